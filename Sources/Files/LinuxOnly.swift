import CLibrary

/// What Linux alone can do, each with what is done elsewhere instead. Built with `-D PLAIN_SYSTEM`,
/// vbp does without it on Linux, too.
enum LinuxOnly {
  #if os(Linux) && !PLAIN_SYSTEM
    /// Opens a file without a name in a folder, to be written; nil where the system or the folder
    /// knows none, or it could get no name in the end.
    static func openNameless(in folder: String) -> Int32? {
      guard unsafe access(openFiles, X_OK) == 0 else { return nil }
      let descriptor = unsafe open(folder, O_WRONLY | nameless | O_CLOEXEC, 0o666)
      return descriptor < 0 ? nil : descriptor
    }

    /// Gives a file without a name one; false where it cannot.
    static func giveName(_ name: String, to descriptor: Int32) -> Bool {
      unsafe linkat(
        AT_FDCWD, "\(openFiles)/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
    }

    /// Lets a pipe hold a megabyte; what is no pipe, or not allowed, stays as it is.
    static func widenPipe(_ descriptor: Int32) { _ = fcntl(descriptor, setPipeSize, 1 << 20) }

    /// Begins to bring a part of a file to the disk, and does not wait.
    ///
    /// It promises nothing and may fail: a file is finished only when all is on disk.
    static func beginWriting(_ descriptor: Int32, from start: Int64, count: Int64) {
      _ = syncFileRange(descriptor, start, count, beginsWriting)
    }

    /// Where a file without a name is found by its number.
    private static let openFiles = "/proc/self/fd"
    // What the C library's module does not show: `O_TMPFILE`, `F_SETPIPE_SZ`,
    // `SYNC_FILE_RANGE_WRITE`.
    private static let nameless = O_DIRECTORY | 0o20_000_000
    private static let setPipeSize: Int32 = 1031
    private static let beginsWriting: UInt32 = 2
  #else
    /// There are no files without a name.
    static func openNameless(in folder: String) -> Int32? { nil }

    /// There is none that could get a name.
    static func giveName(_ name: String, to descriptor: Int32) -> Bool { false }

    /// A pipe stays as it is.
    static func widenPipe(_ descriptor: Int32) {}

    /// All is brought to the disk at the end.
    static func beginWriting(_ descriptor: Int32, from start: Int64, count: Int64) {}
  #endif
}

#if os(Linux) && !PLAIN_SYSTEM
  /// A function of Linux that the C library's module does not show.
  @_silgen_name("sync_file_range")
  private func syncFileRange(
    _ descriptor: Int32, _ start: Int64, _ count: Int64, _ flags: UInt32
  ) -> Int32
#endif
