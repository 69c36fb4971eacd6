import ExactNumbers
import RuleBook
import Tables
import Wording

/// Listed prices held against a listing rule: a line for each product and test.
public struct ListingAudit: Sendable {
  /// The products in the order of the file.
  public let products: ProductList
  /// The rules.
  public let rules: ListingRules
  /// The lines, by drugs in the order of the file.
  public let lines: [ListingLine]
  /// How many products have no price.
  public let unpriced: Int

  /// Holds all priced products against the rules; those of one drug are converted by a profile.
  ///
  /// - Throws: `ConversionError` where a number is too large.
  public init(
    _ products: ProductList, by rules: ListingRules, converting converter: Converter
  ) throws(ConversionError) {
    (self.products, self.rules) = (products, rules)
    unpriced = products.rows.count { $0.price == nil }
    let drugs = products.drugs { $0.price != nil }
    lines = try inSlices(of: drugs.count, size: 16) { slice throws(ConversionError) in
      var lines: [ListingLine] = []
      for drug in slice {
        let entries = drugs[drug].compactMap { position in
          products.rows[position].price.map {
            DrugProducts.Entry(position: position, product: products[position], price: $0)
          }
        }
        let drug = DrugProducts(entries, converter)
        lines += try exactly { () throws(NumberError) in try rules.lines(drug) }
      }
      return lines
    }.flatMap { $0 }
  }

  /// What is open and why, each reason with its drugs, in the order in which it was met.
  public var gaps: [Audit.Gap] {
    lines.reduce(into: []) { gaps, line in
      if let gap = line.gap { gaps.note(gap, drug: products.drug(at: line.position)) }
    }
  }
}

extension ListingRules {
  /// The lines of all tests for the products of a drug, by their rows.
  fileprivate func lines(_ drug: DrugProducts) throws(NumberError) -> [ListingLine] {
    var lines = try comparison?.lines(drug.entries) ?? []
    lines += try evaluated?.lines(drug) ?? []
    lines += try unevaluated?.lines(drug) { evaluated?.counts($0) ?? false } ?? []
    for entry in drug.entries {
      let line = try elsewhere?.line(entry.position, entry.product, price: entry.price)
      if let line { lines.append(line) }
    }
    return lines.sorted { $0.position < $1.position }
  }
}
