public import RuleBook
import Wording

/// The parameters of a price-ratio profile.
public enum ProfileKeys {
  /// c of the content ratio.
  public static let contentBase = RuleKey(
    "content.base", .number,
    Text(en: "price factor when the content doubles", zh: "含量翻倍时的价格倍数（含量差比价）"))
  /// Contents this many times apart are not converted.
  public static let contentLimit = RuleKey(
    "content.limit", .number,
    Text(
      en: "contents that differ this many times or more have their own representative",
      zh: "含量相差达到该倍数的另定代表品"))
  /// Factors of the dosage forms.
  public static let formFactors = RuleKey(
    "form.factors", .nameTable,
    Text(en: "price of a form relative to the plain tablet", zh: "各剂型相对普通片的价格系数"))

  /// All of them, in the order in which they are shown.
  public static let catalogue = RuleCatalogue(
    kind: "price-ratio",
    title: Text(en: "price-ratio profile", zh: "差比价口径"),
    keys: [contentBase, contentLimit, formFactors])
}
