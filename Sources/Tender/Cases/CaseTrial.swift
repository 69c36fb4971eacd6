import ExactNumbers
import PriceRatio
import RuleBook
public import Tables
import Wording

/// Evaluates cases under rules and compares what comes of them with what is expected.
public struct CaseTrial {
  /// The rules with some values replaced.
  public typealias Rules = (_ setting: [(name: String, value: String)]) throws -> TenderRules

  private let make: Rules
  /// The rules that were made, by what was set: what rules hold stays until the program ends.
  private let made = Made()

  private final class Made {
    var rules: [String: TenderRules] = [:]
  }

  /// A trial of the rules that `rules` makes.
  public init(_ rules: @escaping Rules) { make = rules }

  private func rules(_ settings: [(name: String, value: String)]) throws -> TenderRules {
    let key = settings.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
    if let rules = made.rules[key] { return rules }
    let rules = try make(settings)
    made.rules[key] = rules
    return rules
  }

  /// The results of some cases, in their order; none when there are errors among the findings.
  ///
  /// - Throws: `RuleError` where the rules themselves cannot be used.
  public func results(_ cases: [WorkedCase]) throws -> (results: [CaseResult], findings: Findings) {
    _ = try whole([])
    var (results, findings) = ([CaseResult](), Findings())
    for worked in cases {
      if let result = try result(worked, &findings) { results.append(result) }
    }
    return (findings.hasErrors ? [] : results, findings)
  }

  /// The rules; nil where they are sound but lack a number.
  private func whole(_ settings: [(name: String, value: String)]) throws -> TenderRules? {
    do {
      return try rules(settings)
    } catch let gap as RuleError where gap.isGap {
      return nil
    }
  }

  private func result(_ worked: WorkedCase, _ findings: inout Findings) throws -> CaseResult? {
    let layout = worked.bids.layout
    do {
      let rules = try rules(worked.settings)
      let needed = try TenderChecks.findings(in: worked.bids, rules: [rules])
      // A column that is missing is missing for all cases.
      for finding in needed.shown where !findings.shown.contains(finding) { findings.add(finding) }
      guard !needed.hasErrors else { return nil }
      return try CaseEvaluation(worked, rules).result()
    } catch let error as RuleError where error.isGap {
      return worked.open(error.message)
    } catch let error as RuleError where !worked.settings.isEmpty {
      findings.add(
        layout.finding(
          .notASetting, row: worked.rowOfSettings, field: "settings",
          value: worked.settings.map { "\($0.name)=\($0.value)" }.joined(separator: ";"),
          reason: error.message))
    } catch let error as LotError {
      findings.add(
        layout.finding(
          .tooLarge, row: worked.bids.firstRow(of: error.lot), field: "lot", value: error.lot))
    } catch is NumberError {
      findings.add(
        layout.finding(.tooLarge, row: worked.rows.first?.row, field: "case", value: worked.name))
    }
    return nil
  }
}

extension WorkedCase {
  /// That the rules do not decide the case at all.
  fileprivate func open(_ reason: Text) -> CaseResult {
    CaseResult(
      name: name, verdict: .open,
      difference: .init(field: nil, expected: "", found: "", reason: reason))
  }
}

extension TenderRules {
  /// The rules of a built-in set or of a file, with some values of theirs, or of the price-ratio
  /// profile that they name, replaced.
  ///
  /// - Throws: `RuleError`, or `FileError` when a file cannot be read.
  public static func named(_ name: String, setting values: [(name: String, value: String)]) throws
    -> TenderRules
  {
    try trial(of: RuleLibrary(TenderKeys.catalogue).ruleSet(name), setting: values) { profile in
      try RuleLibrary(ProfileKeys.catalogue).ruleSet(profile)
    }
  }

  /// The rules of a set, with some values of its, or of the price-ratio profile that it names,
  /// replaced.
  static func trial(
    of set: RuleSet, setting values: [(name: String, value: String)],
    profile find: (String) throws -> RuleSet
  ) throws -> TenderRules {
    func isOfProfile(_ value: (name: String, value: String)) -> Bool {
      ProfileKeys.catalogue.keys.contains {
        value.name == $0.name || value.name.hasPrefix($0.name + ".")
      }
    }
    let set = try set.setting(
      values.filter { !isOfProfile($0) }, catalogue: TenderKeys.catalogue)
    return try TenderRules(set) { name in
      try find(name).setting(values.filter(isOfProfile), catalogue: ProfileKeys.catalogue)
    }
  }
}
