/// How the command ends; from 64 on as in BSD's sysexits.h.
public enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
  /// All was done.
  case done = 0
  /// All was done, and a check that only warns has failed.
  case failedChecks = 1
  /// The command line or the pipeline file is wrong.
  case usage = 64
  /// The data are wrong.
  case data = 65
  /// An input file is absent or cannot be read.
  case noInput = 66
  /// A program that the command needs is not there, or failed.
  case unavailable = 69
  /// A bug in Peil.
  case software = 70
  /// The output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed half-way.
  case inputOutput = 74
  /// The user stopped the run.
  case interrupted = 130
}
