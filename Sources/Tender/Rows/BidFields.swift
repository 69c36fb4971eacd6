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
  var ceiling: Yuan?
  var ownLowest: Yuan?
  var formerPrice: Yuan?
  /// The firm and the entity where they are not the bidder.
  var firm, entity: String?
  var coefficient = Ratio.one
  var technicalScore: Ratio?
  var line: Yuan?
  var reportedVolume: Ratio?
  var suppliesAll = true
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
    row.firm = names.number(of: bid.firm)
    row.entity = names.number(of: bid.entity)
    row.strength = names.number(of: bid.strength)
    row.mainStrength = names.number(of: bid.mainStrength)
    if let form = bid.form {
      row.form = names.number(of: form.id)
      names.note(form, row.form)
    }
    row.packCount = Int64(bid.packCount)
    row.quote = bid.quote?.millionths ?? 0
    row.ceiling = bid.ceiling?.millionths ?? 0
    row.ownLowest = bid.ownLowest?.millionths ?? 0
    row.formerPrice = bid.formerPrice?.millionths ?? 0
    row.line = bid.line?.millionths ?? 0
    row.coefficient = code(bid.coefficient)
    row.technicalScore = code(bid.technicalScore)
    row.reportedVolume = code(bid.reportedVolume)
    row.suppliesAll = bid.suppliesAll
    row.isOriginator = bid.isOriginator
    for (index, key) in TieBreak.allCases.enumerated() {
      row.tieBreaks[index] = code(bid.tieBreaks[key])
    }
    rows.append(row)
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
