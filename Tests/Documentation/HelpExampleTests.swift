import Foundation
import TestSupport
import Testing

/// The examples of help are true: each is run, among files of the names that it uses.
@Suite struct HelpExampleTests {
  static let commands: [String] = {
    let overview = (try? Products.shell("vbp --help").output) ?? ""
    let lines = overview.split(separator: "\n").prefix { $0 != "Exit codes" }
    return lines.filter { $0.hasPrefix("  ") }.compactMap { line in
      let words = line.dropFirst(2)
      return words.firstRange(of: "  ").map { String(words[..<$0.lowerBound]) }
    }
  }()

  /// The files of the examples, each with the example data that it stands for.
  static let files = [
    "bids.csv": "tender/round2-four-lots.csv", "demand.csv": "tender/round2-demand.csv",
    "specs.csv": "tender/round2-specs.csv", "products.csv": "ratio/products.csv",
    "pricelist.csv": "ratio/price-list.csv", "listing.csv": "ratio/listing.csv",
    "provinces.csv": "ratio/provinces.csv", "cases.csv": "../cases/tender/cn-2020-round2.csv",
    "scenarios.csv": "../made-up/bidding/scenarios.csv",
    "changes.csv": "../made-up/bidding/changes.csv",
  ]

  @Test("the commands are found")
  func commandsExist() {
    #expect(Self.commands.count > 20)
    #expect(Self.commands.contains("rules diff") && Self.commands.contains("manual"))
  }

  @Test("every example of a command's help runs", arguments: commands)
  func examplesRun(command: String) throws {
    let folder = try self.folder()
    let page = try Products.shell("vbp \(command) --help").output
    let examples = page.split(separator: "\n").drop { $0 != "Examples" }.dropFirst()
      .prefix { $0.hasPrefix("  ") }
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(example.contains("vbp "))
      let run = try Products.shell("cd \(folder.path) && \(example.dropFirst(2))")
      #expect([0, 3].contains(run.exitCode), "\(example): \(run.errors)")
    }
  }

  /// A folder in which the examples find all that they name.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, source) in Self.files.sorted(by: { $0.key < $1.key }) {
      try FileManager.default.copyItem(
        atPath: Repository.path("Data/examples/\(source)"), toPath: folder.path(name))
    }
    _ = try folder.file("choices.csv", "lot,bidder,region\n他达拉非片,长春海悦,广东\n")
    let setup = try Products.shell(
      """
      cd \(folder.path) && vbp init scorecard hospital && mv hospital/*.csv . && rm -r hospital &&
      vbp intervene events.csv --orders orders.csv --quarter 2021Q4 -o interventions.csv &&
      vbp new-rules --rules cn-2020-round2 -o my-province.json &&
      vbp new-rules --rules hospital-2021 -o my-scorecard.csv
      """)
    #expect(setup.exitCode == 0, "\(setup.errors)")
    return folder
  }
}
