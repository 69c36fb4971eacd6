public import ExactNumbers
public import RuleBook
import Tables
public import Wording

/// The products of a list, each priced from the representative of its drug.
///
/// How a product was priced takes a hundred times the room of the product, so only what became of it
/// is kept, and an entry is made anew whenever it is asked for.
public struct PriceList: Sendable {
  /// What became of one product.
  public enum Outcome: Sendable {
    /// It is the representative itself.
    case representative
    /// It was priced.
    case converted(Conversion)
    /// The rule gives it a representative of its own.
    case ownRepresentative(OwnRepresentative)
    /// The rule, the profile or the product leaves it open.
    case undecided(Text)
  }

  /// A product and what became of it.
  public struct Entry: Sendable {
    /// The product.
    public let product: Product
    /// What became of it.
    public let outcome: Outcome

    /// What became of it, in one word.
    public var status: Status {
      switch outcome {
      case .representative: .representative
      case .converted: .priced
      case .ownRepresentative: .ownRepresentative
      case .undecided: .undecided
      }
    }

    /// How it was priced; nil where it was not.
    public var conversion: Conversion? {
      if case .converted(let conversion) = outcome { conversion } else { nil }
    }

    /// Its price by the rule: the representative's own is its listed one.
    public var price: Yuan? {
      switch outcome {
      case .representative: product.price
      case .converted(let conversion): conversion.price
      case .ownRepresentative, .undecided: nil
      }
    }

    /// To how many decimals its price is written.
    public var decimals: Int { conversion?.decimals ?? 2 }

    /// Why it was not priced, or what a person has to decide.
    public var reason: Text? {
      switch outcome {
      case .representative: nil
      case .converted(let conversion):
        conversion.remarks.isEmpty ? nil : conversion.remarks.map(\.message).joined()
      case .ownRepresentative(let reason): reason.message
      case .undecided(let reason): reason
      }
    }
  }

  /// What became of a product, in one word.
  public enum Status: String, Sendable {
    /// It is the representative of its drug.
    case representative
    /// It was priced from the representative.
    case priced
    /// The rule gives it a representative of its own.
    case ownRepresentative = "own-representative"
    /// It is left open.
    case undecided
  }

  /// The profile that was used.
  public let profile: RuleSet
  /// What became of each product, in the order of the file.
  private let results: [Result]
  private let entry: @Sendable (Int) -> Entry

  /// What is kept of an entry.
  private struct Result: Sendable {
    let status: Status
    let price: Yuan?
  }

  private init(_ profile: RuleSet, count: Int, entry: @escaping @Sendable (Int) -> Entry) {
    (self.profile, self.entry) = (profile, entry)
    results = inSlices(of: count, size: 4096) { slice in
      slice.map { position in
        let entry = entry(position)
        return Result(status: entry.status, price: entry.price)
      }
    }.flatMap { $0 }
  }

  /// Prices all products; `allowsUnverified` lets numbers decide that are only remembered.
  public init(_ products: ProductList, by profile: RuleSet, allowsUnverified: Bool = false)
    throws(RuleError)
  {
    let converter = Converter(profile, allowsUnverified: allowsUnverified)
    let rule = try Representative(profile, allowsUnverified: allowsUnverified)
    let representatives = Dictionary(grouping: products.indices) { Route(products[$0]) }
      .mapValues { members in
        Swift.Result { () throws(Representative.Gap) in
          try rule.choose(members.map { products[$0] })
        }
      }
    self.init(profile, count: products.count) { position in
      let product = products[position]
      let outcome: Outcome =
        switch representatives[Route(product), default: .failure(.noForm([]))] {
        case .failure(let gap): .undecided(gap.message)
        case .success(let representative) where representative.row == product.row: .representative
        case .success(let representative):
          Self.price(product, from: representative, converter)
        }
      return Entry(product: product, outcome: outcome)
    }
  }

  /// The answer to one question: a product priced from another.
  ///
  /// - Throws: `ConversionError` where there is no answer.
  public init(
    _ product: Product, from representative: Product, by profile: RuleSet,
    allowsUnverified: Bool = false
  ) throws(ConversionError) {
    let conversion = try Converter(profile, allowsUnverified: allowsUnverified)
      .convert(from: representative, to: product)
    self.init(profile, count: 1) { _ in Entry(product: product, outcome: .converted(conversion)) }
  }

  private static func price(
    _ product: Product, from representative: Product, _ converter: Converter
  ) -> Outcome {
    do throws(ConversionError) {
      return .converted(try converter.convert(from: representative, to: product))
    } catch {
      if case .ownRepresentative(let reason) = error { return .ownRepresentative(reason) }
      return .undecided(error.message)
    }
  }

  /// How many products have a status.
  public func count(of status: Status) -> Int { results.count { $0.status == status } }

  /// Whether a product is left open.
  public var hasOpenEntries: Bool { results.contains { $0.status == .undecided } }

  /// The price of the product at a position, by the rule.
  func price(at position: Int) -> Yuan? { results[position].price }

  /// The conversions in the order of the file, each made when it is asked for.
  public var conversions: some Sequence<Conversion> { lazy.compactMap(\.conversion) }
}

extension PriceList: RandomAccessCollection {
  /// The first position.
  public var startIndex: Int { 0 }
  /// The position behind the last product.
  public var endIndex: Int { results.count }

  /// The product at a position, and what became of it.
  public subscript(position: Int) -> Entry { entry(position) }
}
