public import ExactNumbers
public import Tables

/// Invoices in little memory, in the order of the file; each is made when it is asked for.
public struct InvoiceList: Sendable {
  /// What each invoice refers to, from all processors: so it stays.
  fileprivate final class Kept: Sendable {
    let part: InvoicePart
    let distributors: [String]
    let rules: [DueRule]
    let rates: [Ratio]

    init(_ part: InvoicePart, _ distributors: [String], _ rules: [DueRule], _ rates: [Ratio]) {
      (self.part, self.distributors) = (part, distributors)
      (self.rules, self.rates) = (rules, rates)
    }
  }

  private let kept: Permanent<Kept>
  /// How many there are.
  public let count: Int

  /// No invoices.
  public init() { self.init(InvoicePart(), [], [], []) }

  /// The invoices of all parts, with the distributors as they are shown.
  init(_ part: InvoicePart, _ distributors: [String], _ terms: InvoiceTerms) {
    self.init(part, distributors, terms.rules.dueRules, terms.rates.all)
  }

  init(_ part: InvoicePart, _ distributors: [String], _ rules: [DueRule], _ rates: [Ratio]) {
    kept = Permanent(Kept(part, distributors, rules, rates))
    count = part.rows.count
  }

  /// The distributors, by their numbers.
  public var distributors: [String] { kept.read(\.distributors) }
}

extension InvoiceList: RandomAccessCollection {
  /// The first position.
  public var startIndex: Int { 0 }
  /// The position behind the last invoice.
  public var endIndex: Int { count }

  /// The invoice at a position.
  public subscript(position: Int) -> Invoice {
    Invoice(values: kept.read { $0.part.rows[position] }, position: position, kept: kept)
  }
}

/// An invoice of a distributor.
public struct Invoice: Sendable {
  fileprivate let values: InvoiceRow
  /// Its position in the list.
  public let position: Int
  fileprivate let kept: Permanent<InvoiceList.Kept>

  /// The number.
  public var number: String {
    kept.read { String(decoding: $0.part.number(at: position), as: UTF8.self) }
  }
  /// The distributor.
  public var distributor: String { kept.read { $0.distributors[distributorNumber] } }
  /// The number of the distributor.
  public var distributorNumber: Int { Int(values.distributor) }
  /// The day on which the goods were accepted.
  public var acceptedAt: Day {
    guard let day = Day(eightDigits: Int(values.acceptedAt)) else {
      preconditionFailure("an invoice without a day of acceptance")
    }
    return day
  }
  /// What is to be paid.
  public var amount: Yuan { Yuan(millionths: values.amount) }
  /// The due rule.
  public var rule: DueRule { kept.read { $0.rules[ruleNumber] } }
  var ruleNumber: Int { Int(values.rule) }
  /// The due date by contract or by the fund's calendar.
  public var agreedDue: Day? { Day(eightDigits: Int(values.agreedDue)) }
  /// Whether the distributor is a small or medium firm; nil where the file does not say.
  public var isSmallOrMedium: Bool? { values.sme < 0 ? nil : values.sme == 1 }
  /// The term that the contract agrees, in days from acceptance.
  public var contractDays: Int? { values.contractDays > 0 ? Int(values.contractDays) : nil }
  /// The late-payment interest per day that the contract agrees.
  public var dailyRate: Ratio? { values.rate.map { rate in kept.read { $0.rates[Int(rate)] } } }
  /// The day on which it was paid.
  public var paidAt: Day? { Day(eightDigits: Int(values.paidAt)) }
  /// The row in the file.
  public var row: Int { Int(values.row) }
}

/// Some invoices as rows of numbers, and their numbers one behind the other.
struct InvoicePart: Sendable {
  var rows: [InvoiceRow] = []
  private var numbers: [UInt8] = []

  /// No invoices, with room for some.
  init(room: Int = 0) { rows.reserveCapacity(room) }

  /// Adds an invoice.
  @inline(__always)
  mutating func append(_ invoice: InvoiceRow, number: some Sequence<UInt8>) {
    numbers.append(contentsOf: number)
    var invoice = invoice
    invoice.numberEnd = numbers.count
    rows.append(invoice)
  }

  /// Adds a part of a file that stands behind `rowsBefore` rows.
  mutating func append(_ part: InvoicePart, rowsBefore: Int) {
    let start = numbers.count
    for var row in part.rows {
      row.row += Int32(rowsBefore)
      row.numberEnd += start
      rows.append(row)
    }
    numbers += part.numbers
  }

  /// The number of the invoice at a position.
  func number(at position: Int) -> ArraySlice<UInt8> {
    numbers[(position == 0 ? 0 : rows[position - 1].numberEnd)..<rows[position].numberEnd]
  }
}

/// An invoice without a text of its own: what it names are numbers, and days are such as 20240229, or 0
/// for none.
struct InvoiceRow: Sendable, BitwiseCopyable {
  var row: Int32
  var distributor: Int32
  let acceptedAt, agreedDue, paidAt: Int32
  /// The agreed term; 0 for none. A longer one than fits is beyond every limit, as it is itself.
  let contractDays: Int32
  private let rateNumber: Int32
  let rule: Int16
  /// 1 for a small or medium firm, 0 for another, -1 where it is not known.
  let sme: Int8
  let amount: Int64
  /// Where the number ends among those of a part.
  fileprivate(set) var numberEnd = 0

  /// The number of the agreed rate.
  var rate: Int32? { rateNumber < 0 ? nil : rateNumber }

  @inline(__always)
  init(
    row: Int, distributor: Int, acceptedAt: Int, amount: Int64, rule: Int, agreedDue: Int?,
    sme: Bool?, contractDays: Int?, rate: Int32?, paidAt: Int?
  ) {
    (self.row, self.distributor) = (Int32(row), Int32(distributor))
    (self.acceptedAt, self.agreedDue) = (Int32(acceptedAt), Int32(agreedDue ?? 0))
    (self.paidAt, self.contractDays) = (Int32(paidAt ?? 0), Int32(clamping: contractDays ?? 0))
    (rateNumber, self.rule, self.amount) = (rate ?? -1, Int16(rule), amount)
    self.sme = sme.map { $0 ? 1 : 0 } ?? -1
  }

  /// Whether its rule needs an agreed day that is not there.
  func lacksAgreedDay(_ rule: DueRule) -> Bool { rule.method == .agreed && agreedDue == 0 }

  /// Whether a day, if there is one, is before acceptance: a part may be paid in advance where that is
  /// agreed, but no other invoice is due before its goods are accepted.
  func isTooEarly(_ day: Int32, _ rule: DueRule) -> Bool {
    day != 0 && day < acceptedAt && rule.method != .agreed
  }
}
