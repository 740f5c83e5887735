import PeilTable
import PeilValues

/// The rows of a query's result as an engine writes them: CSV, where every text begins with a letter, so that an empty
/// field is always a missing value.
struct ResultRows {
  /// The fields of each column; nil where the value is missing.
  private var fields: [[ArraySlice<UInt8>?]]
  let count: Int

  /// Reads CSV with so many columns; nil where it is no such thing.
  init?(_ bytes: [UInt8], columns: Int) {
    var fields = [[ArraySlice<UInt8>?]](repeating: [], count: columns)
    var place = 0
    var column = 0
    while place < bytes.count {
      let field: ArraySlice<UInt8>
      if bytes[place] == UInt8(ascii: "\"") {
        guard let (text, end) = Self.quoted(bytes, from: place + 1) else { return nil }
        field = text
        place = end
      } else {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: ","), bytes[place] != 10 { place += 1 }
        field = bytes[start..<place]
      }
      guard column < columns else { return nil }
      fields[column].append(field.isEmpty ? nil : field)
      column += 1
      if place < bytes.count, bytes[place] == UInt8(ascii: ",") {
        place += 1
        // A last field that is empty ends with the line.
        if place < bytes.count, bytes[place] == 10 {
          guard column < columns else { return nil }
          fields[column].append(nil)
          column += 1
        } else {
          continue
        }
      }
      guard column == columns else { return nil }
      column = 0
      place += 1
    }
    // A line of one missing value is an empty line, which the loop above has read as such.
    self.fields = fields
    count = fields.first?.count ?? 0
  }

  private static func quoted(_ bytes: [UInt8], from start: Int) -> (ArraySlice<UInt8>, Int)? {
    var place = start
    var isPlain = true
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\"") {
        guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") else {
          let raw = bytes[start..<place]
          guard !isPlain else { return (raw, place + 1) }
          var text: [UInt8] = []
          var inside = raw.startIndex
          while inside < raw.endIndex {
            text.append(raw[inside])
            inside += raw[inside] == UInt8(ascii: "\"") ? 2 : 1
          }
          return (text[...], place + 1)
        }
        isPlain = false
        place += 1
      }
      place += 1
    }
    return nil
  }

  /// A column of integers, which all must be known.
  func integers(_ column: Int) -> [Int] { fields[column].map { Self.integer($0) ?? 0 } }

  /// A column of integers of any size.
  func wide(_ column: Int) -> [Int128] {
    fields[column].map { field in
      field.flatMap { Int128(String(decoding: $0, as: UTF8.self)) } ?? 0
    }
  }

  /// Where rows came from.
  func origins(_ column: Int) -> [RowOrigin] {
    fields[column].map { field in
      Self.integer(field).map { RowOrigin(packed: UInt64(bitPattern: Int64($0))) } ?? .derived
    }
  }

  /// A column of texts; nil where one is missing.
  func texts(_ column: Int) -> [String?] {
    fields[column].map { $0.map { String(decoding: $0.dropFirst(), as: UTF8.self) } }
  }

  private static func integer(_ field: ArraySlice<UInt8>?) -> Int? {
    field.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  /// A column in the form of a type; nil where the engine wrote something else.
  func buffer(_ column: Int, _ type: ValueType) -> ColumnBuffer? {
    let fields = fields[column]
    let known: [UInt8]? = fields.contains { $0 == nil } ? fields.map { $0 == nil ? 0 : 1 } : nil
    func integers<Value>(_ make: (Int64) -> Value) -> [Value]? {
      var values: [Value] = []
      values.reserveCapacity(fields.count)
      for field in fields {
        guard let field else {
          values.append(make(0))
          continue
        }
        guard let value = Self.integer(field) else { return nil }
        values.append(make(Int64(value)))
      }
      return values
    }
    let values: ColumnBuffer.Values?
    switch type.storageKind {
    case .bits: values = integers { UInt8(truncatingIfNeeded: $0) & 1 }.map { .bits($0) }
    case .integers: values = integers { $0 }.map { .integers($0) }
    case .codes: values = integers { UInt32(truncatingIfNeeded: $0) }.map { .codes($0) }
    case .masks: values = integers { UInt64(bitPattern: $0) }.map { .masks($0) }
    case .doubles: values = integers { OrderedNumber.number(of: $0) }.map { .doubles($0) }
    case .ratios:
      let ratios = fields.map { $0.map { RatioText.ratio(String(decoding: $0.dropFirst(), as: UTF8.self)) } ?? .zero }
      let all = ratios.compactMap(\.self)
      values = all.count == ratios.count ? .ratios(all) : nil
    case .text:
      var storage = TextStorage()
      for field in fields {
        if let field { storage.append(field.dropFirst()) } else { storage.append([UInt8]()) }
      }
      values = .text(storage)
    }
    return values.map { ColumnBuffer($0, known: known) }
  }

  /// Some of the rows.
  func rows(_ places: [Int]) -> ResultRows {
    ResultRows(fields: fields.map { column in places.map { column[$0] } }, count: places.count)
  }

  /// A column in the form of a type.
  func column(_ column: Int, _ type: ValueType) throws -> ColumnBuffer {
    guard let buffer = buffer(column, type) else { throw UnreadableAnswer() }
    return buffer
  }

  private init(fields: [[ArraySlice<UInt8>?]], count: Int) {
    self.fields = fields
    self.count = count
  }

  /// The same rows without the first column.
  var withoutFirst: ResultRows { ResultRows(fields: Array(fields.dropFirst()), count: count) }
}

/// An answer that holds something else than was asked for.
struct UnreadableAnswer: Error {}
