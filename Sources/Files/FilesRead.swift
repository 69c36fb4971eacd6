import Synchronization

/// The files that were opened to be read, by whatever they were named, so that none of them is written
/// over and a manifest names all of them.
public enum FilesRead {
  /// A file as it was when it was opened.
  public struct File: Sendable {
    /// Its path, as it was opened.
    public let path: String
    /// What it was like.
    public let state: FileState
  }

  private static let files = Mutex<[File]>([])

  /// Each file that was opened since `begin`, once for each name, in the order of its first opening.
  public static var all: [File] { files.withLock { $0 } }

  /// Forgets what was read before, as a new run begins.
  public static func begin() { files.withLock { $0 = [] } }

  /// Notes a file that was opened.
  static func note(_ path: String, _ descriptor: Int32) {
    guard let state = FileState(of: descriptor) else { return }
    files.withLock { files in
      if !files.contains(where: { $0.path == path }) {
        files.append(File(path: path, state: state))
      }
    }
  }
}
