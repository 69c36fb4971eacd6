import CommandLineKit
import Reporting
import Tables
import Tender
import Wording

/// The bids of a command and how they are to be evaluated.
struct TenderInput {
  let bids: BidRows
  let options: EvaluationOptions
  let settings: Settings
  /// The file of bids.
  let path: String
  let isExplained: Bool

  /// Reads the bids, to be evaluated under some rules; nil when there are findings, which are then
  /// reported.
  init?(_ arguments: Arguments, _ settings: Settings, rules: [TenderRules]) throws {
    path = arguments.operands[0]
    var (bids, findings) = try BidTable.read(path, schema: try .named("bids"))
    if !findings.hasErrors {
      findings.add(try bids.evaluating { try TenderChecks.findings(in: bids, rules: rules) })
    }
    guard settings.accept(findings) else { return nil }
    var options = EvaluationOptions()
    options.allowsUnverified = arguments.has("allow-unverified")
    options.isWholeTender = arguments.has("whole-tender")
    if let path = arguments.value("accept") {
      let lots = try bids.evaluating { try TenderLots(bids, rules: rules) }
      let (accepted, findings) = try Acceptance.read(
        path, schema: try .named("acceptances"), lots: lots)
      guard settings.accept(findings) else { return nil }
      options.accepted = accepted
    }
    isExplained = arguments.has("explain")
    (self.bids, self.options, self.settings) = (bids, options, settings)
  }

  /// Writes a table as CSV while the lots are evaluated, so that no more than a few of them are in
  /// memory; nil where that cannot be done and nothing is written.
  func writeLotByLot(
    _ rules: TenderRules, _ table: @escaping @Sendable ([LotOutcome]) -> OutputTable
  ) throws -> TenderSummary? {
    guard settings.writesPlainCSV, !isExplained else { return nil }
    let output = try CSVOutput(settings, columns: table([]).columns)
    let summary = try bids.evaluating {
      try evaluate(bids, rules: rules, options: options) { lots in
        CSVWriter.lines(table(lots))
      } take: { lines in
        try output.write(lines)
      }
    }
    guard let summary else { return nil }
    try output.finish()
    Kept.keep(bids)
    return summary
  }
}

extension TenderSummary {
  /// Which numbers of the rules are less than published, and which rule was left out.
  var sourceNotes: [Text] {
    var notes: [Text] = []
    if !weakSources.isEmpty {
      let keys = weakSources.map {
        Text($0.key) + Text(en: " (", zh: "（") + $0.grade.title + Text(en: ")", zh: "）")
      }
      notes.append(
        Text(
          en: "these numbers of \(ruleSet) are not from a published source: ",
          zh: "\(ruleSet) 所依据的下列数值并非公开来源：") + keys.joined())
    }
    if leftOutElimination {
      notes.append(
        Text(
          en: "the highest-price elimination compares all lots of a tender and was left out; "
            + "--whole-tender applies it",
          zh: "最高价淘汰须比较该批次全部品种，未予实施；加 --whole-tender 启用"))
    }
    if !acceptedInVain.isEmpty {
      notes.append(
        Text(
          en: "accepted without having been offered a price, which has no effect: ",
          zh: "未获复活报价而提交的接受不产生效力：") + Self.first(of: acceptedInVain))
    }
    if !lotsWithoutCeilings.isEmpty {
      notes.append(
        Text(
          en: "no ceiling for some bids, so their validity could not be checked: ",
          zh: "部分报价缺少最高有效申报价，未能核验其有效性：") + Self.first(of: lotsWithoutCeilings))
    }
    if !lotsWithoutStatements.isEmpty {
      notes.append(
        Text(
          en:
            "selected below the anchor, which needs a statement of the cost that the file says nothing "
            + "of (column cost_statement): ",
          zh: "低于基准价拟中选，须作成本说明而报价表未注明（成本说明列）：")
          + Self.first(of: lotsWithoutStatements))
    }
    if !lotsWithoutVolumes.isEmpty {
      notes.append(
        Text(
          en: "no reported volume for some bids, so who else may revive is not known: ",
          zh: "部分报价缺少报量，未入围企业能否复活未能核验：") + Self.first(of: lotsWithoutVolumes))
    }
    return notes
  }

  /// The first names of a list, and how many more there are.
  private static func first(of names: [String]) -> Text {
    let shown = names.prefix(5).joined(separator: ", ")
    let more = names.count - 5
    return more > 0
      ? Text(en: "\(shown) and \(more) more", zh: "\(shown)等 \(names.count) 项") : Text(shown)
  }
}

extension Settings {
  /// Says which numbers of the rules are less than published.
  func noteSources(_ summary: TenderSummary) {
    for text in summary.sourceNotes { note(text) }
  }
}
