import Glibc

/// What stands at the other end of standard output.
public enum Terminal {
  /// Whether standard output is a terminal.
  public static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The columns of the terminal at standard output; nil where there is none.
  public static var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Lets a write to a closed pipe fail with an error instead of ending the program by a signal.
  public static func reportClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }
}
