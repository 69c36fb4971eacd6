import CommandLineKit
import Files
import FoundationEssentials
import Reporting
import Tables
import Wording

/// The folder that letters to firms are written into, each file whole or not at all.
///
/// It must be new or empty: nothing of anybody's is replaced, and no letter of an earlier run is left
/// among those of this one.
struct LetterFolder {
  private let path: String
  private let settings: Settings

  /// The last day on which a firm may object.
  static let deadline = Option(
    "deadline", value: "DATE",
    help: Text(
      en: "the last day for objections, such as 2020-01-31; a line is left for it otherwise",
      zh: "告知书所载异议截止日期，如 2020-01-31；不填则留空"))

  /// Into which folder commands write their letters that write a result as well.
  static let notices = Option(
    "notices", value: "FOLDER",
    help: Text(
      en:
        "write a notice for each distributor into a new folder, too (HTML; with --format xlsx workbooks)",
      zh: "另将各企业的通知单写入新文件夹（HTML；--format xlsx 时为工作簿）"))

  /// The folder that an option names; nil without it.
  ///
  /// - Throws: `UsageError` where it is not free, or nothing may be handed out.
  init?(_ option: Option, _ arguments: Arguments, _ settings: Settings) throws(UsageError) {
    guard let path = arguments.value(option.name) else {
      guard let deadline = arguments.value(Self.deadline.name) else { return nil }
      throw .badValue(
        deadline, option: "--deadline",
        expected: Text(en: "only notices name it (--notices)", zh: "仅用于通知单（--notices）"))
    }
    try self.init(path, option: "--\(option.name)", settings)
  }

  /// Checks where the letters go, and in which form: that of the result where letters can have it.
  ///
  /// - Throws: `UsageError` where the folder is not free, or of a draft: nobody is sent what is not a
  ///   result. Nothing is written by then.
  init(_ path: String, option: String, _ settings: Settings) throws(UsageError) {
    self.path = path
    guard settings.draftInForce == nil else {
      throw .badValue(
        path, option: option,
        expected: Text(
          en: "rows are set aside (--set-aside), and a draft is sent to nobody; correct them first",
          zh: "有数据行被搁置（--set-aside），草稿不得发出；请先更正"))
    }
    var settings = settings
    switch settings.effectiveFormat {
    case .html, .markdown, .xlsx: break
    case .table, .csv, .json: settings.format = .html
    }
    self.settings = settings
    guard !isRepetition, ByteSink.exists(path) else { return }
    let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    guard names?.isEmpty ?? false else {
      throw .badValue(
        path, option: option,
        expected: Text(
          en: "letters need a new or an empty folder, so that no older one is among them",
          zh: "告知书须写入新建或空的文件夹，以免与旧件混淆"))
    }
  }

  /// The language of the letters.
  var language: Language { settings.language }

  /// Whether nothing is to be written.
  private var isRepetition: Bool { settings.recording?.isRepetition ?? false }

  /// Writes the letters, and tells how many there are.
  func write(_ letters: [FirmLetter]) throws {
    if !isRepetition { try ByteSink.makeFolder(path) }
    let ending = settings.effectiveFormat.ending ?? ""
    for letter in letters {
      try settings.write(letter: letter.sheet, to: "\(path)/\(letter.fileName).\(ending)")
    }
    settings.note(Text(en: "letters: \(letters.count)", zh: "告知书：\(letters.count) 份"))
  }

  /// The last day for objections to the deductions of some quarters, so after the end of the last of
  /// them; nil where none is given.
  static func deadline(_ arguments: Arguments, about quarters: [Quarter]) throws(UsageError)
    -> Day?
  {
    let deadline = try deadline(arguments)
    guard let deadline, let last = quarters.max(), let next = last.adding(1).firstDay,
      deadline < next
    else { return deadline }
    throw .badValue(
      deadline.iso, option: "--deadline",
      expected: Text(
        en: "\(last.text) is not over on that day; write one from \(next.iso) on",
        zh: "该日 \(last.text) 尚未结束；请写 \(next.iso) 或以后的日期"))
  }

  /// The last day for objections; nil where none is given.
  static func deadline(_ arguments: Arguments) throws(UsageError) -> Day? {
    guard let text = arguments.value(deadline.name) else { return nil }
    guard let day = Day(iso: text) else {
      throw .badValue(
        text, option: "--deadline",
        expected: Text(en: "write a day, such as 2020-01-31", zh: "请写日期，如 2020-01-31"))
    }
    return day
  }
}
