/// What happens to the first application that no longer fits under the ceiling, and to those after it.
public enum AllocationRule: String, Hashable, Sendable, CaseIterable {
  /// It and all after it get nothing.
  case stop
  /// It gets nothing, and a smaller one after it may still fit; a better score may then lose to a worse one.
  case skip
  /// It gets what is left, and all after it get nothing.
  case partial
  /// It is granted in full, beyond the ceiling, and all after it get nothing.
  case overshoot
}
