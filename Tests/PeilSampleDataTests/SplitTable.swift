/// A CSV file split by hand from its bytes, so that nothing of the generator's writer is taken on trust.
struct SplitTable {
  let header: [String]
  let rows: [[String: String]]

  /// A file of the case-management system.
  init(_ bytes: [UInt8]) {
    self.init(String(String.UnicodeScalarView(bytes.map(Self.character))))
  }

  init(_ text: String, delimiter: Unicode.Scalar = ";") {
    var records = Self.records(Array(text.unicodeScalars), delimiter)
    let header = records.removeFirst()
    self.header = header
    rows = records.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Every record of the file, the header first.
  static func records(_ text: [Unicode.Scalar], _ delimiter: Unicode.Scalar) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var quoted = false
    var place = 0
    while place < text.count {
      let scalar = text[place]
      place += 1
      switch scalar {
      case "\"" where quoted && place < text.count && text[place] == scalar:
        field.append("\"")
        place += 1
      case "\"":
        quoted.toggle()
      case delimiter where !quoted:
        record.append(field)
        field = ""
      case "\n" where !quoted:
        records.append(record + [field])
        record = []
        field = ""
      case "\r" where !quoted:
        break
      default:
        field.unicodeScalars.append(scalar)
      }
    }
    return records
  }

  /// What a byte of 0x80 to 0x9F means in Windows-1252, as far as it occurs here.
  private static func character(_ byte: UInt8) -> Unicode.Scalar {
    switch byte {
    case 0x80: "€"
    case 0x92: "’"
    default: Unicode.Scalar(byte)
    }
  }
}

extension [String: String] {
  /// The field of that name; an absent column would show as a word no file holds.
  func field(_ name: String) -> String {
    self[name] ?? "no column \(name)"
  }

  /// An amount in whole cents, nil where the field holds none.
  func cents(_ name: String) -> Int? {
    let digits = field(name).filter(\.isNumber)
    guard let number = Int(digits) else { return nil }
    return field(name).contains(",") ? number : number * 100
  }

  /// A score in tenths of a point.
  func tenths(_ name: String) -> Int {
    Int(field(name).filter { $0 != "," }) ?? -1
  }
}
