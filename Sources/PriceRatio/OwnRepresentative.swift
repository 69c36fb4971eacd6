public import ExactNumbers
import RuleBook
public import Wording

/// Why a product has a representative of its own and is not priced from another (2452号, arts. 17
/// and 18).
public enum OwnRepresentative: Error, Equatable, Sendable {
  /// The form has no factor.
  case form(DosageForm)
  /// The kind of injection is not stated, so that its amount is not known.
  case injectionNotStated(DosageForm)
  /// One is injected, the other is not.
  case route
  /// An entirely different indication.
  case indication(String)
  /// A product expressly for children only.
  case childrenOnly
  /// Contents too far apart.
  case content(times: Ratio, limit: String)
  /// A device for self-administration outside hospital: may.
  case selfAdministration
  /// An indication partly changed with major clinical effect: may.
  case changedIndication
  /// Packs of one dose against packs of several: may.
  case dosing

  /// Why `b` must not be priced from `a`, whatever their contents; nil when it may be.
  static func must(from a: Product, to b: Product) -> OwnRepresentative? {
    if a.form.isInjection != b.form.isInjection { return .route }
    if a.indication != b.indication {
      return .indication(b.indication.isEmpty ? a.indication : b.indication)
    }
    return a.isForChildrenOnly != b.isForChildrenOnly ? .childrenOnly : nil
  }

  /// Why products of such a ratio of contents are not priced from each other; nil where they are.
  ///
  /// Contents that are `limit` times apart or more are too far apart.
  static func must(content: Ratio, limit: RuleSet.Cited<Ratio>) throws(ConversionError)
    -> OwnRepresentative?
  {
    // Read both ways: 8 times or more, or an eighth or less.
    let apart = try exactly { () throws(NumberError) in
      content < .one ? try content.reciprocal() : content
    }
    return apart >= limit.value
      ? .content(times: apart, limit: limit.value.exactText) : nil
  }

  /// Why `b` may have a representative of its own, for a person to decide.
  static func may(from a: Product, to b: Product) -> [OwnRepresentative] {
    var reasons: [OwnRepresentative] = []
    if a.isSelfAdministered != b.isSelfAdministered { reasons.append(.selfAdministration) }
    if a.hasChangedIndication != b.hasChangedIndication { reasons.append(.changedIndication) }
    if a.dosing != b.dosing, a.form.group == "oral-solid", b.form.group == "oral-solid" {
      reasons.append(.dosing)
    }
    return reasons
  }

  /// The article and the reason.
  public var message: Text {
    switch self {
    case .form(let form):
      Text(
        en:
          "\(form.title.en) has no fixed form factor and needs its own representative; if you know "
          + "one, give it with --set form.factors.\(form.id)=VALUE",
        zh: "\(form.title.zh)没有固定剂型系数，须另定代表品；如有依据，可用 --set form.factors.\(form.id)=数值 提供")
    case .injectionNotStated(let form):
      Text(
        en: "\(form.title.en): name the kind of injection, such as 小容量注射液, 普通粉针 or 冻干粉针",
        zh: "\(form.title.zh)：请写明注射剂类型，如小容量注射液、普通粉针、冻干粉针")
    case .route:
      Text(
        en:
          "an injection and a product that is not injected are not converted; name a "
          + "representative of its own",
        zh: "注射剂与非注射剂不换算；须另定代表品")
    case .indication(let indication):
      Text(
        en:
          "art. 17(1): an entirely different indication (\(indication.visible)) needs its own "
          + "representative",
        zh: "第十七条第（一）项：适应症完全不同（\(indication.visible)），须另定代表品")
    case .childrenOnly:
      Text(
        en: "art. 17(2): a product expressly for children only needs its own representative",
        zh: "第十七条第（二）项：明确仅供儿童使用的产品，须另定代表品")
    case .content(let times, let limit):
      Text(
        en:
          "art. 17(3): contents \(times.exactText) times apart (\(limit) or more) need their own "
          + "representative",
        zh: "第十七条第（三）项：含量相差 \(times.exactText) 倍（达到 \(limit) 倍），须另定代表品")
    case .selfAdministration:
      Text(
        en:
          "art. 18: a device for self-administration outside hospital may have its own "
          + "representative",
        zh: "第十八条：供院外自行使用的注射或喷雾装置，可另定代表品")
    case .changedIndication:
      Text(
        en:
          "art. 18: an indication partly changed with major clinical effect may have its own "
          + "representative",
        zh: "第十八条：适应症部分改变且临床意义重大的，可另定代表品")
    case .dosing:
      Text(
        en:
          "art. 18: single-dose and multi-dose packs may have their own representatives; the "
          + "multi-dose pack is then not above the single-dose pack of the same form and "
          + "strength",
        zh: "第十八条：单剂量与多剂量包装可另定代表品；多剂量包装价格不高于同剂型同规格单剂量包装")
    }
  }
}
