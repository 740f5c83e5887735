/// How many rows were rejected at one place for one reason.
public struct RejectCount: Hashable, Sendable {
  /// The source whose records they are; the dataset where no single record stands behind them.
  public let source: String
  /// The dataset whose stage rejected them; nil where reading did.
  public let dataset: String?
  /// The stage's place in the dataset, from 1; 0 where reading rejected them.
  public let stage: Int
  /// Why, as a stable word such as `malformed-quote`.
  public let reason: String
  /// The column or rule at fault, where there is one.
  public let column: String?
  /// How many there are.
  public let count: Int

  /// Describes rejected rows.
  public init(source: String, dataset: String?, stage: Int, reason: String, column: String?, count: Int) {
    self.source = source
    self.dataset = dataset
    self.stage = stage
    self.reason = reason
    self.column = column
    self.count = count
  }

  /// The counts of some rejected rows, in the order in which each kind comes first.
  public static func counts(of rejections: [Rejection]) -> [RejectCount] {
    var places: [RejectCount: Int] = [:]
    var kinds: [(kind: RejectCount, count: Int)] = []
    for row in rejections {
      let kind = RejectCount(
        source: row.source, dataset: row.dataset, stage: row.stage, reason: row.reason, column: row.column, count: 1)
      if let place = places[kind] {
        kinds[place].count += 1
      } else {
        places[kind] = kinds.count
        kinds.append((kind, 1))
      }
    }
    return kinds.map { $0.kind.times($0.count) }
  }

  private func times(_ count: Int) -> RejectCount {
    RejectCount(source: source, dataset: dataset, stage: stage, reason: reason, column: column, count: count)
  }
}
