import PeilCore
import PeilJSON

/// `internal/rows/SOURCE.rows`: a line that says what was hashed, and behind it sixteen bytes for each row, ascending.
enum RowHashFile {
  static func path(of source: String) -> String { "internal/rows/\(source).rows" }

  static func file(of hashes: RowHashes) -> OutputFile {
    var bytes: [UInt8] = []
    JSONValue.map([
      ("peil-rows", .integer(1)), ("source", .text(hashes.source)), ("key", .list(hashes.key.map(JSONValue.text))),
      ("columns", .list(hashes.columns.map(JSONValue.text))), ("rows", .integer(hashes.rows.count)),
    ]).appendLine(to: &bytes)
    bytes.reserveCapacity(bytes.count + 16 * hashes.rows.count)
    for row in hashes.rows {
      withUnsafeBytes(of: row.key.bigEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: row.values.bigEndian) { bytes.append(contentsOf: $0) }
    }
    return OutputFile(path: path(of: hashes.source), bytes: bytes)
  }

  static func read(_ bytes: [UInt8], file: String) throws(StoredRunError) -> RowHashes {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let head = try StoredNode.document(Array(bytes[..<end]), file: file)
    let count = try head.at("rows").integer
    guard count >= 0, bytes.count - end - 1 == 16 * count else { throw head.damage("sixteen bytes for each row") }
    let rows = bytes.withUnsafeBytes { buffer in
      (0..<count).map { row in
        func word(_ place: Int) -> UInt64 {
          UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: end + 1 + 16 * row + place, as: UInt64.self))
        }
        return RowHashes.Row(key: word(0), values: word(8))
      }
    }
    return RowHashes(
      source: try head.at("source").text, key: try head.at("key").texts, columns: try head.at("columns").texts,
      rows: rows)
  }
}
