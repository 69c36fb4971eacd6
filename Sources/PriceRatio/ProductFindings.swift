import Tables
import Wording

/// The codes of faults in strengths, forms and the products that have them.
extension FindingCode {
  /// A dosage form that no list has.
  static let unknownForm = FindingCode("unknown-form")
  /// A class of forms where one form is needed.
  static let classOfForms = FindingCode("class-of-forms")
  /// A fill that cannot be read.
  static let notAFill = FindingCode("not-a-fill")
  /// Strengths of one drug that do not compare.
  static let differentStrengths = FindingCode("different-strengths")
  /// More than one product that is named as the representative of a drug.
  static let twoRepresentatives = FindingCode("two-representatives")
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
