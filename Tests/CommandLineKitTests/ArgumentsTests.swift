import Testing
import Wording

@testable import CommandLineKit

@Suite struct ArgumentsTests {
  static let command = CommandSpecification(
    "score", summary: Text("s"), examples: [],
    operands: [
      Operand("EVENTS", help: Text("e")), Operand("ORDERS", isOptional: true, help: Text("o")),
    ],
    options: [
      Option("rules", value: "ID", help: Text("r")),
      Option("set", letter: "s", value: "KEY=VALUE", repeats: true, help: Text("s")),
      Option("format", value: "FORMAT", choices: ["table", "csv"], help: Text("f")),
      Option("quiet", letter: "q", help: Text("q")), Option("help", letter: "h", help: Text("h")),
    ])

  private func read(_ line: String) throws -> Arguments {
    try Arguments(line.split(separator: " ").map(String.init), for: Self.command)
  }

  @Test("options and operands may stand in any order")
  func order() throws {
    for line in ["a --rules x b -q", "--rules x -q a b", "-q a b --rules=x"] {
      let arguments = try read(line)
      #expect(arguments.operands == ["a", "b"])
      #expect(arguments.value("rules") == "x")
      #expect(arguments.has("quiet") && !arguments.has("format"))
      #expect(arguments.value("format") == nil)
    }
  }

  @Test("a value follows its option or an equals sign; the first sign alone divides")
  func attachedValue() throws {
    #expect(try read("a --set k=v --set=k=v=w -s x -s=y").all("set") == ["k=v", "k=v=w", "x", "y"])
    #expect(try read("a --rules=").value("rules")?.isEmpty == true)
    #expect(try read("a").all("set").isEmpty)
  }

  @Test("a lone dash is an operand, and after two dashes everything is")
  func dashes() throws {
    #expect(try read("- --quiet").operands == ["-"])
    #expect(try read("-- --quiet -x").operands == ["--quiet", "-x"])
    #expect(try read("a -- --").operands == ["a", "--"])
  }

  @Test("an optional operand may be missing, and with --help all may")
  func missingOperands() throws {
    #expect(try read("a").operands == ["a"])
    #expect(try read("--help").has("help"))
    #expect(try read("-h a b c d").has("help"))
  }

  @Test(
    "a command line that cannot be carried out says why",
    arguments: [
      ("a --ruls x", .unknownOption("--ruls", nearest: "--rules")),
      ("a -x", .unknownOption("-x", nearest: nil)),
      ("a -qs", .unknownOption("-qs", nearest: nil)),
      ("a --rules", .missingValue("--rules")),
      ("a --quiet=yes", .unexpectedValue("--quiet")),
      (
        "a --format tabel",
        .notAChoice("tabel", option: "--format", choices: ["table", "csv"], nearest: "table")
      ),
      ("a --rules x --rules=y", .repeated("--rules")),
      ("--quiet", .missingOperand("EVENTS", command: "score")),
      ("a b c", .extraOperand("c", command: "score")),
    ] as [(String, UsageError)])
  func usageErrors(line: String, error: UsageError) {
    #expect(throws: error) { try read(line) }
  }

  @Test("standard input is one table at most: it can be read but once")
  func standardInput() throws {
    let help = Text(en: "table", zh: "数据表")
    let command = CommandSpecification(
      "score", summary: help, examples: [],
      operands: [Operand("EVENTS", completion: .table, help: help)],
      options: [
        Option("orders", value: "FILE", completion: .table, help: help),
        Option("format", value: "NAME", help: help),
      ])
    #expect(throws: UsageError.standardInputTwice(["EVENTS", "--orders"])) {
      try Arguments(["-", "--orders", "-"], for: command)
    }
    #expect(try Arguments(["a", "--orders", "-", "--format", "-"], for: command).operands == ["a"])
  }

  @Test("every usage error has a message in both languages that names what was typed")
  func messages() {
    let errors: [UsageError] = [
      .unknownCommand("typed", nearest: "near"), .unknownOption("typed", nearest: "near"),
      .incompleteCommand("typed", next: ["one", "two"]), .optionBeforeCommand("typed"),
      .optionOfOthers("typed", commands: ["one"]),
      .missingValue("typed"), .unexpectedValue("typed"),
      .notAChoice("typed", option: "--o", choices: ["a", "b"], nearest: "near"),
      .repeated("typed"), .missingOperand("typed", command: "c"),
      .extraOperand("typed", command: "c"), .missingOption("typed", command: "c"),
      .standardInputTwice(["typed", "--other"]),
      .badValue("typed", option: "--o", expected: Text(en: "write it", zh: "请写")),
    ]
    for error in errors {
      let message = error.message
      #expect(message.en.contains("typed") && message.zh.contains("typed"))
      #expect(message.en.unicodeScalars.allSatisfy { $0.isASCII })
      #expect(message.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(!message.en.contains("?;") && !message.zh.contains("？；"))
    }
    #expect(
      errors[0].message.en
        == "there is no command `typed`; `vbp --help` shows them all; did you mean `near`?")
    #expect(UsageError.unknownOption("--x", nearest: nil).message.zh == "未知选项 --x")
  }
}
