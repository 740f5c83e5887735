/// The names of the months in one language, small (CLDR 44, stand-alone and format forms agree in these languages).
struct MonthNames: Sendable {
  private let long: [[UInt8]]
  private let short: [[UInt8]]

  /// Nil for a language that has no names here.
  init?(locale: String) {
    switch locale {
    case "nl":
      self.init(
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec")
    case "en":
      self.init(
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec")
    default: return nil
    }
  }

  private init(_ long: String, _ short: String) {
    self.long = long.split(separator: " ").map { Array($0.utf8) }
    self.short = short.split(separator: " ").map { Array($0.utf8) }
  }

  /// The month whose name stands at `index`, which moves past it; nil where none does.
  ///
  /// Letters match in either size; a point may end a short name.
  func match(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, isShort: Bool) -> Int? {
    var end = index
    while end < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[end] | 0x20) { end += 1 }
    let names = isShort ? short : long
    guard let month = names.firstIndex(where: { isEqual($0, bytes, index, end) }) else { return nil }
    if isShort && end < bytes.count && bytes[end] == UInt8(ascii: ".") { end += 1 }
    index = end
    return month + 1
  }

  private func isEqual(_ name: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    name.count == end - start && name.indices.allSatisfy { name[$0] == bytes[start + $0] | 0x20 }
  }
}
