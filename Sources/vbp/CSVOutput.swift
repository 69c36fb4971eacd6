import Files
import Synchronization
import Writing

/// Plain CSV that is written while it is made.
final class CSVOutput: Sendable {
  private let file: WholeFile
  private let settings: Settings
  private let neutralised = Mutex(0)

  /// Opens the output and writes the headings.
  init(_ settings: Settings, columns: [OutputTable.Column]) throws {
    self.settings = settings
    file = try settings.openOutput()
    try write(CSVWriter.headings(columns, language: settings.language))
  }

  /// Writes the rows that come next.
  func write(_ lines: CSVLines) throws {
    for piece in lines.pieces { try file.write(piece) }
    neutralised.withLock { $0 += lines.neutralised }
  }

  /// Brings all to its place, and tells what was made harmless.
  func finish() throws {
    try file.finish()
    settings.noteNeutralised(neutralised.withLock { $0 })
  }
}
