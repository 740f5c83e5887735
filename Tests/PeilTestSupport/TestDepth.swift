import Foundation

/// How far the tests go: quick where someone waits for them, the whole way where `PEIL_ALL_TESTS` is set, as
/// `./peil test --all` does.
///
/// A quick run asks every question once; what is left to the whole one is the same question in more ways.
package enum TestDepth {
  /// Whether every case is tried in every way.
  package static let isWhole = ProcessInfo.processInfo.environment["PEIL_ALL_TESTS"]?.isEmpty == false

  /// All of the cases in a whole run, and the first ones otherwise.
  package static func first<Case>(_ count: Int, of cases: [Case]) -> [Case] {
    isWhole ? cases : Array(cases.prefix(count))
  }

  /// All of the cases in a whole run, and every so many-th one otherwise.
  package static func every<Case>(_ step: Int, of cases: [Case]) -> [Case] {
    isWhole ? cases : stride(from: 0, to: cases.count, by: step).map { cases[$0] }
  }
}
