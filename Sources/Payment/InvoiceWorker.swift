import Tables

/// The columns of plain rows, by their order.
private enum Slot {
  static let number = 0
  static let distributor = 1
  static let acceptedAt = 2
  static let amount = 3
  static let vbp = 4
  static let direct = 5
  static let dueRule = 6
  static let agreedDue = 7
  static let sme = 8
  static let contractDays = 9
  static let dailyRate = 10
  static let paidAt = 11
}

extension InvoiceColumns {
  /// The columns of plain rows, in the order of `Slot`.
  var plain: [(column: TableReader.Column, kind: PlainKind)] {
    [
      (number, .text), (distributor, .name), (acceptedAt, .day), (amount, .price), (vbp, .flag),
      (direct, .flag), (dueRule, .name), (agreedDue, .day), (sme, .flag), (contractDays, .count),
      (dailyRate, .name), (paidAt, .day),
    ]
  }
}

/// Reads invoices on one thread: plain rows by their values, all others as records.
struct InvoiceWorker: BlockWorker {
  /// What a worker found in some rows.
  struct Found: Sendable {
    let part: InvoicePart
    let rowCount: Int
    let findings: Findings
  }

  private let terms: InvoiceTerms
  private let layout: TableReader.Layout
  private var part = InvoicePart()
  private var rowCount = 0
  /// The due rules and the rates by the numbers of their texts, as they were read from records.
  private var (rules, rates): ([Int: Int], [Int: Int32]) = ([:], [:])

  init(_ terms: InvoiceTerms, _ layout: TableReader.Layout) {
    (self.terms, self.layout) = (terms, layout)
  }

  /// Reads the rows of a block.
  mutating func read(_ rows: inout BlockRows) -> Found {
    var reader = InvoiceReader(terms, layout)
    while let row = rows.next() {
      switch row {
      case .record(let record): _ = take(record, &reader)
      case .plain: repeat { takeRow(&rows, &reader) } while rows.nextOfBatch()
      }
    }
    return finish(reader)
  }

  /// Reads rows that come as records.
  mutating func read(_ records: [Record]) -> Found {
    var reader = InvoiceReader(terms, layout)
    for record in records { _ = take(record, &reader) }
    return finish(reader)
  }

  private mutating func finish(_ reader: borrowing InvoiceReader) -> Found {
    defer { (part, rowCount) = (InvoicePart(room: part.rows.count), 0) }
    return Found(part: part, rowCount: rowCount, findings: reader.table.findings)
  }

  private mutating func take(_ record: Record, _ reader: inout InvoiceReader) -> InvoiceRow? {
    rowCount += 1
    return reader.table.accepts(record) ? reader.read(record, into: &part) : nil
  }

  @inline(__always)
  private mutating func takeRow(_ rows: inout BlockRows, _ reader: inout InvoiceReader) {
    // A row of totals is a finding, which only the reader of records makes.
    if let invoice = invoice(rows), !rows.namesTotals(Slot.number) {
      rowCount += 1
      part.append(invoice, number: rows.bytes(Slot.number))
    } else if let record = rows.record() {
      learn(rows, take(record, &reader))
    }
  }

  /// Remembers what the texts of a row mean, by the invoice that was read of its record.
  private mutating func learn(_ rows: borrowing BlockRows, _ invoice: InvoiceRow?) {
    guard let invoice else { return }
    if let text = rows.name(Slot.dueRule) { rules[text] = Int(invoice.rule) }
    if let text = rows.name(Slot.dailyRate), let rate = invoice.rate { rates[text] = rate }
  }

  /// The invoice of a plain row; nil when something in it needs the reader of records.
  @inline(__always)
  private func invoice(_ rows: borrowing BlockRows) -> InvoiceRow? {
    guard let distributor = rows.name(Slot.distributor),
      let acceptedAt = day(Slot.acceptedAt, rows), let amount = rows.value(Slot.amount),
      rows.length(Slot.number) > 0, let place = rule(rows)
    else { return nil }
    var rate: Int32?
    if let text = rows.name(Slot.dailyRate) {
      guard let known = rates[text] else { return nil }
      rate = known
    }
    let invoice = InvoiceRow(
      row: rows.row, distributor: distributor, acceptedAt: acceptedAt, amount: amount, rule: place,
      agreedDue: day(Slot.agreedDue, rows), sme: rows.value(Slot.sme).map { $0 == 1 },
      contractDays: rows.value(Slot.contractDays).map(Int.init), rate: rate,
      paidAt: day(Slot.paidAt, rows))
    let rule = terms.rules.dueRules[place]
    let isFaulty =
      invoice.lacksAgreedDay(rule) || invoice.isTooEarly(invoice.agreedDue, rule)
      || invoice.isTooEarly(invoice.paidAt, rule)
    return isFaulty ? nil : invoice
  }

  /// The place of the due rule; nil where it is not known yet, or does not go with the flags.
  @inline(__always)
  private func rule(_ rows: borrowing BlockRows) -> Int? {
    let isVBP = rows.value(Slot.vbp) == 1
    let isDirect = rows.value(Slot.direct) == 1
    guard isVBP || !isDirect else { return nil }
    guard let text = rows.name(Slot.dueRule) else {
      return terms.rules.usualRule(isVBP: isVBP, isDirect: isDirect)
    }
    guard let rule = rules[text], !isDirect || !terms.rules.dueRules[rule].isHospitals else {
      return nil
    }
    return rule
  }

  @inline(__always)
  private func day(_ slot: Int, _ rows: borrowing BlockRows) -> Int? {
    rows.value(slot).map { Int($0 / 1_000_000) }
  }
}

/// Puts the invoices of the workers together, in the order of the file.
struct InvoiceMerger: BlockMerger {
  var part = InvoicePart()
  private(set) var rowCount = 0
  private(set) var findings = Findings()

  var isDone: Bool { false }

  /// Adds the next part.
  mutating func merge(_ found: InvoiceWorker.Found, rowsBefore: Int) {
    rowCount += found.rowCount
    findings.add(found.findings, rowsBefore: rowsBefore)
    part.append(found.part, rowsBefore: rowsBefore)
  }
}
