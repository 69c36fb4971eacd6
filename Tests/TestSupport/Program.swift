import Foundation

/// Another program run to its end, such as an oracle written in Python.
public struct Program: Sendable {
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String
  /// Its exit code.
  public let exitCode: Int32

  /// Runs a program that is found on the path, with `input` as its standard input.
  ///
  /// - Throws: `Missing` when there is no such program.
  public init(_ name: String, _ arguments: [String], input: String = "") throws {
    guard let executable = Self.find(name) else { throw Missing(name: name) }
    // Files instead of pipes: a full pipe on either side cannot make both sides wait.
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.standardInput = try FileHandle(
      forReadingFrom: URL(filePath: folder.file("input", input)))
    process.standardOutput = try FileHandle(
      forWritingTo: URL(filePath: folder.file("output", "")))
    process.standardError = try FileHandle(
      forWritingTo: URL(filePath: folder.file("errors", "")))
    try process.run()
    process.waitUntilExit()
    output = String(decoding: try folder.bytes("output"), as: UTF8.self)
    errors = String(decoding: try folder.bytes("errors"), as: UTF8.self)
    exitCode = process.terminationStatus
  }

  /// Whether there is such a program on the path.
  public static func isInstalled(_ name: String) -> Bool { find(name) != nil }

  /// Runs a script of `Tests/Oracle` with Python and returns the lines that it writes.
  ///
  /// - Throws: `Missing` without Python, `Failed` when the script stops with an error.
  public static func oracle(_ script: String, input: String) throws -> [String] {
    let path = Repository.path("Tests/Oracle/\(script)")
    let program = try Program("python3", [path], input: input)
    guard program.exitCode == 0 else { throw Failed(name: script, errors: program.errors) }
    return program.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  /// A program that this machine does not have.
  public struct Missing: Error, CustomStringConvertible {
    let name: String
    /// What to do about it.
    public var description: String {
      "`\(name)` is not on the path; this test compares with it, so install it first"
    }
  }

  /// A script that stopped with an error.
  public struct Failed: Error, CustomStringConvertible {
    let name: String
    let errors: String
    /// The script's own words.
    public var description: String { "\(name) failed: \(errors)" }
  }

  private static func find(_ name: String) -> String? {
    if name.contains("/") { return name }
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile)
  }
}
