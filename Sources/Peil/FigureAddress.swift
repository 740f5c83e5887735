import PeilCore
public import PeilDiagnostics
public import PeilPublish
import PeilWords

/// Which figure of a run somebody means: a table, cells as `dimension=value`, and a measure, each by name, code or label.
///
/// Case does not matter. A dimension that is not named is summed out. What fits nothing, or several things, is an error that
/// lists what there is, with the nearest name.
public struct FigureAddress: Sendable {
  private let tableWord: String
  private let words: [String]

  /// An address of these words: the table first.
  public init(table: String, words: [String]) {
    tableWord = table
    self.words = words
  }

  /// The figure that is meant, among the tables of a run.
  public func place(among tables: [NamedTable]) throws(DiagnosticsError) -> FigurePlace {
    let table = try table(among: tables)
    var wanted: [Int: String] = [:]
    var measureWords: [String] = []
    for word in words {
      if let (dimension, value) = try part(word, of: table) {
        guard wanted[dimension] == nil else {
          throw Self.error("repeated-dimension", "'\(table.plan.dimensions[dimension].column.name)' is named twice", [])
        }
        wanted[dimension] = value
      } else {
        measureWords.append(word)
      }
    }
    let measure = try measure(measureWords, of: table)
    return FigurePlace(table: table, cell: try cell(wanted, of: table), measure: measure)
  }

  // MARK: - Table and measure

  /// The table that is meant.
  public func table(among tables: [NamedTable]) throws(DiagnosticsError) -> NamedTable {
    let names = tables.map { [$0.plan.name, $0.title] }
    if let found = Self.match(tableWord, names) { return tables[found] }
    throw Self.error(
      "unknown-table", "no table '\(tableWord)' in this run",
      [Self.guess(tableWord, names), "there are: \(listed(tables.map(\.plan.name), limit: 40))"])
  }

  private func measure(_ found: [String], of table: NamedTable) throws(DiagnosticsError) -> Int {
    let names = zip(table.plan.measures, table.measureLabels).map { [$0.name, $1] }
    let list = "measures here: " + listed(names.map(Self.shown), limit: 40)
    guard let word = found.first else {
      if names.count == 1 { return 0 }
      throw Self.error("no-measure", "table '\(table.plan.name)' has \(names.count) measures; which one?", [list])
    }
    guard found.count == 1 else {
      let cells = table.plan.dimensions.map { "\($0.column.name)=…" }
      throw Self.error(
        "too-many-words", "one measure is expected, and here stand \(found.map { "'\($0)'" }.joined(separator: ", "))",
        [
          cells.isEmpty
            ? "the table has no dimensions; put quotes around a label of several words"
            : "cells are written as \(cells.joined(separator: " ")), with quotes around what holds spaces"
        ])
    }
    if let place = Self.match(word, names) { return place }
    throw Self.error(
      "unknown-measure", "no measure '\(word)' in table '\(table.plan.name)'", [Self.guess(word, names), list])
  }

  // MARK: - Cell

  /// A word that names a dimension's value; nil where it has no equals sign, or is the name of a measure as a whole.
  private func part(_ word: String, of table: NamedTable) throws(DiagnosticsError) -> (Int, String)? {
    let measures = zip(table.plan.measures, table.measureLabels).map { [$0.name, $1] }
    guard let sign = word.firstIndex(of: "="), Self.match(word, measures) == nil else { return nil }
    let name = String(word[..<sign])
    let names = zip(table.plan.dimensions, table.dimensionLabels).map { [$0.column.name, $1] }
    guard let place = Self.match(name, names) else {
      throw Self.error(
        "unknown-dimension", "table '\(table.plan.name)' has no dimension '\(name)'",
        [
          Self.guess(name, names),
          names.isEmpty ? "it has no dimensions" : "dimensions here: \(names.map(Self.shown).joined(separator: ", "))",
        ])
    }
    return (place, String(word[word.index(after: sign)...]))
  }

  private func cell(_ wanted: [Int: String], of table: NamedTable) throws(DiagnosticsError) -> Int {
    var key: [DimensionValue] = []
    for place in table.plan.dimensions.indices { key.append(try value(wanted[place], ofDimension: place, in: table)) }
    if let cell = table.cells.firstIndex(where: { $0.key == key }) { return cell }
    throw Self.error(
      "no-such-cell", "table '\(table.plan.name)' has no such cell: it does not cross or sum these values", [])
  }

  private func value(
    _ word: String?, ofDimension place: Int, in table: NamedTable
  ) throws(DiagnosticsError) -> DimensionValue {
    let dimension = table.plan.dimensions[place]
    var values: [(value: DimensionValue, names: [String])] = []
    for (number, cell) in table.cells.enumerated() where !values.contains(where: { $0.value == cell.key[place] }) {
      let codes = [table.codes(ofCell: number)[place]].compactMap(\.self)
      values.append((cell.key[place], codes + [table.words(ofCell: number)[place]]))
    }
    let hasTotal = values.contains { $0.value == .summedOut }
    let names = values.map { $0.value == .summedOut ? $0.names + Self.totalWords : $0.names }
    guard let word else {
      if hasTotal { return .summedOut }
      throw Self.error(
        "no-cell", "table '\(table.plan.name)' has no total over '\(dimension.column.name)'; which value?",
        ["write \(dimension.column.name)=VALUE, one of: \(listed(values.map { Self.shown($0.names) }, limit: 30))"])
    }
    if let found = Self.match(word, names) { return values[found].value }
    throw Self.error(
      "unknown-value", "'\(dimension.column.name)' has no value '\(word)' in table '\(table.plan.name)'",
      [Self.guess(word, names), "values here: \(listed(values.map { Self.shown($0.names) }, limit: 30))"])
  }

  // MARK: - Names

  private static let totalWords = [NamedTable.totalWord, "all"] + Language.allCases.map { Words($0)[.total] }

  /// The thing that has the word among its names: as it is written, else whatever the case; nil where none or several do.
  private static func match(_ word: String, _ names: [[String]]) -> Int? {
    if let exact = names.firstIndex(where: { $0.contains(word) }) { return exact }
    let plain = word.lowercased()
    let found = names.indices.filter { place in names[place].contains { $0.lowercased() == plain } }
    return found.count == 1 ? found[0] : nil
  }

  private static func guess(_ word: String, _ names: [[String]]) -> String? {
    let all = names.flatMap(\.self)
    let plain = word.lowercased()
    if let begun = all.first(where: { $0.lowercased().hasPrefix(plain) }) { return "did you mean '\(begun)'?" }
    if let near = nearestName(to: word, among: all) { return "did you mean '\(near)'?" }
    return all.first { $0.lowercased().contains(plain) }.map { "did you mean '\($0)'?" }
  }

  /// A name with its label where that is another word.
  private static func shown(_ names: [String]) -> String {
    guard names.count > 1, names[0].lowercased() != names[1].lowercased() else { return names.first ?? "" }
    return "\(names[0]) (\(names[1]))"
  }

  private static func error(_ code: String, _ message: String, _ details: [String?]) -> DiagnosticsError {
    DiagnosticsError([.error(code, message, details: details.compactMap(\.self), exit: .usage)])
  }
}
