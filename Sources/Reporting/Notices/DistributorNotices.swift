public import ExactNumbers
import Interventions
public import Scorecard
public import Tables
public import Wording

/// What each distributor is told of its own quarter: how it was scored, or what the hospital decided.
///
/// Distributors without data are told nothing, and nobody is in the trial phase.
public struct DistributorNotices {
  private let scoring: Scoring
  private let deductions: [Int: [Deduction]]
  private let rules: InterventionRules
  private let deadline: Day?
  private let language: Language

  /// Prepares the notices, with the deductions of the quarters that they are about, and the last day on
  /// which a distributor may object.
  public init(
    _ scoring: Scoring, _ deductions: [Deduction], rules: InterventionRules, until deadline: Day?,
    language: Language
  ) {
    (self.scoring, self.rules) = (scoring, rules)
    self.deductions = Dictionary(grouping: deductions, by: \.firm)
    (self.deadline, self.language) = (deadline, language)
  }

  /// The first of some quarters of which distributors are told nothing, as it is for trial only.
  public static func firstOnTrial(_ quarters: [Quarter], _ rules: InterventionRules) -> Quarter? {
    quarters.first { rules.phase($0) == .trial }
  }

  /// The notices of scores 评价通知单, in the order of names; the last quarter's say what follows from it.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public func scores(_ scores: [Score], of quarters: [Quarter]) throws(NumberError) -> [FirmLetter]
  {
    let ofFirm = Dictionary(grouping: scores, by: \.firm)
    let ranked = Dictionary(grouping: scores.filter(\.hasData), by: peers).mapValues(\.count)
    let next = (quarters.last ?? Quarter(index: 0)).adding(1)
    let decided = Dictionary(
      uniqueKeysWithValues: try scoring.interventions(next, rules: rules).map { ($0.firm, $0) })
    let firms = scoring.roster.sorted.filter { ofFirm[$0]?.contains(where: \.hasData) ?? false }
    // A window with a quarter of which the files say nothing has no total.
    let isWhole = scoring.withoutData(rules.window(for: next)).isEmpty
    return firms.enumerated().map { place, firm in
      let own = (ofFirm[firm] ?? []).sorted { $0.quarter < $1.quarter }
      let others = own.map { ranked[peers($0)] ?? 0 }
      var sheet = sheet(
        Text(en: "Notice of your score, ", zh: "药品配送企业评价通知单　") + Quarter.formal(quarters),
        firm, [tables.scores(own, ranked: others)])
      sheet.lead += zip(own, others).map { told($0, of: $1) }
      if isWhole, let item = decided[firm] { sheet.lead.append(total(item)) }
      return FirmLetter(place + 1, of: firms.count, to: name(firm), sheet)
    }
  }

  /// The notices of what was decided for a quarter 干预措施告知书, in the order of names.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public func interventions(_ quarter: Quarter) throws(NumberError) -> [FirmLetter] {
    let decided = Dictionary(
      uniqueKeysWithValues: try scoring.interventions(quarter, rules: rules).map { ($0.firm, $0) })
    let firms = scoring.roster.sorted.filter { decided[$0]?.total != nil }
    var letters: [FirmLetter] = []
    for (place, firm) in firms.enumerated() {
      guard let item = decided[firm] else { continue }
      var sheet = sheet(
        Text(en: "Notice of intervention, ", zh: "药品配送企业干预措施告知书　") + quarter.formal,
        firm, [])
      sheet.lead.append(total(item))
      sheet.lead += measures(item)
      letters.append(FirmLetter(place + 1, of: firms.count, to: name(firm), sheet))
    }
    return letters
  }

  /// Among whom a score is ranked.
  private struct Peers: Hashable {
    let quarter: Quarter
    let hospital: String?
  }

  private func peers(_ score: Score) -> Peers {
    Peers(quarter: score.quarter, hospital: scoring.roster.hospital(of: score.firm))
  }

  private func name(_ firm: Int) -> String { scoring.roster[firm] }

  private var tables: FirmTables { FirmTables(card: scoring.card, language: language) }

  /// A notice with whom it is for and what it rests on, its own tables before those of the deductions.
  private func sheet(_ title: Text, _ firm: Int, _ first: [Sheet.Section]) -> Sheet {
    let (own, addressee) = (deductions[firm] ?? [], scoring.roster.distributor(of: firm))
    let nothing = Text(en: "Nothing was recorded.", zh: "无扣分记录。")
    var sheet = Sheet(title: title, sections: first + tables.deductions(own))
    let (card, set) = (scoring.card, scoring.card.ruleSet)
    let adopted =
      card.adopted.map { Text(en: ", adopted on ", zh: "，审定日期：") + $0.formal } ?? Text("")
    sheet.lead = [
      Text(en: "To \(addressee):", zh: "\(addressee)："),
      Text(en: "Basis: ", zh: "依据：") + set.title + Text(en: " (", zh: "（") + set.document
        + adopted + Text(en: ").", zh: "）。"),
    ]
    if card.banner != nil { sheet.banner = Self.forComment }
    sheet.notes = (own.isEmpty ? [nothing] : []) + [FirmLetter.objection(until: deadline)]
    let hospital = scoring.roster.hospital(of: firm) ?? card.hospital ?? "______________"
    sheet.signatures = Text(
      en: "Hospital (seal): \(hospital)  Date: ____________  Received by: ______________",
      zh: "医疗机构（盖章）：\(hospital)　　日期：____年__月__日　　企业签收：______________")
    return sheet
  }

  /// What a notice is by a card that the hospital has not made its own.
  private static let forComment = Text(
    en: "For comment: the hospital has not yet adopted these indicators, points and caps.",
    zh: "征求意见稿：所用指标、分值和上限尚未经本院审定。")

  private func told(_ score: Score, of count: Int) -> Text {
    let quarter = score.quarter.formal
    guard score.hasData, let rank = score.rank else {
      return Text(
        en: "In \(quarter.en) there was nothing to judge by.", zh: "贵公司\(quarter.zh)无考核数据。")
    }
    let (points, left) = (score.deduction.points, score.score.points)
    return Text(
      en: "In \(quarter.en) \(points) points were deducted; your score is \(left), "
        + "rank \(rank) of \(count).",
      zh: "贵公司\(quarter.zh)扣分 \(points) 分，得分 \(left) 分，在参评的 \(count) 家企业中列第 \(rank) 名。")
  }

  /// The total of the window, and which threshold it is above.
  private func total(_ item: Intervention) -> Text {
    let window = Quarter.formal(item.window)
    guard let total = item.total else {
      return Text(en: "\(window.en): no data.", zh: "\(window.zh)无考核数据。")
    }
    let parts = zip(item.window, item.parts).map { quarter, part in
      quarter.formal + Text(" ")
        + (part.map { Text(en: $0.points, zh: "\($0.points) 分") } ?? Text(en: "no data", zh: "无数据"))
    }
    let (low, high) = (rules.thresholds.delayAbove.points, rules.thresholds.exclusionAbove.points)
    let compared: Text =
      switch item.asked {
      case .none, .noData: Text(en: "not above \(low)", zh: "未超过 \(low) 分")
      case .delay: Text(en: "above \(low), not above \(high)", zh: "超过 \(low) 分，未超过 \(high) 分")
      case .delayAndExclusion: Text(en: "above \(high)", zh: "超过 \(high) 分")
      }
    return Text(en: "Total of \(window.en): ", zh: "\(window.zh)合计扣分 ") + Text(total.points)
      + Text(en: " (", zh: " 分（") + parts.joined() + Text(en: "), ", zh: "），") + compared
      + Text(en: ".", zh: "。")
  }

  /// What is decided, each measure a paragraph.
  private func measures(_ item: Intervention) -> [Text] {
    let quarter = item.quarter.formal
    guard item.applied != .none else {
      let phase = item.asked == .none ? Text("") : Self.notYet
      return [
        Text(en: "No intervention in \(quarter.en).", zh: "\(quarter.zh)不采取干预措施。") + phase
      ]
    }
    let (first, last) = (item.quarter.firstDay?.formal, item.until?.formal)
    var measures = [
      Text(
        en: "Payment due in \(quarter.en) is delayed by \(item.delayMonths) month"
          + "\(item.delayMonths == 1 ? "" : "s"); the legal limit of payment stays in force.",
        zh: "\(quarter.zh)应付药品货款的付款时间延后 \(item.delayMonths) 个月；法定付款期限不因此改变。")
    ]
    if item.applied == .delayAndExclusion, let first, let last {
      measures.append(
        Text(
          en: "From \(first.en) to \(last.en) you are no candidate for new drugs, drug changes or "
            + "volume-based drugs.",
          zh: "\(first.zh)至\(last.zh)，贵公司不作为新药、药品变更或集采药品的候选配送企业。"))
    }
    return measures
  }

  private static let notYet = Text(
    en: " Interventions do not apply yet.", zh: "干预措施尚未实施。")
}
