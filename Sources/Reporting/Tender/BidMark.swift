import Tender
import Wording

/// The shape by which a bid's outcome is told on a price line, whatever the colours.
enum BidMark: CaseIterable {
  case selected, withoutVolume, open, notSelected, notShortlisted, excluded

  init(_ standing: Standing) {
    switch standing.selected {
    case .yes: self = standing.entitlement == .noVolume ? .withoutVolume : .selected
    case .tie, .undecided: self = .open
    case .no where standing.status != .valid: self = .excluded
    case .no: self = standing.shortlisted == .no ? .notShortlisted : .notSelected
    }
  }

  var shape: Shape {
    switch self {
    case .selected: .circle
    case .withoutVolume: .square
    case .open: .diamond
    case .notSelected: .ring
    case .notShortlisted: .cross
    case .excluded: .triangle
    }
  }

  var meaning: Text {
    switch self {
    case .selected: Text(en: "selected", zh: "拟中选")
    case .withoutVolume: Text(en: "selected without volume", zh: "拟中选，采购量为零")
    case .open: Text(en: "left to decide", zh: "待决定")
    case .notSelected: Text(en: "shortlisted, not selected", zh: "入围未中选")
    case .notShortlisted: Text(en: "not shortlisted", zh: "未入围")
    case .excluded: Text(en: "not valid", zh: "报价无效")
    }
  }
}
