import ExactNumbers
public import Files
public import Tables
import Wording

/// Reads and checks the table of products.
public enum ProductTable {
  /// Reads a file of products by the schema `products`; what a listing rule needs to know of them and
  /// the file does not say is a finding.
  ///
  /// - Returns: the products, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, reading: BlockReading = BlockReading(),
    for rules: ListingRules? = nil
  ) throws(FileError) -> (products: ProductList, findings: Findings) {
    let table = try TableReader(path: path, schema: schema)
    let columns = ProductColumns(table)
    let (layout, name) = (table.layout, table.name)
    let (merger, found) = try table.readBlocks(
      columns.plain, reading, into: ProductMerger()
    ) { ProductWorker(columns, layout) }
    var products = merger.products
    var findings = found
    findings.add(merger.findings)
    findings.add(products.unify(schema.aliases).findings(file: name, tellsNear: false))
    findings.add(NearNames.findings(products.drugNames, file: name))
    findings.nameMergedCells(layout)
    check(products, file: name, findings: &findings)
    if let rules { findings.add(rules.missing(in: products, columns, layout)) }
    findings.sortByRow()
    return (findings.hasErrors ? ProductList() : products, findings)
  }

  /// Reports what only shows when the products of a drug are seen together.
  private static func check(_ products: ProductList, file: String, findings: inout Findings) {
    checkStrengths(products, file: file, findings: &findings)
    var representatives: [Route: Int] = [:]
    for (index, row) in products.rows.enumerated()
    where products.kinds[Int(row.kind)].isRepresentative {
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
    _ products: ProductList, file: String, findings: inout Findings
  ) {
    var numbering = Numbering<Strength>()
    let numbers = products.kinds.map { kind in
      kind.strength.map { numbering.number(of: $0.value) }
    }
    func number(_ position: Int) -> Int? { numbers[Int(products.rows[position].kind)] }
    var comparisons = PairMemo<Ratio>()
    var different: [(index: Int, first: Int, fault: Strength.Fault)] = []
    for drug in products.drugs(where: { numbers[Int($0.kind)] != nil }) {
      guard let first = drug.first, let base = number(first) else { continue }
      for index in drug.dropFirst() {
        guard let own = number(index), own != base else { continue }
        do throws(Strength.Fault) {
          _ = try comparisons.value(own, base) { () throws(Strength.Fault) in
            guard let own = products[index].strength, let base = products[first].strength else {
              return .one
            }
            return try own.value.contentRatio(to: base.value)
          }
        } catch {
          different.append((index, first, error))
        }
      }
    }
    for (index, first, fault) in different.sorted(by: { $0.index < $1.index }) {
      let (product, base) = (products[index], products[first])
      let (other, row) = (base.strength?.text ?? "", base.row)
      findings.add(
        Finding(
          .differentStrengths, file: file, row: product.row, column: "strength",
          value: product.strength?.text,
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

extension TableReader {
  /// A dosage form or a class of forms; a name that is not known is a finding.
  public mutating func form(_ row: Record, _ column: Column) -> DosageForm? {
    guard let text = text(row, column) else { return nil }
    if let form = DosageForm.named(text) { return form }
    add(.unknownForm, row, column, value: text, reason: DosageForm.suggestion(for: text))
    return nil
  }

  /// The dosage form of a product; a class of forms is a finding, too.
  mutating func formOfProduct(_ row: Record, _ column: Column) -> DosageForm? {
    guard let form = form(row, column) else { return nil }
    guard form.isClass else { return form }
    add(
      .classOfForms, row, column, value: text(row, column), reason: form.asksForOne)
    return nil
  }
}
