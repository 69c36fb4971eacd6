public import Files
public import Wording

/// Why a workbook cannot be read.
public enum WorkbookError: Error, Equatable {
  /// The system could not read or write a file.
  case file(FileError)
  /// It is the workbook of a kind that is not read, such as `.xls`, or behind a password.
  case notRead(Text)
  /// Its bytes are not what a workbook has.
  case damaged(Text)
  /// It is larger than any real one.
  case tooLarge(Text)

  /// What is said of bytes that contradict themselves; `what` is a part of the workbook.
  static func damaged(_ what: String, _ reason: Text) -> WorkbookError {
    .damaged(Text(en: "\(what): \(reason.en)", zh: "\(what)：\(reason.zh)"))
  }
}

/// Runs what asks the system for bytes.
func asking<Result>(_ work: () throws(FileError) -> Result) throws(WorkbookError) -> Result {
  do throws(FileError) { return try work() } catch { throw .file(error) }
}
