import CommandLineKit
import Files
import FoundationEssentials
import Reporting
import Wording

/// The folder that letters are written into, each file whole or not at all.
///
/// It must be new or empty: nothing of anybody's is replaced, and no letter of an earlier run is left
/// among those of this one.
struct LetterFolder {
  private let path: String
  private let settings: Settings

  /// Checks where the letters go, and in which form.
  init(_ settings: Settings) throws(UsageError) {
    guard let path = settings.output else { throw .missingOption("-o FOLDER", command: "notice") }
    self.path = path
    var settings = settings
    settings.format = settings.format ?? .html
    self.settings = settings
    switch settings.effectiveFormat {
    case .html, .markdown, .xlsx: break
    case .table, .csv, .json:
      throw .badValue(
        settings.effectiveFormat.rawValue, option: "--format",
        expected: Text(en: "letters are html, markdown or xlsx", zh: "告知书仅有 html、markdown、xlsx 格式"))
    }
    guard !isRepetition, ByteSink.exists(path) else { return }
    let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    guard names?.isEmpty ?? false else {
      throw .badValue(
        path, option: "--output",
        expected: Text(
          en: "letters need a new or an empty folder, so that no older one is among them",
          zh: "告知书须写入新建或空的文件夹，以免与旧件混淆"))
    }
  }

  /// Whether nothing is to be written.
  private var isRepetition: Bool { settings.recording?.isRepetition ?? false }

  /// Writes the letters.
  func write(_ letters: [FirmLetter]) throws {
    if !isRepetition { try ByteSink.makeFolder(path) }
    let ending = settings.effectiveFormat.ending ?? ""
    for letter in letters {
      try settings.write(letter: letter.sheet, to: "\(path)/\(letter.fileName).\(ending)")
    }
  }
}
