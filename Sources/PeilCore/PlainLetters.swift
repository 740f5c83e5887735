/// The plain letters behind Latin letters with marks, ligatures, and digits in other forms.
///
/// The compatibility decomposition (NFKD, Unicode Standard Annex 15) without its marks, for the small letters of Latin-1,
/// Latin Extended-A, -B and Additional and the compatibility forms of Latin letters and digits; what a letter of another
/// script decomposes to is not in the table, so that `ά` stays as it is. Letters that Unicode does not decompose, such as
/// `ß`, `ø` and `ł`, stay too.
enum PlainLetters {
  /// What a scalar comes to; nil where it is no letter or digit and parts words.
  static func plain(_ scalar: Unicode.Scalar) -> [UInt8]? {
    let value = Int(scalar.value)
    return value < early.count ? early[value] : worked(scalar)
  }

  /// Nearly every letter of Western Europe stands before U+0250.
  private static let early: [[UInt8]?] = (0..<0x250).map { value in
    Unicode.Scalar(UInt32(value)).flatMap(worked)
  }

  private static func worked(_ scalar: Unicode.Scalar) -> [UInt8]? {
    var plain: [UInt8] = []
    for small in scalar.properties.lowercaseMapping.unicodeScalars {
      if let found = decomposed[small] {
        plain += found
      } else if isMark(small) {
        continue
      } else if isLetterOrDigit(small) {
        plain += Array(String(small).utf8)
      } else {
        return nil
      }
    }
    return plain
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
  }

  private static let decomposed: [Unicode.Scalar: [UInt8]] = {
    var table: [Unicode.Scalar: [UInt8]] = [:]
    for (plain, letters) in letters {
      for letter in letters.unicodeScalars { table[letter] = Array(plain.utf8) }
    }
    return table
  }()

  private static let letters: [(plain: String, letters: String)] = [
    ("0", "０⁰₀"),
    ("1", "¹１₁"),
    ("2", "²２₂"),
    ("3", "³３₃"),
    ("4", "４⁴₄"),
    ("5", "５⁵₅"),
    ("6", "６⁶₆"),
    ("7", "７⁷₇"),
    ("8", "８⁸₈"),
    ("9", "９⁹₉"),
    ("a", "ªàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặａₐ"),
    ("b", "ḃḅḇｂ"),
    ("c", "çćĉċčḉｃⅽ"),
    ("d", "ďḋḍḏḑḓｄⅾ"),
    ("dz", "ǆǳ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệｅₑ"),
    ("f", "ḟｆ"),
    ("ff", "ﬀ"),
    ("ffi", "ﬃ"),
    ("ffl", "ﬄ"),
    ("fi", "ﬁ"),
    ("fl", "ﬂ"),
    ("g", "ĝğġģǧǵḡｇ"),
    ("h", "ĥȟḣḥḧḩḫẖｈₕ"),
    ("i", "ìíîïĩīĭįİǐȉȋḭḯỉịｉⁱⅰ"),
    ("ii", "ⅱ"),
    ("iii", "ⅲ"),
    ("ij", "ĳ"),
    ("iv", "ⅳ"),
    ("ix", "ⅸ"),
    ("j", "ĵǰｊ"),
    ("k", "ķǩḱḳḵｋₖ"),
    ("l", "ĺļľḷḹḻḽｌₗⅼ"),
    ("lj", "ǉ"),
    ("m", "ḿṁṃｍₘⅿ"),
    ("n", "ñńņňǹṅṇṉṋｎⁿₙ"),
    ("nj", "ǌ"),
    ("o", "ºòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợｏₒ"),
    ("p", "ṕṗｐₚ"),
    ("q", "ｑ"),
    ("r", "ŕŗřȑȓṙṛṝṟｒ"),
    ("s", "śŝşšſșṡṣṥṧṩẛｓₛ"),
    ("st", "ﬅﬆ"),
    ("t", "ţťțṫṭṯṱẗｔₜ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựｕ"),
    ("v", "ṽṿｖⅴ"),
    ("vi", "ⅵ"),
    ("vii", "ⅶ"),
    ("viii", "ⅷ"),
    ("w", "ŵẁẃẅẇẉẘｗ"),
    ("x", "ẋẍｘₓⅹ"),
    ("xi", "ⅺ"),
    ("xii", "ⅻ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹｙ"),
    ("z", "źżžẑẓẕｚ"),
  ]
}
