import CLibrary
import Synchronization

/// Why a file could not be read or written.
public struct FileError: Error, Equatable {
  /// The file as the user named it; `-` is standard input.
  public let path: String
  /// The system's own word for the reason.
  public let reason: String
  /// Whether the other end of a pipe has gone: a reader such as `head` that has seen enough.
  public var isClosedPipe: Bool { code == EPIPE }
  /// Why a file was not even tried, where it is no word of the system's.
  public let refusal: Refusal?
  let code: Int32

  /// What keeps a file from being read whole into memory.
  public enum Refusal: Sendable {
    /// It is a device or a pipe.
    case notRegular
    /// It has more bytes than `ByteSource.mostContents`.
    case tooLarge
  }

  init(path: String, code: Int32, refusal: Refusal? = nil) {
    self.path = path
    self.code = code
    self.refusal = refusal
    reason = unsafe String(cString: strerror(code))
  }
}

/// Bytes of a file or of standard input, read in pieces so that memory stays flat.
public struct ByteSource: ~Copyable, Sendable {
  /// The name shown in findings: the path, or `<stdin>`.
  public let name: String
  private let path: String
  private let descriptor: Int32
  /// What is read where it is no file.
  private let held: HeldBytes?

  /// Opens `path`; `-` is standard input.
  ///
  /// - Throws: `FileError` when the file is missing, unreadable or a directory.
  public init(path: String) throws(FileError) {
    self.path = path
    held = nil
    name = path == "-" ? "<stdin>" : path
    if let copy = KeptInputs.copy(of: path) {
      descriptor = copy.openAtStart()
      guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
      return
    }
    if path == "-" {
      descriptor = STDIN_FILENO
      // A pipe holds 64 KiB; with more, reader and writer wait less often for each other.
      LinuxOnly.widenPipe(descriptor)
      return
    }
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    FilesRead.note(path, descriptor)
  }

  /// Reads a text of the program's own as a file of that name would be read.
  public init(text: String, name: String) {
    (self.name, path, descriptor) = (name, name, -1)
    var bytes = SpilledBytes()
    // No text of the program's own is so long that it would go to a file, which might fail.
    try? bytes.append(Array(text.utf8))
    held = HeldBytes(bytes)
  }

  /// Reads bytes that were made as a file of that name would be read.
  package init(_ bytes: SpilledBytes, name: String) {
    (self.name, path, descriptor) = (name, name, -1)
    held = HeldBytes(bytes)
  }

  /// Appends `count` bytes to `buffer`, fewer only at the end; returns how many came.
  ///
  /// A pipe gives what it has at the moment; waiting for the rest makes its pieces, and what is
  /// concluded from a piece, the same as those of a file.
  public func read(_ count: Int, into buffer: inout [UInt8]) throws(FileError) -> Int {
    let start = buffer.count
    buffer.append(contentsOf: [UInt8](repeating: 0, count: count))
    let received = try read(count, into: &buffer, at: start)
    buffer.removeLast(count - received)
    return received
  }

  /// Puts `count` bytes into `buffer` from place `start` on, fewer only at the end of the file;
  /// returns how many came.
  package func read(_ count: Int, into buffer: inout [UInt8], at start: Int) throws(FileError)
    -> Int
  {
    precondition(start + count <= buffer.count)
    if let held { return try held.read(count, into: &buffer, at: start) }
    var received = 0
    while received < count {
      let part = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe CLibrary.read(
          descriptor, bytes.baseAddress.map { unsafe $0 + start + received }, count - received)
      }
      if part < 0, errno == EINTR { continue }
      guard part >= 0 else { throw FileError(path: path, code: errno) }
      if part == 0 { break }
      received += part
    }
    return received
  }

  /// Appends bytes of a file from a place on, as many as there are at least.
  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws(FileError) {
    let start = buffer.count
    buffer += [UInt8](repeating: 0, count: count)
    let code = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe readBytes(
        count, of: descriptor, at: offset, into: bytes.baseAddress.map { unsafe $0 + start })
    }
    if let code { throw FileError(path: path, code: code) }
  }

  /// How many of `count` bytes are worth asking for: of a file what is left of it, and one more, by
  /// which its end is seen. Room for more costs a small file more time than its bytes do. A file of
  /// no bytes may be one of the system's that has some all the same.
  package func worthAsking(_ count: Int) -> Int {
    guard let size, size > 0 else { return count }
    let place = lseek(descriptor, 0, SEEK_CUR)
    return place < 0 ? count : min(count, max(size - Int(place), 0) + 1)
  }

  /// How many bytes the file has; nil for a pipe or another source whose size is not known.
  public var size: Int? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// Whether the file can be opened again and then says the same: a file can, a pipe cannot, nor
  /// standard input, which goes on where it was left even where it is a file.
  package var canBeReadAgain: Bool { descriptor != STDIN_FILENO && size != nil }

  /// How many bytes a file may have that is read whole: rule sets and manifests have some ten thousand.
  public static let mostContents = 1 << 24

  /// All bytes of a small file.
  ///
  /// - Throws: `FileError` when it cannot be read, as no device or pipe is, which might never end, nor
  ///   a file of more than `mostContents` bytes.
  public static func contents(of path: String) throws(FileError) -> [UInt8] {
    // A pipe is not even opened, as that waits for whoever writes into it.
    guard !ByteSink.isStream(path) || KeptInputs.copy(of: path) != nil else {
      throw FileError(path: path, code: EINVAL, refusal: .notRegular)
    }
    let source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    while try source.read(1 << 16, into: &bytes) > 0 {
      guard bytes.count <= mostContents else {
        throw FileError(path: path, code: EFBIG, refusal: .tooLarge)
      }
    }
    return bytes
  }

  deinit {
    if descriptor > STDIN_FILENO { close(descriptor) }
  }
}

/// Bytes that are no file's, and how many of them were read.
private final class HeldBytes: Sendable {
  private let bytes: SpilledBytes
  private let position = Mutex(0)

  init(_ bytes: SpilledBytes) { self.bytes = bytes }

  /// Puts the next bytes into a buffer from a place on; returns how many there were.
  func read(_ count: Int, into buffer: inout [UInt8], at start: Int) throws(FileError) -> Int {
    let place = position.withLock { position in
      defer { position = min(position + count, bytes.count) }
      return position
    }
    return try bytes.read(count, at: place, into: &buffer, from: start)
  }
}
