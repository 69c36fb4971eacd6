public import Tables
public import Wording

/// Whose fault an event was.
public enum FaultParty: String, NamedChoice, Sendable {
  /// The distributor's.
  case distributor
  /// The manufacturer's, such as a shortage at the source.
  case manufacturer
  /// The hospital's own.
  case hospital
  /// The procurement platform's.
  case platform
  /// Nobody's.
  case forceMajeure = "force-majeure"

  /// Its name.
  public var title: Text {
    switch self {
    case .distributor: Text(en: rawValue, zh: "配送企业")
    case .manufacturer: Text(en: rawValue, zh: "生产企业")
    case .hospital: Text(en: rawValue, zh: "医院")
    case .platform: Text(en: rawValue, zh: "平台")
    case .forceMajeure: Text(en: rawValue, zh: "不可抗力")
    }
  }
}

/// Where an event stands between its record and the end of an appeal.
public enum EventStatus: String, NamedChoice, Sendable {
  /// Recorded; also after an appeal was rejected.
  case recorded
  /// The distributor has appealed, and nothing is decided.
  case appealed
  /// The appeal was upheld.
  case upheld
  /// The hospital has taken the record back.
  case withdrawn

  /// Its name.
  public var title: Text {
    switch self {
    case .recorded: Text(en: rawValue, zh: "已记录")
    case .appealed: Text(en: rawValue, zh: "申诉中")
    case .upheld: Text(en: rawValue, zh: "申诉成立")
    case .withdrawn: Text(en: rawValue, zh: "已撤销")
    }
  }
}

/// Something that the hospital recorded about a distributor, with what proves it.
public struct Event: Sendable {
  /// What the event's code stands for.
  enum Subject: Sendable, Hashable {
    /// An indicator, by its position in the card.
    case indicator(Int)
    /// A red line, by its position in the card.
    case redLine(Int)
  }

  /// The distributor, as an index of the roster.
  public let firm: Int
  /// The hospital, by its number; nil where the file does not say.
  var hospital: Int?
  /// The day on which it happened.
  public let day: Day
  let subject: Subject
  /// How many units.
  public let count: Int
  /// Whose fault it was.
  public internal(set) var fault: FaultParty
  /// What shows it.
  public let evidence: String
  /// Where it stands.
  public internal(set) var status: EventStatus
  /// The day on which an appeal about it was received; nil where there is none, or nobody wrote it down.
  public let appealedOn: Day?
  /// The order and the line that it is about, for an indicator that is computed from order lines.
  public let order: (id: String, line: String?)?
  /// The row in the file.
  public let row: Int
}

/// What an event does to the score, and why.
public enum Effect: String, Sendable {
  /// It deducts.
  case deducts
  /// A red line: reported outside points.
  case reported
  /// The cap of the indicator was reached before.
  case capped
  /// It was not the distributor's fault.
  case notTheirFault = "other-fault"
  /// The appeal was upheld.
  case upheld
  /// The record was withdrawn.
  case withdrawn
  /// An appeal is pending, and the rules wait for it.
  case heldBack = "held-back"

  /// Its name.
  public var title: Text {
    switch self {
    case .deducts: Text(en: "deducts", zh: "扣分")
    case .reported: Text(en: "reported", zh: "单独报告")
    case .capped: Text(en: "over the cap", zh: "超出上限")
    case .notTheirFault: Text(en: "not the distributor's fault", zh: "非配送企业责任")
    case .upheld: Text(en: "appeal upheld", zh: "申诉成立")
    case .withdrawn: Text(en: "withdrawn", zh: "已撤销")
    case .heldBack: Text(en: "appeal pending", zh: "申诉未决")
    }
  }
}

extension Card {
  /// What an event does: its state is asked first, then whose fault it was.
  func effect(of event: Event) -> Effect {
    switch event.status {
    case .withdrawn: return .withdrawn
    case .upheld where !upholdsRecords.value: return .upheld
    case .recorded, .appealed, .upheld: break
    }
    guard deductingFaults.value.contains(event.fault) else { return .notTheirFault }
    return event.status == .appealed && holdsBackAppeals.value ? .heldBack : .deducts
  }

  /// Remembers by what it was decided what an event does.
  func useEffect(of event: Event) {
    guard event.status != .withdrawn else { return }
    if event.status == .upheld {
      upholdsRecords.use()
      guard upholdsRecords.value else { return }
    }
    deductingFaults.use()
    let isDeducting = deductingFaults.value.contains(event.fault)
    if event.status == .appealed, isDeducting { holdsBackAppeals.use() }
  }
}
