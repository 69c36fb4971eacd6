import ExactNumbers
import Synchronization
import Tables
import TestSupport
import Testing

@testable import Tender

@Suite struct BidRowsTests {
  private let heading =
    "lot,bidder,strength,form,pack_count,quote,ceiling,coefficient,firm,approval_date,sales\n"

  private func rows(_ text: String) throws -> (bids: BidRows, findings: Findings) {
    let folder = try TemporaryFolder()
    let schema = try #require(Schema.builtIn("bids"))
    return try BidTable.read(folder.file("bids.csv", heading + text), schema: schema)
  }

  @Test("a bid says what its row says, whether the row is plain or not")
  func values() throws {
    // The first row is plain. The second writes the same in another way: with more decimals than plain
    // numbers have, with doubled quotes and with a form's other name.
    let (rows, findings) = try rows(
      "甲,x,0.25g,片,24,19.99,1.2,0.5,f,2020-02-29,7\n"
        + "甲,\"y \"\"1\"\"\",0.25g,片剂,24,19.99,1.2,0.1234567,f,2020-02-29,7\n")
    #expect(!findings.hasErrors)
    let bids = rows.bids
    #expect(bids.map(\.bidder) == ["x", "y \"1\""] && bids.map(\.row) == [2, 3])
    try #require(
      bids.map(\.coefficient) == [try Ratio(1, over: 2), try Ratio(1_234_567, over: 10_000_000)])
    for bid in bids {
      #expect(bid.lot == "甲" && bid.firm == "f" && bid.entity == bid.bidder)
      #expect(bid.strength?.text == "0.25g" && bid.form == bids[0].form && bid.packCount == 24)
      #expect(bid.quote?.millionths == 19_990_000 && bid.ceiling?.millionths == 1_200_000)
      #expect(bid.tieBreaks == [.approvalDate: Ratio(20_200_229), .sales: Ratio(7)])
    }
  }

  @Test(
    "rows read by their values say what they say as records, and have the same findings",
    arguments: [0, 1])
  func fastAndSlow(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    // With seed 0 every value is good; with seed 1 some are unusual, and some are wrong.
    let unusual =
      seed == 0
      ? []
      : ["", "24.0", "0", "-1", "1e3", "007", "x\"y", "2021-02-29", "#N/A", " 片 ", "合计", "5ml"]
    func value(_ usual: String) -> String {
      guard let other = unusual.randomElement(using: &random) else { return usual }
      return Int.random(in: 0..<40, using: &random) == 0 ? other : usual
    }
    var text = heading
    for row in 0..<2000 {
      let usual = [
        "品种\(row / 6)", "\"企业\(row % 6)\"", ["1mg", "2mg"][row % 2], ["片", "胶囊"][row % 2],
        "\(row % 30 + 1)", "\(row).5", "\(row / 6 + row % 2 + 1)", "1.25", "f",
        "2020-0\(row % 9 + 1)-11", "\(row)",
      ]
      text += usual.map { value($0) }.joined(separator: ",") + "\n"
    }
    let folder = try TemporaryFolder()
    let schema = try #require(Schema.builtIn("bids"))
    let path = try folder.file("bids.csv", text)
    var slow = BlockReading()
    slow.isFast = false
    slow.maximumRecordSize = 1 << 13
    var fast = BlockReading()
    fast.pieceSize = 4096
    fast.threads = 3
    fast.maximumRecordSize = 1 << 13
    let (expected, findings) = try BidTable.read(path, schema: schema, reading: slow)
    let (read, found) = try BidTable.read(path, schema: schema, reading: fast)
    // Behind a quote that stands astray no record seems to end; each of them does.
    #expect(!found.shown.contains { $0.code.id == "record-too-long" })
    #expect(found.shown == findings.shown && found.errorCount == findings.errorCount)
    #expect(findings.hasErrors == (seed == 1))
    #expect(read.bids.map(Self.description) == expected.bids.map(Self.description))
    #expect(read.count == (seed == 0 ? 2000 : 0))
  }

  @Test("bids are related where they name one entity, or are it themselves")
  func related() throws {
    let heading = "lot,bidder,quote,entity\n"
    let folder = try TemporaryFolder()
    let schema = try #require(Schema.builtIn("bids"))
    let text = "甲,x,1,\n甲,y,2,\n乙,x,1,e\n乙,y,2,e\n丙,x,1,\n丙,y,2,x\n丁,x,1,f\n丁,y,2,g\n"
    let (rows, findings) = try BidTable.read(
      folder.file("bids.csv", heading + text), schema: schema)
    #expect(!findings.hasErrors)
    let lots = rows.lots()
    #expect(Set(lots.filter(\.hasRelatedBids).map(\.name)) == ["乙", "丙"])
    // What numbers say, texts say.
    for lot in lots {
      #expect(Lot(name: lot.name, bids: lot.bids).hasRelatedBids == lot.hasRelatedBids)
    }
  }

  private static func description(_ bid: Bid) -> String {
    let tieBreaks = TieBreak.allCases.map { bid.tieBreaks[$0]?.exactText ?? "" }
    return "\(bid.row) \(bid.lot) \(bid.bidder) \(bid.strength?.text ?? "") \(bid.form?.id ?? "") "
      + "\(bid.packCount) \(bid.quote?.millionths ?? 0) \(bid.ceiling?.millionths ?? 0) "
      + "\(bid.coefficient.exactText) \(bid.firm) \(bid.entity) \(tieBreaks)"
  }

  @Test(
    "lots come by name with their bids in the order of the file, though rows of others intervene")
  func lots() throws {
    let rows = try rows(
      """
      b,x,,,1,1,1,1,f,,
      a,x,,,1,1,1,1,f,,
      b,y,,,1,2,1,1,f,,
      a,y,,,1,2,1,1,f,,

      """
    ).bids
    #expect(rows.count == 4)
    let lots = rows.lots()
    #expect(lots.map(\.name) == ["a", "b"])
    #expect(lots.map { $0.bids.map(\.row) } == [[3, 5], [2, 4]])
    #expect(rows.unevenLots(0..<2).isEmpty)
  }

  @Test("names that Swift calls equal are one lot and one bidder, however they are composed")
  func composed() throws {
    let (rows, findings) = try rows(
      "caf\u{E9},x,,,1,1,1,1,f,,\nb,\u{2126},,,1,1,1,1,f,,\ncafe\u{301},y,,,1,2,1,1,f,,\n")
    #expect(!findings.hasErrors && rows.lotCount == 2)
    let lots = rows.lots()
    try #require(lots.map { $0.bids.map(\.row) } == [[3], [2, 4]])
    // Each spelling was met once: e, U+0065, comes before é, U+00E9.
    #expect(lots[1].name.utf8.count == 6)
    // U+2126 is the same letter as U+03A9.
    let repeated = try self.rows(
      "b,\u{2126},,,1,1,1,1,f,,\na,x,,,1,1,1,1,f,,\nb,\u{3A9},,,1,2,1,1,f,,\n")
    #expect(repeated.findings.shown.map(\.code) == [.mixedName, .duplicateRow])
    #expect(repeated.findings.shown.map(\.row) == [nil, 4])
  }

  @Test("rows of many lots in any order have the findings of the same rows lot by lot")
  func anyOrder() throws {
    var random = SplitMix64(seed: 9)
    var texts: [String] = []
    for lot in 0..<60 {
      for bidder in 0..<5 {
        // One lot in five is uneven: a bidder twice, a strength missing, or no form.
        let isOdd = lot % 5 == 0 && bidder == 3
        texts.append(
          "lot \(lot),firm \(isOdd && lot % 3 == 0 ? 0 : bidder),"
            + "\(isOdd && lot % 3 == 1 ? "" : "1mg"),\(isOdd && lot % 3 == 2 ? "" : "片"),"
            + "1,1,2,1,,,\n")
      }
    }
    func codes(_ texts: [String]) throws -> [String] {
      let findings = try rows(texts.joined()).findings.shown
      return findings.map { "\($0.code.id) \($0.column ?? "") \($0.value ?? "")" }.sorted()
    }
    let inOrder = try codes(texts)
    // Lots 0, 5 to 55 are twelve.
    #expect(inOrder.count == 12)
    #expect(try codes(texts.shuffled(using: &random)) == inOrder)
  }

  @Test(
    "evaluated lot by lot under two rule sets, a tender has the outcomes that it has as a whole")
  func lotByLot() throws {
    // 300 lots of 1 to 7 bids: 18 slices of 16 lots, and 12 more.
    var text = ""
    for lot in 0..<300 {
      for bidder in 0...(lot % 7) {
        let quote = 10 + (lot * 31 + bidder * 17) % 23
        text += "lot \(lot),firm \(bidder),0.25g,片,1,\(quote),30,1,,2020-01-0\(bidder + 1),\n"
      }
    }
    let rows = try rows(text).bids
    let ids = ["cn-2020-round2", "cn-2018-4plus7"]
    let whole = try ids.map { try evaluate(rows, rules: Given.rules($0)) }
    let digests = Mutex<[[[String]]]>([])
    let summaries = try #require(
      try evaluate(rows, rules: ids.map { try Given.rules($0) }) { outcomes in
        outcomes.map { told($0) }
      } take: { digest in
        digests.withLock { $0.append(digest) }
      })
    #expect(digests.withLock { $0.count } == 10)
    #expect(summaries.map(\.ruleSet) == ids)
    for (place, (summary, whole)) in zip(summaries, whole).enumerated() {
      #expect(digests.withLock { $0.flatMap { $0[place] } } == told(whole))
      #expect(summary.selectedCount == whole.summary.selectedCount)
      #expect(summary.bidCount == rows.count && summary.lotCount == 300)
      #expect(summary.openLots.map(\.name) == whole.openLots.map(\.name))
      #expect(summary.weakSources.map(\.key) == whole.weakSources.map(\.key))
    }
  }

  private func told(_ outcome: TenderOutcome) -> [String] {
    outcome.lots.map { "\($0.name) \($0.cap?.value ?? 0) \($0.selections)" }
  }

  @Test("lots that the rules compare with each other cannot be evaluated apart")
  func compared() throws {
    var options = EvaluationOptions()
    options.isWholeTender = true
    let rows = try rows("a,x,,,1,1,1,1,f,,\n").bids
    // One such rule set is enough: the first compares no lots.
    let rules = try ["cn-2020-round2", "cn-2022-round7"].map { try Given.rules($0) }
    let summaries = try evaluate(rows, rules: rules, options: options) {
      $0.count
    } take: { _ in
      Issue.record("nothing is to be taken")
    }
    #expect(summaries == nil)
  }
}
