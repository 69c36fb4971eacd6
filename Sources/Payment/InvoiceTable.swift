public import Files
public import ExactNumbers
public import Tables
import Wording

/// Reads and checks the table of invoices.
public enum InvoiceTable {
  /// Reads a file of invoices by the schema `invoices`.
  ///
  /// - Returns: the invoices, none when there are errors among the findings; and the layout, for
  ///   what is found later.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, rules: PaymentRules
  ) throws(FileError)
    -> (invoices: [Invoice], findings: Findings, layout: TableReader.Layout)
  {
    var reader = InvoiceReader(
      table: try TableReader(path: path, schema: schema), rules: rules, names: Names(schema.aliases)
    )
    var invoices: [Invoice] = []
    while let row = try reader.table.next() {
      if let invoice = reader.invoice(row) { invoices.append(invoice) }
    }
    let names = reader.names
    if names.showOthers {
      for index in invoices.indices {
        invoices[index].distributor = names.shown(invoices[index].distributor)
      }
    }
    var findings = reader.table.findings
    findings.add(names.findings(file: reader.table.name))
    return (findings.hasErrors ? [] : invoices, findings, reader.table.layout)
  }
}

/// Builds invoices from rows.
private struct InvoiceReader: ~Copyable {
  var table: TableReader
  let rules: PaymentRules
  private(set) var names: Names
  let number, distributor, acceptedAt, amount, vbp, direct, dueRule, agreedDue, sme, contractDays,
    dailyRate, paidAt: TableReader.Column
  private var seen: [[String]: Int] = [:]

  init(table: consuming TableReader, rules: PaymentRules, names: Names) {
    number = table.column("invoice")
    distributor = table.column("distributor")
    acceptedAt = table.column("accepted_at")
    amount = table.column("amount")
    vbp = table.column("vbp")
    direct = table.column("direct")
    dueRule = table.column("due_rule")
    agreedDue = table.column("agreed_due")
    sme = table.column("sme")
    contractDays = table.column("contract_days")
    dailyRate = table.column("daily_rate")
    paidAt = table.column("paid_at")
    self.table = table
    (self.rules, self.names) = (rules, names)
  }

  /// The invoice of a row; nil when something is missing or wrong, which is a finding.
  mutating func invoice(_ row: Record) -> Invoice? {
    // Every value is read before any is missed, so that one pass finds all faults.
    let number = table.text(row, number)
    let name = table.text(row, distributor)
    let acceptedAt = table.day(row, acceptedAt)
    let amount = table.price(row, amount)
    let rule = rule(row)
    let agreedDue = table.day(row, agreedDue)
    let sme = table.flag(row, sme)
    let contractDays = table.count(row, contractDays)
    let dailyRate = table.amount(row, dailyRate)
    let paidAt = table.day(row, paidAt)
    guard let number, let name, let acceptedAt, let amount, let rule else { return nil }
    let invoice = Invoice(
      number: number, distributor: names.taken(name, on: acceptedAt), acceptedAt: acceptedAt,
      amount: amount,
      rule: rule, agreedDue: agreedDue, isSmallOrMedium: sme, contractDays: contractDays,
      dailyRate: dailyRate, paidAt: paidAt, row: row.row)
    check(invoice, row)
    return invoice
  }

  /// The rule that the invoice names, else the usual one.
  private mutating func rule(_ row: Record) -> DueRule? {
    let isVBP = table.flag(row, vbp) ?? false
    let isDirect = table.flag(row, direct) ?? false
    if isDirect, !isVBP {
      table.add(
        .impossibleInvoice, row, direct, value: table.text(row, direct),
        reason: Text(
          en: "only volume-based products are settled directly", zh: "直接结算仅适用于集采药品"))
    }
    guard let id = table.text(row, dueRule) else {
      return rules.usualRule(isVBP: isVBP, isDirect: isDirect)
    }
    guard let rule = rules.dueRules.first(where: { $0.id == id }) else {
      let nearest = nearestName(to: id, among: rules.dueRules.map(\.id))
      table.add(
        .unknownDueRule, row, dueRule, value: id,
        reason: nearest.map {
          Text(
            en: "no due rule is called that; did you mean `\($0)`?",
            zh: "没有该付款规则；是否应为“\($0)”？")
        })
      return nil
    }
    if isDirect, rule.isHospitals {
      table.add(
        .impossibleInvoice, row, dueRule, value: id,
        reason: Text(
          en: "under direct settlement the hospital's due rules do not apply",
          zh: "直接结算不适用医院付款规则"))
    }
    return rule
  }

  private mutating func check(_ invoice: Invoice, _ row: Record) {
    if let earlier = seen[[invoice.distributor, invoice.number]] {
      table.add(
        .duplicateRow, row, number, value: invoice.number,
        reason: Text(
          en: "the same invoice stands in row \(earlier)", zh: "与第 \(earlier) 行为同一发票"))
    }
    seen[[invoice.distributor, invoice.number]] = row.row
    if invoice.rule.method == .agreed, invoice.agreedDue == nil {
      table.add(
        .missingValue, row, agreedDue, value: nil,
        reason: Text(
          en: "the due rule \(invoice.rule.id) needs the agreed date",
          zh: "付款规则 \(invoice.rule.id) 须填写约定付款日"))
    }
    for (day, column) in [(invoice.agreedDue, agreedDue), (invoice.paidAt, paidAt)] {
      // A part may be paid in advance, but an invoice is not due before its goods are accepted.
      guard let day, day < invoice.acceptedAt, invoice.rule.method != .agreed else { continue }
      table.add(
        .impossibleInvoice, row, column, value: day.iso,
        reason: Text(en: "before the goods were accepted", zh: "早于验收日期"))
    }
  }
}

/// An invoice of a distributor.
public struct Invoice: Sendable {
  /// The number.
  public let number: String
  /// The distributor.
  public internal(set) var distributor: String
  /// The day on which the goods were accepted.
  public let acceptedAt: Day
  /// What is to be paid.
  public let amount: Yuan
  /// The due rule.
  public let rule: DueRule
  /// The due date by contract or by the fund's calendar.
  public let agreedDue: Day?
  /// Whether the distributor is a small or medium firm; nil where the file does not say.
  public let isSmallOrMedium: Bool?
  /// The term that the contract agrees, in days from acceptance.
  public let contractDays: Int?
  /// The late-payment interest per day that the contract agrees.
  public let dailyRate: Ratio?
  /// The day on which it was paid.
  public let paidAt: Day?
  /// The row in the file.
  public let row: Int
}
