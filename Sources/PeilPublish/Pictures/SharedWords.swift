/// What labels have in common, up to a colon or a comma: said once for all of them, it need not stand at each.
enum SharedWords {
  /// The labels without what they all begin with and without what they all end with; all that is left begins with a capital.
  static func trimmed(_ labels: [String]) -> [String] {
    var pieces = labels.map(Self.pieces)
    while pieces.allSatisfy({ $0.count > 1 }), Set(pieces.map { $0[0].text }).count == 1 {
      pieces = pieces.map { Array($0.dropFirst()) }
    }
    while pieces.allSatisfy({ $0.count > 1 }), Set(pieces.map { $0[$0.count - 1].text }).count == 1 {
      pieces = pieces.map { Array($0.dropLast()) }
    }
    return pieces.map { pieces in
      let text = pieces.enumerated().map { $0.offset == 0 ? $0.element.text : $0.element.sign + $0.element.text }
      return text.joined().capitalizedFirst
    }
  }

  /// A piece of a label, and the sign before it.
  private struct Piece {
    let sign: String
    var text: String
  }

  private static func pieces(_ label: String) -> [Piece] {
    var pieces = [Piece(sign: "", text: "")]
    var rest = label[...]
    while let letter = rest.first {
      if rest.hasPrefix(": ") || rest.hasPrefix(", ") {
        pieces.append(Piece(sign: String(rest.prefix(2)), text: ""))
        rest = rest.dropFirst(2)
      } else {
        pieces[pieces.count - 1].text.append(letter)
        rest = rest.dropFirst()
      }
    }
    return pieces
  }
}
