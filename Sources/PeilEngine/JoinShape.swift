import PeilCore
import PeilTable

/// A join with its columns resolved to places.
struct JoinShape {
  /// Where a column of the output comes from.
  enum Source {
    case left(Int)
    /// A left key column, which a right row without partner fills with its own key.
    case leftKey(Int, right: Int?)
    /// A column of the right side, and the code that stands where there is no partner.
    case right(Int, missingAs: UInt32?)
  }

  let join: Join
  private(set) var sources: [Source]
  let output: Schema
  let leftKeys: KeyEncoder
  let rightKeys: KeyEncoder
  /// Brought outcomes that a left row without partner would lack, by name.
  let outcomesLackedOnLeft: [String]
  /// Outcomes of the left side that a right row without partner would lack, by name.
  let outcomesLackedOnRight: [String]

  /// The right columns that rows with a partner bring.
  var brought: Set<Int> {
    Set(
      sources.compactMap { source in
        if case .right(let place, _) = source { place } else { nil }
      })
  }

  /// Resolves a join between the edges as they are after pruning; the full schemas say which outcomes there are.
  init(_ join: Join, left: Schema, right: Schema, output: Schema, fullLeft: Schema, fullRight: Schema) {
    self.join = join
    self.output = output
    var leftFields: [KeyEncoder.Field] = []
    var rightFields: [KeyEncoder.Field] = []
    var rightOfKey: [String: Int] = [:]
    for key in join.keys {
      guard let leftPlace = left.position(of: key.left), let rightPlace = right.position(of: key.right) else {
        preconditionFailure("a join key is not in its schema")
      }
      let (leftType, rightType) = (left.columns[leftPlace].type, right.columns[rightPlace].type)
      let parts = KeyPart.pair(leftType, rightType)
      leftFields.append(KeyEncoder.Field(position: leftPlace, part: parts.0))
      rightFields.append(KeyEncoder.Field(position: rightPlace, part: parts.1))
      let hasSameForm = leftType.storageKind == rightType.storageKind && parts.0 == parts.1
      if hasSameForm { rightOfKey[key.left] = rightPlace }
    }
    leftKeys = KeyEncoder(fields: leftFields, keepsMissing: false)
    rightKeys = KeyEncoder(fields: rightFields, keepsMissing: false)
    let brought = Dictionary(join.brought.map { ($0.name, $0.column) }) { first, _ in first }
    let keyNames = Set(join.keys.map(\.left))
    sources = output.columns.map { column in
      if let source = brought[column.name], let place = right.position(of: source) {
        return .right(place, missingAs: right.columns[place].missingAs)
      }
      guard let place = left.position(of: column.name) else {
        preconditionFailure("a join promises a column that neither side has")
      }
      return keyNames.contains(column.name) ? .leftKey(place, right: rightOfKey[column.name]) : .left(place)
    }
    outcomesLackedOnLeft = join.brought.filter {
      guard let column = fullRight[$0.column] else { return false }
      return column.type == .outcome && column.missingAs == nil
    }.map(\.name)
    outcomesLackedOnRight = fullLeft.columns.filter {
      $0.type == .outcome && $0.missingAs == nil && !keyNames.contains($0.name)
    }.map(\.name)
  }

  /// The columns that say where a row of either side stood, behind all others, in joins that are done key by key.
  private(set) var orderColumns: (left: Int, right: Int)?

  /// The join of rows that carry their places behind their columns, and hand on both sides'.
  func ordered(left: Schema, right: Schema) -> JoinShape {
    var shape = self
    shape.orderColumns = (left.columns.count, right.columns.count)
    shape.sources += [left.columns.count, left.columns.count + 1].map { .left($0) }
    shape.sources += [right.columns.count, right.columns.count + 1].map { .right($0, missingAs: nil) }
    return shape
  }

  /// Where a row of the right side stands in its dataset.
  func place(ofRightRow row: Int, _ right: RightSide) -> StreamPlace {
    guard let orderColumns else { return StreamPlace(chunk: 0, row: row) }
    return StreamPlace(
      chunk: Int(right.column(orderColumns.right).integers[row]),
      row: Int(right.column(orderColumns.right + 1).integers[row]))
  }

  /// The output rows for pairs of places; `KeyTable.none` is the lack of a partner.
  func rows(_ left: Chunk, _ leftPlaces: [Int]?, _ right: RightSide, _ rightPlaces: [UInt32]) -> [ColumnBuffer] {
    sources.map { source in
      switch source {
      case .left(let place), .leftKey(let place, _):
        return leftPlaces.map { left.columns[place].gathered($0) } ?? left.columns[place]
      case .right(let place, let missingAs):
        let gathered = right.column(place).gathered(rightPlaces, none: KeyTable.none)
        return missingAs.map { Self.filled(gathered, with: $0) { rightPlaces[$0] == KeyTable.none } } ?? gathered
      }
    }
  }

  /// Rows of the right side alone.
  func rows(_ right: RightSide, _ places: [Int], left: Schema) -> [ColumnBuffer] {
    sources.map { source in
      switch source {
      case .right(let place, _), .leftKey(_, right: .some(let place)): return right.column(place).gathered(places)
      case .left(let place), .leftKey(let place, right: .none):
        let column = left.columns[place]
        let missing = ColumnBuffer.missing(column.type.storageKind, count: places.count)
        return column.missingAs.map { Self.filled(missing, with: $0) { _ in true } } ?? missing
      }
    }
  }

  private static func filled(
    _ column: ColumnBuffer, with code: UInt32, where isLacking: (Int) -> Bool
  ) -> ColumnBuffer {
    guard case .codes(var codes) = column.values, var known = column.known else { return column }
    for row in codes.indices where isLacking(row) {
      codes[row] = code
      known[row] = 1
    }
    return ColumnBuffer(.codes(codes), known: known)
  }
}
