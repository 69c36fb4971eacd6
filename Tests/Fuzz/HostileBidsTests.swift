import Files
import PriceRatio
import Reporting
import RuleBook
import Tables
import Tender
import TestSupport
import Testing
import Writing

/// Random and mutated files of bids: whatever the bytes are, there are findings or an outcome.
@Suite struct HostileBidsTests {
  /// What a file came to.
  private enum End: Hashable {
    case findings, outcome, tooLarge
  }

  private static let pieces: [[UInt8]] =
    [
      "lot", "bidder", "strength", "quote", "ceiling", "form", "pack_count", "品种", "报价", "规格",
      "分散片", "0.5mg", "2ml:1mg", "1mg+2mg", "0.62", "-1", "1e9", "9223372036854.775807",
      "99999999999999999999999999999999", "9223372036854775807", "Y", "是", "2021-02-30",
      "0.0000001",
      ",", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", " ", "\u{FEFF}", "\u{202E}", "\0",
      "\u{1B}[2J", ";", ";", "\t", "，", "；", "sep=;\n", "1,234.50", "￥12.5", "１２％", "2021/7/1",
      "44378",
      "1.2E+11", "#N/A",
    ].map { Array($0.utf8) } + [
      [0xFF], [0x81, 0x30], [0xC4, 0xE3], [0xED, 0xA0, 0x80], [0xFF, 0xFE],
    ]

  private static func rules(_ id: String) throws -> TenderRules {
    try TenderRules(RuleLibrary(TenderKeys.catalogue).ruleSet(id)) {
      try RuleLibrary(ProfileKeys.catalogue).ruleSet($0)
    }
  }

  /// Reads the bytes as a file of bids, and shows all that comes of it.
  private func end(_ bytes: [UInt8], _ folder: TemporaryFolder, _ rules: TenderRules) throws -> End
  {
    let schema = try #require(Schema.builtIn("bids"))
    let (bids, findings) = try BidTable.read(folder.file("bids.csv", bytes), schema: schema)
    if findings.hasErrors {
      #expect(bids.count == 0)
      #expect(!findings.shown.isEmpty)
      #expect(!FindingReport.text(findings, language: .chinese).isEmpty)
      return .findings
    }
    #expect(bids.count > 0)
    var options = EvaluationOptions()
    options.isWholeTender = true
    do {
      let outcome = try evaluate(bids, rules: rules, options: options)
      #expect(outcome.lots.map(\.standings.count).reduce(0, +) == bids.count)
      let table = OutcomeTable.select(outcome, winnersOnly: false, language: .english)
      #expect(!TerminalTable(table, language: .english, width: 80).lines().isEmpty)
      let explanation = Explanation(outcome, language: .english)
      for lot in outcome.lots {
        let text = explanation.lines(lot).joined()
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
      }
      return .outcome
    } catch is LotError {
      return .tooLarge
    }
  }

  @Test("random bytes of the words of a table end in findings or in an outcome")
  func randomBytes() throws {
    let folder = try TemporaryFolder()
    let rules = try Self.rules("cn-2022-round7")
    var random = SplitMix64(seed: 11)
    for _ in 0..<1_500 {
      let header = [
        "", "lot,bidder,strength,quote,ceiling\n", "lot;bidder;strength\n", "品种，企业，规格\n",
        "报价表\nlot\tbidder\tquote\n",
      ].randomElement(using: &random)
      var bytes = Array((header ?? "").utf8)
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        bytes += Self.pieces.randomElement(using: &random) ?? []
      }
      _ = try end(bytes, folder, rules)
    }
  }

  @Test(
    "a mutated table ends in findings or in an outcome",
    arguments: ["round2-four-lots.csv", "entecavir-2018.csv"])
  func mutations(file: String) throws {
    let folder = try TemporaryFolder()
    let rules = try Self.rules("cn-2022-round7")
    let original = try ByteSource.contents(of: Repository.path("Data/examples/tender/\(file)"))
    #expect(try end(original, folder, rules) == .outcome)
    var random = SplitMix64(seed: 12)
    var ends: [End: Int] = [:]
    for _ in 0..<500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&bytes, &random) }
      ends[try end(bytes, folder, rules), default: 0] += 1
    }
    #expect((ends[.findings] ?? 0) > 100 && (ends[.outcome] ?? 0) > 20)
  }

  /// Changes, removes, doubles or inserts a few bytes.
  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3: bytes.removeSubrange(place...)
    case 4:
      // A digit for a digit leaves a table that can be read.
      if (0x30...0x39).contains(bytes[place]) {
        bytes[place] = UInt8.random(in: 0x30...0x39, using: &random)
      }
    default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
    }
  }

  @Test("tables of hostile but readable values end in an outcome where their contents compare")
  func extremeValues() throws {
    let folder = try TemporaryFolder()
    let rules = try Self.rules("cn-2023-round8")
    var random = SplitMix64(seed: 13)
    let quotes = ["0.000001", "9223372036854.775807", "1", "0.333333", "", "4611686018427.387903"]
    let packs = ["1", "9223372036854775807", "3", "9223372036854775783", "1000000007"]
    let strengths = [
      "1mg", "7.999999999999mg", "0.123456789123456789g", "3kg", "1ng", "999999999999kg",
    ]
    var ends: [End: Int] = [:]
    for _ in 0..<400 {
      var text = "lot,bidder,strength,form,pack_count,quote,ceiling,own_lowest,prior_volume\n"
      func any(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
      let ceiling = any(quotes)
      for bidder in 0..<Int.random(in: 1...6, using: &random) {
        text += "\(any(["a", "b"])),\(bidder),\(any(strengths)),\(any(["片", "软胶囊"])),"
        text += "\(any(packs)),\(any(quotes)),\(ceiling),\(any(quotes + ["", ""])),"
        text += "\(any(["", "1", "99999999999999999999999999999", "0.00000000000000000001"]))\n"
      }
      ends[try end(Array(text.utf8), folder, rules), default: 0] += 1
    }
    #expect(ends[.findings] == nil)
    #expect((ends[.outcome] ?? 0) > 100)
  }

  @Test("prices, packs and strengths as they occur are never too large", arguments: ruleSets)
  func ordinaryValues(id: String) throws {
    let folder = try TemporaryFolder()
    let rules = try Self.rules(id)
    var random = SplitMix64(seed: 14)
    for _ in 0..<5 {
      var text = "lot,bidder,strength,form,pack_count,quote,ceiling,coefficient,technical_score\n"
      for bidder in 0..<20 {
        let milligrams = [1, 3, 5, 7].randomElement(using: &random) ?? 1
        let form = ["片", "分散片", "咀嚼片"].randomElement(using: &random) ?? "片"
        let quote = Int.random(in: 1...99_999_999_999, using: &random)
        text += "\(bidder % 2),\(bidder),0.\(milligrams)7mg,\(form),"
        text += "\(Int.random(in: 1...1_000, using: &random)),"
        text += "\(quote / 1_000_000).\(100_000 + quote % 899_999),99999.9999,1.37,33.333\n"
      }
      #expect(try end(Array(text.utf8), folder, rules) == .outcome, "\(text)")
    }
  }

  static let ruleSets = RuleLibrary(TenderKeys.catalogue).builtInIDs.filter {
    $0.hasPrefix("cn-") || $0.hasPrefix("stents")
  }
}
