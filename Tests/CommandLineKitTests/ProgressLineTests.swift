import Testing
import Wording

@testable import CommandLineKit

struct ProgressLineTests {
  private static func update(
    _ line: inout ProgressLine, at milliseconds: Int, size: Int? = 1_000_000_000, width: Int = 100,
    language: Language = .english
  ) -> String? {
    line.update(
      bytes: 250_000_000, size: size, rows: 2_000_000, milliseconds: milliseconds, width: width,
      language: language)
  }

  @Test("a run of less than a second shows nothing, a longer one five lines a second")
  func pace() {
    var line = ProgressLine("orders.csv")
    #expect(Self.update(&line, at: 999) == nil)
    #expect(!line.isShown)
    #expect(Self.update(&line, at: 1_000) != nil)
    #expect(line.isShown)
    #expect(Self.update(&line, at: 1_199) == nil)
    #expect(Self.update(&line, at: 1_200) != nil)
  }

  @Test("bytes, rows, rate and time left: 250 of 1000 MB in 1 s leave 3 s")
  func words() {
    // 750 MB at 250 MB/s are 3 s, and the second that has begun.
    var line = ProgressLine("orders.csv")
    #expect(
      Self.update(&line, at: 1_000)
        == "\r\u{1B}[Korders.csv: 250 of 1000 MB, 2000000 rows, 250 MB/s, 4 s left")
    line = ProgressLine("订单.csv")
    #expect(
      Self.update(&line, at: 1_000, language: .chinese)
        == "\r\u{1B}[K订单.csv：已读 250/1000 MB，2000000 行，250 MB/s，剩余约 4 秒")
  }

  @Test("of a pipe nobody knows how much is left")
  func pipe() {
    var line = ProgressLine("<stdin>")
    #expect(
      Self.update(&line, at: 2_000, size: nil)
        == "\r\u{1B}[K<stdin>: 250 MB, 2000000 rows, 125 MB/s")
  }

  @Test("the line never wraps, and escapes in a file's name do nothing", arguments: [10, 20, 40])
  func narrow(width: Int) throws {
    var line = ProgressLine("\u{1B}[31m订单.csv")
    let text = try #require(Self.update(&line, at: 1_000, width: width))
    let shown = text.dropFirst(ProgressLine.clear.count)
    #expect(displayWidth(String(shown)) < width)
    #expect(!shown.unicodeScalars.contains("\u{1B}"))
  }
}
