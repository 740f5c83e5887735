import PeilCore

/// `ledger.csv`: where every row went, source by source and stage by stage.
enum LedgerFile {
  static func bytes(of ledger: Ledger) -> [UInt8] {
    var file = DelimitedFile(header: [
      "dataset", "stage", "kind", "in", "left_out", "left_out_unknown", "rejected", "merged", "added", "out", "details",
    ])
    for entry in ledger.entries {
      let counts = [
        entry.rowsIn, entry.leftOut, entry.leftOutUnknown, entry.rejected, entry.merged, entry.added, entry.rowsOut,
      ]
      let details = entry.details.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
      file.append([entry.dataset, String(entry.stage), entry.kind] + counts.map(String.init) + [details])
    }
    return file.bytes
  }
}

/// `checks.csv`: how every rule fared.
enum ChecksFile {
  static func bytes(of checks: [CheckResult]) -> [UInt8] {
    var file = DelimitedFile(header: ["dataset", "stage", "rule", "otherwise", "passed", "failed", "unknown"])
    for check in checks {
      file.append([
        check.dataset, String(check.stage), check.rule, check.otherwise.rawValue, String(check.passed),
        String(check.failed), String(check.unknown),
      ])
    }
    return file.bytes
  }
}
