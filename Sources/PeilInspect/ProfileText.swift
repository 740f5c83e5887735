import PeilTable

/// A profile as text for a terminal.
public struct ProfileText: Sendable {
  private let profile: FileProfile

  /// The text of a profile.
  public init(_ profile: FileProfile) { self.profile = profile }

  /// The whole text: the format with its evidence, each column, and what to look at.
  public var text: String {
    (head + [""] + format + [""] + profile.columns.flatMap { column($0) + [""] } + suspicions)
      .map(Self.safe).joined(separator: "\n") + "\n"
  }

  private var found: Inspection { profile.file.inspection }

  private var head: [String] {
    let part = found.isWhole ? "" : " in the first \(InspectedFile.sampleSize >> 20) MB"
    return [
      "\(profile.file.path): \(profile.file.size) bytes, \(found.recordCount) records of \(found.columns.count) columns\(part)"
    ]
  }

  // MARK: - Format

  private var format: [String] {
    let format = profile.file.format
    var lines = [
      line("encoding", found.encoding.value.rawValue, found.encoding),
      line("delimiter", DialectDetector.name(format.delimiter), found.dialect),
      line("quote", format.quote.map(DialectDetector.name) ?? "none", nil as Finding<Int>?),
      line("line ends", found.lineEnd.value.rawValue.uppercased(), found.lineEnd),
      line("header", "\(found.shape.headerRows.value) record(s)", found.shape.headerRows),
    ]
    if format.escape == .backslash { lines.append(line("escape", "backslash", nil as Finding<Int>?)) }
    if found.shape.skippedLines.value > 0 {
      lines.append(line("before it", "\(found.shape.skippedLines.value) line(s)", found.shape.skippedLines))
    }
    if found.shape.footerLines.value > 0 {
      lines.append(line("footer", "\(found.shape.footerLines.value) line(s)", found.shape.footerLines))
    }
    if let comment = found.shape.comment { lines.append(line("comments", comment.value, comment)) }
    let key = found.key.columns.map { found.columns[$0].header }.joined(separator: " and ")
    lines.append("  key        \(key.isEmpty ? "none" : key)  (\(found.key.evidence))")
    return ["Format"] + lines
  }

  private func line<Value>(_ name: String, _ value: String, _ finding: Finding<Value>?) -> String {
    let head = "  " + padded(name, 11) + value
    guard let finding else { return head }
    let evidence = finding.evidence.joined(separator: "; ")
    return head + "  (\(finding.certainty.rawValue)\(evidence.isEmpty ? "" : ": " + evidence))"
  }

  // MARK: - Columns

  private func column(_ column: ColumnProfile) -> [String] {
    let finding = column.finding
    var lines = [finding.header.isEmpty ? finding.name : DraftText.line(finding.header)]
    let type = finding.type
    let evidence = type.evidence.joined(separator: "; ")
    lines.append(
      "  " + padded("type", 11)
        + "\(type.value.name)  (\(type.certainty.rawValue)\(evidence.isEmpty ? "" : ": " + evidence))")
    if let role = finding.role { lines.append("  " + padded("role", 11) + role.rawValue) }
    let missing = finding.missingWords.filter { !$0.isEmpty }
    lines.append(
      "  " + padded("fields", 11)
        + "\(finding.survey.count), \(finding.missingCount) missing"
        + (missing.isEmpty ? "" : " (\(missing.map { "'\($0)'" }.joined(separator: ", ")) or empty)")
        + ", \(finding.distinctCount) different\(finding.isUnique ? ", each once" : "")")
    if !column.quantiles.isEmpty {
      lines.append(
        "  " + padded("values", 11)
          + column.quantiles.map { "\(Self.percent($0.share)) \($0.value)" }.joined(separator: " · "))
    }
    if !column.histogram.isEmpty { lines.append("  " + padded("", 11) + Self.bars(column.histogram)) }
    if column.quantiles.isEmpty, let lengths = column.lengths {
      lines.append("  " + padded("length", 11) + "\(lengths.lowerBound) to \(lengths.upperBound) characters")
    }
    if let personal = column.personal {
      lines.append("  " + padded("personal", 11) + personal.rawValue + ": words are not shown")
    }
    if column.finding.distinctCount < finding.survey.knownCount {
      lines.append("  " + padded("often", 11) + Self.list(column.frequent))
    }
    if ["text", "kvk", "rsin", "postcode", "iban", "sbi"].contains(type.value.name) {
      lines.append("  " + padded("forms", 11) + Self.list(column.patterns))
    }
    return lines
  }

  private static func list(_ counts: [ColumnProfile.Count]) -> String {
    counts.map { "'\($0.text.count > 40 ? $0.text.prefix(39) + "…" : $0.text[...])' \($0.count)" }.joined(
      separator: ", ")
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

  /// Ten bars of eight heights; a part with anything in it has a bar.
  private static func bars(_ bins: [Int]) -> String {
    let most = bins.max() ?? 1
    let signs = Array("▁▂▃▄▅▆▇█")
    return String(bins.map { $0 == 0 ? " " : signs[min(7, ($0 * 8 - 1) / max(most, 1))] })
  }

  // MARK: - What to look at

  private var suspicions: [String] {
    guard !profile.suspicions.isEmpty else { return ["Nothing looks wrong."] }
    return ["To look at"]
      + profile.suspicions.map { suspicion in
        let place = suspicion.column.map { "\(DraftText.line($0)): " } ?? ""
        let lines = suspicion.lines.map(String.init).joined(separator: ", ")
        let more = suspicion.count > suspicion.lines.count ? " …" : ""
        return "  \(place)\(suspicion.message) (\(suspicion.count); line \(lines)\(more))"
      }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// Control characters of the data do nothing to a terminal.
  private static func safe(_ line: String) -> String {
    String(line.map { $0.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) } ? " " : $0 })
  }
}
