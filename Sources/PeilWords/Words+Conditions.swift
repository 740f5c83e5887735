extension Words {
  /// A word of a condition, as it stands in the middle of a sentence.
  public subscript(_ word: ConditionWord) -> String {
    switch language {
    case .dutch: Self.dutch(word)
    case .english: Self.english(word)
    }
  }

  private static func dutch(_ word: ConditionWord) -> String {
    switch word {
    case .onlyWhere: "alleen waar"
    case .and: "en"
    case .or: "of"
    case .not: "niet"
    case .isEqual: "is"
    case .isNotEqual: "is niet"
    case .isOneOf: "is een van"
    case .isNoneOf: "is geen van"
    case .isKnown: "is bekend"
    case .isUnknown: "is onbekend"
    case .includes: "omvat"
    }
  }

  private static func english(_ word: ConditionWord) -> String {
    switch word {
    case .onlyWhere: "only where"
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .isEqual: "is"
    case .isNotEqual: "is not"
    case .isOneOf: "is one of"
    case .isNoneOf: "is none of"
    case .isKnown: "is known"
    case .isUnknown: "is unknown"
    case .includes: "includes"
    }
  }
}
