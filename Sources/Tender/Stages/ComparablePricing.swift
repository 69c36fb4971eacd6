import ExactNumbers
import PriceRatio
import RuleBook

/// Stage 2, comparable price 单位可比价: u = quote ÷ pack count ÷ (content factor × form factor).
///
/// The content factor brings a strength to the lot's main strength; the form factor, where the
/// tender uses it and the lot has several forms, brings a form to the plain tablet. Ranking uses u
/// rounded as the rules say, the limits of later stages use it exactly. Source: 发改价格〔2011〕2452号;
/// 4+7 expansion document (2019), clause 11.1.
enum ComparablePricing {
  static func apply(_ standings: inout [Standing], lot: Lot, rules: TenderRules)
    throws(NumberError)
  {
    let main = lot.mainStrength?.value
    for index in standings.indices {
      let bid = standings[index].bid
      guard let quote = bid.quote else {
        standings[index].reject(.noQuote, because: .noQuote)
        continue
      }
      let unitPrice = try quote.ratio / Ratio(bid.packCount)
      do {
        let content = try contentRatio(bid, main: main, rules: rules)
        let form = try formFactor(bid, lot: lot, rules: rules)
        standings[index].price = try price(
          unitPrice, content: content, form: form, rules: rules)
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

  private static func contentRatio(_ bid: Bid, main: Strength?, rules: TenderRules) throws
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

  private static func formFactor(_ bid: Bid, lot: Lot, rules: TenderRules) throws -> Ratio {
    guard let table = rules.formFactor, let form = bid.form, lot.hasSeveralForms else {
      return .one
    }
    guard let factor = table.factor(form) else { throw Gap(reason: .noFormFactor(form)) }
    return factor.value
  }

  private static func price(
    _ unitPrice: Ratio, content: Ratio, form: Ratio, rules: TenderRules
  ) throws(NumberError) -> ComparablePrice {
    let contentFactor = try rules.content.factor(content)
    let ratio = try contentFactor * form
    let exact = try unitPrice / ratio
    let ranked =
      try rules.decimals.value.map { decimals throws(NumberError) in
        try exact.rounded(decimals: decimals, rounding: .halfUp)
      } ?? exact
    return ComparablePrice(
      unitPrice: unitPrice, contentRatio: content, contentFactor: contentFactor,
      formFactor: form, ratio: ratio, exact: exact, ranked: ranked)
  }
}

extension Standing {
  /// Takes the bid out of the competition.
  mutating func reject(_ status: BidStatus, because reason: Reason) {
    self.status = status
    reasons.append(reason)
  }
}
