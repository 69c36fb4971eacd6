import PriceRatio
import Tables
import Wording

/// The columns of a file of demand.
struct DemandColumns: Sendable {
  let table: TableReader.Layout
  let layout: DemandLayout
  /// By the order of `DemandColumn`.
  private let columns: [TableReader.Column]

  init(_ table: borrowing TableReader) {
    self.table = table.layout
    var columns: [TableReader.Column] = []
    for column in DemandColumn.allCases { columns.append(table.column(column.field)) }
    self.columns = columns
    layout = DemandLayout(DemandColumn.allCases.filter { columns[$0.rawValue].isPresent })
  }

  subscript(column: DemandColumn) -> TableReader.Column { columns[column.rawValue] }

  /// The columns of plain rows, in the order in which rows of demand keep them.
  var plain: [(column: TableReader.Column, kind: PlainKind)] {
    (layout.texts + layout.amounts).map { (self[$0], $0.isAmount ? .number : .name) }
  }
}

/// Reads rows of demand from records, one at a time.
struct DemandReader: ~Copyable {
  /// What was found wrong with a row; of rows behind the first findings that are kept all in one.
  typealias Faults = [(row: Int, findings: Findings)]

  private var table: TableReader
  private let columns: DemandColumns
  private let names: SharedNames
  private(set) var faults: Faults = []
  private var toldCount = 0

  init(_ columns: DemandColumns, _ names: SharedNames) {
    table = TableReader(columns.table)
    (self.columns, self.names) = (columns, names)
  }

  /// Adds a row, though it may not say all that it must.
  mutating func read(_ row: Record, into rows: inout DemandRows) {
    defer { keepFindings(of: row.row) }
    guard table.accepts(row) else { return }
    rows.addRow(row.row)
    set(.lot, name(row, .lot), &rows)
    set(.region, name(row, .region), &rows)
    set(.strength, strength(row), &rows)
    set(.brand, name(row, .brand), &rows)
    set(.incumbent, name(row, .incumbent), &rows)
    set(.category, category(row), &rows)
    for column in columns.layout.amounts {
      if let amount = table.amount(row, columns[column]) { rows.set(column, amount) }
    }
    set(.reason, text(row, .reason), &rows)
  }

  private func set(_ column: DemandColumn, _ number: Int32?, _ rows: inout DemandRows) {
    if let number, columns[column].isPresent { rows.set(column, number) }
  }

  private mutating func text(_ row: Record, _ column: DemandColumn) -> Int32? {
    table.text(row, columns[column]).map { Int32(names.number(of: $0)) }
  }

  private mutating func name(_ row: Record, _ column: DemandColumn) -> Int32? {
    guard let text = table.text(row, columns[column]) else { return nil }
    if names.dependsOnDay(text) { table.add(.undatedAlias, row, columns[column], value: text) }
    return Int32(names.number(of: text))
  }

  private mutating func category(_ row: Record) -> Int32? {
    guard let text = table.text(row, columns[.category]) else { return nil }
    if Demand.Category(named: text) != nil { return Int32(names.number(of: text)) }
    table.add(.unknownCategory, row, columns[.category], value: text)
    return nil
  }

  private mutating func strength(_ row: Record) -> Int32? {
    let errors = table.findings.errorCount
    guard let text = table.text(row, columns[.strength]) else {
      return table.findings.errorCount == errors ? nil : DemandRows.unreadable
    }
    if NamedStrength(text).countsPacks {
      table.add(
        .packCountDiffers, row, columns[.strength], value: text,
        reason: Text(
          en: "the strength says how many are in the pack; whether the volume is in packs or in "
            + "smallest units is not said: leave the count away, and give smallest units",
          zh: "规格写明了包装数量，但未说明报量按包装还是按最小单位：请去掉包装数量并按最小单位填写"))
    }
    return Int32(names.number(of: text))
  }

  /// Keeps what was found by the row, as other rows have findings that come before it or behind.
  private mutating func keepFindings(of row: Int) {
    let found = table.findings
    guard !found.shown.isEmpty else { return }
    table.findings = Findings()
    if toldCount > Findings.limit, let last = faults.indices.last {
      return faults[last].findings.add(found)
    }
    toldCount += found.shown.count
    faults.append((row, found))
  }
}

extension NamedStrength {
  /// Whether it says how many are in a pack.
  var countsPacks: Bool { packCount ?? 1 > 1 || holdsUnreadCount }
}

extension TableReader {
  /// A category of drugs; one that there is not is a finding.
  mutating func category(_ row: Record, _ column: Column) -> Demand.Category? {
    guard let text = text(row, column) else { return nil }
    if let category = Demand.Category(named: text) { return category }
    add(.unknownCategory, row, column, value: text)
    return nil
  }

  /// A strength; what cannot be read is a finding, unless the lot is written alike.
  mutating func strength(_ row: Record, _ column: Column, comparedTo main: Strength? = nil)
    -> NamedStrength?
  {
    guard let text = text(row, column) else { return nil }
    let named = NamedStrength(text)
    guard let fault = named.value.fault, main.map({ Self.compare(named.value, $0) }) != true else {
      return named
    }
    add(fault.code, row, column, value: text, reason: fault.reason)
    return nil
  }

  private static func compare(_ strength: Strength, _ main: Strength) -> Bool {
    (try? strength.contentRatio(to: main)) != nil
  }
}

extension FindingCode {
  /// A category that the share tables do not have.
  static let unknownCategory = FindingCode("unknown-category")
}
