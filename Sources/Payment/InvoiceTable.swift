import ExactNumbers
public import Files
public import Tables
import Synchronization

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
