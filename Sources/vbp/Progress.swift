import CommandLineKit
import Files
import Synchronization
import Tables
import Wording

/// Tells on standard error how far a long run has come; nothing where that is no terminal.
final class Progress: Sendable {
  private let line: Mutex<ProgressLine>
  private let start = ContinuousClock.now
  private let width: Int
  private let language: Language

  /// About reading a file; nil where nobody would see it, or nobody wants to.
  init?(_ file: String, _ settings: Settings) {
    guard !settings.isQuiet, let width = Terminal.errorColumns else { return nil }
    line = Mutex(ProgressLine(file))
    self.width = width
    language = settings.language
  }

  /// Takes what has been read so far.
  func update(_ progress: ReadingProgress) {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    let milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    let text = line.withLock {
      $0.update(
        bytes: progress.bytes, size: progress.size, rows: progress.rows,
        milliseconds: milliseconds, width: width, language: language)
    }
    if let text { ByteSink.writeToStandardError(text) }
  }

  /// Takes the line away.
  func finish() {
    if line.withLock({ $0.isShown }) { ByteSink.writeToStandardError(ProgressLine.clear) }
  }
}
