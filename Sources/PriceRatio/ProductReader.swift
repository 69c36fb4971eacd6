import Tables
import Wording

/// Builds products from rows that come as records, and reports what is wrong with them.
struct ProductReader: ~Copyable {
  var table: TableReader
  private let columns: ProductColumns
  private var drugs = FieldCache<String>()
  private var makers = FieldCache<String>()
  private var forms = FieldCache<DosageForm>()
  private var specs = FieldCache<(text: String, spec: SpecText)>()

  init(_ columns: ProductColumns, _ layout: TableReader.Layout) {
    self.columns = columns
    table = TableReader(layout)
  }

  /// The product of a row; nil when the row has no drug or no form, which are findings.
  mutating func product(_ row: Record) -> Product? {
    let drug = table.text(row, columns.drug, in: &drugs)
    let column = columns.form
    let form = table.cached(row, column, in: &forms) { $0.formOfProduct(row, column) }
    // A form stands in for one that cannot be read, so that one pass finds all faults.
    guard let stand = form ?? DosageForm.all.first else { return nil }
    var product = Product(form: stand)
    product.row = row.row
    product.drug = drug ?? ""
    let packCount = table.packCount(row, columns.packCount)
    product.price = table.price(row, columns.price)
    product.maker = table.text(row, columns.maker, in: &makers) ?? ""
    product.isRepresentative = table.flag(row, columns.representative) ?? false
    product.indication = table.text(row, columns.indication) ?? ""
    product.hasChangedIndication = table.flag(row, columns.changedIndication) ?? false
    product.isForChildrenOnly = table.flag(row, columns.childrenOnly) ?? false
    product.isSelfAdministered = table.flag(row, columns.selfAdministered) ?? false
    product.isUnitPriced = table.flag(row, columns.unitPriced) ?? false
    // A count in the strength stands, unless its own column says another.
    product.packCount = 0
    for (value, column) in columns.values {
      if value == .strength {
        setSpec(row, column, in: &product)
      } else {
        table.set(value, row, column, in: &product)
      }
    }
    for (field, column) in columns.listing {
      product.listing.read(field, row, column, &table)
    }
    if let packCount, product.packCount > 0, product.packCount != packCount {
      table.addDifferentCount(row, columns.packCount, packCount, inStrength: product.packCount)
    }
    product.packCount = packCount ?? max(product.packCount, 1)
    product.form = product.form.settled(byMillilitres: product.millilitres)
    takeSugar(from: row, into: &product)
    return drug == nil || form == nil ? nil : product
  }

  /// Takes what the form says of sugar, as 颗粒剂(无糖型) does; the column must not say otherwise.
  private mutating func takeSugar(from row: Record, into product: inout Product) {
    guard let text = table.text(row, columns.form) else { return }
    let column = table.column("sugar")
    if FormText.isLowInSugar(text), !column.isPresent || table.text(row, column) == nil {
      table.add(
        .unknownWord, row, columns.form, value: text,
        reason: Text(
          en: "the rule knows sugar and none, not little; say in `sugar` which it counts as",
          zh: "规则只区分含糖与无糖；请在“含糖”列注明按哪一种计算"))
    }
    guard let sugar = FormText.sugar(in: text), sugar != product.sugar else { return }
    if let given = column.isPresent ? table.text(row, column) : nil {
      table.add(
        .contradiction, row, column, value: given,
        reason: Text(en: "the form says `\(text)`", zh: "剂型为“\(text)”"))
    }
    product.sugar = sugar
  }

  /// Reads each text of a specification once.
  private mutating func setSpec(
    _ row: Record, _ column: TableReader.Column, in product: inout Product
  ) {
    let cached = table.cached(row, column, in: &specs) { table in
      table.text(row, column).map { ($0, SpecText($0)) }
    }
    guard let (text, spec) = cached else { return }
    do {
      try ProductValue.set(spec, text, in: &product)
    } catch {
      table.add(error.code, row, column, value: text, reason: error.reason)
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
}
