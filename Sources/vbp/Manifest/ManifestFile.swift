import CommandLineKit
import Files
import FoundationEssentials
import Wording

/// The manifest of a run, from before it begins until it is written.
struct ManifestFile {
  /// The files that the command names to be read, each as it was before the run.
  private let named: [(path: String, state: FileState?)]
  private let path: String
  private let isStamped: Bool

  /// Prepares the manifest of a command.
  ///
  /// - Throws: `UsageError` for a command whose result could not be verified.
  init(_ path: String, _ arguments: Arguments) throws(UsageError) {
    guard arguments.value("format") != Settings.Format.table.rawValue else {
      throw .badValue(
        Settings.Format.table.rawValue, option: "--format",
        expected: Text(
          en: "a table for a terminal depends on its width, which no manifest can hold; use csv",
          zh: "终端表格随宽度而变，无法核验；请用 csv"))
    }
    guard path != Manifest.standardOutput else {
      throw .badValue(
        path, option: "--manifest",
        expected: Text(en: "it needs a file", zh: "须写入文件"))
    }
    let folder = WorkingFolder.ofFile(path)
    guard ByteSink.exists(folder) else {
      throw .badValue(
        path, option: "--manifest",
        expected: Text(en: "the folder \(folder) is not there", zh: "文件夹 \(folder) 不存在"))
    }
    (self.path, isStamped) = (path, arguments.has("stamp"))
    named = try RecordedRun.named(arguments, by: "--manifest", path).map { ($0, FileState(of: $0)) }
  }

  /// All files that the command has read: those that it names, and those that others name.
  var inputs: [String] { RecordedRun.inputs(named.map(\.path)) }

  /// Writes the manifest of the run that was made meanwhile.
  ///
  /// - Throws: `FileError` when it cannot be written; `InputChanged` when a file is not what it was.
  func write(_ run: RecordedRun) throws {
    let folder = try WorkingFolder.path(of: WorkingFolder.ofFile(path))
    let stamp = isStamped ? Date().formatted(.iso8601) : nil
    let manifest = try Manifest(run, folder: folder, stamp: stamp)
    for (input, state) in named + FilesRead.all.map({ ($0.path, $0.state) })
    where FileState(of: input) != state {
      throw InputChanged(path: input)
    }
    try Output(path, .utf8).write(whole: manifest.text)
  }
}

/// An input that somebody changed while it was read, so that nobody can say what a result came from.
struct InputChanged: ManifestFault {
  let path: String

  var message: Text {
    Text(
      en: "\(path) was changed while the command ran; the manifest is not written, run it again",
      zh: "运行期间 \(path) 被修改；未写出清单，请重新运行")
  }
}
