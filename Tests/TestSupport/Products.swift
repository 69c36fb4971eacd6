import Foundation

/// What the build made.
public enum Products {
  /// The folder of the `vbp` binary that was built together with the tests.
  public static let folder: String = {
    let runner = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    return runner.resolvingSymlinksInPath().deletingLastPathComponent().path()
  }()

  /// Runs a line of shell on a terminal of some columns and gives what the terminal was sent,
  /// standard error included; `keys` are typed, each piece when the program has gone silent.
  public static func onTerminal(
    columns: Int, _ line: String, keys: [String] = [], environment: [String: String] = [:]
  ) throws -> Program {
    let script = Repository.path("Tests/Terminal/terminal.py")
    let python = try Program("sh", ["-c", "command -v python3"]).output.split(separator: "\n")
    let quoted = line.replacingOccurrences(of: "'", with: "'\\''")
    let typed = keys.joined(separator: "\u{1F}").replacingOccurrences(of: "'", with: "'\\''")
    return try shell(
      "\(python.first ?? "python3") '\(script)' \(columns) '\(typed)' sh -c '\(quoted)'",
      environment: environment)
  }

  /// Runs a line of shell in the repository's folder, with `vbp` on the path, no terminal, no
  /// locale and no input.
  public static func shell(_ line: String, environment: [String: String] = [:]) throws
    -> Program
  {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    var settings = ["PATH=\(folder):\(path)", "LC_ALL=C"]
    settings += environment.keys.sorted().map { "\($0)=\(environment[$0] ?? "")" }
    let root = Repository.root
    return try Program(
      "env", ["-i"] + settings + ["/bin/sh", "-c", "cd '\(root)' && \(line)"])
  }
}
