public import ExactNumbers
public import Files
import Interventions
public import Tables
import Wording

/// The decisions for a quarter that were handed out, as `vbp intervene` wrote them then.
public struct IssuedInterventions {
  /// A decision.
  struct Issued {
    let side: InterventionChange.Side
    /// What each quarter of the window added, as the reason says; nil where it has no such sum.
    let parts: [Quarter: String]?
    /// By how many months payment is delayed, and until when something is withheld, as they are
    /// written; nil where the table does not say.
    let delayMonths, until: String?

    /// What is another in the measure itself.
    func changes(to new: Intervention) -> [Text] {
      let months = new.delayMonths == 0 ? nil : String(new.delayMonths)
      return [
        (Text(en: "months of delay", zh: "延迟月数"), delayMonths == "0" ? nil : delayMonths, months),
        (Text(en: "until", zh: "截止日"), until, new.until?.iso),
      ].compactMap { what, old, new in
        guard let old, old != new else { return nil }
        return what + Text(" \(old) → \(new ?? "–")")
      }
    }
  }

  /// The decisions by distributor, called as in the table.
  private(set) var byName: [String: Issued] = [:]

  /// Reads the table of decisions for a quarter by the schema `interventions`, in either language.
  ///
  /// Distributors are called as in `roster`, which takes in the others.
  ///
  /// - Returns: the decisions, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema, quarter: Quarter, roster: Roster)
    throws(FileError) -> (issued: IssuedInterventions, findings: Findings)
  {
    var names = roster
    var table = try TableReader(path: path, schema: schema)
    let columns = Columns(table)
    var issued = IssuedInterventions()
    while let row = try table.next() {
      guard let (name, decision) = decision(&table, row, columns, quarter) else { continue }
      let firm = names.index(of: name, on: quarter.firstDay)
      let shown = names.names[firm]
      if issued.byName[shown] != nil {
        table.add(.duplicateRow, row, columns.distributor, value: name)
      }
      issued.byName[shown] = decision
    }
    return (table.findings.hasErrors ? IssuedInterventions() : issued, table.findings)
  }

  private struct Columns {
    let distributor, total, intervention, quarter, reason, delayMonths, until: TableReader.Column

    init(_ table: borrowing TableReader) {
      distributor = table.column("distributor")
      total = table.column("total")
      intervention = table.column("intervention")
      quarter = table.column("quarter")
      reason = table.column("reason")
      delayMonths = table.column("delay_months")
      until = table.column("until")
    }
  }

  /// The decision of a row; nil when something is missing or wrong, which is a finding.
  private static func decision(
    _ table: inout TableReader, _ row: Record, _ columns: Columns, _ quarter: Quarter
  ) -> (name: String, decision: Issued)? {
    let name = table.text(row, columns.distributor)?.withoutFormulaGuard
    let total = table.amount(row, columns.total)
    let word = table.text(row, columns.intervention)
    let sanction = word.flatMap { Sanction(named: $0) }
    if let word, sanction == nil {
      table.add(
        .unknownWord, row, columns.intervention, value: word,
        reason: Text(
          en: "must be one of \(Sanction.choices.en)", zh: "应为 \(Sanction.choices.zh) 之一"))
    }
    if let text = table.text(row, columns.quarter) {
      if let other = Quarter(text) {
        if other != quarter {
          table.add(
            .contradiction, row, columns.quarter, value: text,
            reason: Text(
              en: "compared are the decisions for \(quarter.text)",
              zh: "比较的是 \(quarter.text) 的干预决定"))
        }
      } else {
        table.add(
          .unknownWord, row, columns.quarter, value: text,
          reason: Text(en: "must be a quarter such as 2021Q4", zh: "应为季度，如 2021Q4"))
      }
    }
    guard let name, let sanction else { return nil }
    return (
      name,
      Issued(
        side: InterventionChange.Side(total: total, sanction: sanction),
        parts: table.text(row, columns.reason).flatMap(parts),
        delayMonths: table.text(row, columns.delayMonths),
        until: table.day(row, columns.until)?.iso)
    )
  }

  /// The quarters that stand in a reason such as `15.1 > 15.0 (2021Q2 9.8; 2021Q3 5.3)`, each with
  /// what stands behind it.
  static func parts(_ reason: String) -> [Quarter: String]? {
    guard let open = reason.lastIndex(where: { "(（".contains($0) }),
      let close = reason[open...].firstIndex(where: { ")）".contains($0) })
    else { return nil }
    var parts: [Quarter: String] = [:]
    for part in reason[reason.index(after: open)..<close].split(whereSeparator: {
      ";；".contains($0)
    }) {
      let words = part.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let quarter = Quarter(words[0]) else { return nil }
      parts[quarter] = String(words[1])
    }
    return parts.isEmpty ? nil : parts
  }
}

extension InterventionChange {
  /// All decisions that are no longer as they were handed out, and which quarter of the window made
  /// them so; with the state of the records of then, also which events and order lines.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public static func since(
    _ issued: IssuedInterventions, _ now: Scoring, records then: Scoring?, quarter: Quarter,
    rules: InterventionRules
  ) throws(NumberError) -> [InterventionChange] {
    let window = rules.window(for: quarter)
    var decisions: [String: Intervention] = [:]
    for item in try now.interventions(quarter, rules: rules) {
      decisions[now.roster[item.firm]] = item
    }
    var changes: [InterventionChange] = []
    for name in Set(decisions.keys).union(issued.byName.keys).inNameOrder() {
      let (old, new) = (issued.byName[name], decisions[name])
      let before = old?.side ?? Side(total: nil, sanction: .noData)
      let after = Side(total: new?.total, sanction: new?.applied ?? .noData)
      // Another decision has other months, too.
      var measures: [Text] = []
      if let old, let new, before.sanction == after.sanction { measures = old.changes(to: new) }
      guard before.total != after.total || before.sanction != after.sanction || !measures.isEmpty
      else { continue }
      changes.append(
        InterventionChange(
          name: name, window: window, before: before, after: after,
          events: reasons(old, new) + measures))
    }
    guard let then else { return changes }
    let differences = EventDifference.all(then, now, window: window)
    return changes.map { $0.adding(differences) }
  }

  /// What is another in the sum of a decision.
  private static func reasons(_ old: IssuedInterventions.Issued?, _ new: Intervention?) -> [Text] {
    guard let old else { return [Text(en: "not handed out", zh: "原未发出")] }
    guard let new else {
      return [Text(en: "not in the records any more", zh: "现有记录中已无该企业")]
    }
    let none = Text(en: "no data", zh: "无数据")
    func told(_ part: String?) -> Text {
      guard let part, Ratio(decimal: part) != nil else { return none }
      return Text(part)
    }
    var reasons: [Text] = []
    for (quarter, part) in zip(new.window, new.parts) {
      guard let parts = old.parts else { break }
      let (before, after) = (told(parts[quarter]), told(part?.points))
      guard before != after else { continue }
      reasons.append(Text(quarter.text + " ") + before + Text(" → ") + after)
    }
    if reasons.isEmpty, old.side.total == new.total, old.side.sanction != new.applied {
      reasons.append(
        Text(
          en: "the same total, but other thresholds or another phase",
          zh: "累计扣分未变，阈值或阶段不同"))
    }
    return reasons
  }
}
