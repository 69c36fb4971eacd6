public import ExactNumbers
import Tables

/// A tender whose lots are evaluated again and again with other quotes, all else being as it is.
public struct TrialTender: Sendable {
  /// A lot and its bids, as the file has them.
  public struct TrialLot: Sendable {
    /// The lot's name.
    public let name: String
    /// Its bids.
    public let bids: [Bid]
  }

  /// The lots by name.
  public let lots: [TrialLot]
  /// The rules.
  public var rules: TenderRules { evaluation.rules }
  let given: [Lot]
  let evaluation: Evaluation
  /// Whether a quote may change what becomes of other lots, or be changed by them.
  private let comparesLots: Bool

  /// Takes in bids.
  ///
  /// - Throws: `RuleError` where the set lacks a parameter.
  public init(_ bids: BidRows, rules: TenderRules, options: EvaluationOptions) throws {
    given = bids.lots()
    lots = given.map { TrialLot(name: $0.name, bids: $0.bids) }
    evaluation = try Evaluation(rules, options)
    comparesLots = evaluation.rules.elimination != nil
  }

  /// The outcome of one lot, or of the bidding units into which the rules split it, with other quotes of
  /// some bids, by their places in the lot; nil is none. Bids that are `absent` were never handed in. In
  /// one thread.
  ///
  /// - Throws: `LotError` where a price is too large.
  public func outcome(of lot: Int, quoting quotes: [Int: Yuan?] = [:], absent: Set<Int> = [])
    throws -> TenderOutcome
  {
    let lots = tried([lot: quotes], absent: [lot: absent])
    let outcome = TenderOutcome(
      try evaluation.outcomes(of: lots, threads: 1), of: lots, evaluation)
    return comparesLots ? outcome.keeping { has($0, lot) } : outcome
  }

  /// The outcome of all lots whose quotes are others, by lot and place, or of all lots where they are
  /// compared with each other.
  ///
  /// - Throws: `LotError` where a price is too large.
  public func outcome(quoting quotes: [Int: [Int: Yuan?]]) throws -> TenderOutcome {
    let lots = tried(quotes)
    return TenderOutcome(try evaluation.outcomes(of: lots, threads: nil), of: lots, evaluation)
  }

  /// Which way the evaluation of that lot goes, also with each other value of an unverified number: what
  /// they come to may leave it open.
  ///
  /// - Throws: as `outcome`.
  public func trace(of lot: Int, quoting quotes: [Int: Yuan?]) throws -> LotTrace {
    let lots = tried([lot: quotes])
    var trace = LotTrace()
    for outcome in try evaluation.outcomes(of: lots, threads: 1) { trace.add(outcome) }
    for other in evaluation.others {
      for outcome in try evaluation.outcomes(of: lots, by: other.kept) { trace.add(outcome) }
    }
    return trace
  }

  /// The lots that are evaluated where some have other quotes: these, or all where lots are compared.
  private func tried(_ quotes: [Int: [Int: Yuan?]], absent: [Int: Set<Int>] = [:]) -> [Lot] {
    let touched = comparesLots ? Array(given.indices) : quotes.keys.sorted()
    return touched.map { lot in
      var tried = given[lot]
      for (place, quote) in quotes[lot] ?? [:] {
        tried.bids[place] = tried.bids[place].quoting(quote)
      }
      if let absent = absent[lot], !absent.isEmpty {
        tried.bids = tried.bids.indices.filter { !absent.contains($0) }.map { tried.bids[$0] }
      }
      return tried
    }
  }

  /// Whether an outcome is that of a lot, or of a bidding unit of it.
  private func has(_ outcome: LotOutcome, _ lot: Int) -> Bool {
    outcome.standings.contains { given[lot].bids.contains($0.bid) }
  }
}
