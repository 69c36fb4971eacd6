public import Tables
import Wording

/// The codes of faults in strengths, forms and the products that have them.
extension FindingCode {
  /// A strength that cannot be read.
  public static let notAStrength = FindingCode(
    "not-a-strength", meaning: Text(en: "the strength cannot be read", zh: "无法识别的规格"),
    remedy: Text(
      en: "write an amount with its unit, such as 0.25g, 150mg+12.5mg or 2ml:0.2mg",
      zh: "请写成带单位的含量，如 0.25g、150mg+12.5mg、2ml:0.2mg"))
  /// A dosage form that no list has.
  public static let unknownForm = FindingCode(
    "unknown-form", meaning: Text(en: "no dosage form is called that", zh: "没有这种剂型"),
    remedy: Text(
      en: "use a form's usual name, such as 片, 分散片 or dispersible tablet",
      zh: "请使用剂型的通用名称，如 片、分散片"))
  /// A class of forms where one form is needed.
  public static let classOfForms = FindingCode(
    "class-of-forms", meaning: Text(en: "this names several dosage forms", zh: "此处是剂型类别，不是具体剂型"),
    remedy: Text(
      en: "write the form that the product has, such as 片, 分散片 or dispersible tablet",
      zh: "请填写该产品的具体剂型，如 片、分散片"))
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
  public static let ofProducts: [FindingCode] = [
    notAStrength, unknownForm, classOfForms, notAFill, unknownWord, differentStrengths,
    twoRepresentatives,
  ]
}

extension DosageForm {
  /// Why a class of forms does not do for a product, with some of the forms that it may be.
  var asksForOne: Text {
    let some = members.prefix(3).map(\.title)
    let more = members.count > some.count
    return Text(
      en: "this may be any of several forms: " + some.map(\.en).joined(separator: ", ")
        + (more ? " and more" : ""),
      zh: "可能是多种剂型之一：" + some.map(\.zh).joined(separator: "、") + (more ? "等" : ""))
  }
}

/// A value of a product that cannot be read: what kind of fault it is, and what is wrong.
struct ValueFault: Error, Equatable {
  let code: FindingCode
  /// What is wrong with this value; nil where the code says it all.
  let reason: Text?
}
