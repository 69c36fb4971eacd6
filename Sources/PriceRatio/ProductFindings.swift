public import Tables
import Wording

/// The codes of faults in strengths, forms and the products that have them.
extension FindingCode {
  /// A dosage form that no list has.
  public static let unknownForm = FindingCode(
    "unknown-form", meaning: Text(en: "no dosage form is called that", zh: "没有这种剂型"),
    remedy: Text(
      en: "use a form's usual name, such as 片, 分散片 or dispersible tablet",
      zh: "请使用剂型的通用名称，如 片、分散片"))
  /// A fill that cannot be read.
  public static let notAFill = FindingCode(
    "not-a-fill", meaning: Text(en: "the fill cannot be read", zh: "无法识别的装量"),
    remedy: Text(
      en: "write an amount above zero with its unit, such as 10ml or 2.5g",
      zh: "请写成大于零且带单位的数量，如 10ml、2.5g"))
  /// A word that a column does not know.
  public static let unknownWord = FindingCode(
    "unknown-word", meaning: Text(en: "the column does not know this word", zh: "该列不接受此值"),
    remedy: Text(en: "use one of the words that are listed", zh: "请使用所列取值之一"))
  /// Strengths of one drug that do not compare.
  public static let differentStrengths = FindingCode(
    "different-strengths",
    meaning: Text(
      en: "the strength does not compare with another of the drug", zh: "该规格与同一药品的其他规格不可比"),
    remedy: Text(
      en: "give all strengths of a drug in one kind of unit and in one proportion, "
        + "or give the products that do not compare another `drug`",
      zh: "同一药品的规格请用同类单位且成分比例一致；确不可比的产品请另列药品名称"))
  /// More than one product that is named as the representative of a drug.
  public static let twoRepresentatives = FindingCode(
    "two-representatives",
    meaning: Text(
      en: "the drug has a representative already", zh: "该药品已有代表品"),
    remedy: Text(
      en: "mark one product of each drug in the column `representative`",
      zh: "每种药品只在“代表品”列标记一个产品"))

  /// The codes that a table of products can have besides those of any table.
  public static let ofProducts: [FindingCode] =
    ofStrengths + [
      unknownForm, notAFill, unknownWord, differentStrengths, twoRepresentatives,
    ]
}

/// A value of a product that cannot be read: what kind of fault it is, and what is wrong.
struct ValueFault: Error, Equatable {
  let code: FindingCode
  /// What is wrong with this value; nil where the code says it all.
  let reason: Text?
}
