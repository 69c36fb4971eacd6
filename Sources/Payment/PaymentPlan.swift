public import ExactNumbers
public import Tables
public import Wording

/// When an invoice is to be paid, and what the law says about that.
public struct PaymentPlan: Sendable {
  /// Where an invoice stands.
  public enum Status: String, Sendable {
    /// Not paid, and not overdue as far as is known.
    case open
    /// Not paid on the day that was asked about, and past its due date.
    case overdue
    /// Paid.
    case paid
    /// Settled by the fund; not the hospital's to delay.
    case direct

    /// Its name.
    public var title: Text {
      switch self {
      case .open: Text(en: rawValue, zh: "未付")
      case .overdue: Text(en: rawValue, zh: "逾期")
      case .paid: Text(en: rawValue, zh: "已付")
      case .direct: Text(en: rawValue, zh: "直接结算")
      }
    }
  }

  /// The invoice.
  public let invoice: Invoice
  /// The due date without an intervention; nil where it is agreed elsewhere.
  public let baseDue: Day?
  /// The months of delay that an intervention orders.
  public let delayMonths: Int
  /// The quarter of the intervention that orders the delay; nil without a delay.
  public let decidedFor: Quarter?
  /// The due date with the delay.
  public let due: Day?
  /// Whether the delay was shortened to the legal limit.
  public let isCapped: Bool
  /// The last lawful day; nil where no limit applies.
  public let legalLimit: Day?
  /// The days from the legal limit to the payment; nil where either is not known.
  public let daysBeyond: Int?
  /// What the hospital would owe for them; nil where no rate applies.
  public let interest: Yuan?
  /// Where the invoice stands.
  public let status: Status
  private let basis: LegalLimit.Basis?

  /// Whether money is kept back by an intervention: not paid yet, and due later than usual.
  public var isHeldBack: Bool { status != .paid && status != .direct && due != baseDue }

  /// Plans the payment of an invoice.
  ///
  /// The payment is taken to be on the due date; on the day it was paid, where that is known; on
  /// the day asked about, where it is overdue by then.
  ///
  /// - Throws: `NumberError` where a date leaves the calendar or interest does not fit.
  public init(
    _ invoice: Invoice, rules: PaymentRules, delays: PaymentDelays, capsAtLimit: Bool, asOf: Day?
  ) throws(NumberError) {
    let baseDue = invoice.rule.due(invoice)
    guard baseDue != nil || !invoice.rule.isHospitals else { throw .outOfRange }
    let limit = try rules.limit.limit(invoice, baseDue: baseDue)
    var (months, due, isCapped) = (0, baseDue, false)
    // What the fund pays by its own calendar no intervention delays.
    if invoice.rule.isHospitals, let baseDue {
      months = rules.delay.months(invoice, baseDue: baseDue, interventions: delays)
      guard let moved = rules.delay.moved(baseDue, months: months, rule: invoice.rule) else {
        throw .outOfRange
      }
      due = moved
      // The cap shortens a delay; it never makes an invoice due before its usual day.
      if capsAtLimit, let last = limit?.day, moved > max(last, baseDue) {
        due = max(last, baseDue)
        isCapped = true
      }
    }
    let status = Self.status(invoice, due: due, asOf: asOf)
    let paid = invoice.paidAt ?? (status == .overdue ? asOf : due)
    self.invoice = invoice
    self.baseDue = baseDue
    delayMonths = months
    decidedFor =
      months > 0
      ? baseDue.map { Quarter(of: rules.delay.decidingDay(invoice, baseDue: $0)) } : nil
    self.due = due
    self.isCapped = isCapped
    legalLimit = limit?.day
    if let limit, let paid {
      let days = max(0, paid.number - limit.day.number)
      daysBeyond = days
      interest = try rules.interest.owed(
        invoice, days: days, isProtected: rules.limit.protects(invoice))
    } else {
      (daysBeyond, interest) = (nil, nil)
    }
    self.status = status
    basis = limit?.basis
  }

  private static func status(_ invoice: Invoice, due: Day?, asOf: Day?) -> Status {
    if invoice.paidAt != nil { return .paid }
    if !invoice.rule.isHospitals { return .direct }
    guard let due, let asOf else { return .open }
    return due < asOf ? .overdue : .open
  }
}

// MARK: Reasons

extension PaymentPlan {
  /// What a reason says: invoices of which all of it is the same have the same.
  struct Grounds: Hashable {
    fileprivate let rule: Int
    fileprivate let basis: LegalLimit.Basis?
    fileprivate let isCapped: Bool
  }

  var grounds: Grounds { Grounds(rule: invoice.ruleNumber, basis: basis, isCapped: isCapped) }

  /// The due rule, the limit's basis and what was done to the delay.
  public var reason: Text {
    var parts = [invoice.rule.title]
    if let basis {
      parts.append(Text(en: "limit: ", zh: "法定期限：") + basis.title(invoice.rule))
    }
    if isCapped {
      parts.append(Text(en: "delay shortened to the limit", zh: "延迟缩短至法定期限"))
    }
    return parts.joined()
  }
}
