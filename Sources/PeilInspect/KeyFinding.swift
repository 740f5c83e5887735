/// What tells the records of a table apart.
public struct KeyFinding: Sendable {
  /// The columns of the key, by their place; empty where nothing tells the records apart.
  public let columns: [Int]
  /// The lines of records whose key an earlier one has.
  public let repeatedLines: [Int]
  /// How many records lack a part of the key.
  public let missingCount: Int
  /// What it rests on.
  public let evidence: String

  /// How many records a run would reject for their key.
  public var rejectedCount: Int { repeatedLines.count + missingCount }
}

/// Finds the column, or the columns, that tell the records of a table apart.
struct KeyFinder {
  private let columns: [ColumnFinding]
  private let table: SurveyedTable

  init(_ columns: [ColumnFinding], _ table: SurveyedTable) {
    self.columns = columns
    self.table = table
  }

  func finding() -> KeyFinding {
    let usable = columns.indices.filter(isUsable)
    let named = usable.filter { columns[$0].role == .application || Self.speaksOfNumbers(columns[$0].header) }
    let unique = usable.filter { columns[$0].isUnique }
    if let best = named.first(where: unique.contains) ?? (named.isEmpty ? unique.first : nil) { return single(best) }
    // A few repeated keys are mistakes in the export; many mean that the key is longer.
    if let near = named.first(where: isNearlyUnique) { return single(near) }
    if let pair = pair(from: named + usable.filter { !named.contains($0) }) { return pair }
    if let best = unique.first ?? usable.first(where: isNearlyUnique) { return single(best) }
    return KeyFinding(
      columns: [], repeatedLines: [], missingCount: 0, evidence: "no column, and no two, differ in every record")
  }

  /// Amounts, days and long texts differ by chance and not because they are numbers of something.
  private func isUsable(_ column: Int) -> Bool {
    let found = columns[column]
    switch found.type.value {
    case .text, .integer, .category, .kvk, .rsin, .iban, .postcode:
      return found.survey.known.allSatisfy { $0.text.utf8.count <= 60 } && found.survey.unkeptCount == 0
    default: return false
    }
  }

  private static func speaksOfNumbers(_ header: String) -> Bool {
    let words = header.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains {
      ["id", "nr", "no", "nummer", "number", "volgnummer", "code", "key", "voter", "respondent"].contains($0)
    }
  }

  private func isNearlyUnique(_ column: Int) -> Bool {
    let repeated = columns[column].survey.count - columns[column].distinctCount
    return table.lines.count > 1 && repeated <= max(1, table.lines.count / 50) && columns[column].distinctCount > 1
  }

  private func single(_ column: Int) -> KeyFinding {
    let found = columns[column]
    let missing = Set(
      found.survey.words.indices.filter { found.survey.words[$0].isMissing }.map { Int32($0) })
    let codes = table.codes[column]
    let repeated = table.repeated(in: [column]).filter { codes[$0] >= 0 && !missing.contains(codes[$0]) }
    return KeyFinding(
      columns: [column], repeatedLines: repeated.map { table.lines[$0] }, missingCount: found.missingCount,
      evidence: "\(found.distinctCount) different words in \(table.lines.count) record(s)")
  }

  private func pair(from candidates: [Int]) -> KeyFinding? {
    let full = candidates.filter { columns[$0].missingCount == 0 && columns[$0].distinctCount > 1 }.prefix(8)
    for (place, first) in full.enumerated() {
      for second in full.dropFirst(place + 1) where table.repeated(in: [first, second]).isEmpty {
        return KeyFinding(
          columns: [first, second].sorted(), repeatedLines: [], missingCount: 0,
          evidence: "together they differ in each of \(table.lines.count) record(s)")
      }
    }
    return nil
  }
}
