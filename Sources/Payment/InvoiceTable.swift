import ExactNumbers
public import Files
public import Tables
import Synchronization
import Wording

/// Reads and checks the table of invoices.
public enum InvoiceTable {
  /// Reads a file of invoices by the schema `invoices`.
  ///
  /// - Returns: the invoices, none when there are errors among the findings; and the layout, for
  ///   what is found later.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, rules: PaymentRules, reading: BlockReading = BlockReading()
  ) throws(FileError)
    -> (invoices: InvoiceList, findings: Findings, layout: TableReader.Layout)
  {
    let table = try TableReader(path: path, schema: schema)
    let (layout, name) = (table.layout, table.name)
    let terms = InvoiceTerms(table, rules, schema.aliases)
    var (merger, findings) = try table.readBlocks(
      terms.columns.plain, reading, names: terms.names, into: InvoiceMerger()
    ) { InvoiceWorker(terms, layout) }
    let names = merger.part.unify(terms.names.texts, schema.aliases)
    let invoices = InvoiceList(merger.part, names.shown, terms)
    findings.add(merger.findings)
    findings.nameMergedCells(layout)
    findings.insert(invoices.duplicates(layout))
    findings.add(names.findings(file: name))
    return (findings.hasErrors ? InvoiceList() : invoices, findings, layout)
  }
}

/// What all that read the invoices of a file must know.
struct InvoiceTerms: Sendable {
  let columns: InvoiceColumns
  let rules: PaymentRules
  let aliases: Aliases
  let names: SharedNames
  let rates = AgreedRates()

  init(_ table: borrowing TableReader, _ rules: PaymentRules, _ aliases: Aliases) {
    columns = InvoiceColumns(table)
    (self.rules, self.aliases) = (rules, aliases)
    names = SharedNames(aliases)
  }
}

/// The interest rates that contracts agree, each with a number that is the same on all threads.
final class AgreedRates: Sendable {
  private struct State {
    var numbers: [Ratio: Int32] = [:]
    var rates: [Ratio] = []
  }

  private let state = Mutex(State())

  /// The rates by their numbers.
  var all: [Ratio] { state.withLock { $0.rates } }

  /// The number of a rate.
  func number(of rate: Ratio) -> Int32 {
    state.withLock { state in
      if let number = state.numbers[rate] { return number }
      let number = Int32(state.rates.count)
      state.numbers[rate] = number
      state.rates.append(rate)
      return number
    }
  }
}

extension InvoicePart {
  /// Gives all spellings of a distributor one number, of those that the texts had; returns the names.
  fileprivate mutating func unify(_ texts: [String], _ aliases: Aliases) -> Names {
    var times = [Int](repeating: 0, count: texts.count)
    var met: [Int] = []
    for row in rows {
      let text = Int(row.distributor)
      if times[text] == 0 { met.append(text) }
      times[text] += 1
    }
    // In the order in which they are met, which is the same on any number of threads.
    var names = Names(aliases)
    var numbers = [Int32](repeating: 0, count: texts.count)
    for text in met {
      // What a name stands for on some days only was looked up in its row.
      let name = aliases.resolved(texts[text], on: nil)
      numbers[text] = Int32(names.number(ofSpelling: name, times: times[text]))
    }
    for index in rows.indices { rows[index].distributor = numbers[Int(rows[index].distributor)] }
    return names
  }
}

extension InvoiceList {
  /// Reports invoices that stand in the table before.
  fileprivate func duplicates(_ layout: TableReader.Layout) -> Findings {
    var findings = Findings()
    for (position, earlier) in repeated() {
      let row = self[earlier].row
      findings.add(
        layout.finding(
          .duplicateRow, row: self[position].row, field: "invoice", value: self[position].number,
          reason: Text(en: "the same invoice stands in row \(row)", zh: "与第 \(row) 行为同一发票")))
    }
    return findings
  }

  /// An invoice by what must not come twice.
  private struct Identity: Hashable {
    let hash: Int
    let invoice: Invoice

    init(_ invoice: Invoice, hash: Int) { (self.invoice, self.hash) = (invoice, hash) }

    /// The distributor and the number, of which only those with the same hash are compared.
    static func == (a: Identity, b: Identity) -> Bool {
      a.hash == b.hash && a.invoice.distributorNumber == b.invoice.distributorNumber
        && a.invoice.number == b.invoice.number
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    static func hash(of invoice: Invoice) -> Int {
      var hasher = Hasher()
      hasher.combine(invoice.distributorNumber)
      hasher.combine(invoice.number)
      return hasher.finalize()
    }
  }

  /// The positions of invoices that stand before in the list, each with where it stood last.
  ///
  /// They are looked at in shares by their hashes, so that little memory is needed at a time.
  private func repeated() -> [(position: Int, earlier: Int)] {
    let hashes = inSlices(of: count, size: 1 << 14) { slice in
      slice.map { Identity.hash(of: self[$0]) }
    }.flatMap { $0 }
    let shares = 1 + count >> 15
    let repeated = inSlices(of: shares, size: 1) { slice in
      var found: [(position: Int, earlier: Int)] = []
      var last: [Identity: Int] = [:]
      for (position, hash) in hashes.enumerated()
      where Int(hash.magnitude % UInt(shares)) == slice.lowerBound {
        let identity = Identity(self[position], hash: hash)
        if let earlier = last.updateValue(position, forKey: identity) {
          found.append((position, earlier))
        }
      }
      return found
    }
    return repeated.flatMap { $0 }.sorted { $0.position < $1.position }
  }
}
