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
    _ standings: inout [Standing], main: Strength?, comparesForms: Bool, rules: ComparableRules
  ) throws(NumberError) {
    // One form alone is not brought to the plain tablet.
    let formFactors = comparesForms ? rules.formFactor : nil
    var divisors = Divisors()
    let decimals = rules.decimals.value
    for index in standings.indices {
      let bid = standings[index].bid
      guard let unitPrice = try bid.unitPrice else {
        standings[index].reject(.noQuote, because: .noQuote)
        continue
      }
      do {
        let divisor = try divisors.divisor(bid, main: main, forms: formFactors, rules)
        standings[index].price = try ComparablePrice(
          unitPrice, divisor: divisor, decimals: decimals)
      } catch let gap as Gap {
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

  /// The divisors of a lot's strengths and forms, each reckoned once.
  private struct Divisors {
    private var known: [Known] = []
    private static let capacity = 8

    private struct Known {
      let strength: NamedStrength?
      let form: DosageForm?
      let coefficient: Ratio
      let divisor: PriceDivisor
    }

    mutating func divisor(
      _ bid: Bid, main: Strength?, forms: FormFactor?, _ rules: ComparableRules
    ) throws -> PriceDivisor {
      let form = forms == nil ? nil : bid.form
      // A rule set's own factors go by the text of a strength.
      if rules.unitFactors == nil {
        for index in known.indices
        where known[index].strength === bid.strength && known[index].form === form
          && known[index].coefficient == bid.coefficient
        {
          return known[index].divisor
        }
      }
      let content = try ComparablePricing.content(bid, main: main, rules: rules)
      let divisor = try PriceDivisor(
        contentRatio: content.ratio, contentFactor: content.factor,
        formFactor: try ComparablePricing.formFactor(bid, forms), coefficient: bid.coefficient)
      if rules.unitFactors == nil, known.count < Self.capacity {
        known.append(
          Known(
            strength: bid.strength, form: form, coefficient: bid.coefficient,
            divisor: divisor))
      }
      return divisor
    }
  }

  /// The content ratio and its factor K.
  private static func content(_ bid: Bid, main: Strength?, rules: ComparableRules) throws
    -> (ratio: Ratio, factor: Ratio)
  {
    if let table = rules.unitFactors {
      let name = bid.strength?.text ?? ""
      guard let factor = table.value(named: name) else { throw Gap(reason: .noUnitFactor(name)) }
      return (.one, factor.value)
    }
    let x = try contentRatio(bid, main: main, rules: rules)
    return (x, try rules.content.factor(x))
  }

  private static func contentRatio(_ bid: Bid, main: Strength?, rules: ComparableRules) throws
    -> Ratio
  {
    guard let strength = bid.strength?.value, let main, strength != main else { return .one }
    let x: Ratio
    do throws(Strength.Fault) {
      x = try strength.contentRatio(to: main)
    } catch {
      throw Gap(reason: .strengthsDiffer(error))
    }
    if let limit = rules.contentLimit, try max(x, x.reciprocal()) >= limit.value {
      throw Gap(reason: .contentTooFar(times: x, limit: limit))
    }
    return x
  }

  private static func formFactor(_ bid: Bid, _ table: FormFactor?) throws -> Ratio {
    guard let table, let form = bid.form else { return .one }
    guard let factor = table.factor(form) else { throw Gap(reason: .noFormFactor(form)) }
    return factor.value
  }
}

extension Bid {
  /// Yuan per smallest unit; nil without a quote.
  var unitPrice: Ratio? {
    get throws(NumberError) {
      guard let quote else { return nil }
      return try Ratio(Int128(quote.millionths), over: 1_000_000 * Int128(packCount))
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
