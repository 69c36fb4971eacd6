import ExactNumbers
import Tables

extension BidRows {
  /// The bids as they stand after some rulings: without a quote where one takes them out, with the right
  /// one where it was corrected. All say what was ruled about them.
  public func ruled(by rulings: Rulings) -> BidRows {
    guard !rulings.byRow.isEmpty else { return self }
    var ruled = self
    ruled.sheets = sheets.map { sheet in
      sheet.read { sheet in
        sheet.part.ruled(by: rulings.byRow).map { Permanent(BidSheet($0, sheet.names)) }
      } ?? sheet
    }
    return ruled
  }
}

extension BidPart {
  /// The same bids after the rulings on their rows; nil where there are none.
  fileprivate func ruled(by rulings: [Int: [Ruling]]) -> BidPart? {
    var own: [Int32: [Ruling]] = [:]
    for bid in 0..<count { own[Int32(bid)] = rulings[row(of: bid)] }
    guard !own.isEmpty else { return nil }
    var part = with([.quote, .counted])
    part.rulings = own
    for (bid, rulings) in own { for ruling in rulings { part.apply(ruling, to: Int(bid)) } }
    return part
  }

  private mutating func apply(_ ruling: Ruling, to bid: Int) {
    switch ruling.kind {
    case .correctedQuote:
      // What takes the bid out may stand before or behind it.
      guard rulings[Int32(bid)]?.contains(where: { $0.kind.status != nil }) != true else { return }
      setAmount(.quote, of: bid, ruling.quote?.millionths)
      setNumber(.counted, of: bid, BidPart.none)
    case .disqualified, .withdrawn, .noBid:
      // What the file says of the count was said of a bid with a quote, if it had one.
      if let counts = ruling.counts {
        setNumber(.counted, of: bid, counts ? 1 : 0)
      } else if amount(.quote, of: bid) != nil {
        setNumber(.counted, of: bid, BidPart.none)
      }
      setAmount(.quote, of: bid, nil)
    case .replaced: break
    }
  }
}

extension Bid {
  /// The ruling that takes the bid out of the competition.
  var exclusion: Ruling? { rulings.first { $0.kind.status != nil } }
  /// The ruling that corrects its quote.
  var correction: Ruling? { rulings.first { $0.kind == .correctedQuote } }
  /// The ruling by which somebody else supplies in its place.
  var replacement: Ruling? { rulings.first { $0.kind == .replaced } }
}
