public import Tables
public import Wording

extension Strength {
  /// Why a text is not a strength, or two strengths do not compare.
  public enum Fault: Error, Equatable, Sendable {
    /// The text cannot be read.
    case unreadable(String)
    /// An amount of zero.
    case zero(String)
    /// `160mg/5ml`: so much in so many millilitres, of a container that is not said.
    case concentration(String)
    /// `0.05%`.
    case percentOnly(String)
    /// `5ml:5mg（1%）`: the share is another.
    case percentDiffers(stated: String, computed: String)
    /// `100片`.
    case countOnly(String)
    /// 疗程, which is no product's strength.
    case wordsOnly(String)
    /// `7cm*10cm`.
    case size(String)
    /// `80;7.5;0.5`.
    case noUnit(String)
    /// `1 0mg`.
    case spaceInNumber(String)
    /// `80mg:12.5mg`, which may mean several things.
    case ambiguous(String, readings: [String])
    /// IU against mg, or mg against ml.
    case differentUnits
    /// Several ingredients that do not all change by the same factor, or another number of them.
    case notProportional
    /// Ingredients that are called differently.
    case differentIngredients(String, String)
    /// Contents that are counted as two different substances.
    case differentBases(String, String)

    /// What is wrong.
    public var reason: Text {
      switch self {
      case .unreadable(let part):
        Text(en: "cannot read `\(part)` as an amount with its unit", zh: "无法识别“\(part)”为带单位的含量")
      case .zero(let part): Text(en: "`\(part)` is zero", zh: "“\(part)”为零")
      case .concentration(let part):
        Text(
          en: "`\(part)` is a concentration: how much the container holds is not said",
          zh: "“\(part)”是浓度：未写明容器装量，无法得出含量")
      case .percentOnly(let part):
        Text(
          en: "`\(part)` is a share without what it is of: there is no content",
          zh: "“\(part)”只有百分比，未写明装量，无法得出含量")
      case .percentDiffers(let stated, let computed):
        Text(
          en:
            "the strength says \(stated)%, but its content is \(computed)% (g in 100 ml or 100 g)",
          zh: "规格标明 \(stated)%，但其含量为 \(computed)%（g/100ml 或 g/100g）")
      case .countOnly(let part):
        Text(en: "`\(part)` is a count without a content", zh: "“\(part)”只有数量，没有含量")
      case .wordsOnly(let part):
        Text(en: "there is no number in `\(part)`", zh: "“\(part)”中没有数字")
      case .size(let part): Text(en: "`\(part)` is a size, no content", zh: "“\(part)”是尺寸，不是含量")
      case .noUnit(let part): Text(en: "a number in `\(part)` has no unit", zh: "“\(part)”中有数字没有单位")
      case .spaceInNumber(let part):
        Text(en: "two numbers stand side by side in `\(part)`", zh: "“\(part)”中的数字之间有空格")
      case .ambiguous(let text, let readings):
        Text(
          en: "`\(text)` may mean " + readings.joined(separator: ", or "),
          zh: "“\(text)”可能是 " + readings.joined(separator: "，也可能是 "))
      case .differentUnits:
        Text(
          en: "the strengths are in units that do not convert into each other",
          zh: "两个规格的单位不能互相换算")
      case .notProportional:
        Text(
          en: "the ingredients of the two strengths are not in the same proportion",
          zh: "两个规格的各成分比例不同")
      case .differentIngredients(let a, let b):
        Text(en: "one has the ingredients \(a), the other \(b)", zh: "两个规格的成分不同：\(a)、\(b)")
      case .differentBases(let a, let b):
        Text(
          en: "one content is counted as \(a), the other as \(b)",
          zh: "两个规格的含量计算基准不同：\(a)、\(b)")
      }
    }

    /// The code of the finding, by which its remedy is that of this fault.
    public var code: FindingCode {
      switch self {
      case .concentration: .concentrationAlone
      case .percentOnly: .percentageAlone
      case .percentDiffers: .percentageDiffers
      case .countOnly: .countAlone
      case .wordsOnly: .wordsAlone
      case .size: .sizeAlone
      case .noUnit: .noUnit
      case .spaceInNumber: .spaceInNumber
      case .ambiguous: .twoReadings
      case .unreadable, .zero, .differentUnits, .notProportional, .differentIngredients,
        .differentBases:
        .notAStrength
      }
    }
  }
}

/// The codes of strengths, one for each remedy.
extension FindingCode {
  /// A strength that cannot be read.
  public static let notAStrength = FindingCode(
    "not-a-strength", meaning: Text(en: "the strength cannot be read", zh: "无法识别的规格"),
    remedy: Text(
      en: "write an amount with its unit, such as 0.25g, 150mg+12.5mg, 2ml:0.2mg or 0.25g*24片",
      zh: "请写成带单位的含量，如 0.25g、150mg+12.5mg、2ml:0.2mg、0.25g*24片"))
  /// A concentration whose container is not given.
  public static let concentrationAlone = FindingCode(
    "concentration-alone",
    meaning: Text(en: "a concentration without the volume of the container", zh: "只有浓度，未写明容器装量"),
    remedy: Text(
      en: "write the content in its volume, such as 100ml:3.2g, or the volume behind it, such as "
        + "160mg/5ml 100ml", zh: "请写明装量与含量，如 100ml:3.2g，或在其后补充装量，如 160mg/5ml 100ml"))
  /// A percentage whose container is not given.
  public static let percentageAlone = FindingCode(
    "percentage-alone", meaning: Text(en: "a percentage without what it is of", zh: "只有百分比，没有装量"),
    remedy: Text(
      en: "give the fill too, such as 15g(0.05%)", zh: "请补充装量，如 15g(0.05%)"))
  /// A percentage that is not that of the content.
  public static let percentageDiffers = FindingCode(
    "percentage-differs",
    meaning: Text(en: "the percentage is not that of the content", zh: "百分比与含量不符"),
    remedy: Text(
      en: "check both and correct the one that is wrong", zh: "请核对两者并更正有误的一处"))
  /// A count in the place of a content.
  public static let countAlone = FindingCode(
    "count-alone", meaning: Text(en: "a count without a content", zh: "只有数量，没有含量"),
    remedy: Text(
      en: "write the content of one unit before it, such as 0.25g*100片, and the count in "
        + "`pack_count` if at all", zh: "请在前面写明单位含量，如 0.25g*100片；数量也可填入“包装数量”"))
  /// A size in the place of a content.
  public static let sizeAlone = FindingCode(
    "size-alone", meaning: Text(en: "a size, no content", zh: "是尺寸，不是含量"),
    remedy: Text(
      en: "give the content of one piece, or leave the strength empty in the whole lot",
      zh: "请填写每贴（片）的含量，或整个品种均不填规格"))
  /// Words in the place of a content.
  public static let wordsAlone = FindingCode(
    "words-alone", meaning: Text(en: "words without an amount", zh: "只有文字，没有含量"),
    remedy: Text(
      en: "write the content with its unit; what has none, such as a service, leaves the strength "
        + "empty in the whole lot", zh: "请填写带单位的含量；服务等没有含量的，整个品种均不填规格"))
  /// A number without a unit.
  public static let noUnit = FindingCode(
    "no-unit", meaning: Text(en: "a number without its unit", zh: "数字没有单位"),
    remedy: Text(
      en: "write the unit behind each number, such as 80mg:7.5mg:0.5mg",
      zh: "请在每个数字后写明单位，如 80mg:7.5mg:0.5mg"))
  /// A space within a number.
  public static let spaceInNumber = FindingCode(
    "space-in-number", meaning: Text(en: "a space inside a number", zh: "数字中间有空格"),
    remedy: Text(en: "remove the space, or write what it separates", zh: "请删除空格，或写明所分隔的内容"))
  /// A strength that may mean several things.
  public static let twoReadings = FindingCode(
    "two-readings", meaning: Text(en: "the strength may mean several things", zh: "规格有多种可能的含义"),
    remedy: Text(
      en: "write the one that is meant: ingredients with +, a content in a carrier as 每500mg含4mg, "
        + "the same content in other units in brackets",
      zh: "请按所指写明：多成分用 +，辅料中的含量写成 每500mg含4mg，同一含量的其他单位写在括号内"))
  /// A count in the strength and in its own column that are not the same, or none where others have.
  public static let packCountDiffers = FindingCode(
    "pack-count-differs",
    meaning: Text(en: "the count of the pack is not clear", zh: "包装数量不一致"),
    remedy: Text(
      en: "fill in `pack_count` in every row: the smallest units that the price is for",
      zh: "请在每一行填写“包装数量”：该价格所对应的最小单位数"))

  /// The codes that strengths can have.
  public static let ofStrengths: [FindingCode] = [
    notAStrength, twoReadings, concentrationAlone, percentageAlone, percentageDiffers, countAlone,
    sizeAlone, wordsAlone, noUnit, spaceInNumber, packCountDiffers,
  ]
}
