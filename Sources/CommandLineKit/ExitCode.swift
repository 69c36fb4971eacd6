/// How a run ended; scripts rely on the numbers.
public enum ExitCode: Int32, Sendable {
  /// Done.
  case done = 0
  /// There are findings in the input; nothing was written.
  case findings = 1
  /// A file cannot be read or written.
  case fileError = 2
  /// The rules cannot decide: a tie, an unset or unverified number.
  case undecided = 3
  /// The command line cannot be carried out.
  case usage = 64
}
