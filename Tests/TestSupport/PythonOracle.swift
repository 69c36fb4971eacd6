import Foundation

/// An independent implementation in Python, under Tests/Oracle, that tests compare with.
public struct PythonOracle: Sendable {
  /// The script's path.
  public let path: String

  /// The script of that name.
  public init(_ script: String) {
    path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/\(script)").path()
  }

  /// Whether Python with the modules that a script needs is on this machine.
  public static func isAvailable(modules: [String] = []) -> Bool {
    let imports = modules.map { "import \($0)" }.joined(separator: "\n")
    return (try? run(["-c", imports])) != nil
  }

  /// What the script prints, line by line, given its arguments.
  public func lines(_ arguments: [String] = []) throws -> [String] {
    try Self.run([path] + arguments).split(separator: "\n").map(String.init)
  }

  private struct Failed: Error { let status: Int32 }

  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
