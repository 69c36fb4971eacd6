import ExactNumbers
import PriceRatio
import RuleBook

/// Stage 2, comparable price 单位可比价: u = quote ÷ pack count ÷ (content factor × form factor).
///
/// The content factor brings a strength to the lot's main strength; the form factor, where the
/// tender uses it and the lot has several forms, brings a form to the plain tablet; a tender may set
/// the strengths' factors itself, and divide by a coefficient of function. Ranking uses u
/// rounded as the rules say, the limits of later stages use it exactly. Source: 发改价格〔2011〕2452号;
/// 4+7 expansion document (2019), clause 11.1.
enum ComparablePricing {
  /// The bids of a lot with their prices at its main strength.
  static func standings(
    of bids: [Bid], _ comparison: Comparison, rules: ComparableRules,
    _ divisors: inout PriceDivisors
  ) throws(NumberError) -> [Standing] {
    divisors.start(comparison)
    var standings: [Standing] = []
    standings.reserveCapacity(bids.count)
    for bid in bids { standings.append(try standing(of: bid, rules, &divisors)) }
    return standings
  }

  @inline(__always)
  private static func standing(
    of bid: Bid, _ rules: ComparableRules, _ divisors: inout PriceDivisors
  ) throws(NumberError) -> Standing {
    guard let unitPrice = try bid.unitPrice else {
      guard let ruling = bid.exclusion, let status = ruling.kind.status else {
        return rejected(bid, .noQuote, because: .noQuote)
      }
      return rejected(bid, status, because: .ruled(ruling))
    }
    do {
      let ratio = try divisors.ratio(bid, rules)
      return Standing(
        bid, try ComparablePrice(unitPrice, ratio: ratio, decimals: rules.decimals.value))
    } catch let gap as PriceDivisors.Gap {
      return rejected(bid, .notComparable, because: gap.reason)
    } catch let error as NumberError {
      throw error
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func rejected(_ bid: Bid, _ status: BidStatus, because reason: Reason)
    -> Standing
  {
    var standing = Standing(bid, nil)
    standing.reject(status, because: reason)
    return standing
  }
}

extension Bid {
  /// Yuan per smallest unit; nil without a quote.
  var unitPrice: Ratio? {
    get throws(NumberError) {
      guard let quote else { return nil }
      return packCount == 1
        ? quote.ratio : try Ratio(Int128(quote.millionths), over: 1_000_000 * Int128(packCount))
    }
  }
}

extension Standing {
  /// Takes the bid out of the competition.
  mutating func reject(_ status: BidStatus, because reason: Reason) {
    self.status = status
    reasons.append(reason)
  }
}
