/// What a raw word of a column stands for.
enum WordMeaning: Sendable, Equatable {
  /// A code's place in the domain, or a mask of such places.
  case value(UInt64)
  case missing
  case unknown
}
