public import Scorecard
public import Tables
import Wording
public import Writing

/// The sheet of `vbp appeals`: the register, and what is open taken together.
public enum AppealReport {
  /// The sheet, with what it rests on.
  public static func sheet(
    _ register: AppealRegister, _ table: OutputTable, open: OutputTable, of scoring: Scoring,
    quarters: [Quarter], deadline: Day?
  ) -> Sheet {
    var sections = [
      Sheet.Section(table, columnsIfFilled: columnsIfFilled, keyColumns: keyColumns)
    ]
    if !register.open.isEmpty {
      let heading = Text(
        en: "All pending appeals of a distributor together", zh: "各企业待处理申诉合计")
      sections.append(
        .init(
          open, heading: heading, columnsIfFilled: columnsIfFilled, keyColumns: keyColumnsOfOpen))
    }
    var sheet = Sheet(
      title: Text(en: "Appeals, ", zh: "药品配送企业申诉登记表　") + Text(Quarter.name(of: quarters)),
      sections: sections)
    sheet.banner = scoring.card.banner
    sheet.lead = [
      scoring.lead,
      deadline.map {
        Text(en: "Last day for objections: \($0.iso)", zh: "异议截止日：\($0.iso)")
      } ?? noDeadline,
    ]
    sheet.notes = [counts(register), untold(register, deadline)].compactMap(\.self) + Self.how
    if let lifting = register.lifting { sheet.notes.append(note(lifting)) }
    sheet.notes += register.undecided.map(undecided)
    sheet.notes += scoring.notes(quarters)
    if let note = scoring.sourceNote { sheet.notes.append(note) }
    return sheet
  }

  private static let columnsIfFilled: Set<String> = [
    "received", "deadline", "order_id", "line", "decided_for", "intervention_if_upheld",
    "intervention_if_rejected",
  ]

  /// What a narrow screen shows.
  private static let keyColumns: Set<String> = ["distributor", "state", "indicator", "points"]
  private static let keyColumnsOfOpen: Set<String> = ["distributor", "pending", "points"]

  private static let noDeadline = Text(
    en: "Last day for objections: not given (--deadline); no appeal is taken for too late",
    zh: "异议截止日：未给出（--deadline），不判断申诉是否逾期")

  private static let how = [
    Text(
      en:
        "points: what the decision changes in the quarter's deduction, under the caps, with all else "
        + "as it stands; the intervention is that of the quarter beside it",
      zh: "涉及扣分：其他不变时，申诉成立与否使该季度扣分相差的分数（已计上限）；干预为所列执行季度的干预")
  ]

  private static func counts(_ register: AppealRegister) -> Text {
    let states = AppealState.allCases.compactMap { state -> Text? in
      let count = register.appeals.count { $0.state == state }
      return count == 0
        ? nil : Text(en: "\(state.rawValue) \(count)", zh: "\(state.title.zh) \(count) 件")
    }
    let none = Text(en: "none", zh: "无")
    return Text(en: "appeals: ", zh: "申诉：") + (states.isEmpty ? none : states.joined())
  }

  /// What is supposed of appeals about computed deductions, or why they have no figures.
  private static func note(_ lifting: AppealRegister.Lifting) -> Text {
    let about = Text(
      en:
        "this card upholds records (appeal.upheld), so that no status of an event takes away what is "
        + "computed from order lines; appeals about such deductions: \(lifting.count); ",
      zh: "本评价表的“upheld”指维持原记录（appeal.upheld），事件的状态不能取消由订单计算的扣分；"
        + "涉及此类扣分的申诉：\(lifting.count) 件；")
    guard let party = lifting.party else {
      return about
        + Text(
          en:
            "as everybody's fault deducts (events.deducting_faults), nothing does, and they have no "
            + "figures", zh: "因所有责任方均扣分（events.deducting_faults），无法取消，故不列数值")
    }
    return about
      + Text(
        en: "if upheld, they are taken as recorded with the fault of another party, such as "
          + "\(party.title.en), for their lines",
        zh: "成立时按该订单行登记为他方责任（如\(party.title.zh)）计算")
  }

  /// Why no intervention stands there.
  private static func undecided(_ quarter: Quarter, _ window: [Quarter], _ gaps: [Quarter]) -> Text
  {
    let (names, period) = (gaps.map(\.text), Quarter.name(of: window))
    return Text(
      en: "no intervention is told for \(quarter.text): no event and no order line that was due in "
        + "\(names.joined(separator: ", ")), which belongs to its window \(period); give the files of "
        + "the whole window",
      zh: "未列 \(quarter.text) 的干预：其累计窗口 \(period) 中的 \(names.joined(separator: "、")) 既无事件，"
        + "也无已到时限的订单行；请给出整个窗口的数据")
  }

  /// Of how many it cannot be told whether they are too late.
  private static func untold(_ register: AppealRegister, _ deadline: Day?) -> Text? {
    let count = register.appeals.count { $0.state == .pending && $0.event.appealedOn == nil }
    guard deadline != nil, count > 0 else { return nil }
    return Text(
      en:
        "without a day of receipt (appealed_on), so that nothing tells whether they are too late: "
        + "\(count)",
      zh: "未填申诉日期、无法判断是否逾期的申诉：\(count) 件")
  }
}
