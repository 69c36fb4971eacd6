import ExactNumbers
import PriceRatio
import Tables
import TestSupport
import Testing

@testable import Tender

@Suite("BidColumn: a column of bids is declared once, and read and kept by what it is")
struct BidColumnTests {
  /// What the columns of a kind are in the schema.
  private static func kind(_ kind: BidColumn.Kind) -> Schema.Kind {
    switch kind {
    case .name, .strength, .form: .string
    case .count: .integer
    case .flag: .boolean
    case .price, .amount, .factor: .number
    case .day: .date
    }
  }

  @Test("every column of the schema is declared, as what the schema says that it is")
  func schema() throws {
    let fields = try Schema.named("bids").fields
    #expect(Set(fields.map(\.name)) == Set(BidColumn.allCases.map(\.field)))
    #expect(fields.count == BidColumn.allCases.count)
    for column in BidColumn.allCases {
      let field = try #require(fields.first { $0.name == column.field })
      #expect(field.kind == Self.kind(column.kind), "\(column)")
    }
  }

  @Test("every tie-break has the column of its name", arguments: TieBreak.allCases)
  func tieBreaks(key: TieBreak) { #expect(BidColumn(key).field == key.rawValue) }

  @Test("what a file has a column for has its place, what it has none for has none")
  func places() {
    let layout = BidLayout([.lot, .entity, .quote, .sales])
    // The row's own number is the first of the words; an amount takes two of them.
    #expect(layout.place(.lot) == 1 && layout.place(.entity) == 2)
    #expect(layout.place(.quote) == 3 && layout.place(.sales) == 5 && layout.width == 7)
    #expect(layout.place(.bidder) == 0 && layout.place(.line) == 0)
  }

  @Test("what whole numbers cannot say is kept exactly")
  func exact() throws {
    // Seven thirds are no whole number of millionths, and so many packs are more than 32 bits hold.
    let sales = try Ratio(7, over: 3)
    let bid = Bid([
      .lot: .name("l"), .bidder: .name("b"), .packCount: .count(.max), .sales: .amount(sales),
      .priorVolume: .amount(Ratio(2)), .reportedVolume: .amount(sales),
    ])
    #expect(bid.packCount == .max && bid.reportedVolume == sales)
    #expect(bid.tieBreaks == [.sales: sales, .priorVolume: Ratio(2)])
    #expect(bid.quote == nil && bid.firm == "b" && bid.suppliesAllRegions == nil)
  }

  /// A value of a column as it is written plainly.
  private static func plain(_ column: BidColumn) -> String {
    switch column.kind {
    case .name: "甲\(column.rawValue)"
    case .strength: "\(column.rawValue)mg"
    case .form: "分散片"
    case .count: "\(column.rawValue + 1)"
    case .flag: column.rawValue % 2 == 0 ? "N" : "Y"
    case .price, .amount, .factor: "\(column.rawValue).5"
    case .day: "2020-02-29"
    }
  }

  /// The same, written so that only the reader of records reads it.
  private static func unusual(_ column: BidColumn) -> String {
    switch column.kind {
    case .flag: column.rawValue % 2 == 0 ? "否" : "是"
    case .day: "2020/2/29"
    default: " " + plain(column)
    }
  }

  /// What a bid says in a column, as text; every column has an accessor.
  private static func said(_ column: BidColumn, _ bid: Bid) -> String? {
    switch column {
    case .lot: bid.lot
    case .bidder: bid.bidder
    case .firm: bid.firm
    case .entity: bid.entity
    case .strength: bid.strength?.text
    case .mainStrength: bid.mainStrength?.text
    case .form: bid.form == DosageForm.named("分散片") ? "分散片" : nil
    case .packCount: "\(bid.packCount)"
    case .quote: bid.quote?.text(atLeast: 0)
    case .counted: bid.isCounted.map(yesOrNo)
    case .ceiling: bid.ceiling?.text(atLeast: 0)
    case .ownLowest: bid.ownLowest?.text(atLeast: 0)
    case .formerPrice: bid.formerPrice?.text(atLeast: 0)
    case .line: bid.line?.text(atLeast: 0)
    case .coefficient: bid.coefficient.exactText
    case .technicalScore: bid.technicalScore?.exactText
    case .reportedVolume: bid.reportedVolume?.exactText
    case .suppliesAll: bid.suppliesAllRegions.map(yesOrNo)
    case .originator: yesOrNo(bid.isOriginator)
    case .material: bid.material
    case .group: bid.group
    case .listingMean: bid.listingMean?.text(atLeast: 0)
    case .provincialHighest: bid.provincialHighest?.text(atLeast: 0)
    case .costStatement: bid.hasCostStatement.map(yesOrNo)
    case .struckOff: yesOrNo(bid.isStruckOff)
    case .completeSystem: bid.isCompleteSystem.map(yesOrNo)
    case .regionsSupplied: bid.tieBreaks[.regionsSupplied]?.exactText
    case .priorVolume: bid.tieBreaks[.priorVolume]?.exactText
    case .citiesCovered: bid.tieBreaks[.citiesCovered]?.exactText
    case .sales: bid.tieBreaks[.sales]?.exactText
    case .recentChange: bid.tieBreaks[.recentChange].map { yesOrNo($0 == .one) }
    case .approvalDate:
      bid.tieBreaks[.approvalDate] == Ratio(20_200_229) ? "2020-02-29" : nil
    }
  }

  private static func yesOrNo(_ flag: Bool) -> String { flag ? "Y" : "N" }

  @Test("a bid says in every column what its row says, whether the row is plain or not")
  func everyColumn() throws {
    let columns = BidColumn.allCases
    let header = columns.map(\.field).joined(separator: ",")
    for write in [Self.plain, Self.unusual] {
      let row = columns.map(write).joined(separator: ",")
      let (bids, findings) = try Given.read(header + "\n" + row + "\n")
      let bid = try #require(bids.first, "\(findings.shown.map(\.reason.en))")
      for column in columns {
        #expect(Self.said(column, bid) == Self.plain(column), "\(column)")
      }
    }
  }

  @Test("what a row says in one column stands in no other", arguments: BidColumn.allCases)
  func oneColumn(column: BidColumn) throws {
    guard column != .lot, column != .bidder else { return }
    // The schema asks for a column of quotes, which may be empty.
    let columns = [.lot, .bidder, column] + (column == .quote ? [] : [BidColumn.quote])
    let values = [Self.plain(.lot), Self.plain(.bidder), Self.plain(column), ""]
    let text =
      columns.map(\.field).joined(separator: ",") + "\n"
      + values.prefix(columns.count).joined(separator: ",") + "\n"
    let bid = try #require(try Given.read(text).bids.first)
    let empty = Bid([
      .lot: .name(Self.plain(.lot)), .bidder: .name(Self.plain(.bidder)),
    ])
    for other in BidColumn.allCases {
      let expected = other == column ? Self.plain(column) : Self.said(other, empty)
      #expect(Self.said(other, bid) == expected, "\(other)")
    }
  }
}
