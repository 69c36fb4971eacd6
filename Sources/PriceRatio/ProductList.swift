import ExactNumbers
import Tables
import Wording

/// Products in little memory, in the order of the file; each is made when it is asked for.
///
/// All that products have in common besides drug, maker, price and row is kept once, as their kind.
public struct ProductList: Sendable {
  private(set) var rows: [ProductRow] = []
  private var texts: [String] = []
  /// A product of each kind, without a drug, a maker, a price and a row.
  private(set) var kinds: [Product] = []

  /// No products.
  public init() {}

  /// Puts products in a list.
  public init(_ products: some Sequence<Product>) {
    var part = ProductPart()
    for product in products { part.append(product) }
    var numbers = PartNumbers()
    append(part, numbers: &numbers, rowsBefore: 0)
  }

  /// Adds a part of a file that stands behind `rowsBefore` rows.
  mutating func append(_ part: ProductPart, numbers: inout PartNumbers, rowsBefore: Int) {
    for text in part.texts {
      numbers.texts.append(Int32(texts.count))
      texts.append(text)
    }
    for kind in part.kinds {
      numbers.kinds.append(Int32(kinds.count))
      kinds.append(kind)
    }
    for var row in part.rows {
      row.drug = numbers.texts[Int(row.drug)]
      row.maker = numbers.texts[Int(row.maker)]
      row.kind = numbers.kinds[Int(row.kind)]
      row.row += rowsBefore
      rows.append(row)
    }
  }

  /// Shows drugs and makers by one spelling each, aliases by their standard names; returns the names.
  mutating func unify(_ aliases: Aliases) -> Names {
    var names = Names(aliases)
    // Nearly always each text is a name of its own, and nobody need count how often it was met.
    guard !aliases.isEmpty || !texts.allSatisfy(\.isFoldedName) else { return names }
    var times = [Int](repeating: 0, count: texts.count)
    for row in rows {
      times[Int(row.drug)] += 1
      times[Int(row.maker)] += 1
    }
    let numbers = texts.indices.map { text in
      times[text] == 0 || texts[text].isEmpty
        ? nil : names.number(of: texts[text], times: times[text])
    }
    for (text, number) in numbers.enumerated() {
      if let number { texts[text] = names.shown[number] }
    }
    return names
  }

  /// Whether it is said of a product in which province its price is listed.
  public var namesProvinces: Bool { kinds.contains { !$0.listing.province.isEmpty } }

  /// The names of the drugs; none where there are very many.
  var drugNames: [String] {
    guard texts.count <= NearNames.usualMost * 4 else { return [] }
    var isDrug = [Bool](repeating: false, count: texts.count)
    for row in rows { isDrug[Int(row.drug)] = true }
    return texts.indices.filter { isDrug[$0] }.map { texts[$0] }.unique
  }

  /// The drug of the product at a position.
  public func drug(at position: Int) -> String { texts[Int(rows[position].drug)] }

  /// The positions of some products by drug, the drugs in the order in which they come.
  func drugs(where isWanted: (ProductRow) -> Bool) -> Groups {
    groups(rows.indices.filter { isWanted(rows[$0]) }) { _ in false }
  }

  /// The positions of all products by drug and route: what shares a representative.
  var routes: Groups {
    let areInjected = kinds.map(\.form.isInjection)
    return groups(rows.indices) { areInjected[Int(rows[$0].kind)] }
  }

  /// The positions of products by drug, those apart for which the test holds.
  private func groups(_ positions: some Collection<Int>, apart: (Int) -> Bool) -> Groups {
    // Texts of two workers can be the same drug.
    var drugs = Numbering<String>()
    var drugOfText = [Int](repeating: -1, count: texts.count)
    var grouper = Grouper(keys: 2 * texts.count)
    return grouper.groups(positions) { position in
      let text = Int(rows[position].drug)
      if drugOfText[text] < 0 { drugOfText[text] = drugs.number(of: texts[text]) }
      return 2 * drugOfText[text] + (apart(position) ? 1 : 0)
    }
  }
}

extension ProductList: RandomAccessCollection {
  /// The first position.
  public var startIndex: Int { 0 }
  /// The position behind the last product.
  public var endIndex: Int { rows.count }

  /// The product at a position.
  public subscript(position: Int) -> Product {
    let row = rows[position]
    var product = kinds[Int(row.kind)]
    product.drug = texts[Int(row.drug)]
    product.maker = texts[Int(row.maker)]
    product.price = row.price
    product.row = row.row
    return product
  }
}

/// A product without a text of its own: texts and kind are numbers.
struct ProductRow: Sendable, BitwiseCopyable {
  var drug, maker, kind: Int32
  var row: Int
  var price: Yuan?
}

/// Some products that one worker read, with the texts and kinds that it met since its last part.
struct ProductPart: Sendable {
  var rows: [ProductRow] = []
  var texts: [String] = []
  var kinds: [Product] = []

  /// Adds a product, where no other part comes before this one.
  mutating func append(_ product: Product) {
    let text = Int32(texts.count)
    texts += [product.drug, product.maker]
    rows.append(
      ProductRow(
        drug: text, maker: text + 1, kind: Int32(kinds.count), row: product.row,
        price: product.price))
    addKind(of: product)
  }

  /// Adds what a product has in common with others.
  mutating func addKind(of product: Product) {
    var kind = product
    (kind.drug, kind.maker, kind.price, kind.row) = ("", "", nil, 0)
    kinds.append(kind)
  }
}

/// The numbers that texts and kinds have in a list, by those that they have with a worker.
struct PartNumbers {
  var texts: [Int32] = []
  var kinds: [Int32] = []
}
