internal import PeilTable

extension Sequence where Element == Column {
  /// The formula that says for which rows all the columns are known; nil where every row has them.
  var jointlyKnownWhen: String? {
    var distinct: [String] = []
    for condition in compactMap(\.knownWhen) where !distinct.contains(condition) { distinct.append(condition) }
    guard distinct.count > 1 else { return distinct.first }
    return distinct.map { "(\($0))" }.joined(separator: " and ")
  }
}
