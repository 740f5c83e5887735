import Glibc
import Peil

// Goals, on two cores: 2,000 cells in ten linked tables with a hierarchy, heuristic and audit under 20 s; 300 open cells
// exactly under 60 s. The audit is that against everybody and against each unit that is alone behind figures. It fails when one is missed. The exact method needs the program cbc.
let clock = ContinuousClock()
var missed = false

/// Times work and prints what it found; says whether the goal was met.
func isInTime(_ title: String, goal: Duration, clock: ContinuousClock, _ work: () throws -> String) rethrows -> Bool {
  var found = ""
  let time = try clock.measure { found = try work() }
  print("\(title): \(time), goal \(goal); \(found)")
  return time <= goal
}

for seed in UInt64(1)...3 {
  let linked = LinkedTables(tables: 10, sections: 6, divisions: 5, categories: 6, units: 2500, seed: seed)
  let (system, insiders) = try linked.system()
  let title = "\(system.variables.count) cells in ten linked tables, fast"
  let isMet = try isInTime(title, goal: .seconds(20), clock: clock) {
    let release = try DisclosureControl(solver: nil).protect(system, insiders: insiders)
    return
      "\(system.protectedVariables.count) primary, \(release.pattern.secondary(in: release.system).count) secondary, \(insiders.count) insiders"
  }
  if !isMet { missed = true }
}

for seed in UInt64(1)...3 {
  let table = LinkedTables(tables: 3, sections: 4, divisions: 4, categories: 5, units: 2200, seed: seed)
  let (system, insiders) = try table.system()
  let isMet = try isInTime("\(system.openCount) open cells, exact", goal: .seconds(60), clock: clock) {
    let fast = try SequentialSuppression().choose(for: system).pattern.cost(in: system)
    let release = try DisclosureControl(exactLimit: 400, solver: CBCSolver()).protect(system, insiders: insiders)
    return
      "\(system.protectedVariables.count) primary, \(release.method), \(release.cost) against \(fast) of the fast method alone, \(insiders.count) insiders"
  }
  if !isMet { missed = true }
}

if missed {
  print("a goal was missed")
  exit(1)
}
