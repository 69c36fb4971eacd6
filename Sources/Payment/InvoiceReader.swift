import ExactNumbers
import Tables
import Wording

/// The columns of the table of invoices.
struct InvoiceColumns: Sendable {
  let number, distributor, acceptedAt, amount, vbp, direct, dueRule, agreedDue, sme, contractDays,
    dailyRate, paidAt: TableReader.Column

  init(_ table: borrowing TableReader) {
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
  }
}

/// Reads invoices from records.
struct InvoiceReader: ~Copyable {
  var table: TableReader
  private let terms: InvoiceTerms
  private let columns: InvoiceColumns

  init(_ terms: InvoiceTerms, _ layout: TableReader.Layout) {
    (self.terms, columns) = (terms, terms.columns)
    table = TableReader(layout)
  }

  /// Adds the invoice of a row, and returns it; nil when something is missing or wrong, which is a
  /// finding.
  mutating func read(_ row: Record, into part: inout InvoicePart) -> InvoiceRow? {
    // Every value is read before any is missed, so that one pass finds all faults.
    let number = table.text(row, columns.number)
    let name = table.text(row, columns.distributor)
    let acceptedAt = table.day(row, columns.acceptedAt)
    let amount = table.price(row, columns.amount)
    let rule = rule(row)
    let agreedDue = table.day(row, columns.agreedDue)
    let sme = table.flag(row, columns.sme)
    let contractDays = table.count(row, columns.contractDays)
    let dailyRate = table.amount(row, columns.dailyRate)
    let paidAt = table.day(row, columns.paidAt)
    guard let number, let name, let acceptedAt, let amount, let rule else { return nil }
    let distributor = terms.aliases.resolved(name, on: acceptedAt)
    let invoice = InvoiceRow(
      row: row.row, distributor: terms.names.number(of: distributor),
      acceptedAt: acceptedAt.eightDigits, amount: amount.millionths, rule: rule,
      agreedDue: agreedDue?.eightDigits, sme: sme, contractDays: contractDays,
      rate: dailyRate.map(terms.rates.number), paidAt: paidAt?.eightDigits)
    check(invoice, row)
    part.append(invoice, number: number.utf8)
    return invoice
  }

  /// The place of the rule that the invoice names, else of the usual one.
  private mutating func rule(_ row: Record) -> Int? {
    let rules = terms.rules
    let isVBP = table.flag(row, columns.vbp) ?? false
    let isDirect = table.flag(row, columns.direct) ?? false
    if isDirect, !isVBP {
      table.add(
        .impossibleInvoice, row, columns.direct, value: table.text(row, columns.direct),
        reason: Text(
          en: "only volume-based products are settled directly", zh: "直接结算仅适用于集采药品"))
    }
    guard let id = table.text(row, columns.dueRule) else {
      return rules.usualRule(isVBP: isVBP, isDirect: isDirect)
    }
    guard let rule = rules.dueRules.firstIndex(where: { $0.id == id }) else {
      let nearest = nearestName(to: id, among: rules.dueRules.map(\.id))
      table.add(
        .unknownDueRule, row, columns.dueRule, value: id,
        reason: nearest.map {
          Text(
            en: "no due rule is called that; did you mean `\($0)`?",
            zh: "没有该付款规则；是否应为“\($0)”？")
        })
      return nil
    }
    if isDirect, rules.dueRules[rule].isHospitals {
      table.add(
        .impossibleInvoice, row, columns.dueRule, value: id,
        reason: Text(
          en: "under direct settlement the hospital's due rules do not apply",
          zh: "直接结算不适用医院付款规则"))
    }
    return rule
  }

  private mutating func check(_ invoice: InvoiceRow, _ row: Record) {
    let rule = terms.rules.dueRules[Int(invoice.rule)]
    if invoice.lacksAgreedDay(rule) {
      table.add(
        .missingValue, row, columns.agreedDue, value: nil,
        reason: Text(
          en: "the due rule \(rule.id) needs the agreed date",
          zh: "付款规则 \(rule.id) 须填写约定付款日"))
    }
    for (day, column) in [(invoice.agreedDue, columns.agreedDue), (invoice.paidAt, columns.paidAt)]
    where invoice.isTooEarly(day, rule) {
      table.add(
        .impossibleInvoice, row, column, value: Day(eightDigits: Int(day))?.iso,
        reason: Text(en: "before the goods were accepted", zh: "早于验收日期"))
    }
  }
}
