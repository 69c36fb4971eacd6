import TestSupport
import Testing
import Wording

/// What people see on terminals, wide and narrow, and what programs and files get instead.
@Suite struct TerminalTests {
  private static let bids = "Data/examples/tender/round2-four-lots.csv"
  private static let select = "vbp select \(bids) --rules cn-2020-round2"
  private static let terminal = ["TERM": "xterm", "LC_ALL": "C.UTF-8"]

  private func lines(_ text: String) -> [String] {
    // A terminal is sent CR LF, which Swift takes for one character.
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  @Test(
    "no line of a table is wider than the terminal, in either language",
    arguments: [160, 100, 60, 40, 24, 12], ["en", "zh"])
  func widths(columns: Int, language: String) throws {
    let run = try Products.onTerminal(
      columns: columns, "\(Self.select) --color never --lang \(language) 2>/dev/null",
      environment: Self.terminal)
    #expect(run.exitCode == 3)
    let lines = lines(run.output)
    #expect(lines.count > 20)
    for line in lines { #expect(displayWidth(line) <= columns, "\(line)") }
  }

  @Test("help keeps to 60 columns but for its examples, which can be copied whole")
  func helpAtSixtyColumns() throws {
    let run = try Products.onTerminal(
      columns: 60, "vbp select --help", environment: Self.terminal)
    for line in lines(run.output) where !line.hasPrefix("  vbp ") {
      #expect(displayWidth(line) <= 60, "\(line)")
    }
    #expect(run.output.contains("  vbp select bids.csv --rules cn-2020-round2 -o result.csv"))
  }

  @Test(
    "headings are bold on a terminal, unless NO_COLOR, a dumb terminal or --color says otherwise",
    arguments: [
      ("", [:], true), ("", ["NO_COLOR": "1"], false), ("", ["TERM": "dumb"], false),
      ("--color never", [:], false), ("--color always", ["NO_COLOR": "1"], true),
      ("", ["NO_COLOR": ""], true),
    ] as [(String, [String: String], Bool)])
  func emphasis(option: String, environment: [String: String], isBold: Bool) throws {
    let run = try Products.onTerminal(
      columns: 120, "\(Self.select) \(option)",
      environment: Self.terminal.merging(environment) { $1 })
    #expect(run.output.contains("\u{1B}[1m") == isBold)
  }

  @Test("a file and a pipe get CSV without escapes, even when everything else is a terminal")
  func notOnTerminal() throws {
    for redirection in ["> \"$TMP/out\"; cat \"$TMP/out\"", "| cat"] {
      let folder = try TemporaryFolder()
      let run = try Products.onTerminal(
        columns: 60, "\(Self.select) 2>/dev/null \(redirection)",
        environment: Self.terminal.merging(["TMP": folder.path]) { $1 })
      #expect(run.output.hasPrefix("lot,rank,bidder,"))
      #expect(!run.output.contains("\u{1B}"))
    }
  }

  @Test(
    "a pager shows the table and ends the run quietly when it is left early",
    .enabled(if: Program.isInstalled("less"), "less is not installed"))
  func pager() throws {
    let run = try Products.onTerminal(
      columns: 100, "\(Self.select) --format table 2>/dev/null | less; echo \"left $?\"",
      keys: ["q"], environment: Self.terminal)
    #expect(run.output.contains("bidder"))
    #expect(run.output.contains("left 0"))
  }

  @Test("the first line of a long result is all that `head -1` gets, without a complaint")
  func head() throws {
    let run = try Products.shell(
      "{ vbp rules show cn-2020-round2 --format csv; echo \"exit $?\" >&2; } | head -1")
    #expect(
      run.output == "key,value,grade,document,clause,from,checked,meaning,note,"
        + "unit,range,otherwise\n")
    #expect(run.errors == "exit 0\n")
  }

  @Test("without terminal, home, locale or standard input, as under cron, the result is the same")
  func cron() throws {
    let usual = try Products.shell(Self.select)
    let bare = try Products.shell("\(Self.select) <&-", environment: ["LC_ALL": "", "LANG": "C"])
    #expect(bare.exitCode == 3)
    #expect(bare.output == usual.output)
    #expect(bare.errors == usual.errors)
  }

  @Test("standard input that is closed cannot be read, and says so")
  func closedInput() throws {
    let run = try Products.shell("vbp select - --rules cn-2020-round2 <&-")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("cannot read or write"))
  }

  @Test("standard output that is closed is an error, not a result that is lost in silence")
  func closedOutput() throws {
    let run = try Products.shell("\(Self.select) --quiet >&-")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("cannot read or write <stdout>"))
  }

  @Test("with standard error closed, the file that is written holds the result and nothing else")
  func closedErrors() throws {
    let folder = try TemporaryFolder()
    let usual = try Products.shell(Self.select)
    let run = try Products.shell(
      "\(Self.select) -o \"$TMP/out.csv\" 2>&- >&- <&-", environment: ["TMP": folder.path])
    #expect(run.exitCode == 3)
    #expect(String(decoding: try folder.bytes("out.csv"), as: UTF8.self) == usual.output)
  }

  @Test("an escape in a name is shown as letters, on standard output and standard error")
  func hostileNames() throws {
    let folder = try TemporaryFolder()
    let bids = "lot,bidder,quote,ceiling\nA\u{1B}[2J,B\u{1B}]0;x\u{7},1,2\nA\u{1B}[2J,C,1,2\n"
    let file = try folder.file("bids.csv", bids)
    let run = try Products.onTerminal(
      columns: 80, "vbp select \(file) --rules cn-2020-round2 --color never",
      environment: Self.terminal)
    #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{7}"))
    #expect(run.output.contains("\\u{1B}[2J"))
  }
}
