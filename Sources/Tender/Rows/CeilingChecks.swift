import ExactNumbers
public import Tables
import Wording

/// Holds the bids against the ceilings that rules set themselves.
public enum CeilingChecks {
  /// Bids that name no row of the ceilings, and bids whose own ceiling is another one; one that does
  /// not follow from the listed prices is a note, as how it was rounded is not known.
  ///
  /// - Throws: `LotError` where a ceiling is too large.
  public static func findings(in bids: BidRows, rules: [TenderRules]) throws -> Findings {
    var findings = Findings()
    for rules in rules where isNeeded(rules, bids.layout) {
      for lot in bids.lots() {
        if rules.ceilings?.basis?.value == .group {
          checkGroup(lot, rules, bids.layout, &findings)
        }
        if rules.selection.tests.value.contains(.line) { checkLine(lot, bids.layout, &findings) }
        for bid in lot.bids {
          do {
            try check(bid, rules, bids.layout, &findings)
          } catch let error as NumberError {
            throw LotError(lot: lot.name, cause: error)
          }
        }
      }
    }
    findings.sortByRow()
    return findings
  }

  /// Whether the rules set something that the file may contradict.
  private static func isNeeded(_ rules: TenderRules, _ layout: TableReader.Layout) -> Bool {
    rules.ceilings?.table != nil || rules.selection.tests.value.contains(.line)
      || rules.ceilings?.listingShare != nil && layout.hasColumn(of: "listing_mean")
  }

  /// Bids that compete are of one group: one ceiling holds for all of them.
  private static func checkGroup(
    _ lot: Lot, _ rules: TenderRules, _ layout: TableReader.Layout, _ findings: inout Findings
  ) {
    // One group may be named in two languages.
    checkAgreement(lot, "group", layout, &findings, value: \.group) { a, b in
      a.group == b.group || rules.ceilings?.row(of: a) == rules.ceilings?.row(of: b)
    }
  }

  /// The line is that of the group, which the lot is.
  private static func checkLine(
    _ lot: Lot, _ layout: TableReader.Layout, _ findings: inout Findings
  ) {
    checkAgreement(lot, "line", layout, &findings) {
      $0.line?.text(atLeast: 0)
    } isSame: {
      $0.line == $1.line
    } shown: {
      Text(en: $0, zh: " " + $0)
    }
  }

  /// Reports the bids of a lot that say another value than the first that says one.
  private static func checkAgreement(
    _ lot: Lot, _ field: String, _ layout: TableReader.Layout, _ findings: inout Findings,
    value: (Bid) -> String?, isSame: (Bid, Bid) -> Bool,
    shown: (String) -> Text = { Text(en: "`\($0)`", zh: "“\($0)”") }
  ) {
    guard let first = lot.bids.first(where: { value($0) != nil }),
      let said = value(first).map(shown)
    else { return }
    for bid in lot.bids {
      guard let other = value(bid), !isSame(bid, first) else { continue }
      findings.add(
        layout.finding(
          .contradiction, row: bid.row, field: field, value: other,
          reason: Text(
            en: "row \(first.row) of the lot `\(lot.name)` says \(said.en)",
            zh: "“\(lot.name)”的第 \(first.row) 行为\(said.zh)")))
    }
  }

  private static func check(
    _ bid: Bid, _ rules: TenderRules, _ layout: TableReader.Layout, _ findings: inout Findings
  ) throws {
    let id = rules.ruleSet.id
    if let ruled = try Ceilings.ruled(bid, rules) {
      guard let own = bid.ceiling, own != ruled else { return }
      findings.add(
        layout.finding(
          .contradiction, row: bid.row, field: "ceiling", value: own.text(atLeast: 0),
          reason: Text(
            en: "\(id) sets the ceiling of this bid at \(ruled.text(atLeast: 0))",
            zh: "\(id) 规定该报价的最高有效申报价为 \(ruled.text(atLeast: 0))")))
    } else if let basis = rules.ceilings?.basis, let table = rules.ceilings?.table,
      let name = basis.value.name(of: bid)
    {
      let names = table.rowNames.joined(separator: ", ")
      findings.add(
        layout.finding(
          .unknownClass, row: bid.row, field: basis.value.rawValue, value: name,
          reason: Text(en: "\(id) has ceilings for: \(names)", zh: "\(id) 仅设有：\(names)")))
    } else if let own = bid.ceiling, let listed = try Ceilings.listed(bid, rules), own != listed {
      findings.add(
        layout.finding(
          .contradiction, severity: .note, row: bid.row, field: "ceiling",
          value: own.text(atLeast: 0),
          reason: Text(
            en: "by the listed prices it is \(listed.text(atLeast: 0)); the file's stands",
            zh: "按挂网价计算为 \(listed.text(atLeast: 0))；以文件所列为准")))
    }
  }
}

extension FindingCode {
  /// A material or a group for which the rules have no ceiling.
  static let unknownClass = FindingCode("unknown-class")
}
