public import PeilCore
import PeilEngine
import PeilRun

/// A source whose files or records are other ones in a later run.
public struct InputChange: Hashable, Sendable {
  /// Rows that came, left or changed: how many, and the keys of some of them where their files could be read.
  public struct Rows: Hashable, Sendable {
    /// How many there are.
    public let count: Int
    /// The first keys, in words, in order; empty where none could be read.
    public let keys: [String]
  }

  /// The source.
  public let source: String
  /// What was read of it in the earlier run; nil where it was not there.
  public let before: InputSummary?
  /// What was read of it in the later run; nil where it is not there.
  public let after: InputSummary?
  /// Whether the files hold other bytes; false where only the reading of them is another.
  public let hasOtherFiles: Bool
  /// Rows that only the later run has; nil where the runs kept no hashes of rows that can be compared.
  public let came: Rows?
  /// Rows that only the earlier run has.
  public let left: Rows?
  /// Rows that both have, with other values.
  public let changed: Rows?

  /// How many keys are looked up.
  static let shown = 10

  static func all(_ before: StoredRun, _ after: StoredRun, threads: Int) throws -> [InputChange] {
    let (old, new) = (before.result.inputs, after.result.inputs)
    let names = new.map(\.source) + old.map(\.source).filter { name in !new.contains { $0.source == name } }
    return try names.compactMap { try change(of: $0, before, after, threads) }
  }

  private static func change(
    of name: String, _ before: StoredRun, _ after: StoredRun, _ threads: Int
  ) throws -> InputChange? {
    let (old, new) = (summary(name, before), summary(name, after))
    let hasOtherFiles = hashes(name, before) != hashes(name, after)
    guard hasOtherFiles || !isSame(old, new) else { return nil }
    let rows: RowComparison? =
      if let first = try before.files.rowHashes(of: name), let second = try after.files.rowHashes(of: name) {
        RowComparison(before: first, after: second)
      } else {
        nil
      }
    func named(_ hashes: [UInt64]?, in run: StoredRun) -> Rows? {
      hashes.map { Rows(count: $0.count, keys: keys(of: $0, name, run, threads)) }
    }
    return InputChange(
      source: name, before: old, after: new, hasOtherFiles: hasOtherFiles, came: named(rows?.came, in: after),
      left: named(rows?.left, in: before), changed: named(rows?.changed, in: after))
  }

  private static func summary(_ name: String, _ run: StoredRun) -> InputSummary? {
    run.result.inputs.first { $0.source == name }
  }

  private static func hashes(_ name: String, _ run: StoredRun) -> [RunIdentity.Hash?] {
    run.result.identity?.inputs[name] ?? []
  }

  /// Where the files stand may be another place.
  private static func isSame(_ old: InputSummary?, _ new: InputSummary?) -> Bool {
    old?.records == new?.records && old?.rejected == new?.rejected && old?.mended == new?.mended
      && old?.invalidMadeMissing == new?.invalidMadeMissing
  }

  /// The keys of some rows, where the files that the run read still stand as they were.
  private static func keys(of hashes: [UInt64], _ name: String, _ run: StoredRun, _ threads: Int) -> [String] {
    guard !hashes.isEmpty, let source = run.sourceAtPlace(name) else { return [] }
    let found = try? RowHashing(RunOptions(threads: threads)).keys(
      of: source, with: Set(hashes), limit: hashes.count > 100_000 ? shown : .max)
    return Array((found ?? [:]).values.sorted().prefix(shown))
  }
}
