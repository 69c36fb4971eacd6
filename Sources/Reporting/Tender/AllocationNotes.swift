public import Tender
public import Wording

/// What an allocation leaves to decide, and what to know about it.
extension Allocation {
  /// The lots that got nothing, as something in them is left to decide, and the regions of others.
  public func openTexts(_ summary: TenderSummary) -> [Text] {
    withoutAny + inPart(summary).map { Text($0.lot) + Text(en: ": ", zh: "：") + $0.text }
  }

  /// The same with all that is open of a lot in one text.
  public func openTextsByLot(_ summary: TenderSummary) -> [Text] {
    let open = inPart(summary)
    let texts = Dictionary(grouping: open, by: \.lot)
    return withoutAny
      + open.map(\.lot).unique.map { lot in
        Text(lot) + Text(en: ": ", zh: "：") + (texts[lot] ?? []).map(\.text).joined()
      }
  }

  private var withoutAny: [Text] {
    openLots.map { lot in
      Text(en: "nothing allocated in \(lot.name): ", zh: "\(lot.name)未分配：")
        + (lot.question ?? Text(en: "left to decide", zh: "待决定"))
    }
  }

  /// What is open in lots of which some is allocated.
  private func inPart(_ summary: TenderSummary) -> [(lot: String, text: Text)] {
    let without = Set(openLots.map(\.name))
    let lots = summary.openLots.filter { !without.contains($0.name) }.map {
      ($0.name, $0.question ?? Text(""))
    }
    return lots + openQuestions.map { ($0.lot, Self.question($0)) }
  }

  /// Which regions of a lot are open, between whom and why.
  static func question(_ open: OpenRegions) -> Text {
    let place = Text(firstOf: open.regions, counted: "个地区")
    let bidders = Text(firstOf: open.bidders, counted: "家")
    if open.isOfReplaced {
      return place
        + Text(
          en: " undecided, as \(bidders.en) was replaced and no rule says who supplies instead",
          zh: "未决：\(bidders.zh)已裁定替补，规则未规定由谁供应")
    }
    guard let key = open.key else {
      return place
        + Text(
          en: " open between \(bidders.en), as equal bids have no order",
          zh: "未决：\(bidders.zh)并列，先后未定")
    }
    // What a parameter means is said in short before a colon.
    let words = TenderKeys.catalogue.words(for: key) ?? Text("")
    let rule = (
      en: words.en.prefix { $0 != ":" }, zh: words.zh.prefix { $0 != "：" }
    )
    return place
      + Text(
        en: " open between \(bidders.en), as \(rule.en) (`\(key)`) is unverified and decides here; "
          + "--allow-unverified uses it all the same",
        zh: "未决（\(bidders.zh)）：取决于未经核实的“\(rule.zh)”（\(key)）；加 --allow-unverified 仍按其计算")
  }

  /// So many lots are named, and the others counted.
  private static let shownLots = 20

  /// What to know about the allocation.
  public var notes: [Text] {
    Self.list(lotsWithoutDemand, Text(en: "no reported volume for: ", zh: "没有报量："))
      + Self.list(
        lotsWithoutWinner,
        Text(en: "reported volume without a winner: ", zh: "有报量而无中选企业："))
      + Self.list(
        lotsWithEqualRegions,
        Text(
          en:
            "regions of equal volume, or with equal rests, are taken in the order of the demand, where nobody wishes "
            + "otherwise: ", zh: "报量或剩余量相同的地区，未表达意愿时按报量表中的顺序："))
      + Self.list(
        lotsTakenOver,
        Text(
          en: "those who stood by supply in the place of replaced winners: ",
          zh: "由备供企业接替被替补的中选企业："))
      + Self.list(
        lotsWithoutStandby,
        Text(
          en: "who stood by was replaced, and nobody does in its place: ",
          zh: "备供企业已被替补，无人接替备供："))
  }

  private static func list(_ lots: [String], _ text: Text) -> [Text] {
    lots.isEmpty ? [] : [text + Text(firstOf: lots, most: shownLots, counted: "个品种")]
  }
}
