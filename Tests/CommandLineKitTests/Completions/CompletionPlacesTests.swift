import Testing

@testable import CommandLineKit

@Suite struct CompletionPlacesTests {
  private let places = CompletionPlaces(Samples.program)

  @Test("places where the same may stand are one group, long and short option alike")
  func groups() {
    let names = places.groups.map { $0.places.map { "\($0.command): \($0.position)" } }
    #expect(
      names == [["rules show: --format", "rules show: -f"], ["rules show: 1", "ratio: 1"]])
    #expect(places.number(of: Samples.words) == 2)
  }

  @Test(
    "in single quotes nothing means anything but the quote itself",
    arguments: [
      ("", "''"), ("a b $x `y` \\", "'a b $x `y` \\'"), ("don't", #"'don'\''t'"#),
    ])
  func quoted(text: String, expected: String) {
    #expect(text.shellQuoted == expected)
  }
}
