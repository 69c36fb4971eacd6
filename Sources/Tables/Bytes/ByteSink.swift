import Glibc

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

  /// Writes beside `path` first and renames when all is on disk, so that no reader ever sees a
  /// part. A symbolic link stays, and the file behind it is replaced. A path that is not a regular
  /// file, such as `/dev/null` or a named pipe, is written to directly.
  public static func writeWhole(_ bytes: [UInt8], to path: String) throws(FileError) {
    try writeWhole([bytes], to: path)
  }

  /// The same for a file of some pieces, one after the other.
  public static func writeWhole(_ pieces: [[UInt8]], to path: String) throws(FileError) {
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
      defer { close(descriptor) }
      for piece in pieces { try write(piece, to: descriptor, path: path) }
      return
    }
    let target = try linkTarget(of: path)
    let temporary = "\(target).\(getpid()).tmp"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    // Only the mode of a new file is narrowed by the umask; one that is replaced keeps its own.
    if exists { fchmod(descriptor, status.st_mode & 0o777) }
    do throws(FileError) {
      defer { close(descriptor) }
      for piece in pieces { try write(piece, to: descriptor, path: path) }
      guard fsync(descriptor) == 0 else { throw FileError(path: path, code: errno) }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, target) == 0 else {
      let code = errno
      unsafe unlink(temporary)
      throw FileError(path: path, code: code)
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String)
    throws(FileError)
  {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + sent }, bytes.count - sent)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path: path, code: errno) }
      sent += count
    }
  }
}
