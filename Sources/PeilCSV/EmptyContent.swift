/// In what way a file without a header is empty.
public enum EmptyContent: Sendable, Equatable {
  case noBytes
  case byteOrderMarkOnly
  case lineEndsOnly
}
