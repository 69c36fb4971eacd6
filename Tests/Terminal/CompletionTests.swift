import Foundation
import TestSupport
import Testing

/// The completion scripts at work in the shells that they are for.
@Suite struct CompletionTests {
  /// What is typed, and what must, and what must not, be among the candidates.
  struct Case: CustomTestStringConvertible {
    let typed: [String]
    let offered: [String]
    var withheld: [String] = []
    var testDescription: String { typed.joined(separator: " ") }
  }

  static let cases = [
    Case(typed: ["sel"], offered: ["select"], withheld: ["specs"]),
    Case(typed: [""], offered: ["rank", "select", "rules", "manual"], withheld: ["list"]),
    Case(typed: ["rules", ""], offered: ["list", "show", "diff", "check"], withheld: ["select"]),
    Case(typed: ["--lang", "zh", "rules", "sh"], offered: ["show"]),
    Case(typed: ["select", "--ru"], offered: ["--rules"], withheld: ["--quarter"]),
    Case(
      typed: ["select", "bids.csv", "--rules", "cn-202"],
      offered: ["cn-2020-round2", "cn-2023-round9"], withheld: ["ndrc-2011", "bids.csv"]),
    Case(typed: ["ratio", "--profile", "ndrc"], offered: ["ndrc-2011"], withheld: ["cn-2021"]),
    Case(typed: ["ratio", "audit", "--expl"], offered: ["--explain"]),
    Case(typed: ["select", "bids.csv", "--format", ""], offered: ["table", "csv", "json"]),
    Case(
      typed: ["compare-rules", "bids.csv", "--rules", "cn-2020-round2,cn-2023"],
      offered: ["cn-2020-round2,cn-2023-round8", "cn-2020-round2,cn-2023-round9"]),
    Case(typed: ["select", "bi"], offered: ["bids.csv"], withheld: ["bids.txt"]),
    Case(
      typed: ["select", "bids.csv", "--set", "selection.mul"], offered: ["selection.multiple="]),
    Case(typed: ["completions", ""], offered: ["bash", "zsh", "fish"]),
  ]

  /// A folder with a table and another file in it.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("bids.csv", "")
    _ = try folder.file("bids.txt", "")
    return folder
  }

  private func check(_ candidates: [String], _ example: Case) {
    for word in example.offered { #expect(candidates.contains(word), "\(candidates)") }
    for word in example.withheld { #expect(!candidates.contains(word), "\(candidates)") }
  }

  @Test(
    "bash offers commands, options, values and files of the right kind",
    .enabled(if: Program.isInstalled("bash"), "bash is not installed"), arguments: cases)
  func bash(example: Case) throws {
    let folder = try folder()
    let words = (["vbp"] + example.typed).map { "\"\($0)\"" }.joined(separator: " ")
    let script = try folder.file(
      "try.bash",
      """
      set -u
      . <(vbp completions bash)
      cd '\(folder.path)'
      COMP_WORDS=(\(words)) COMP_CWORD=\(example.typed.count)
      _vbp
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    let run = try Products.shell("bash --norc \(script)")
    #expect(run.errors.isEmpty)
    check(run.output.split(separator: "\n").map(String.init), example)
  }

  @Test(
    "bash completes a value behind an equals sign, which it takes for a word of its own",
    .enabled(if: Program.isInstalled("bash"), "bash is not installed"))
  func bashEqualsSign() throws {
    let run = try Products.shell(
      """
      bash --norc -c '. <(vbp completions bash); COMP_WORDS=(vbp select --format = js) COMP_CWORD=4
      _vbp; echo "${COMPREPLY[@]}"'
      """)
    #expect(run.output == "json\n")
  }

  @Test(
    "in a bash of flesh and blood, Tab writes the rest of a word",
    .enabled(if: Program.isInstalled("bash"), "bash is not installed"))
  func bashInteractive() throws {
    let run = try Products.onTerminal(
      columns: 100, "exec bash --norc --noprofile -i",
      keys: [". <(vbp completions bash)\r", "vbp rul\t\t", "che\t\t", "--help\r", "exit\r"],
      environment: ["TERM": "dumb", "LC_ALL": "C.UTF-8"])
    // Where there is more than one candidate, or none, the terminal rings.
    #expect(run.output.filter { $0 != "\u{7}" }.contains("vbp rules check --help"))
    #expect(run.output.contains("vbp rules check — check a rule file"))
  }

  @Test(
    "fish offers commands, options, values and files of the right kind",
    .enabled(if: Program.isInstalled("fish"), "fish is not installed"), arguments: cases)
  func fish(example: Case) throws {
    let folder = try folder()
    let line = "vbp " + example.typed.joined(separator: " ")
    let run = try Products.shell(
      """
      cd '\(folder.path)' && export HOME='\(folder.path)' && vbp completions fish > vbp.fish &&
      fish --no-config -c 'source vbp.fish; complete -C "\(line)"'
      """, environment: ["LC_ALL": "C.UTF-8"])
    #expect(run.errors.isEmpty)
    // Fish sorts files of the wanted ending first, and names the others too.
    let candidates = run.output.split(separator: "\n").map {
      String($0.split(separator: "\t").first ?? "")
    }
    check(candidates.filter { !$0.hasSuffix(".txt") }, example)
    #expect(
      candidates.firstIndex(of: "bids.txt") ?? .max >= candidates.firstIndex(of: "bids.csv") ?? 0)
  }

  @Test(
    "zsh writes the rest of a command, an option, a rule id and a file",
    .enabled(if: Program.isInstalled("zsh"), "zsh is not installed"),
    arguments: [
      (["vbp sel\t", "--win\t", "\r"], "vbp select --winners"),
      (["vbp rules sho\t", "cn-2024\t", "\r"], "vbp rules show cn-2024-round10"),
      (
        ["vbp select bi\t", "--rules cn-2022\t", "--for\t", "mark\t", "\r"],
        "vbp select bids.csv --rules cn-2022-round7 --format=markdown"
      ),
      (
        ["vbp compare-rules bi\t", "--rules cn-2022-round7,cn-2024\t", "\r"],
        "vbp compare-rules bids.csv --rules cn-2022-round7,cn-2024-round10"
      ),
      (
        ["vbp --lang zh ratio aud\t", "--prof\t", "shang\t", "\r"],
        "vbp --lang zh ratio audit --profile=shanghai"
      ),
    ])
  func zsh(keys: [String], expected: String) throws {
    let folder = try folder()
    // `print -r` shows the line that the keys made, which the terminal would redraw in pieces.
    let start = """
      cd '\(folder.path)'; autoload -Uz compinit; compinit -D -u; source <(vbp completions zsh); \
      vbp() { print -r -- "<vbp $*>" }
      """
    let run = try Products.onTerminal(
      columns: 200, "exec zsh -f -i", keys: [start + "\r"] + keys + ["exit\r"],
      environment: ["TERM": "dumb", "LC_ALL": "C.UTF-8", "HOME": folder.path])
    #expect(run.output.contains("<\(expected)>"))
  }

  @Test("descriptions come in the language that was asked for")
  func languages() throws {
    for shell in ["zsh", "fish"] {
      #expect(try Products.shell("vbp completions \(shell)").output.contains("rule set"))
      let chinese = try Products.shell("vbp completions \(shell) --lang zh").output
      #expect(chinese.contains("规则集") && !chinese.contains("rule set"))
    }
  }
}
