import CLibrary
import Synchronization

/// An output that is written piece by piece and appears whole, when it is finished, or not at all.
///
/// A file is written in the folder of its path without a name, which it gets when all is on disk: no
/// reader ever sees a part, and a run that is broken off leaves none behind. Where the system can do
/// no such thing, it has another name until then. A symbolic link stays, and the file behind it is
/// replaced. What is no regular file, such as `/dev/null`, a named pipe or standard output, gets all
/// pieces when the output is finished.
public final class WholeFile: Sendable {
  private let path: String
  private let descriptor: Int32
  /// Where the file is written and where it belongs; nil where nothing can be renamed.
  private let names: (temporary: String, target: String)?
  private let held = Mutex<[[UInt8]]>([])
  private let hasTemporaryName = Mutex(false)
  private let writeBack = Mutex(WriteBack())

  /// Standard output.
  public init() { (path, descriptor, names) = ("<stdout>", STDOUT_FILENO, nil) }

  /// Opens a file to be written.
  public convenience init(_ path: String) throws(FileError) {
    try self.init(path, isNameless: true)
  }

  /// The same, with a temporary name from the start if wished.
  init(_ path: String, isNameless: Bool) throws(FileError) {
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    self.path = path
    if exists, status.st_mode & S_IFMT != S_IFREG {
      names = nil
      descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
      return
    }
    let target = try linkTarget(of: path)
    let temporary = "\(target).\(getpid()).tmp"
    names = (temporary, target)
    if isNameless, let nameless = Self.openNameless(beside: target) {
      descriptor = nameless
    } else {
      descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
      hasTemporaryName.withLock { $0 = true }
    }
    // Only the mode of a new file is narrowed by the umask; one that is replaced keeps its own.
    if exists { fchmod(descriptor, status.st_mode & 0o777) }
  }

  deinit {
    guard descriptor != STDOUT_FILENO else { return }
    if descriptor >= 0 { close(descriptor) }
    if let names, hasTemporaryName.withLock({ $0 }) { unsafe unlink(names.temporary) }
  }

  /// Opens a file without a name in the folder of another; nil where the system or the folder knows
  /// none, or it could get no name in the end.
  private static func openNameless(beside path: String) -> Int32? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard unsafe access(openFiles, X_OK) == 0 else { return nil }
    let descriptor = unsafe open(folder, O_WRONLY | nameless | O_CLOEXEC, 0o666)
    return descriptor < 0 ? nil : descriptor
  }

  /// Where a file without a name is found by its number.
  private static let openFiles = "/proc/self/fd"
  /// Linux's `O_TMPFILE`, which the C library's module does not show.
  private static let nameless = O_DIRECTORY | 0o20_000_000

  /// Writes the next piece.
  public func write(_ piece: [UInt8]) throws(FileError) {
    guard names != nil else { return held.withLock { $0.append(piece) } }
    try ByteSink.write(piece, to: descriptor, path: path)
    writeBack.withLock { $0.note(piece.count, to: descriptor) }
  }

  /// Says that there is no more.
  public func finish() throws(FileError) {
    for piece in held.withLock({ $0 }) { try ByteSink.write(piece, to: descriptor, path: path) }
    guard let names else { return }
    guard fsync(descriptor) == 0, takeName(names.temporary),
      unsafe rename(names.temporary, names.target) == 0
    else { throw FileError(path: path, code: errno) }
    hasTemporaryName.withLock { $0 = false }
  }

  /// Gives the file its temporary name, if it has none: only a file with a name can take the place
  /// of another.
  private func takeName(_ name: String) -> Bool {
    hasTemporaryName.withLock { hasName in
      let file = "\(Self.openFiles)/\(descriptor)"
      if !hasName {
        hasName = unsafe linkat(AT_FDCWD, file, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
      }
      return hasName
    }
  }
}

/// Has what is written brought to the disk while more is made, so that little is left to wait for at
/// the end.
private struct WriteBack {
  private var start: Int64 = 0
  private var count: Int64 = 0

  /// Notes that so many bytes were written behind those before.
  mutating func note(_ written: Int, to descriptor: Int32) {
    count += Int64(written)
    guard count >= Self.atOnce else { return }
    // It promises nothing and may fail: the file is finished only when all is on disk.
    _ = syncFileRange(descriptor, start, count, Self.beginsWriting)
    (start, count) = (start + count, 0)
  }

  /// Enough for the disk to take in one go.
  private static let atOnce: Int64 = 8 << 20
  /// `SYNC_FILE_RANGE_WRITE`: begin, and do not wait.
  private static let beginsWriting: UInt32 = 2
}

/// A function of Linux that Swift's Glibc does not show.
@_silgen_name("sync_file_range")
private func syncFileRange(
  _ descriptor: Int32, _ start: Int64, _ count: Int64, _ flags: UInt32
) -> Int32
