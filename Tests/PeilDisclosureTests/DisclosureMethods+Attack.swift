import PeilDisclosure
import ReferenceValues

extension DisclosureMethods {
  static let attack: [String: DisclosureMethod] = [
    "sdc.audit": { inputs in
      let intervals = try ReferenceTable([inputs]).intervals(suppressed: try inputs["suppressed"].strings)
      return ["intervals": intervals.json, "exactly_disclosed": intervals.disclosed]
    },
    "sdc.audit_linked": { inputs in
      let tables = [inputs["table1"], inputs["table2"]]
      let suppressed = try tables.flatMap { try $0["suppressed"].strings }
      let joint = try ReferenceTable(tables).intervals(suppressed: suppressed)
      return [
        "intervals_table1": try ReferenceTable([tables[0]]).intervals(suppressed: suppressed).json,
        "intervals_table2": try ReferenceTable([tables[1]]).intervals(suppressed: suppressed).json,
        "intervals_joint": joint.json, "exactly_disclosed_jointly": joint.disclosed,
      ]
    },
    "sdc.audit_public_knowledge": { inputs in
      let suppressed = try inputs["suppressed"].strings
      let informed = try ReferenceTable([inputs])
      var naive = informed
      naive.known = []
      return [
        "naive": try naive.intervals(suppressed: suppressed).json,
        "with_public_grants": try informed.intervals(suppressed: suppressed).json,
      ]
    },
  ]
}
