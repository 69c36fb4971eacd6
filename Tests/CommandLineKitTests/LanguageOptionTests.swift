import Testing
import Wording

@testable import CommandLineKit

@Suite struct LanguageOptionTests {
  private func take(_ line: String) throws -> (Language?, [String]) {
    var words = line.split(separator: " ").map(String.init)
    return (try LanguageOption.take(from: &words), words)
  }

  @Test(
    "the language may stand before the command, in its midst or behind it, and is taken out",
    arguments: [
      "--lang zh rules show x", "rules --lang zh show x", "rules show x --lang=zh",
    ])
  func anywhere(line: String) throws {
    let (language, rest) = try take(line)
    #expect(language == .chinese)
    #expect(rest == ["rules", "show", "x"])
  }

  @Test("without it nothing is taken; behind two dashes it is an operand")
  func absent() throws {
    #expect(try take("select --langue x") == (nil, ["select", "--langue", "x"]))
    #expect(try take("check -- --lang zh") == (nil, ["check", "--", "--lang", "zh"]))
  }

  @Test(
    "a language that is none, none at all, or two of them is an error wherever it stands",
    arguments: [
      (
        "--lang xx select",
        .notAChoice("xx", option: "--lang", choices: ["en", "zh"], nearest: nil)
      ),
      ("select --lang=", .notAChoice("", option: "--lang", choices: ["en", "zh"], nearest: nil)),
      (
        "select --lang zhh",
        .notAChoice("zhh", option: "--lang", choices: ["en", "zh"], nearest: "zh")
      ),
      ("select --lang", .missingValue("--lang")), ("--lang -- x", .missingValue("--lang")),
      ("--lang zh select --lang zh", .repeated("--lang")),
    ] as [(String, UsageError)])
  func faults(line: String, error: UsageError) {
    #expect(throws: error) { try take(line) }
  }

  @Test(
    "the locale speaks by the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty",
    arguments: [
      ([:], Language.english), (["LANG": "zh_CN.UTF-8"], .chinese), (["LANG": "zh"], .chinese),
      (["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], .english),
      (["LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "C"], .chinese),
      (["LC_MESSAGES": "en_US", "LANG": "zh_CN"], .english), (["LANGUAGE": "zh"], .english),
    ] as [([String: String], Language)])
  func locale(environment: [String: String], expected: Language) {
    #expect(LanguageOption.ofLocale { environment[$0] } == expected)
  }
}
