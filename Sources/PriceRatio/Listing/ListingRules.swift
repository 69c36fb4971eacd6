import ExactNumbers
public import RuleBook
import Tables
import Wording

/// The tests of a listing rule, each with its numbers.
public struct ListingRules: Sendable {
  /// The rule set.
  public let ruleSet: RuleSet
  let comparison: PriceComparison?
  let evaluated: EvaluatedRule?
  let unevaluated: UnevaluatedRule?
  let elsewhere: ElsewhereRule?

  /// Reads the tests that a set has.
  ///
  /// - Throws: `RuleError` where a number that a test needs is not set.
  public init(_ set: RuleSet) throws(RuleError) {
    ruleSet = set
    comparison = try PriceComparison(set)
    evaluated = try EvaluatedRule(set)
    unevaluated = try UnevaluatedRule(set)
    elsewhere = try ElsewhereRule(set)
  }

  /// The columns that a priced product must fill.
  private func needs(_ product: Product) -> [ListingFacts.Field] {
    let all =
      (comparison?.needs ?? []) + (evaluated?.needs ?? []) + (unevaluated?.needs ?? [])
      + (elsewhere?.needs(product) ?? [])
    return ListingFacts.Field.allCases.filter(all.contains)
  }

  /// What is missing in the rows: one finding for a column that is not there, one for an empty cell.
  func missing(in products: ProductList, _ columns: ProductColumns, _ layout: TableReader.Layout)
    -> Findings
  {
    var (findings, absent) = (Findings(), Set<ListingFacts.Field>())
    for product in products where product.price != nil {
      for field in needs(product) where !product.says(field) && !absent.contains(field) {
        if columns.has(field) {
          findings.add(
            layout.finding(
              .missingValue, row: product.row, field: field.rawValue, value: nil, reason: reason))
        } else {
          absent.insert(field)
          findings.add(layout.findingOfHeader(.missingColumn, field: field.rawValue, reason))
        }
      }
    }
    return findings
  }

  private var reason: Text {
    Text(
      en: "the rule `\(ruleSet.id)` decides by it, and takes nothing for granted",
      zh: "规则“\(ruleSet.id)”据此判断，不作默认")
  }
}

extension RuleSet {
  /// A yes or no that a set may leave out, which is no.
  func isGiven(_ key: RuleKey) throws(RuleError) -> Bool {
    try given(key) { key throws(RuleError) in try flag(key) }?.value ?? false
  }
}
