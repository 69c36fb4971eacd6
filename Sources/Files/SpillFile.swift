import CLibrary

/// A file without a name for what does not fit into memory; it is gone when the program ends.
package final class SpillFile: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Makes an empty file in `TMPDIR`, else in `/tmp`.
  package init() throws(FileError) {
    let folder = Machine.environment("TMPDIR") ?? "/tmp"
    path = folder + "/vbp-XXXXXX"
    var name = path.utf8CString
    descriptor = unsafe name.withUnsafeMutableBufferPointer { name in
      guard let start = name.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(start)
      if descriptor >= 0 { unsafe unlink(start) }
      return descriptor
    }
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
  }

  /// Writes what is left of a source behind some bytes that were read of it; returns how many there
  /// are in all, which stops soon behind `limit`.
  func write(_ start: [UInt8] = [], restOf source: borrowing ByteSource, limit: Int = .max)
    throws(FileError) -> Int
  {
    var (size, piece) = (0, start)
    while true {
      if !piece.isEmpty {
        try write(piece, at: size)
        size += piece.count
      }
      piece.removeAll(keepingCapacity: true)
      guard size <= limit, try source.read(1 << 18, into: &piece) > 0 else { return size }
    }
  }

  /// Writes the elements from a byte of the file on.
  package func write<Element: BitwiseCopyable>(
    _ elements: [Element], at offset: Int
  ) throws(FileError) {
    let size = elements.count * MemoryLayout<Element>.stride
    var done = 0
    while done < size {
      let count = unsafe elements.withUnsafeBytes { bytes in
        unsafe pwrite(
          descriptor, bytes.baseAddress.map { unsafe $0 + done }, size - done, off_t(offset + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError(path: path, code: errno) }
      done += count
    }
  }

  /// Reads elements that were written at a byte of the file, and appends them.
  package func read<Element: BitwiseCopyable>(
    _ count: Int, at offset: Int, into elements: inout [Element]
  ) throws(FileError) {
    let size = count * MemoryLayout<Element>.stride
    let before = elements.count
    var code: Int32?
    unsafe elements.append(
      contentsOf: [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
        code = unsafe readBytes(
          size, of: descriptor, at: offset, into: UnsafeMutableRawPointer(buffer.baseAddress))
        if code == nil { initialized = count }
      })
    if let code {
      elements.removeLast(elements.count - before)
      throw FileError(path: path, code: code)
    }
  }

  /// Reads bytes that were written at a byte of the file into a buffer, from a place on.
  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8], from start: Int)
    throws(FileError)
  {
    precondition(start + count <= buffer.count)
    let code = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe readBytes(
        count, of: descriptor, at: offset, into: bytes.baseAddress.map { unsafe $0 + start })
    }
    if let code { throw FileError(path: path, code: code) }
  }

  /// A descriptor of its own by which the file is read from its start, one reader at a time; negative
  /// where there can be none.
  func openAtStart() -> Int32 {
    lseek(descriptor, 0, SEEK_SET) == 0 ? fcntl(descriptor, F_DUPFD_CLOEXEC, 0) : -1
  }

  deinit { close(descriptor) }
}

/// Reads bytes of a file from a place on, as many as are asked for; returns the system's number of what
/// went wrong, if anything did.
@unsafe
func readBytes(
  _ count: Int, of descriptor: Int32, at offset: Int, into start: UnsafeMutableRawPointer?
) -> Int32? {
  var done = 0
  while done < count {
    let part = unsafe pread(
      descriptor, start.map { unsafe $0 + done }, count - done, off_t(offset + done))
    if part < 0, errno == EINTR { continue }
    guard part > 0 else { return part < 0 ? errno : EIO }
    done += part
  }
  return nil
}
