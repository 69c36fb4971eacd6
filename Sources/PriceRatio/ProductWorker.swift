import ExactNumbers
import Tables

/// The columns of the table of products.
struct ProductColumns: Sendable {
  let drug, form, packCount, price, maker, representative, indication, changedIndication,
    childrenOnly, selfAdministered, unitPriced: TableReader.Column
  /// The columns of quantities and words that the file has.
  let values: [(value: ProductValue, column: TableReader.Column)]
  /// Those that only listing rules look at, and that the file has.
  let listing: [(field: ListingFacts.Field, column: TableReader.Column)]

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
    var listing: [(ListingFacts.Field, TableReader.Column)] = []
    for field in ListingFacts.Field.allCases where field != .maker {
      let column = table.column(field.rawValue)
      if column.isPresent { listing.append((field, column)) }
    }
    self.listing = listing
  }

  enum Slot {
    static let drug = 0
    static let price = 1
    static let maker = 2
    /// The first of the columns that say of what kind a product is.
    static let kind = 3
  }

  /// The columns of plain rows, in the order of `Slot`.
  var plain: [(column: TableReader.Column, kind: PlainKind)] {
    [(drug, .name), (price, .number), (maker, .name)] + ofKind.map { ($0, .name) }
  }

  /// The columns that the file has, besides those that tell the products of a kind apart.
  private var ofKind: [TableReader.Column] {
    ([
      form, packCount, representative, indication, changedIndication, childrenOnly,
      selfAdministered, unitPriced,
    ] + values.map(\.column) + listing.map(\.column)).filter(\.isPresent)
  }

  /// Whether the file has a column that listing rules look at.
  func has(_ field: ListingFacts.Field) -> Bool {
    field == .maker ? maker.isPresent : listing.contains { $0.field == field }
  }
}

/// Reads products on one thread: the first of each kind as a record, later ones by their values.
///
/// Rows are of one kind when they have the same texts in all columns but those of drug, maker and
/// price.
struct ProductWorker: BlockWorker {
  /// What a worker found in some rows.
  struct Found: Sendable {
    let part: ProductPart
    let worker: WorkerIdentity
    let rowCount: Int
    let findings: Findings
  }

  private typealias Slot = ProductColumns.Slot
  /// So many kinds are remembered at most.
  private static let mostKinds = 1 << 16
  private let columns: ProductColumns
  private let layout: TableReader.Layout
  private let identity = WorkerIdentity()
  private var part = ProductPart()
  private var rowCount = 0
  /// How many texts and kinds there are in all parts so far.
  private var (textCount, kindCount) = (Int32(0), Int32(0))
  /// The numbers of texts by those that the reader of blocks gave them.
  private var textOfName: [Int32?] = []
  /// The kinds by the names of their columns.
  private var kinds: [[Int32]: Int32] = [:]
  /// The names of the row that is being read.
  private var names: [Int32]

  init(_ columns: ProductColumns, _ layout: TableReader.Layout) {
    self.columns = columns
    self.layout = layout
    names = Array(repeating: -1, count: columns.plain.count - Slot.kind)
  }

  /// Reads the rows of a block.
  mutating func read(_ rows: inout BlockRows) -> Found {
    var reader = ProductReader(columns, layout)
    while let row = rows.next() {
      switch row {
      case .record(let record): _ = take(record, &reader)
      case .plain:
        if !takePlain(rows), let record = rows.record() { learn(record, &reader) }
      }
    }
    return finish(reader)
  }

  /// Reads rows that come as records.
  mutating func read(_ records: [Record]) -> Found {
    var reader = ProductReader(columns, layout)
    for record in records { _ = take(record, &reader) }
    return finish(reader)
  }

  private mutating func finish(_ reader: borrowing ProductReader) -> Found {
    defer { (part, rowCount) = (ProductPart(), 0) }
    return Found(
      part: part, worker: identity, rowCount: rowCount, findings: reader.table.findings)
  }

  /// Takes a record; returns its kind, or nil where it is no product.
  private mutating func take(_ record: Record, _ reader: inout ProductReader) -> Int32? {
    rowCount += 1
    guard reader.table.accepts(record), let product = reader.product(record) else { return nil }
    let kind = kindCount
    part.addKind(of: product)
    kindCount += 1
    part.rows.append(
      ProductRow(
        drug: add(product.drug), maker: add(product.maker), kind: kind, row: product.row,
        price: product.price))
    return kind
  }

  /// Takes the record of a plain row, and remembers its kind where nothing is wrong with it.
  private mutating func learn(_ record: Record, _ reader: inout ProductReader) {
    let findings = (reader.table.findings.errorCount, reader.table.findings.shown.count)
    let kind = take(record, &reader)
    guard findings == (reader.table.findings.errorCount, reader.table.findings.shown.count),
      kinds.count < Self.mostKinds
    else { return }
    kinds[names] = kind
  }

  /// Takes a plain row of a kind that is known; false where it must be read as a record.
  private mutating func takePlain(_ rows: borrowing BlockRows) -> Bool {
    for place in names.indices {
      names[place] = rows.name(Slot.kind + place).map(Int32.init(truncatingIfNeeded:)) ?? -1
    }
    guard let kind = kinds[names], let drug = rows.name(Slot.drug) else { return false }
    var price: Yuan?
    if let millionths = rows.value(Slot.price) {
      guard millionths > 0 else { return false }
      price = Yuan(millionths: millionths)
    }
    rowCount += 1
    part.rows.append(
      ProductRow(
        drug: text(drug, in: rows), maker: text(rows.name(Slot.maker), in: rows), kind: kind,
        row: rows.row, price: price))
    return true
  }

  /// The number of the text of a name.
  private mutating func text(_ name: Int?, in rows: borrowing BlockRows) -> Int32 {
    // The first place is that of no text.
    let place = name.map { $0 + 1 } ?? 0
    if place < textOfName.count, let text = textOfName[place] { return text }
    let missing = place + 1 - textOfName.count
    if missing > 0 { textOfName.append(contentsOf: repeatElement(nil, count: missing)) }
    let text = if let name { add(rows.text(ofName: name)) } else { add("") }
    textOfName[place] = text
    return text
  }

  private mutating func add(_ text: String) -> Int32 {
    part.texts.append(text)
    textCount += 1
    return textCount - 1
  }
}

/// Puts the products of the workers together, in the order of the file.
struct ProductMerger: BlockMerger {
  private(set) var products = ProductList()
  private(set) var rowCount = 0
  private(set) var findings = Findings()
  private var workers = WorkerNumbers()
  /// The numbers of texts and kinds by those of each worker.
  private var numbers: [PartNumbers] = []

  var isDone: Bool { false }

  /// Adds the next part.
  mutating func merge(_ found: ProductWorker.Found, rowsBefore: Int) {
    rowCount += found.rowCount
    findings.add(found.findings, rowsBefore: rowsBefore)
    let worker = workers.number(of: found.worker)
    if worker == numbers.count { numbers.append(PartNumbers()) }
    products.append(found.part, numbers: &numbers[worker], rowsBefore: rowsBefore)
  }
}
