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
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    if isNameless, let nameless = LinuxOnly.openNameless(in: folder) {
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
      if !hasName { hasName = LinuxOnly.giveName(name, to: descriptor) }
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
    LinuxOnly.beginWriting(descriptor, from: start, count: count)
    (start, count) = (start + count, 0)
  }

  /// Enough for the disk to take in one go.
  private static let atOnce: Int64 = 8 << 20
}

/// The file that a path means, behind all symbolic links of its last part; the path itself where it
/// is no link.
///
/// A link may lead to a file that does not exist yet.
///
/// - Throws: `FileError` for links that lead round in a circle.
func linkTarget(of path: String) throws(FileError) -> String {
  var target = path
  for _ in 0..<maximumLinks {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(target, &buffer, Int(PATH_MAX))
    guard count > 0 else { return target }
    let link = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    target = link.hasPrefix("/") ? link : folder + link
  }
  throw FileError(path: path, code: ELOOP)
}

/// As many links as Linux follows.
private let maximumLinks = 40
