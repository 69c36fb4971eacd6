import Tables
import Writing

/// Some bids with the texts that their numbers mean: what views of bids look into.
///
/// A sheet stays until the program ends (`Permanent`): every stage passes bids on, on all processors,
/// and counting who refers to their sheet would take longer than the stages do.
final class BidSheet: Sendable {
  let part: BidPart
  let names: BidNames

  init(_ part: BidPart, _ names: BidNames) { (self.part, self.names) = (part, names) }
}

extension Bid {
  /// A bid by itself: what it says in some columns, in a row of a file that has no others.
  init(_ values: [BidColumn: BidValue], row: Int = 0) {
    let texts = SharedNames()
    var names = BidNameReader(texts)
    let columns = BidColumn.allCases.filter { values[$0] != nil }
    var part = BidPart(BidLayout(columns))
    part.addBid(row: row)
    for column in columns { values[column].map { part.set(column, $0, &names) } }
    self.init(Permanent(BidSheet(part, BidNames(texts, [names.takeNews()], countsPacks: true))), 0)
  }
}
