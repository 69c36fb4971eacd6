import ExactNumbers
import Tables

/// The columns of the table of products.
struct ProductColumns: Sendable {
  let drug, form, packCount, price, maker, representative, indication, changedIndication,
    childrenOnly, selfAdministered, unitPriced: TableReader.Column
  /// The columns of quantities and words that the file has.
  let values: [(value: ProductValue, column: TableReader.Column)]

  init(_ table: borrowing TableReader) {
    drug = table.column("drug")
    form = table.column("form")
    packCount = table.column("pack_count")
    price = table.column("price")
    maker = table.column("maker")
    representative = table.column("representative")
    indication = table.column("indication")
    changedIndication = table.column("changed_indication")
    childrenOnly = table.column("children_only")
    selfAdministered = table.column("self_administered")
    unitPriced = table.column("unit_priced")
    var values: [(ProductValue, TableReader.Column)] = []
    for value in ProductValue.allCases {
      let column = table.column(value.rawValue)
      if column.isPresent { values.append((value, column)) }
    }
    self.values = values
  }

  enum Slot {
    static let drug = 0
    static let form = 1
    static let packCount = 2
    static let price = 3
    static let maker = 4
    /// The first of the columns that most products leave empty.
    static let rest = 5
  }

  /// The columns of plain rows, in the order of `Slot`, then the strength, if the file has it.
  var plain: [(column: TableReader.Column, kind: PlainKind)] {
    let rest =
      [representative, indication, changedIndication, childrenOnly, selfAdministered, unitPriced]
      + values.map(\.column)
    return [(drug, .name), (form, .name), (packCount, .name), (price, .number), (maker, .name)]
      + rest.map { ($0, .name) }
  }

  /// Where plain rows have the strength; nil where the file has none.
  var strengthSlot: Int? {
    values.firstIndex { $0.value == .strength }.map { Slot.rest + 6 + $0 }
  }
}

/// Reads products on one thread: plain rows by their values, all others as records.
///
/// A row with something in one of the columns that most products leave empty is not plain.
struct ProductWorker: BlockWorker {
  /// What a worker found in some rows.
  struct Found: Sendable {
    var products: [Product] = []
    var rowCount = 0
    var findings = Findings()
  }

  private typealias Slot = ProductColumns.Slot
  private let columns: ProductColumns
  private let layout: TableReader.Layout
  private let strengthSlot: Int?
  /// The columns that must be empty.
  private let emptySlots: [Int]
  private var forms = NameValues<DosageForm>()
  private var strengths = NameValues<(text: String, value: Strength)>()
  private var packCounts = NameValues<Int>()
  private var found = Found()

  init(_ columns: ProductColumns, _ layout: TableReader.Layout) {
    self.columns = columns
    self.layout = layout
    let strengthSlot = columns.strengthSlot
    self.strengthSlot = strengthSlot
    emptySlots = (Slot.rest..<columns.plain.count).filter { $0 != strengthSlot }
  }

  /// Reads the rows of a block.
  mutating func read(_ rows: inout BlockRows) -> Found {
    var reader = ProductReader(columns, layout)
    while let row = rows.next() {
      switch row {
      case .record(let record): take(record, &reader)
      case .plain:
        if let product = plain(rows) {
          found.products.append(product)
          found.rowCount += 1
        } else if let record = rows.record() {
          take(record, &reader)
        }
      }
    }
    return finish(reader)
  }

  /// Reads rows that come as records.
  mutating func read(_ records: [Record]) -> Found {
    var reader = ProductReader(columns, layout)
    for record in records { take(record, &reader) }
    return finish(reader)
  }

  private mutating func finish(_ reader: borrowing ProductReader) -> Found {
    found.findings = reader.table.findings
    defer { found = Found() }
    return found
  }

  private mutating func take(_ record: Record, _ reader: inout ProductReader) {
    found.rowCount += 1
    guard reader.table.accepts(record), let product = reader.product(record) else { return }
    found.products.append(product)
  }

  /// What a plain row says; nil when something in it needs the reader of records.
  private mutating func plain(_ rows: borrowing BlockRows) -> Product? {
    for slot in emptySlots where rows.value(slot) != nil { return nil }
    guard let drug = rows.name(Slot.drug), let formName = rows.name(Slot.form),
      let form = forms.value(formName, in: rows, read: { DosageForm.named($0) })
    else { return nil }
    var product = Product(form: form)
    product.row = rows.row
    product.drug = rows.text(ofName: drug)
    if let name = rows.name(Slot.packCount) {
      guard let count = packCounts.value(name, in: rows, read: { Int($0) }), count > 0 else {
        return nil
      }
      product.packCount = count
    }
    if let price = rows.value(Slot.price) {
      guard price > 0 else { return nil }
      product.price = Yuan(millionths: price)
    }
    if let maker = rows.name(Slot.maker) { product.maker = rows.text(ofName: maker) }
    if let strengthSlot, let name = rows.name(strengthSlot) {
      let strength = strengths.value(name, in: rows) { text in
        (try? Strength(text)).map { (text, $0) }
      }
      guard let strength else { return nil }
      product.strength = strength
    }
    return product
  }
}

/// What the names of plain rows were read as, each once.
private struct NameValues<Value> {
  private var values: [Value?] = []

  /// The value of a name by its number; nil where it cannot be read, which is tried anew each time.
  mutating func value(
    _ number: Int, in rows: borrowing BlockRows, read: (String) -> Value?
  ) -> Value? {
    if number < values.count, let value = values[number] { return value }
    let missing = number + 1 - values.count
    if missing > 0 { values.append(contentsOf: repeatElement(nil, count: missing)) }
    values[number] = read(rows.text(ofName: number))
    return values[number]
  }
}

/// Puts the products of the workers together, in the order of the file.
struct ProductMerger: BlockMerger {
  private(set) var rowCount = 0
  private(set) var findings = Findings()
  private var products: [Product] = []

  var isDone: Bool { false }

  /// Adds the next part.
  mutating func merge(_ found: ProductWorker.Found, rowsBefore: Int) {
    rowCount += found.rowCount
    findings.add(found.findings, rowsBefore: rowsBefore)
    let start = products.count
    products.append(contentsOf: found.products)
    for index in products[start...].indices { products[index].row += rowsBefore }
  }

  /// All products; the merger then has none.
  mutating func takeProducts() -> [Product] {
    defer { products = [] }
    return products
  }
}
