import ExactNumbers
import PriceRatio
import RuleBook
import Wording

/// Stage 6, selection.
extension TenderKeys {
  static let negotiation = RuleKey(
    "selection.negotiation_up_to", .number(.whole(from: 0, example: "2")), .bidders,
    others: .step("1"),
    en: "up to this many bidders the price is negotiated", zh: "企业数不超过该数时转为议价谈判")
  static let tests = RuleKey(
    "selection.tests", .list(SelectionTest.allCases.map(\.rawValue)),
    others: .withoutItem(
      otherwise: Text(
        en: "whoever is on the shortlist is selected: there is no test to leave out",
        zh: "入围即中选，没有可略去的条件")),
    en: "a shortlisted bid is selected when one of these tests holds; with none, always",
    zh: "入围报价满足其中任一条件即拟中选；未设条件则入围即中选")
  static let costStatement = RuleKey(
    "selection.cost_statement", .choice(["yes", "no"]), others: .otherWords,
    en: "whether a selected quote below the anchor needs a statement of its cost",
    zh: "低于基准价的拟中选报价是否须作成本说明")
  static let strikingOff = RuleKey(
    "selection.striking_off", .choice(["yes", "no"]),
    others: .exempt(
      Text(en: "the file itself says who was struck off", zh: "取消中选资格由报价表注明")),
    en: "whether a selected bidder may be struck off later (column struck_off)",
    zh: "中选后是否可取消中选资格（struck_off 列）")
  static let multiple = RuleKey(
    "selection.multiple", .number(.from(1, example: "1.8")), .times,
    others: .leastOrMore(by: "0.1"),
    en: "comparable price at most this many times the anchor", zh: "单位可比价不高于基准价的倍数")
  static let cut = RuleKey(
    "selection.cut", .number(.share(example: "0.5")), .share,
    others: .nothingWithout(item: "cut", of: "selection.tests"),
    en: "cut from the ceiling of at least this share", zh: "较最高有效申报价的最低降幅（比例）")
  static let floor = RuleKey(
    "selection.floor",
    .nameTable(
      .above(0, example: "0.1"),
      rows: .words(
        ["any"] + DosageForm.groups + DosageForm.all.map(\.id),
        Text(en: "a group of forms, a form, or any", zh: "剂型类别或剂型（其余为 any）"))), .yuan,
    others: .nothing,
    en: "comparable price at most this, yuan, by group of forms; `any` stands for all others",
    zh: "单位可比价不高于该金额（元），按剂型类别；any 为其余")
  static let floorAt = RuleKey(
    "selection.floor_at", .choice(["selected", "not-selected"]), others: .otherWords,
    en: "whether a price exactly at the floor is selected; it is, unless this says otherwise",
    zh: "恰为保底价的是否拟中选；未设时为拟中选")
  static let floorVolumes = RuleKey(
    "selection.floor_volumes",
    .nameTable(
      .above(0, example: "50"),
      rows: .words(
        DosageForm.all.map(\.id), Text(en: "a form of selection.floor", zh: "selection.floor 中的剂型"))
    ),
    .millilitres, others: .step("50"),
    en: "an injection of at least this volume has the floor of that form",
    zh: "装量不小于该毫升数的注射液适用该剂型的保底价")
  static let zeroVolume = RuleKey(
    "zero_volume.deviations", .number(.from(0, example: "2")), .deviations, others: .step("0.5"),
    en: "a quote more than this many standard deviations below the mean wins without volume",
    zh: "低于均价该倍数标准差的报价中选但不分配采购量")
  static let zeroVolumeRefill = RuleKey(
    "zero_volume.refills_place", .choice(["yes", "no"]), others: .otherWords,
    en: "whether the next bid takes the place of a winner without volume",
    zh: "零采购量中选产品腾出的入围名额是否递补")
  static let paymentFloor = RuleKey(
    "payment_standard.floor", .number(.share(example: "0.7")), .share, others: .step("0.01"),
    en: "payment standard = lowest quote, but at least this share of the ceiling",
    zh: "支付标准取最低报价，但不低于上限价的该比例")
}

/// A test that selects a shortlisted bid.
public enum SelectionTest: String, Sendable, CaseIterable {
  /// The comparable price is at most a multiple of the anchor.
  case multiple
  /// The unit price is cut deeply enough from the ceiling of its own spec.
  case cut
  /// The comparable price is at most a floor.
  case floor
  /// The comparable price is at most the line that the file gives for its group.
  case line
}

/// Stage 6, selection.
struct SelectionRules: Sendable {
  /// The tests in the order in which they are tried; none means that all are selected.
  let tests: RuleSet.Cited<[SelectionTest]>
  var anchor: AnchorRules
  var multiple: RuleSet.Cited<Ratio>?
  let cut: RuleSet.Cited<Ratio>?
  var floor: RuleSet.Table?
  /// Whether a price exactly at the floor fails; nil where the set does not say so.
  let floorIsBeyond: RuleSet.Cited<Bool>?
  /// The volumes from which injections have the floor of other forms.
  let floorVolumes: RuleSet.Table?
  let negotiationUpTo: RuleSet.Cited<Int>?
  /// Whether a selected quote below the anchor needs a statement of its cost.
  let needsCostStatement: RuleSet.Cited<Bool>?
  /// Whether a selected bidder may be struck off later.
  let knowsStrikingOff: RuleSet.Cited<Bool>?
  let zeroVolume: RuleSet.Cited<Ratio>?
  var zeroVolumeRefills: RuleSet.Cited<Bool>?
  let paymentFloor: RuleSet.Cited<Ratio>?

  init(_ set: RuleSet) throws(RuleError) {
    tests = try set.list(TenderKeys.tests).map { $0.compactMap(SelectionTest.init) }
    anchor = try AnchorRules(set)
    multiple = tests.value.contains(.multiple) ? try set.number(TenderKeys.multiple) : nil
    cut = tests.value.contains(.cut) ? try set.number(TenderKeys.cut) : nil
    floor = tests.value.contains(.floor) ? try set.table(TenderKeys.floor) : nil
    floorIsBeyond =
      floor == nil
      ? nil : try set.given(TenderKeys.floorAt, set.text)?.map { $0 == "not-selected" }
    // Used where a bid is below the anchor, or was struck off.
    let ahead = set.readAhead
    needsCostStatement = try ahead.given(TenderKeys.costStatement, ahead.flag)
    knowsStrikingOff = try ahead.given(TenderKeys.strikingOff, ahead.flag)
    floorVolumes = floor == nil ? nil : try set.given(TenderKeys.floorVolumes, set.table)
    negotiationUpTo = try set.given(TenderKeys.negotiation, set.integer)
    zeroVolume = try set.given(TenderKeys.zeroVolume, set.number)
    zeroVolumeRefills = zeroVolume == nil ? nil : try set.flag(TenderKeys.zeroVolumeRefill)
    paymentFloor = try set.given(TenderKeys.paymentFloor, set.number)
  }
}
