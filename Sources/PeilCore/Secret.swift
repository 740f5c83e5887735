/// A key that is used and never written: no output, message or record holds its bytes.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The bytes of the key.
  public let bytes: [UInt8]

  /// Wraps the bytes of a key.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What stands for the key wherever it might be printed.
  public var description: String { "(secret)" }

  /// What stands for the key in a debugger's listing.
  public var debugDescription: String { description }

  /// A mirror that shows nothing of it.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Where a pipeline says that a key is kept.
public enum SecretPlace: Hashable, Sendable {
  /// A file, by its path relative to the pipeline file.
  case file(String)
  /// A variable of the environment, by its name.
  case environment(String)
}
