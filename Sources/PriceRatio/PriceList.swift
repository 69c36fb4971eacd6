public import ExactNumbers
public import RuleBook
import Synchronization
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

    /// The word for a cell.
    var title: Text {
      switch self {
      case .representative: Text(en: "representative", zh: "代表品")
      case .priced: Text(en: "priced", zh: "已计价")
      case .ownRepresentative: Text(en: "needs its own representative", zh: "须另定代表品")
      case .undecided: Text(en: "undecided", zh: "未决")
      }
    }
  }

  /// The profile that was used.
  public let profile: RuleSet
  /// How many products there are.
  public let count: Int
  private let entry: @Sendable (Int) -> Entry

  private init(_ profile: RuleSet, count: Int, entry: @escaping @Sendable (Int) -> Entry) {
    (self.profile, self.count, self.entry) = (profile, count, entry)
  }

  /// Prices all products; `allowsUnverified` lets numbers decide that are only remembered.
  public init(_ products: ProductList, by profile: RuleSet, allowsUnverified: Bool = false)
    throws(RuleError)
  {
    let converter = Converter(profile, allowsUnverified: allowsUnverified)
    let rule = try Representative(profile, allowsUnverified: allowsUnverified)
    let routes = products.routes
    // Why a route has no representative is put into words once for all its products.
    let representatives = inSlices(of: routes.count, size: 256) { slice in
      slice.map { route -> Representative.Choice in
        do throws(Representative.Gap) {
          return .product(try rule.choose(routes[route].map { products[$0] }))
        } catch {
          return .none(error.message)
        }
      }
    }.flatMap { $0 }
    let routeOfProduct = routes.groupOfElement
    self.init(profile, count: products.count) { position in
      let product = products[position]
      let outcome: Outcome =
        switch representatives[Int(routeOfProduct[position])] {
        case .none(let why): .undecided(why)
        case .product(let representative) where representative.row == product.row: .representative
        case .product(let representative): Self.price(product, from: representative, converter)
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

  /// The conversions in the order of the file, each made when it is asked for.
  public var conversions: some Sequence<Conversion> { lazy.compactMap(\.conversion) }
}

extension Representative {
  /// The representative of a route, or why there is none.
  fileprivate enum Choice: Sendable {
    case product(Product)
    case none(Text)
  }
}

extension PriceList: RandomAccessCollection {
  /// The first position.
  public var startIndex: Int { 0 }
  /// The position behind the last product.
  public var endIndex: Int { count }

  /// The product at a position, and what became of it.
  public subscript(position: Int) -> Entry { entry(position) }
}

/// What became of all products of a list, in short.
public struct PriceResults: Sendable {
  private var results: [(status: PriceList.Status, price: Yuan?)] = []

  /// How many products have a status.
  public func count(of status: PriceList.Status) -> Int { results.count { $0.status == status } }

  /// Whether a product is left open.
  public var areOpen: Bool { results.contains { $0.status == .undecided } }

  /// The price of the product at a position, by the rule.
  func price(at position: Int) -> Yuan? { results[position].price }

  fileprivate init(_ entries: [PriceList.Entry]) {
    results = entries.map { ($0.status, $0.price) }
  }

  fileprivate mutating func append(_ other: PriceResults) { results += other.results }
}

extension PriceList {
  /// What became of all products, each of which is priced for it.
  public var results: PriceResults {
    var results = PriceResults([])
    for part in inSlices(of: count, size: Self.sliceSize, { PriceResults($0.map(entry)) }) {
      results.append(part)
    }
    return results
  }

  /// The same, priced slice by slice: `take` gets what `digest` makes of a slice, in their order, while
  /// others are still priced.
  public func results<Digest: Sendable>(
    _ digest: @Sendable ([Entry]) -> Digest, take: @Sendable (Digest) throws -> Void
  ) throws -> PriceResults {
    let results = Mutex(PriceResults([]))
    try inSlices(of: count, size: Self.sliceSize) { slice in
      let entries = slice.map(entry)
      return (digest: digest(entries), results: PriceResults(entries))
    } take: { slice in
      results.withLock { $0.append(slice.results) }
      try take(slice.digest)
    }
    return results.withLock { $0 }
  }

  // How a product was priced takes some kilobytes.
  private static let sliceSize = 512
}
