import Synchronization

/// What can be read only once, a pipe or standard input, kept to be read again.
package enum KeptInputs {
  private static let copies = Mutex<[String: SpillFile]>([:])

  /// Copies what comes by a path into a file of our own, which is read in its place from now on; a
  /// file needs no copy.
  ///
  /// - Throws: `FileError` when it cannot be read, or not be kept.
  public static func keep(_ path: String) throws(FileError) {
    guard copy(of: path) == nil else { return }
    let source = try ByteSource(path: path)
    guard !source.canBeReadAgain else { return }
    let copy = try SpillFile()
    _ = try copy.write(restOf: source)
    copies.withLock { $0[path] = copy }
  }

  /// The copy of what came by a path; nil where there is none.
  static func copy(of path: String) -> SpillFile? { copies.withLock { $0[path] } }
}
