public import RuleBook
public import Wording

/// A reason for which cases cannot tell values, and the values.
struct UntestedReason: Sendable {
  let text: Text
  /// Values, or one other value `KEY=VALUE` of a value, and the sets of which this is true.
  let values: [(names: [String], sets: Set<String>)]

  static let all: [UntestedReason] = [
    UntestedReason(
      text: Text(
        en: "a case has one region: who chooses it first and who gets the whole are the same",
        zh: "案例仅有一个地区：首先选区者与取得全部采购量者相同"),
      values: [
        (["volume.rule=whole"], nationalRounds), (["volume.rule=regions"], wholeVolume),
      ]),
    UntestedReason(
      text: Text(
        en: "cases expect what winners supply; nobody who only stands by is among that",
        zh: "案例只预期中选企业的约定采购量，备供企业不在其中"),
      values: [
        (
          ["volume.standby"],
          nationalRounds.union(wholeVolume).union(["guangdong-2021", "lenses-2020"])
        )
      ]),
    UntestedReason(
      text: Text(
        en: "it is about demand by brand or about mean use, which cases do not have",
        zh: "涉及分品牌报量或平均用量，案例中没有"),
      values: [
        (["volume.brands", "demand.least_share"], ["cn-2025-round11", "cn-2026-round12"])
      ]),
    UntestedReason(
      text: Text(
        en:
          "the rest that hospitals choose about belongs to no bidder yet, as one that nobody gets",
        zh: "由医疗机构自主选择的剩余报量尚不属于任何企业，与不再分配相同"),
      values: [
        (
          ["volume.rest=hospitals"],
          [
            "hubei-tcm-2021", "renewal-composite-2022", "renewal-inquiry", "stents-2022",
            "stents-2026",
          ]
        ),
        (["volume.rest=none"], ["joints-2021"]),
      ]),
    UntestedReason(
      text: Text(
        en: "the only winner takes what is left, which is all, whatever its share",
        zh: "唯一中选企业取得全部剩余，与比例无关"),
      values: [(["volume.cascade.1"], ["lenses-2020"])]),
    UntestedReason(
      text: Text(
        en: "nothing in the set goes by the number of bidders",
        zh: "规则集中没有取决于企业数的规定"),
      values: [
        (["count.basis"], ["nrdl-bidding-2022", "renewal-inquiry", "stents-2022", "stents-2026"])
      ]),
    UntestedReason(
      text: Text(
        en: "the products have no dosage forms", zh: "产品没有剂型之分"),
      values: [
        (
          ["comparable.form_factor"],
          [
            "devices-2023", "devices-2026", "devices-2026-09", "insulin-2021", "insulin-2024",
            "joints-2021", "lenses-2020", "spine-2022", "stents-2020", "stents-2022", "stents-2026",
          ]
        )
      ]),
  ]

  private static let wholeVolume: Set = ["rituximab-2022", "wuhan-renewal-2021"]

  private static let nationalRounds: Set = [
    "cn-2018-4plus7", "cn-2019-expansion", "cn-2020-round2", "cn-2020-round3", "cn-2021-round4",
    "cn-2021-round5", "cn-2022-round7", "cn-2023-round8", "cn-2023-round9", "cn-2024-round10",
    "cn-2025-round11", "cn-2026-round12",
  ]
}

/// A value of a built-in rule set that no case of the set can tell from another, and why.
public struct UntestedValue: Sendable {
  /// The rule set.
  public let ruleSet: String
  /// The value, such as `volume.standby`.
  public let name: String
  /// The one other value from which it cannot be told; nil where it is from all.
  public let other: String?
  /// Why no case tells it.
  public let reason: Text

  /// Why cases never hold a parameter, whatever the set says of it; nil where they may.
  public static func exemption(of key: RuleKey) -> Text? {
    if !key.isRule {
      return Text(en: "a published figure that rules nothing", zh: "公布数，不属于规则")
    }
    if case .text(.free) = key.form {
      return Text(en: "its numbers are tested each for itself", zh: "其中各数值分别检验")
    }
    return nil
  }

  /// Those of a set, in the order of the reasons.
  public static func values(of ruleSet: String) -> [UntestedValue] {
    UntestedReason.all.flatMap { reason in
      reason.values.filter { $0.sets.contains(ruleSet) }.flatMap(\.names).map { name in
        let parts = name.split(separator: "=").map(String.init)
        return UntestedValue(
          ruleSet: ruleSet, name: parts[0], other: parts.count > 1 ? parts[1] : nil,
          reason: reason.text)
      }
    }
  }
}
