public import Wording

/// The line that tells on a terminal how far a long run has come.
///
/// It stays away from runs of less than a second, and is written anew five times a second.
public struct ProgressLine: Sendable {
  private let name: String
  private var nextMilliseconds = 1_000
  /// Whether the line stands on the terminal.
  private(set) public var isShown = false

  /// A line about reading a file.
  public init(_ name: String) { self.name = name }

  /// What to write when a run has lasted so many milliseconds; nil while the line may stay as it
  /// is, or is not needed yet. Without the size of the file it does not say how much is left.
  public mutating func update(
    bytes: Int, size: Int?, rows: Int, milliseconds: Int, width: Int, language: Language
  ) -> String? {
    guard milliseconds >= nextMilliseconds else { return nil }
    nextMilliseconds = milliseconds + 200
    isShown = true
    let parts = Self.parts(bytes: bytes, size: size, rows: rows, milliseconds: milliseconds)
    let text = name.visible + (language == .chinese ? "：" : ": ") + parts(language)
    return Self.clear + text.cut(toWidth: width - 1)
  }

  /// Takes the line away.
  public static let clear = "\r\u{1B}[K"

  private static func parts(bytes: Int, size: Int?, rows: Int, milliseconds: Int) -> Text {
    let (read, rate) = (megabytes(bytes), megabytes(bytes / max(milliseconds, 1) * 1_000))
    guard let size, bytes > 0 else {
      return Text(
        en: "\(read) MB, \(rows) rows, \(rate) MB/s", zh: "已读 \(read) MB，\(rows) 行，\(rate) MB/s")
    }
    // Half a second is a second here, so that a line never says that nothing is left.
    let left = max(0, size - bytes) / max(1, bytes / max(milliseconds, 1)) / 1_000 + 1
    return Text(
      en: "\(read) of \(megabytes(size)) MB, \(rows) rows, \(rate) MB/s, \(left) s left",
      zh: "已读 \(read)/\(megabytes(size)) MB，\(rows) 行，\(rate) MB/s，剩余约 \(left) 秒")
  }

  private static func megabytes(_ bytes: Int) -> Int { bytes / 1_000_000 }
}

extension String {
  /// The longest beginning that fits into so many columns.
  fileprivate func cut(toWidth width: Int) -> String {
    var (result, used) = ("", 0)
    for character in self {
      used += displayWidth(String(character))
      if used > width { break }
      result.append(character)
    }
    return result
  }
}
