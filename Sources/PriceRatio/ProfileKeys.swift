import ExactNumbers
public import RuleBook
import Wording

/// The parameters of a price-ratio profile.
///
/// A parameter that a profile does not have is a rule that it does not know; one that is null is a
/// number that was not recovered.
public enum ProfileKeys {
  // Dosage form

  /// Whether forms are converted at all.
  public static let formMethod = RuleKey(
    "form.method", .choice(["table", "none"]), others: .otherWords,
    en: "`table`: forms are converted by form.factors; `none`: they compare directly",
    zh: "table：按剂型系数表换算；none：各剂型直接比较")
  /// Factors of the dosage forms.
  public static let formFactors = RuleKey(
    "form.factors",
    .nameTable(
      .above(0, example: "1.05"),
      rows: .words(DosageForm.all.map(\.id), Text(en: "a dosage form", zh: "剂型"))), .times,
    others: .step("0.05"),
    en: "price of a form relative to the plain tablet", zh: "各剂型相对普通片的价格系数")
  /// Forms whose factors exist and are lost.
  public static let formUnrecovered = RuleKey(
    "form.unrecovered", .list(DosageForm.all.map(\.id)),
    others: .exempt(Text(en: "these forms have no factor either way", zh: "这些剂型本就没有系数")),
    en: "forms that the annex has a factor for, which was not recovered",
    zh: "附表列有系数但尚未取得数值的剂型")
  /// Factors of Chinese medicine by the sugar it holds.
  public static let sugarFactors = RuleKey(
    "sugar.factors",
    .nameTable(
      .above(0, example: "1.1"),
      rows: .words(
        Sugar.allCases.map(\.rawValue), Text(en: "with, free or lactose", zh: "with、free 或 lactose")
      )), .times,
    others: .step("0.1"),
    en: "Chinese medicine: price of a dose relative to the form with sugar",
    zh: "中成药：相对含糖型的每次用量价格系数")

  // Content, fill and pack count

  /// c of the content ratio.
  public static let contentBase = RuleKey(
    "content.base", .number(.from(1, below: 4, example: "1.7")), .times, others: .step("0.1"),
    en: "price factor when the content doubles", zh: "含量翻倍时的价格倍数（含量差比价）")
  /// Contents this many times apart are not converted.
  public static let contentLimit = RuleKey(
    "content.limit", .number(.above(1, example: "8")), .times, others: .step("1"),
    en: "contents that differ this many times or more have their own representative",
    zh: "含量相差达到该倍数的另定代表品")
  /// c of the fill ratio.
  public static let fillBase = RuleKey(
    "fill.base", .number(.from(1, below: 4, example: "1.9")), .times, others: .step("0.05"),
    en: "price factor when the fill doubles, where content does not distinguish the products",
    zh: "装量翻倍时的价格倍数（装量差比价），仅用于含量不能区分规格的情形")
  /// c of the pack-count ratio.
  public static let packBase = RuleKey(
    "pack.base", .number(.from(1, below: 4, example: "1.95")), .times, others: .step("0.05"),
    en: "price factor when the pack count doubles; 2 is in proportion",
    zh: "包装数量翻倍时的价格倍数（包装数量差比价）；2 即按比例")
  /// Which forms the pack-count ratio is for.
  public static let packGroups = RuleKey(
    "pack.groups", .list(DosageForm.groups + ["form-table"]),
    others: .withoutItem(
      otherwise: Text(en: "every pack is in proportion", zh: "所有包装数量均按比例")),
    en: "groups of forms to which pack.base applies; all others are in proportion",
    zh: "适用 pack.base 的剂型类别；其余按比例")
  /// When the pack count is in proportion all the same.
  public static let packLinearFor = RuleKey(
    "pack.linear-for", .list(["chinese-medicine", "unit-priced"]),
    others: .withoutItem(
      otherwise: Text(en: "no product is an exception", zh: "没有例外产品")),
    en: "products whose pack count is in proportion in spite of pack.groups",
    zh: "不论剂型均按比例计算包装数量的产品")

  // Injections

  /// The amount for lyophilised and solvent-crystal powders.
  public static let lyophilisedAddOn = RuleKey(
    "injection.lyophilised-addon", .number(.from(0, example: "0.5")), .yuan, others: .step("0.1"),
    en: "yuan a unit by which lyophilised or solvent-crystal powder exceeds small injections",
    zh: "冻干粉针、溶媒结晶粉针比小容量注射液（普通粉针）每支高出的金额（元）")
  /// The amount for large-volume infusions.
  public static let infusionAddOn = RuleKey(
    "injection.infusion-addon", .number(.from(0, example: "0.5")), .yuan, others: .step("0.1"),
    en: "yuan a unit by which large-volume infusions exceed small injections",
    zh: "大容量注射液比小容量注射液（普通粉针）每瓶（袋）高出的金额（元）")
  /// The volume up to which volume makes no difference.
  public static let freeVolume = RuleKey(
    "injection.free-volume", .number(.from(0, example: "10")), .millilitres, others: .step("1"),
    en: "ml up to which the volume of an injection makes no difference",
    zh: "注射液装量在该毫升数以内不加价")
  /// The volume of one step beyond.
  public static let volumeStep = RuleKey(
    "injection.volume-step", .number(.above(0, example: "10")), .millilitres, others: .step("1"),
    en: "ml of one step beyond the free volume", zh: "超出部分每一档的毫升数")
  /// How a step that is not full counts.
  public static let volumeCounting = RuleKey(
    "injection.volume-counting", .choice(["started", "completed", "proportional"]),
    others: .otherWords,
    en: "how a step that is not full counts", zh: "不足一档时的计算方法")
  /// The amount of one step.
  public static let volumeStepAmount = RuleKey(
    "injection.volume-step-amount", .number(.from(0, example: "0.5")), .yuan, others: .step("0.1"),
    en: "yuan a unit for each step of volume", zh: "每档加价金额（元）")
  /// The lowest price of an injection.
  public static let injectionFloor = RuleKey(
    "injection.floor", .number(.from(0, example: "0.5")), .yuan, others: .nothing,
    en: "yuan a unit below which a converted injection is not priced",
    zh: "非代表品注射剂每支的最低价格（元）")
  /// Whether a smaller injection may cost more than the representative.
  public static let smallerNotDearer = RuleKey(
    "injection.smaller-not-dearer", .choice(["yes", "no"]), others: .otherWords,
    en: "an injection smaller than the representative does not exceed its price",
    zh: "规格小于代表品的注射剂，价格不高于代表品")

  // Packaging

  /// Amounts of infusion containers.
  public static let infusionMaterials = RuleKey(
    "material.infusion",
    .nameTable(
      .from(0, example: "1"),
      rows: .words(Container.allCases.map(\.rawValue), Text(en: "a container", zh: "包装材料"))), .yuan,
    others: .step("0.1"),
    en: "large-volume infusions: yuan a unit by which a container exceeds glass, at most",
    zh: "大容量注射液：各包装材料比玻璃瓶每瓶（袋）最多高出的金额（元）")
  /// Amounts of ampoules.
  public static let ampouleMaterials = RuleKey(
    "material.ampoule",
    .nameTable(
      .from(0, example: "0"),
      rows: .words(Container.allCases.map(\.rawValue), Text(en: "a container", zh: "包装材料"))), .yuan,
    others: .step("0.1"),
    en: "other injections: yuan a unit by which a container exceeds a glass ampoule",
    zh: "其他注射剂：各包装材料比玻璃安瓿每支高出的金额（元）")
  /// Amounts of packaging forms.
  public static let packagingForms = RuleKey(
    "packaging.forms",
    .nameTable(
      .from(0, example: "0"),
      rows: .words(Companion.allCases.map(\.rawValue), Text(en: "a packaging form", zh: "包装形式"))),
    .yuan,
    others: .step("0.1"),
    en: "yuan a unit by which a packaging form exceeds the drug alone",
    zh: "各包装形式比单独包装每支高出的金额（元）")

  // The rest

  /// Which oral form is the representative.
  public static let oralRepresentatives = RuleKey(
    "representative.oral", .list(DosageForm.all.map(\.id)),
    others: .laterFirst(
      otherwise: Text(en: "one form has no other order", zh: "仅一种剂型，无其他顺序")),
    en: "forms of the representative product, the first that a drug has",
    zh: "口服制剂代表品的剂型，按顺序取该药已有者")
  /// Which injection is the representative.
  public static let injectionRepresentatives = RuleKey(
    "representative.injection", .list(DosageForm.all.map(\.id)),
    others: .laterFirst(
      otherwise: Text(en: "one form has no other order", zh: "仅一种剂型，无其他顺序")),
    en: "forms of the representative injection, the first that a drug has",
    zh: "注射剂代表品的剂型，按顺序取该药已有者")
  /// Decimals of the final price.
  public static let roundingBands = RuleKey(
    "rounding.bands", .countTable(.whole(from: 0, to: 6, example: "2")), .decimals,
    others: .step("1"),
    en: "decimals of the final price, by its whole yuan; rounded half up, once",
    zh: "最终价格的小数位数（按元数分段）；四舍五入，只取一次")

  /// All of them, in the order in which they are shown.
  public static let catalogue = RuleCatalogue(
    kind: "price-ratio",
    title: Text(en: "price-ratio profile", zh: "差比价口径"),
    keys: [
      formMethod, formFactors, formUnrecovered, sugarFactors, contentBase, contentLimit, fillBase,
      packBase, packGroups, packLinearFor, lyophilisedAddOn, infusionAddOn, freeVolume,
      volumeStep, volumeCounting, volumeStepAmount, injectionFloor, smallerNotDearer,
      infusionMaterials, ampouleMaterials, packagingForms, oralRepresentatives,
      injectionRepresentatives, roundingBands,
    ], conditions: [.begins(roundingBands, at: 0)])
}

/// The rows of a table that a profile may lack, read once for all products.
struct ProfileRows: Sendable {
  private let table: Result<RuleSet.Table, RuleError>?
  private let (key, profile): (String, String)

  /// Reads a table from a profile.
  init(_ profile: RuleSet, _ key: RuleKey) {
    (self.key, self.profile) = (key.name, profile.id)
    table =
      profile.has(key) ? Result { () throws(RuleError) in try profile.table(key) } : nil
  }

  /// The number for a word.
  ///
  /// - Throws: `RuleError.noRow` where the row, or the whole table, is not there.
  func row(_ word: some RawRepresentable<String>) throws(ConversionError) -> RuleSet.Cited<Ratio> {
    try ruled { () throws(RuleError) in
      guard let value = try table?.get().value(named: word.rawValue) else {
        throw .noRow(key: key, row: word.rawValue, id: profile)
      }
      return value
    }
  }
}
