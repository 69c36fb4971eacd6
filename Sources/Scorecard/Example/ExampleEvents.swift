import Tables
import Wording

/// The recorded events of the example: those of the plan, and some that deduct nothing.
struct ExampleEvents {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  /// The rows of the event table; before the appeal of one event was decided, it deducts.
  func rows(appealDecided: Bool) -> [[String]] {
    var rows: [[String]] = []
    for quarter in 0..<4 {
      for firm in 0..<ExamplePlan.firms {
        rows += planned(firm: firm, quarter: quarter)
      }
      rows += special(quarter: quarter, appealDecided: appealDecided)
    }
    return rows
  }

  /// Computed indicators come from the order lines and have no events.
  private static let computed = ["B1", "B2", "B3", "B4", "E1"]

  private func planned(firm: Int, quarter: Int) -> [[String]] {
    ExamplePlan.codes(firm: firm, quarter: quarter).enumerated().compactMap { index, code in
      guard !Self.computed.contains(code) else { return nil }
      let count = ExamplePlan.count(code, firm: firm, quarter: quarter)
      // One pending appeal shows that by default it deducts until it is decided.
      let status = (firm, quarter, code) == (4, 2, "A2") ? EventStatus.appealed : .recorded
      return row(
        firm: firm, quarter: quarter, day: 4 + index * 9 + firm * 2, code: code, count: count,
        status: status, evidence: evidence(code, number: quarter * 100 + firm * 10 + index))
    }
  }

  private func special(quarter: Int, appealDecided: Bool) -> [[String]] {
    switch quarter {
    case 1:
      return [
        row(
          firm: 1, quarter: 1, day: 20, code: "C1", count: 1,
          status: appealDecided ? .upheld : .recorded,
          evidence: Text(
            en: "test report not with batch 210412; appeal: found at the ward on 2021-05-06",
            zh: "批号210412未附检验报告；申诉：2021-05-06 在病区找到")),
        row(
          firm: 3, quarter: 1, day: 33, code: "D1", count: 1, fault: .forceMajeure,
          evidence: Text(en: "return late: road closed by flood", zh: "退货超时：洪水封路")),
        row(
          firm: 4, quarter: 1, day: 55, code: "B3", count: 1, fault: .manufacturer,
          evidence: Text(en: "manufacturer's shortage notice 21-17", zh: "生产企业短缺通知 21-17"),
          order: ExampleOrders.failing(firm: 4, quarter: 1, 90)),
      ]
    case 2:
      return [
        row(
          firm: 0, quarter: 2, day: 47, code: "R2", count: 1,
          evidence: Text(
            en: "delivery of 2021-08-17, licence expired on 2021-08-15",
            zh: "2021-08-17 送货，许可证已于 2021-08-15 到期")),
        row(
          firm: 5, quarter: 2, day: 30, code: "C4", count: 2, fault: .hospital,
          evidence: Text(en: "wrong quantity in our own order", zh: "本院订单数量填写错误")),
        row(
          firm: 6, quarter: 2, day: 58, code: "B2", count: 1, status: .upheld,
          evidence: Text(
            en: "delivery refused by the ward on 2021-08-22", zh: "2021-08-22 病区拒收，非配送延误"),
          order: ExampleOrders.failing(firm: 6, quarter: 2, 91)),
        row(
          firm: 8, quarter: 2, day: 12, code: "A2", count: 1, status: .withdrawn,
          evidence: Text(en: "dossier found in our archive", zh: "资料已在本院档案中找到")),
      ]
    default: return []
    }
  }

  private func row(
    firm: Int, quarter: Int, day: Int, code: String, count: Int,
    fault: FaultParty = .distributor, status: EventStatus = .recorded, evidence: Text,
    order: String? = nil
  ) -> [String] {
    let first = Day(year: 2021, month: quarter * 3 + 1, day: 1)
    return [
      ExampleHospital.name(firm, language), first?.adding(days: day % 88)?.iso ?? "", code,
      String(count), fault.title(language), evidence(language), status.title(language),
      order ?? "", order == nil ? "" : "1",
    ]
  }

  private func evidence(_ code: String, number: Int) -> Text {
    switch code.prefix(1) {
    case "A": Text(en: "document review 2021-\(number)", zh: "资质审核记录 2021-\(number)")
    case "B", "C": Text(en: "acceptance record 2021-\(number)", zh: "验收记录 2021-\(number)")
    case "F": Text(en: "invoice ledger 2021-\(number)", zh: "发票台账 2021-\(number)")
    default: Text(en: "service log 2021-\(number)", zh: "服务记录 2021-\(number)")
    }
  }
}
