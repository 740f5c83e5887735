/// The end of the process, which gives all memory back at once.
enum ProcessEnd {
  /// Leaves a large value to it: taking it apart piece by piece would keep the user waiting for nothing.
  static func leave<Value>(_ value: Value) { _ = Unmanaged.passRetained(Left(value)) }

  private final class Left<Value> {
    let value: Value

    init(_ value: Value) { self.value = value }
  }
}
