import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Draws: the digest that decides is the same on every engine, and so are the keys that are drawn.
extension StageSQL {
  func sample(_ sampling: Sampling) throws(Unlowerable) -> Lowered {
    let digest = dialect.identifier("_digest")
    let keyed = dialect.identifier("peil_d\(dataset)_\(stage.number)_keyed")
    let drawn = dialect.identifier("peil_d\(dataset)_\(stage.number)_drawn")
    var statements = query(
      keyed,
      as:
        "SELECT \(list(columns(input.schema.names) + ["\(try self.digest(sampling)) AS \(digest)"]))\nFROM \(input.name)",
      isKept: true)
    let known = "SELECT DISTINCT \(digest) FROM \(keyed) WHERE \(digest) IS NOT NULL"
    let keys: String
    switch sampling.size {
    case .keys(let size): keys = "\(known) ORDER BY \(digest) LIMIT \(size)"
    case .share(let share): keys = "\(known)\(try below(share, digest))"
    }
    statements += query(drawn, as: keys, isKept: true)
    let text =
      "SELECT \(list(columns(output.schema.names)))\nFROM \(keyed)\nWHERE \(digest) IN (SELECT \(digest) FROM \(drawn))"
    statements += query(output.name, as: text, isKept: true)
    let question = try question(
      [
        counted("\(digest) IS NULL"), dialect.handedOver("count(DISTINCT \(digest))"), rowCount(of: drawn),
        rowCount(of: output.name),
      ], source: "FROM \(keyed)"
    ) { rowsIn, numbers, entry, _ in
      entry.rowsOut = numbers[3]
      entry.leftOutUnknown = numbers[0]
      entry.leftOut = rowsIn - numbers[0] - numbers[3]
      entry.details = [
        LedgerDetail("keys", numbers[1]), LedgerDetail("drawn-keys", numbers[2]),
        LedgerDetail("keyless-rows", numbers[0]),
      ]
      return []
    }
    return Lowered(statements: statements, questions: [question])
  }

  /// The digest of a row's key in hexadecimal digits; missing where any of its values is.
  private func digest(_ sampling: Sampling) throws(Unlowerable) -> String {
    var pieces = ["'\(sampling.seed)'"]
    for name in sampling.by {
      let type = try column(name, in: input.schema).type
      pieces += [dialect.literal("\u{1F}") ?? "chr(31)", try written(dialect.identifier(name), type)]
    }
    return dialect.sha256("(\(pieces.joined(separator: " || ")))")
  }

  /// A value as a tidy table writes it.
  private func written(_ column: String, _ type: ValueType) throws(Unlowerable) -> String {
    switch (type.storageKind, type) {
    case (.text, _): return column
    case (.codes, _): return try spelled(column, type)
    case (.bits, _): return "(CASE \(column) WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END)"
    case (_, .integer): return "CAST(\(column) AS \(dialect.handedOverType))"
    case (_, .date): return dialect.dayText(column)
    default: throw Unlowerable("a draw of keys that are no text, code, whole number or day", at: stage.span)
    }
  }

  /// A condition behind others that the digest's first 64 bits are less than a share of all that there could be.
  private func below(_ share: Rational, _ digest: String) throws(Unlowerable) -> String {
    let (part, whole) = (UInt128(share.numerator.magnitude), UInt128(share.denominator.magnitude))
    if part >= whole { return "" }
    guard part <= UInt128(UInt64.max) else { throw Unlowerable("a share of so many digits", at: stage.span) }
    // The smallest whole number that is not less than the bound: what is less than the one is less than the other.
    let bound = ((part << 64) + whole - 1) / whole
    let digits = String(bound, radix: 16)
    return " AND substr(\(digest), 1, 16) < '\(String(repeating: "0", count: 16 - digits.count))\(digits)'"
  }
}
