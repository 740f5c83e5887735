/// The words of one language; the switch behind it is closed, so a wording that is lacking does not compile.
public struct Words: Hashable, Sendable {
  /// The language.
  public let language: Language

  /// The words of a language.
  public init(_ language: Language) { self.language = language }

  /// A word, as it stands in the middle of a sentence or in a table's head.
  public subscript(_ word: Word) -> String {
    switch language {
    case .dutch: Self.dutch(word)
    case .english: Self.english(word)
    }
  }

  /// What a flag says, as it stands in a table's legend.
  public subscript(_ flag: FigureFlag) -> String {
    switch language {
    case .dutch: Self.dutch(flag)
    case .english: Self.english(flag)
    }
  }

  /// A sentence without its full stop, beginning with a small letter where the language has one.
  public subscript(_ sentence: Sentence) -> String {
    switch language {
    case .dutch: Self.dutch(sentence)
    case .english: Self.english(sentence)
    }
  }

  /// A word of a report or workbook.
  public subscript(_ word: ReportWord) -> String {
    switch language {
    case .dutch: Self.dutch(word)
    case .english: Self.english(word)
    }
  }

  /// A sentence of a report with something filled in.
  public subscript(_ sentence: ReportSentence) -> String {
    switch language {
    case .dutch: Self.dutch(sentence)
    case .english: Self.english(sentence)
    }
  }

  /// A word of a workbook.
  public subscript(_ word: WorkbookWord) -> String {
    switch language {
    case .dutch: Self.dutch(word)
    case .english: Self.english(word)
    }
  }

  /// A sentence of a workbook with something filled in.
  public subscript(_ sentence: WorkbookSentence) -> String {
    switch language {
    case .dutch: Self.dutch(sentence)
    case .english: Self.english(sentence)
    }
  }

  /// What people call a fixed column of tidy CSV.
  public subscript(column column: TidyColumn) -> String {
    switch language {
    case .dutch: Self.dutch(column).title
    case .english: Self.english(column).title
    }
  }

  /// What stands in a fixed column of tidy CSV, as a sentence.
  public subscript(meaning column: TidyColumn) -> String {
    switch language {
    case .dutch: Self.dutch(column).meaning
    case .english: Self.english(column).meaning
    }
  }

  /// Why a row was rejected, without a full stop.
  public subscript(rejection word: RejectionWord) -> String {
    switch language {
    case .dutch: Self.dutch(word)
    case .english: Self.english(word)
    }
  }

  /// Why a figure is not defined, without a full stop.
  public subscript(undefined word: UndefinedWord) -> String {
    switch language {
    case .dutch: Self.dutch(word)
    case .english: Self.english(word)
    }
  }

  /// How an interval was computed, to stand after `by`.
  public subscript(interval word: IntervalWord) -> String {
    switch language {
    case .dutch: Self.dutch(word)
    case .english: Self.english(word)
    }
  }

  /// Items as an enumeration: `a`, `a en b`, `a, b en c`.
  public func listed(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + (language == .dutch ? " en " : " and ") + last
  }
}
