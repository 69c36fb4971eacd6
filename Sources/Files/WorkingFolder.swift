import CLibrary

/// The folder from which relative paths lead.
public enum WorkingFolder {
  /// Its absolute path, without symbolic links.
  ///
  /// - Throws: `FileError` when there is none any more.
  public static func path() throws(FileError) -> String { try path(of: ".") }

  /// The absolute path of a folder that is there, without symbolic links.
  ///
  /// - Throws: `FileError` when there is none.
  public static func path(of folder: String) throws(FileError) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard unsafe realpath(folder, &buffer) != nil else {
      throw FileError(path: folder, code: errno)
    }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The absolute path that a folder has, or would have where it, or some above it, is not there.
  ///
  /// - Throws: `FileError` when not even the folder from which relative paths lead is there.
  public static func place(of folder: String) throws(FileError) -> String {
    if let path = try? path(of: folder) { return path }
    let parent = ofFile(folder)
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    return parent == folder ? folder : "\(try place(of: parent))/\(name)"
  }

  /// The folder in which a file stands, or is to stand.
  public static func ofFile(_ path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// The way from one absolute path to another: `..` for each folder to leave, then those to enter.
  public static func way(from start: String, to end: String) -> String {
    let (from, to) = (start.split(separator: "/"), end.split(separator: "/"))
    let shared = zip(from, to).prefix { $0 == $1 }.count
    let steps = repeatElement("..", count: from.count - shared) + to[shared...].map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// Does something in another folder, and comes back.
  ///
  /// - Throws: `FileError` when it cannot be entered; and what `work` throws.
  public static func inside<Result>(_ folder: String, _ work: () throws -> Result) throws -> Result
  {
    let here = try path()
    try enter(folder)
    let result = Swift.Result { try work() }
    try enter(here)
    return try result.get()
  }

  private static func enter(_ folder: String) throws(FileError) {
    guard unsafe chdir(folder) == 0 else { throw FileError(path: folder, code: errno) }
  }
}

/// What a file was like at a moment, by which a change shows.
public struct FileState: Sendable, Equatable {
  private let device, node, size, seconds, nanoseconds: Int64

  /// Looks at a file; nil where there is none.
  public init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Looks at a file that is open; nil where it is none.
  init?(of descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    (device, node, size) = (
      Int64(truncatingIfNeeded: status.st_dev), Int64(truncatingIfNeeded: status.st_ino),
      Int64(status.st_size)
    )
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    (seconds, nanoseconds) = (Int64(time.tv_sec), Int64(time.tv_nsec))
  }

  /// Whether it is the same file, by whatever name, as it was at some moment.
  public func isSameFile(as other: FileState) -> Bool {
    device == other.device && node == other.node
  }
}
