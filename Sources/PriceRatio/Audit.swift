import ExactNumbers
public import RuleBook
import Tables
public import Wording

/// All pairs of one drug whose listed prices break the rule.
///
/// A listed price was rounded, so it stands for all prices that round to it: a pair breaks the
/// rule when no such prices of the two convert into each other. Within a family (`AuditFamily`)
/// every price is divided by its product's weight, and the pairs that break the rule are found by
/// sorting: n log n, plus the pairs themselves. Pairs that amounts in yuan keep from having
/// weights, and pairs of one content with different fills, are converted specification by
/// specification. Where thousands of pairs of a drug break the rule, nobody reads them: of each
/// product only some are told, the strictest of its family first.
public struct Audit: Sendable {
  /// A pair: the product that is too dear, and the one against which it is.
  public struct Breach: Sendable, Equatable {
    /// Position of the dearer product among the products.
    public let dear: Int
    /// Position of the cheaper one.
    public let cheap: Int
  }

  /// Why some pairs could not be compared, and in which drugs.
  public struct Gap: Sendable {
    /// The reason and the remedy.
    public let message: Text
    /// The drugs, in the order of the file.
    public var drugs: [String]
  }

  /// The products in the order of the file.
  public let products: ProductList
  /// The pairs, in the order of the rows of their dearer and cheaper products.
  public let breaches: [Breach]
  /// What could not be compared, in the order in which it was met.
  public let gaps: [Gap]
  /// The drugs of which only some pairs of each product are told, in the order of the file.
  public let abridged: [String]
  /// How many products have no price.
  public let unpriced: Int

  /// So many pairs of one drug are told; where there are more, so many of each product.
  public static let mostPairs = 10_000
  /// So many pairs of each product are told where not all are.
  public static let mostPairsOfProduct = 5

  /// The profile that was used.
  public var profile: RuleSet { converter.profile }

  private let converter: Converter

  /// Compares all products of each drug; `allowsUnverified` lets numbers decide that are only
  /// remembered.
  public init(_ products: ProductList, by profile: RuleSet, allowsUnverified: Bool = false)
    throws(ConversionError)
  {
    try self.init(products, by: profile, allowsUnverified: allowsUnverified, threads: nil)
  }

  init(
    _ products: ProductList, by profile: RuleSet, allowsUnverified: Bool = false, threads: Int?
  ) throws(ConversionError) {
    let converter = Converter(profile, allowsUnverified: allowsUnverified)
    self.products = products
    self.converter = converter
    unpriced = products.rows.count { $0.price == nil }
    let drugs = products.drugs { $0.price != nil }
    let parts = try Self.compare(drugs, of: products, by: converter, threads: threads)
    abridged = parts.flatMap { $0.abridged }
    breaches = parts.flatMap { $0.breaches }
      .sorted { ($0.dear, $0.cheap) < ($1.dear, $1.cheap) }
    gaps = parts.reduce(into: []) { gaps, part in
      for gap in part.gaps {
        for drug in gap.drugs { gaps.note(gap.message, drug: drug) }
      }
    }
  }

  private static func compare(
    _ drugs: Groups, of products: ProductList, by converter: Converter, threads: Int?
  ) throws(ConversionError) -> [DrugAudit.Result] {
    guard drugs.contains(where: { $0.count > 1 }) else { return [] }
    let specifications = try Specifications(products, converter)
    // The drugs have nothing to do with each other, but what was found out about pairs of one
    // serves the others of its slice.
    return try inSlices(of: drugs.count, size: max(16, drugs.count / 256), threads: threads) {
      slice throws(ConversionError) in
      var audit = DrugAudit(specifications, converter)
      for drug in slice where drugs[drug].count > 1 { try audit.compare(drugs[drug]) }
      return audit.result
    }
  }

  /// The price that the dearer product of a pair would have by the cheaper one's.
  public func allowed(_ breach: Breach) throws(ConversionError) -> Conversion {
    try allowed(products[breach.dear], against: products[breach.cheap])
  }

  func allowed(_ dear: Product, against cheap: Product) throws(ConversionError) -> Conversion {
    try converter.convert(from: cheap, to: dear)
  }

  /// Whether the dearer product holds less medicine than the cheaper one, in the same form.
  public func isInversion(_ breach: Breach) -> Bool {
    Self.isInversion(products[breach.dear], against: products[breach.cheap])
  }

  static func isInversion(_ dear: Product, against cheap: Product) -> Bool {
    guard dear.form == cheap.form, let high = dear.price, let low = cheap.price, high > low else {
      return false
    }
    var isLess = dear.packCount < cheap.packCount
    guard dear.packCount <= cheap.packCount else { return false }
    if let content = try? ContentRatio.quotient(from: cheap, to: dear) {
      guard content <= .one else { return false }
      isLess = isLess || content < .one
    } else if let own = dear.fill?.value, let other = cheap.fill?.value {
      guard own.dimension == other.dimension, own.amount <= other.amount else { return false }
      isLess = isLess || own.amount < other.amount
    }
    return isLess
  }
}

extension Audit {
  /// That not all pairs are told, and of which drugs; nil where all are.
  public var abridgement: Text? {
    guard !abridged.isEmpty else { return nil }
    let names = abridged.prefix(3).joined(separator: ", ") + (abridged.count > 3 ? ", …" : "")
    return Text(
      en:
        "more than \(Self.mostPairs) pairs of one drug break the rule (\(names)): of each product "
        + "\(Self.mostPairsOfProduct) are listed",
      zh: "同一药品不符合规则的价格超过 \(Self.mostPairs) 对（\(names)）：每个产品仅列 "
        + "\(Self.mostPairsOfProduct) 对")
  }
}

extension [Audit.Gap] {
  /// Notes a reason why pairs of a drug could not be compared.
  mutating func note(_ message: Text, drug: String) {
    guard let known = firstIndex(where: { $0.message == message }) else {
      append(Audit.Gap(message: message, drugs: [drug]))
      return
    }
    if self[known].drugs.last != drug { self[known].drugs.append(drug) }
  }
}
