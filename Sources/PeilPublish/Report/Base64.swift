/// Bytes as text of 64 signs (RFC 4648, section 4).
enum Base64 {
  private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let count = min(3, bytes.count - place)
      let group = (0..<3).reduce(0) { $0 << 8 | ($1 < count ? Int(bytes[place + $1]) : 0) }
      for part in 0..<4 {
        result.append(part <= count ? signs[group >> (18 - 6 * part) & 63] : UInt8(ascii: "="))
      }
      place += 3
    }
    return String(decoding: result, as: UTF8.self)
  }
}
