import ExactNumbers
public import Wording

extension Decision {
  /// What is decided about a bid's selection.
  public var verdict: Text {
    switch self {
    case .yes: Text(en: "selected", zh: "拟中选")
    case .no: Text(en: "not selected", zh: "未中选")
    case .tie: Text(en: "tied, a person must decide", zh: "并列，须人工决定")
    case .undecided: Text(en: "undecided, a person must decide", zh: "未决，须人工决定")
    }
  }
}

extension Otherwise {
  /// What the bid would be.
  var text: Text {
    switch self {
    case .selection(let decision, nil):
      Text(en: "this bid is ", zh: "本报价") + decision.verdict
    case .selection(let decision, let price?):
      Text(en: "this bid is ", zh: "本报价") + decision.verdict
        + Text(
          en: " at the unit price \(price.display)", zh: "，单位价格为 \(price.display)")
    case .entitlement(let entitlement):
      Text(en: "this bid is selected ", zh: "本报价中选且") + entitlement.title
    case .shortlist(let decision):
      Text(en: "this bid is ", zh: "本报价") + decision.shortlistVerdict
    case .unknown:
      Text(
        en: "what this bid would be is not known, as it needs a number that is not given",
        zh: "需要另一未给出的数值，结果无从得知")
    case .untried:
      Text(
        en: "what this bid would be is not known, as there are too many to try",
        zh: "可能的取值过多、未逐一试算，结果无从得知")
    case .offer:
      Text(en: "the price that this bid may accept is another", zh: "本报价可接受的复活价不同")
    }
  }
}

extension Entitlement {
  /// What a selected bid gets.
  public var title: Text {
    switch self {
    case .full: Text(en: "with volume", zh: "分配采购量")
    case .noRegionChoice: Text(en: "with volume, without a choice of regions", zh: "分配采购量但不参与选区")
    case .noVolume: Text(en: "without volume", zh: "采购量为零")
    case .open: Text(en: "with or without volume, as a tie is resolved", zh: "采购量取决于并列如何裁定")
    }
  }
}

extension Decision {
  /// One decision or another.
  static func alternatives(_ decisions: [Decision]) -> Text {
    Text(
      en: decisions.map(\.verdict.en).joined(separator: " or "),
      zh: decisions.map(\.verdict.zh).joined(separator: "或"))
  }

  /// What is decided about a bid's place on the shortlist.
  fileprivate var shortlistVerdict: Text {
    switch self {
    case .yes: Text(en: "shortlisted", zh: "入围")
    case .no: Text(en: "not shortlisted", zh: "未入围")
    case .tie, .undecided: verdict
    }
  }
}
