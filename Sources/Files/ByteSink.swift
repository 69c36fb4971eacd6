import CLibrary

/// Where output goes: standard output, or a file that appears whole or not at all.
public enum ByteSink {
  /// Writes to standard output.
  ///
  /// - Throws: `FileError`; `isClosedPipe` when the reader has gone.
  public static func writeToStandardOutput(_ bytes: [UInt8]) throws(FileError) {
    try writeToStandardOutput([bytes])
  }

  /// Writes some pieces to standard output, one after the other.
  public static func writeToStandardOutput(_ pieces: [[UInt8]]) throws(FileError) {
    for piece in pieces { try write(piece, to: STDOUT_FILENO, path: "<stdout>") }
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

  /// Whether there is a file at a path that can be read more than once, as a pipe cannot.
  public static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Writes a file that appears whole or not at all, as `WholeFile` says.
  public static func writeWhole(_ bytes: [UInt8], to path: String) throws(FileError) {
    try writeWhole([bytes], to: path)
  }

  /// The same for a file of some pieces, one after the other.
  public static func writeWhole(_ pieces: [[UInt8]], to path: String) throws(FileError) {
    let file = try WholeFile(path)
    for piece in pieces { try file.write(piece) }
    try file.finish()
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
