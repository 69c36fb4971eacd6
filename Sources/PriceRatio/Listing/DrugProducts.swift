import ExactNumbers
import Wording

/// The priced products of one drug, each of which is held against the lowest of some of them, converted
/// into its own terms.
struct DrugProducts {
  /// A product with its price.
  struct Entry {
    let position: Int
    let product: Product
    let price: Yuan
  }

  /// What products have in common of which the lowest alone can be the lowest of all.
  private struct Specification: Hashable {
    let composition: Composition
    let packCount: Int
  }

  let entries: [Entry]
  private let converter: Converter

  init(_ entries: [Entry], _ converter: Converter) {
    (self.entries, self.converter) = (entries, converter)
  }

  /// The lowest of each specification among the products that are asked for, of equals the first.
  func lowest(where isWanted: (Product) -> Bool) -> [Entry] {
    var numbering = Numbering<Specification>()
    var lowest: [Entry] = []
    for entry in entries where isWanted(entry.product) {
      let specification = Specification(
        composition: Composition(entry.product), packCount: entry.product.packCount)
      let number = numbering.number(of: specification)
      if number == lowest.count {
        lowest.append(entry)
      } else if entry.price < lowest[number].price {
        lowest[number] = entry
      }
    }
    return lowest
  }

  /// Holds a product against the lowest of others, times a factor. Others to which the rule gives a
  /// representative of their own are not compared; where one cannot be converted for want of a number,
  /// it may be the lowest, and nobody can say.
  func line(
    _ test: ListingTest, _ own: Entry, against others: [Entry], factor: Ratio,
    isStrict: Bool = false
  ) throws(NumberError) -> ListingLine {
    var lowest: (entry: Entry, price: Enclosure)?
    for other in others {
      do {
        let price = try converter.convert(from: other.product, to: own.product).unrounded
        if lowest.map({ price.isCertainlyLess(than: $0.price) }) ?? true {
          lowest = (other, price)
        }
      } catch {
        guard error.isOwnRepresentative else {
          return ListingLine(test, own.position, openBecause: error.message)
        }
      }
    }
    guard let lowest else {
      return ListingLine(test, own.position, openBecause: test.nothingToCompare)
    }
    return try ListingLine(
      test, own.position, price: own.price,
      bound: .init(
        reference: lowest.price, against: lowest.entry.position, factor: factor,
        isStrict: isStrict))
  }
}
