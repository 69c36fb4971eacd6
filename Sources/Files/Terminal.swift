import CLibrary

/// What stands at the other end of the standard streams.
public enum Terminal {
  /// Whether standard output is a terminal.
  public static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The columns of the terminal at standard output; nil where there is none.
  public static var columns: Int? { columns(of: STDOUT_FILENO) }

  /// The columns of the terminal at standard error; nil where there is none.
  public static var errorColumns: Int? { columns(of: STDERR_FILENO) }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Lets a write to a closed pipe fail with an error instead of ending the program by a signal.
  public static func reportClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Occupies standard streams that were closed before the program began, so that no file that is
  /// opened later takes their place and is given messages, or read as input.
  ///
  /// Reading from such an input and writing to such an output fails, as it does where they are
  /// closed.
  public static func occupyClosedStreams() {
    for (stream, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(stream, F_GETFD) < 0 {
      // The lowest number that is free is given out: this stream's, as those below it are taken.
      _ = unsafe open("/dev/null", mode)
    }
  }
}
