/// A sentence about a number that a text quotes, with something filled in.
public enum GuardSentence: Hashable, Sendable {
  /// A number is another than the figure that is named.
  case disagrees(String, name: String, value: String)
  /// A number is the figure of another cell.
  case otherCell(String, of: String, meant: String, value: String)
  /// A percentage is of another base.
  case otherBase(String, of: String, meant: String, value: String)
  /// A number differs from a figure by a digit.
  case slip(String, name: String, value: String)
  /// Parts do not come to their total.
  case sum(String, sum: String, total: String, difference: String, isTooMuch: Bool)
  /// A percentage is not that of the two numbers beside it, and perhaps that of another figure.
  case share(String, part: String, whole: String, share: String, of: String?)
  /// What a number should probably be.
  case probably(String)
  /// What a figure divides, what it divides by, and what is left.
  case numerator(of: String)
  case denominator(of: String)
  case rest(of: String)
  /// How many figures a text quotes, and what came of them.
  case summary(figures: String, agreeing: String, findings: String, foreign: String)
  /// A number of which the run says nothing.
  case foreign(String)
}

extension Words {
  /// A sentence about a number that a text quotes, without its full stop.
  public subscript(_ sentence: GuardSentence) -> String {
    switch language {
    case .dutch: Self.dutch(sentence)
    case .english: Self.english(sentence)
    }
  }

  static func dutch(_ sentence: GuardSentence) -> String {
    switch sentence {
    case .disagrees(let quoted, let name, let value): "hier staat \(quoted), en \(name) is \(value)"
    case .otherCell(let quoted, let found, let meant, let value): "\(quoted) is \(found); \(meant) is \(value)"
    case .otherBase(let quoted, let found, let meant, let value):
      "\(quoted) heeft een andere noemer: het is \(found); \(meant) is \(value)"
    case .slip(let quoted, let name, let value): "hier staat \(quoted), één cijfer anders dan \(name): \(value)"
    case .sum(let parts, let sum, let total, let difference, let isTooMuch):
      "\(parts) = \(sum), en niet \(total): \(difference) te \(isTooMuch ? "veel" : "weinig")"
    case .share(let quoted, let part, let whole, let share, let other):
      "\(part) van \(whole) is \(share), en niet \(quoted)" + (other.map { "; \(quoted) is \($0)" } ?? "")
    case .probably(let value): "waarschijnlijk \(value)"
    case .numerator(let name): "de teller van \(name)"
    case .denominator(let name): "de noemer van \(name)"
    case .rest(let name): "de noemer min de teller van \(name)"
    case .summary(let figures, let agreeing, let findings, let foreign):
      "\(figures) cijfers: \(agreeing) kloppen met de run, \(findings) niet, over \(foreign) zegt de run niets"
    case .foreign(let quoted): "over \(quoted) zegt de run niets"
    }
  }

  static func english(_ sentence: GuardSentence) -> String {
    switch sentence {
    case .disagrees(let quoted, let name, let value): "\(quoted) stands here, and \(name) is \(value)"
    case .otherCell(let quoted, let found, let meant, let value): "\(quoted) is \(found); \(meant) is \(value)"
    case .otherBase(let quoted, let found, let meant, let value):
      "\(quoted) has another denominator: it is \(found); \(meant) is \(value)"
    case .slip(let quoted, let name, let value): "\(quoted) stands here, one digit away from \(name): \(value)"
    case .sum(let parts, let sum, let total, let difference, let isTooMuch):
      "\(parts) = \(sum), and not \(total): \(difference) too \(isTooMuch ? "many" : "few")"
    case .share(let quoted, let part, let whole, let share, let other):
      "\(part) of \(whole) is \(share), and not \(quoted)" + (other.map { "; \(quoted) is \($0)" } ?? "")
    case .probably(let value): "probably \(value)"
    case .numerator(let name): "the numerator of \(name)"
    case .denominator(let name): "the denominator of \(name)"
    case .rest(let name): "the denominator less the numerator of \(name)"
    case .summary(let figures, let agreeing, let findings, let foreign):
      "\(figures) figures: \(agreeing) agree with the run, \(findings) do not, of \(foreign) the run says nothing"
    case .foreign(let quoted): "the run says nothing of \(quoted)"
    }
  }
}
