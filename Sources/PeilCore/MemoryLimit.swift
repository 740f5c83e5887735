/// How much memory a run may use.
public struct MemoryLimit: Sendable {
  /// The bytes that the process may hold resident.
  public let bytes: Int
  /// How many bytes it holds now.
  public let used: @Sendable () -> Int

  /// A limit, and how to ask what is used.
  public init(bytes: Int, used: @escaping @Sendable () -> Int) {
    precondition(bytes > 0, "a run needs some memory")
    self.bytes = bytes
    self.used = used
  }
}
