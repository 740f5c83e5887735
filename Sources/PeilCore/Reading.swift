/// How the figures of a pipeline are meant.
public enum Reading: String, CaseIterable, Hashable, Sendable {
  /// The register is whole: figures carry no sampling error and no interval.
  case census
  /// The call is one draw of a process: figures carry an interval, marked as modelled.
  case process
}
