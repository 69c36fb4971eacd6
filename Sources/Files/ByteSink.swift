import CLibrary

/// The standard streams, and what can be asked of a path.
public enum ByteSink {
  /// Writes to standard output.
  ///
  /// - Throws: `FileError`; `isClosedPipe` when the reader has gone.
  public static func writeToStandardOutput(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes, to: STDOUT_FILENO, path: "<stdout>")
  }

  /// Writes to standard error; a failure there cannot be reported anywhere and is dropped.
  public static func writeToStandardError(_ text: String) {
    try? write(Array(text.utf8), to: STDERR_FILENO, path: "<stderr>")
  }

  /// Makes a folder; one that is there already is left as it is.
  public static func makeFolder(_ path: String) throws(FileError) {
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileError(path: path, code: errno)
    }
  }

  /// Whether there is a file or folder at a path.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0
  }

  /// Whether two paths are those of one file that is there, by whatever names and links.
  public static func isSameFile(_ path: String, _ other: String) -> Bool {
    var (a, b) = (stat(), stat())
    guard unsafe stat(path, &a) == 0, unsafe stat(other, &b) == 0 else { return false }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }

  /// Whether there is a file at a path that can be read more than once, as a pipe cannot.
  public static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether reading from a path might wait for others or never end: a pipe, a device.
  static func isStream(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0
      && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32, path: String)
    throws(FileError)
  {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe CLibrary.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + sent }, bytes.count - sent)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path: path, code: errno) }
      sent += count
    }
  }
}
