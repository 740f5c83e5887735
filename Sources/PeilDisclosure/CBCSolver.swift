import Glibc

/// COIN-OR's branch and cut solver as a process: `cbc`, Debian's coinor-cbc.
///
/// Problem and solution go through files without a name, the problem in MPS. One thread, so that the same problem has the
/// same solution.
public struct CBCSolver: IntegerSolver {
  /// The program: a path, or a name that is looked for where programs are.
  public let program: String

  /// The solver with this program.
  public init(program: String = "cbc") { self.program = program }

  /// Solves a problem, within so many seconds.
  public func minimize(
    _ problem: CoveringProblem, seconds: Double
  ) throws(SuppressionError) -> CoveringSolution {
    let streams = try SolverStreams()
    try streams.write(mps(problem))
    let limit = max(1, Int(seconds.rounded(.up)))
    let words = [
      program, "/dev/fd/\(SolverStreams.problem)", "-threads", "0", "-ratioGap", "0", "-allowableGap", "0", "-sec",
      "\(limit)", "-timeMode", "elapsed", "-solve", "-solution", "/dev/fd/\(SolverStreams.solution)", "-quit",
    ]
    try streams.run(program, words)
    return try CBCReport(log: streams.log(), written: streams.result(), count: problem.costs.count).solution()
  }

  /// The problem in fixed MPS.
  private func mps(_ problem: CoveringProblem) -> String {
    var columns: [[(row: Int, coefficient: Double)]] = Array(repeating: [], count: problem.costs.count)
    for (row, condition) in problem.conditions.enumerated() {
      for term in condition.terms { columns[term.figure].append((row, term.coefficient)) }
    }
    var text = "NAME          PEIL\nROWS\n N  COST\n"
    for row in problem.conditions.indices { text += " G  R\(row)\n" }
    text += "COLUMNS\n"
    if problem.isInteger { text += "    MARK0     'MARKER'                 'INTORG'\n" }
    for (figure, column) in columns.enumerated() {
      let name = field("Y\(figure)")
      text += "    \(name)COST      \(problem.costs[figure])\n"
      for (row, coefficient) in column { text += "    \(name)\(field("R\(row)"))\(coefficient)\n" }
    }
    if problem.isInteger { text += "    MARK1     'MARKER'                 'INTEND'\n" }
    text += "RHS\n"
    for (row, condition) in problem.conditions.enumerated() {
      text += "    \(field("B"))\(field("R\(row)"))\(condition.least)\n"
    }
    text += "BOUNDS\n"
    for figure in columns.indices { text += " UP BND       \(field("Y\(figure)"))1.0\n" }
    return text + "ENDATA\n"
  }

  /// A name in a field of fixed MPS: eight characters and two blanks.
  private func field(_ name: String) -> String { name + String(repeating: " ", count: max(2, 10 - name.count)) }
}
