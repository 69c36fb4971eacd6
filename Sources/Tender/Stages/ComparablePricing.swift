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
  /// Prices the bids of a lot at its main strength.
  static func apply(
    _ standings: inout [Standing], _ comparison: Comparison, rules: ComparableRules,
    _ divisors: inout PriceDivisors
  ) throws(NumberError) {
    divisors.start(comparison)
    let decimals = rules.decimals.value
    for index in standings.indices {
      let bid = standings[index].bid
      guard let unitPrice = try bid.unitPrice else {
        standings[index].reject(.noQuote, because: .noQuote)
        continue
      }
      do {
        standings[index].price = try ComparablePrice(
          unitPrice, ratio: try divisors.ratio(bid, rules), decimals: decimals)
      } catch let gap as PriceDivisors.Gap {
        standings[index].reject(.notComparable, because: gap.reason)
      } catch let error as NumberError {
        throw error
      } catch {
        preconditionFailure("\(error)")
      }
    }
  }

  private struct Gap: Error {
    let reason: Reason
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
