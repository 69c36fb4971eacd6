import Testing
import Wording

@testable import CommandLineKit

@Suite struct ProgramSpecificationTests {
  @Test("the words that begin commands, each once; one that only leads on is told by what follows")
  func first() {
    let next = Samples.program.next(after: [])
    #expect(next.map(\.name) == ["rules", "ratio"])
    #expect(next.map(\.help.en) == ["show, list", "ratio"])
  }

  @Test("the words that follow a word, behind a command of its own too")
  func second() {
    #expect(Samples.program.next(after: ["rules"]).map(\.name) == ["show", "list"])
    #expect(Samples.program.next(after: ["ratio"]).map(\.help.zh) == ["核查"])
    #expect(Samples.program.next(after: ["rules", "show"]).isEmpty)
    #expect(Samples.program.groups == ["rules", "ratio"])
  }
}
