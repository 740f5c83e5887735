internal import PeilStatistics

/// What is shown of lead times.
enum LeadTimeFigure: Sendable {
  case median
  case within(days: Int)
  case restrictedMean(days: Int)
  case inTerm(WrittenTerm)

  /// A figure with the options it needs, which have been checked.
  init(_ shown: LeadTimeMeasure.Shown, days: Int?, term: WrittenTerm?) {
    switch shown {
    case .median: self = .median
    case .within: self = .within(days: days ?? 0)
    case .restrictedMean: self = .restrictedMean(days: days ?? 0)
    case .inTerm: self = term.map { .inTerm($0) } ?? .median
    }
  }

  var term: WrittenTerm? { if case .inTerm(let term) = self { term } else { nil } }
}

/// The scale on which the interval of a curve is symmetric.
enum LeadTimeScale: String {
  case logLog = "log-log"
  case log, plain

  var scale: KaplanMeier.Scale {
    switch self {
    case .logLog: .logLog
    case .log: .log
    case .plain: .plain
    }
  }

  /// How it is named beside an interval; the first is the usual one.
  var method: String { self == .logLog ? "greenwood" : "greenwood-\(rawValue)" }
}
