public import Tables

/// All that rules ask of a table of bids before anything is decided by it.
public enum TenderChecks {
  /// What is missing or contradicts the rules; what lacks values is not looked at closer.
  ///
  /// - Throws: `LotError` where a ceiling is too large.
  public static func findings(in bids: BidRows, rules: [TenderRules]) throws -> Findings {
    var findings = NeededValues.findings(in: bids, rules: rules)
    if !findings.hasErrors { findings.add(UnknownStates.findings(in: bids, rules: rules)) }
    if !findings.hasErrors { findings.add(try CeilingChecks.findings(in: bids, rules: rules)) }
    return findings
  }
}
