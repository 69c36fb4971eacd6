import ExactNumbers
public import Tables
import Wording

/// Reads and checks the table of products.
public enum ProductTable {
  /// Reads a file of products by the schema `products`.
  ///
  /// - Returns: the products, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema) throws(FileError)
    -> (products: [Product], findings: Findings)
  {
    var reader = ProductReader(table: try TableReader(path: path, schema: schema))
    var products: [Product] = []
    while let row = try reader.table.next() {
      if let product = reader.product(row) { products.append(product) }
    }
    var findings = reader.table.findings
    check(products, file: reader.table.name, findings: &findings)
    findings.sortByRow()
    return (findings.hasErrors ? [] : products, findings)
  }

  /// Reports what only shows when the products of a drug are seen together.
  private static func check(_ products: [Product], file: String, findings: inout Findings) {
    checkStrengths(products, file: file, findings: &findings)
    var representatives: [Route: Int] = [:]
    for index in products.indices where products[index].isRepresentative {
      let product = products[index]
      let route = Route(product)
      if let row = representatives[route] {
        findings.add(
          Finding(
            .twoRepresentatives, file: file, row: product.row, column: "representative",
            value: product.drug,
            reason: Text(
              en: "row \(row) is the representative already", zh: "第 \(row) 行已标为代表品")))
      } else {
        representatives[route] = product.row
      }
    }
  }
}

extension ProductTable {
  /// Reports strengths that do not compare with the first of their drug.
  private static func checkStrengths(
    _ products: [Product], file: String, findings: inout Findings
  ) {
    let withStrength = products.indices.filter { products[$0].strength != nil }
    var different: [(index: Int, first: Int, fault: Strength.Fault)] = []
    for drug in grouped(withStrength, by: { products[$0].drug }) {
      guard let first = products[drug[0]].strength?.value else { continue }
      for index in drug.dropFirst() {
        guard let strength = products[index].strength?.value, strength != first else { continue }
        do {
          _ = try strength.contentRatio(to: first)
        } catch {
          different.append((index, drug[0], error))
        }
      }
    }
    for (index, first, fault) in different.sorted(by: { $0.index < $1.index }) {
      let (other, row) = (products[first].strength?.text ?? "", products[first].row)
      findings.add(
        Finding(
          .differentStrengths, file: file, row: products[index].row, column: "strength",
          value: products[index].strength?.text,
          reason: fault.reason
            + Text(en: ": \(other) in row \(row)", zh: "：第 \(row) 行为 \(other)")))
    }
  }
}

/// A drug by one route: what shares a representative.
struct Route: Hashable {
  let drug: String
  let isInjected: Bool

  init(_ product: Product) {
    (drug, isInjected) = (product.drug, product.form.isInjection)
  }
}

/// Builds products from rows.
private struct ProductReader: ~Copyable {
  var table: TableReader
  let drug, form, packCount, price, maker, representative, indication, changedIndication,
    childrenOnly, selfAdministered, unitPriced: TableReader.Column
  let values: [(ProductValue, TableReader.Column)]
  var drugs = FieldCache<String>()
  var makers = FieldCache<String>(bits: 13)
  var forms = FieldCache<DosageForm>(bits: 6)
  var strengths = FieldCache<(text: String, value: Strength)>()

  init(table: consuming TableReader) {
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
    values = ProductValue.allCases.map { ($0, table.column($0.rawValue)) }
      .filter { $1.isPresent }
    self.table = table
  }

  /// The product of a row; nil when the row has no drug or no form, which are findings.
  mutating func product(_ row: Record) -> Product? {
    let drug = table.text(row, drug, in: &drugs)
    let column = form
    let form = table.cached(row, column, in: &forms) { $0.form(row, column) }
    // A form stands in for one that cannot be read, so that one pass finds all faults.
    guard let stand = form ?? DosageForm.all.first else { return nil }
    var product = Product(form: stand)
    product.row = row.row
    product.drug = drug ?? ""
    product.packCount = table.count(row, packCount) ?? 1
    product.price = table.price(row, price)
    product.maker = table.text(row, maker, in: &makers) ?? ""
    product.isRepresentative = table.flag(row, representative) ?? false
    product.indication = table.text(row, indication) ?? ""
    product.hasChangedIndication = table.flag(row, changedIndication) ?? false
    product.isForChildrenOnly = table.flag(row, childrenOnly) ?? false
    product.isSelfAdministered = table.flag(row, selfAdministered) ?? false
    product.isUnitPriced = table.flag(row, unitPriced) ?? false
    for (value, column) in values { set(value, row, column, in: &product) }
    return drug == nil || form == nil ? nil : product
  }

  private mutating func set(
    _ value: ProductValue, _ row: Record, _ column: TableReader.Column, in product: inout Product
  ) {
    if value == .strength {
      product.strength = table.cached(row, column, in: &strengths) { table in
        var read = product
        table.set(value, row, column, in: &read)
        return read.strength
      }
    } else {
      table.set(value, row, column, in: &product)
    }
  }
}

extension TableReader {
  /// Reads one value of a product; what cannot be read is a finding.
  fileprivate mutating func set(
    _ value: ProductValue, _ row: Record, _ column: Column, in product: inout Product
  ) {
    guard let text = text(row, column) else { return }
    do {
      try value.set(text, in: &product)
    } catch {
      add(error.code, row, column, value: text, reason: error.reason)
    }
  }

  /// A dosage form; a name that is not known is a finding.
  public mutating func form(_ row: Record, _ column: Column) -> DosageForm? {
    guard let text = text(row, column) else { return nil }
    if let form = DosageForm.named(text) { return form }
    add(.unknownForm, row, column, value: text, reason: DosageForm.suggestion(for: text))
    return nil
  }
}
