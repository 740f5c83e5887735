/// What a condition on rows is said with.
public enum ConditionWord: CaseIterable, Hashable, Sendable {
  case onlyWhere, and, or, not, isEqual, isNotEqual, isOneOf, isNoneOf, isKnown, isUnknown, includes
}
