import ExactNumbers
import PriceRatio
import RuleBook
import Tables
import Tender
import TestSupport
import Testing

@testable import Bidding

@Suite("BidIntervals: all prices of a bid in intervals of equal outcome")
struct BidIntervalsTests {
  /// 阿卡波糖 of the second national round: 50mg, ceiling 0.8358, caps by four bidders 3.
  private static let acarbose = """
    lot,bidder,strength,quote,ceiling,originator
    阿卡波糖,北京福元,50mg,0.43,0.8358,N
    阿卡波糖,华东医药,50mg,0.465,0.8358,N
    阿卡波糖,四川绿叶,50mg,0.32,0.8358,N
    阿卡波糖,拜耳,50mg,0.180667,0.8358,Y
    """

  static func rules(_ id: String) throws -> TenderRules {
    try TenderRules(try RuleLibrary(TenderKeys.catalogue).ruleSet(id)) {
      try RuleLibrary(ProfileKeys.catalogue).ruleSet($0)
    }
  }

  static func tender(_ text: String, _ rules: String) throws -> TrialTender {
    let folder = try TemporaryFolder()
    let schema = try #require(Schema.builtIn("bids"))
    let (bids, findings) = try BidTable.read(
      try folder.file("bids.csv", text + "\n"), schema: schema)
    try #require(!findings.hasErrors)
    return try TrialTender(bids, rules: try self.rules(rules), options: EvaluationOptions())
  }

  /// `from–to points: rank shortlisted selected decided by, with whom tied`.
  private static func told(_ line: BidIntervals) -> [String] {
    line.intervals.map { interval in
      let outcome = interval.outcome
      return "\(interval.from.text(atLeast: 4))–\(interval.to?.text(atLeast: 4) ?? "") "
        + "\(interval.points.map(String.init) ?? ""): "
        + "\(outcome.rank.map(String.init) ?? "-") \(outcome.shortlisted.rawValue) "
        + "\(outcome.selected.rawValue) \(outcome.decidedBy)"
        + outcome.tiedWith.map { " = \($0)" }.joined() + (interval.holdsPresent ? " *" : "")
    }
  }

  @Test("every limit of a lot stands where the sums by hand put it")
  func byHand() throws {
    // At or under half of the ceiling 0.8358 ÷ 2 = 0.4179; at or under 1.8 × 0.180667 = 0.3252006.
    // 0.3200 is the price of 四川绿叶, 0.465 that of 华东医药, 0.1807 that of 拜耳 to four decimals.
    let line = try BidIntervals(try Self.tender(Self.acarbose, "cn-2020-round2"), lot: 0, place: 0)
    #expect(
      Self.told(line) == [
        "0.0001–0.1806 1806: 1 Y Y selection.multiple",
        "0.1807–0.1807 1: 1 Y Y selection.multiple = 拜耳",
        "0.1808–0.3199 1392: 2 Y Y selection.multiple",
        "0.3200–0.3200 1: 2 Y Y selection.multiple = 四川绿叶",
        "0.3201–0.3252 52: 3 Y Y selection.multiple",
        "0.3253–0.4179 927: 3 Y Y selection.cut",
        "0.4180–0.4649 470: 3 Y N selection.tests *",
        "0.4650–0.4650 1: 3 tie N selection.tests = 华东医药",
        "0.4651–0.8358 3708: 4 N N shortlist.caps.4",
        "0.8359– : - N N validity.ceiling",
      ])
    #expect(line.highestWin == 5)
  }

  @Test("with finer steps a limit is never shown above itself")
  func limits() throws {
    // 1.8 × 0.180667 = 0.3252006: at 0.3252 it is the multiple, at 0.325201 the cut.
    let line = try BidIntervals(
      try Self.tender(Self.acarbose, "cn-2020-round2"), lot: 0, place: 0,
      step: Yuan(millionths: 1))
    let edge = try #require(line.intervals.first { $0.to?.text(atLeast: 4) == "0.3252" })
    #expect(edge.outcome.decidedBy == "selection.multiple")
    #expect(
      line.intervals.contains {
        $0.from.text(atLeast: 4) == "0.325201" && $0.outcome.decidedBy == "selection.cut"
      })
  }

  @Test("the present quote is a price of its own where it has more decimals")
  func present() throws {
    // 拜耳 quotes 0.180667 = 5.42 ÷ 30, between two of 8,358 multiples of 0.0001 up to the ceiling.
    let tender = try Self.tender(Self.acarbose, "cn-2020-round2")
    let place = try #require(tender.lots[0].bids.firstIndex { $0.bidder == "拜耳" })
    let line = try BidIntervals(tender, lot: 0, place: place)
    #expect(line.intervals.filter(\.holdsPresent).count == 1)
    #expect(line.intervals.reduce(0) { $0 + ($1.points ?? 0) } == 8358 + 1)
  }

  @Test("who drops out when the line comes down is named, and who comes in")
  func others() throws {
    // With 拜耳 at 0.10, 1.8 × is 0.18; 四川绿叶 at 0.32 and 北京福元 at 0.43 pass by their cut of half
    // alone, 0.4179: 四川绿叶 stays, and nobody drops out. Above 0.465 拜耳 is the last of four.
    let tender = try Self.tender(Self.acarbose, "cn-2020-round2")
    let place = try #require(tender.lots[0].bids.firstIndex { $0.bidder == "拜耳" })
    let line = try BidIntervals(tender, lot: 0, place: place)
    let last = try #require(line.intervals.last { $0.outcome.selected == .no && $0.to != nil })
    #expect(last.outcome.displaced.isEmpty)
    // The lowest is then 0.32, and 1.8 × that 0.576: 北京福元 and 华东医药 come in.
    #expect(last.outcome.admitted == ["北京福元", "华东医药"].sorted())
  }
}
