import ExactNumbers
import PriceRatio

/// What a record of the table says of one bid.
struct BidFields: Sendable {
  var lot, bidder: String
  var strength: NamedStrength?
  var mainStrength: NamedStrength?
  var form: DosageForm?
  var packCount = 1
  var quote: Yuan?
  var isCounted: Bool?
  var ceiling: Yuan?
  var ownLowest: Yuan?
  var formerPrice: Yuan?
  /// The firm and the entity where they are not the bidder.
  var firm, entity: String?
  var coefficient: Ratio?
  var technicalScore: Ratio?
  var line: Yuan?
  var reportedVolume: Ratio?
  var suppliesAll: Bool?
  /// What ceilings of the rules go by.
  var material, group: String?
  var listingMean, provincialHighest: Yuan?
  var costStatement, struckOff, completeSystem: Bool?
  var isOriginator = false
  var tieBreaks: TieBreakValues = [:]
  var row = 0
}

extension BidPart {
  /// Adds a bid that came as a record; its texts get numbers.
  mutating func add(_ bid: BidFields, _ names: inout BidNameReader) {
    var row = BidRow(
      lot: names.number(of: bid.lot), bidder: names.number(of: bid.bidder),
      row: Int32(truncatingIfNeeded: bid.row))
    row.strength = names.number(of: bid.strength)
    row.mainStrength = names.number(of: bid.mainStrength)
    if let form = bid.form {
      row.form = names.number(of: form.id)
      names.note(form, row.form)
    }
    row.quote = bid.quote?.millionths ?? 0
    row.ceiling = bid.ceiling?.millionths ?? 0
    row.packCount = code(bid.packCount)
    row.isOriginator = bid.isOriginator
    rows.append(row)
    for extra in layout.present {
      extras.append(value(extra, of: bid, names) ?? BidExtras.none)
    }
  }

  private mutating func value(_ extra: BidExtra, of bid: BidFields, _ names: BidNameReader)
    -> Int64?
  {
    switch extra {
    case .firm: bid.firm.map { Int64(names.number(of: $0)) }
    case .entity: bid.entity.map { Int64(names.number(of: $0)) }
    case .ownLowest: bid.ownLowest?.millionths
    case .formerPrice: bid.formerPrice?.millionths
    case .line: bid.line?.millionths
    case .coefficient: bid.coefficient.map { code($0) }
    case .technicalScore: bid.technicalScore.map { code($0) }
    case .reportedVolume: bid.reportedVolume.map { code($0) }
    case .regionsSupplied: bid.tieBreaks[.regionsSupplied].map { code($0) }
    case .priorVolume: bid.tieBreaks[.priorVolume].map { code($0) }
    case .approvalDate: bid.tieBreaks[.approvalDate].map { code($0) }
    case .citiesCovered: bid.tieBreaks[.citiesCovered].map { code($0) }
    case .sales: bid.tieBreaks[.sales].map { code($0) }
    case .counted: bid.isCounted.map { $0 ? 1 : 0 }
    case .suppliesAll: bid.suppliesAll.map { $0 ? 1 : 0 }
    case .material: bid.material.map { Int64(names.number(of: $0)) }
    case .group: bid.group.map { Int64(names.number(of: $0)) }
    case .listingMean: bid.listingMean?.millionths
    case .provincialHighest: bid.provincialHighest?.millionths
    case .costStatement: bid.costStatement.map { $0 ? 1 : 0 }
    case .struckOff: bid.struckOff.map { $0 ? 1 : 0 }
    case .completeSystem: bid.completeSystem.map { $0 ? 1 : 0 }
    case .recentChange: bid.tieBreaks[.recentChange].map { $0 == .zero ? 0 : 1 }
    }
  }
}

extension BidNameReader {
  fileprivate mutating func number(of strength: NamedStrength?) -> Int32 {
    guard let strength else { return BidRow.noName }
    let number = number(of: strength.text)
    note(strength, number)
    return number
  }
}
