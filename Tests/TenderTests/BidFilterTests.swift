import RuleBook
import Tables
import TestSupport
import Testing

@testable import Tender

@Suite("BidFilter: which bids are shown of a tender that is evaluated as a whole")
struct BidFilterTests {
  private static let text = """
    lot,bidder,entity,quote
    阿卡波糖片,拜耳,,1
    阿卡波糖片,四川绿叶,绿叶,2
    他达拉非片,天津天士力,,3
    他达拉非片,四川绿叶,,4

    """

  private static func filter(_ lots: [String], _ bidders: [String]) throws -> BidFilter? {
    try BidFilter(lots: lots, bidders: bidders, in: tender())
  }

  private static func tender(_ aliases: String? = nil) throws -> TenderLots {
    let folder = try TemporaryFolder()
    var schema = try #require(Schema.builtIn("bids"))
    if let aliases {
      schema.aliases = try AliasTable.read(
        folder.file("aliases.csv", aliases), schema: try Schema.named("aliases")
      ).aliases
    }
    let (bids, _) = try BidTable.read(folder.file("bids.csv", text), schema: schema)
    return try TenderLots(bids, rules: [Given.rules("cn-2020-round2")])
  }

  @Test("without names there is nothing to choose")
  func none() throws {
    #expect(try Self.filter([], []) == nil)
  }

  @Test("a lot, a bidder in all its lots, or a bidder in a lot")
  func shown() throws {
    #expect(try Self.filter(["阿卡波糖片"], [])?.lots == ["阿卡波糖片"])
    let firm = try #require(try Self.filter([], ["四川绿叶"]))
    #expect(firm.lots == ["他达拉非片", "阿卡波糖片"])
    #expect(firm.shows(lot: "阿卡波糖片", bidder: "四川绿叶"))
    #expect(!firm.shows(lot: "阿卡波糖片", bidder: "拜耳"))
    #expect(try Self.filter(["阿卡波糖片"], ["四川绿叶"])?.lots == ["阿卡波糖片"])
  }

  @Test("what is noted of the lots of an allocation is left out with those that are not shown")
  func notedLots() throws {
    var allocation = Allocation()
    allocation.lotsWithoutWinner = ["他达拉非片"]
    allocation.lotsTakenOver = ["他达拉非片", "阿卡波糖片"]
    allocation.lotsWithoutStandby = ["他达拉非片"]
    let shown = allocation.showing(try Self.filter(["阿卡波糖片"], []))
    #expect(shown.lotsTakenOver == ["阿卡波糖片"])
    #expect(shown.lotsWithoutWinner.isEmpty && shown.lotsWithoutStandby.isEmpty)
  }

  @Test(
    "names are found whatever their width and spaces, an entity by its name, a firm by its alias")
  func names() throws {
    #expect(try Self.filter(["阿卡波糖 片"], ["绿叶"])?.lots == ["阿卡波糖片"])
    let tender = try Self.tender("name,standard_name\n拜耳医药,拜耳\n")
    #expect(try BidFilter(lots: [], bidders: ["拜耳医药"], in: tender)?.lots == ["阿卡波糖片"])
  }

  @Test(
    "a name that is not there is told with those that are near",
    arguments: [
      (["阿卡波塘片"], [], true, "nobody bids in a lot of this name; did you mean `阿卡波糖片`?"),
      ([], ["四川绿野"], false, "no bidder has this name; did you mean `四川绿叶`?"),
      (["他达拉非片"], ["拜耳"], false, "this bidder does not bid in the lots that are shown"),
      (
        ["他达拉非片", "阿卡波糖片"], ["拜耳"], true, "none of the bidders that are shown bids in it"
      ),
    ])
  func unknown(lots: [String], bidders: [String], isLot: Bool, reason: String) throws {
    let fault = #expect(throws: NotInTender.self) { try Self.filter(lots, bidders) }
    #expect(fault?.isLot == isLot && fault?.reason.en == reason)
  }

  @Test("a lot that is split stands for its bidding units")
  func units() throws {
    // joints 2021: unit A takes those below the share, unit B the rest.
    let folder = try TemporaryFolder()
    let (bids, _) = try BidTable.read(
      folder.file(
        "bids.csv",
        "lot,bidder,quote,reported_volume\n"
          + (1...9).map { "L,F\($0),\($0),\(1000 - $0 * 100)\n" }.joined()),
      schema: try #require(Schema.builtIn("bids")))
    let changes = ["shortlist.caps.1+": "6", "shortlist.guaranteed_cut": "0.9"]
    let tender = try TenderLots(bids, rules: [Given.rules("joints-2021", changes)])
    #expect(try BidFilter(lots: ["L"], bidders: [], in: tender)?.lots == tender.names)
    #expect(try BidFilter(lots: ["L A"], bidders: [], in: tender)?.lots == ["L A"])
  }
}
