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
    /// `05mg`, which may be 0.5 mg.
    case leadingZero(String)
    /// Signs that turn the order in which a text is shown.
    case turned(String)
    /// `30mg*7片*400盒`: what is quoted, or what a carton holds.
    case cartons(String)
    /// `80mg:12.5mg`, which may mean several things.
    case ambiguous(String, readings: [String])
    /// 每袋装3g beside 每袋含0.5g.
    case fillAndContent
    /// `0.25g（25万单位）` beside `0.125g（10万单位）`.
    case unitsDiffer(String, String)
    /// `0.1g(含铁35mg)` beside `0.2g(含铁35mg)`.
    case statementsDiffer(String)
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
      case .leadingZero(let part):
        Text(
          en: "`\(part)` begins with a zero: is a decimal point missing?",
          zh: "“\(part)”以零开头：是否漏写小数点？")
      case .turned(let part):
        Text(
          en:
            "`\(part)` holds invisible signs, by which it shows in another order than it is written",
          zh: "“\(part)”含不可见的方向控制符，显示顺序与实际内容不同")
      case .cartons(let part):
        Text(
          en:
            "`\(part)` counts boxes: are they quoted together, or does a shipping carton hold them?",
          zh: "“\(part)”中的盒数是报价所含盒数，还是装箱数？")
      case .ambiguous(let text, let readings):
        Text(
          en: "`\(text)` may mean " + readings.joined(separator: ", or "),
          zh: "“\(text)”可能是 " + readings.joined(separator: "，也可能是 "))
      case .fillAndContent:
        Text(
          en: "one strength is a fill, the other a content", zh: "两个规格一为装量，一为含量")
      case .unitsDiffer(let a, let b):
        Text(
          en: "in \(a) and \(b) the two units do not convert into each other by the same factor",
          zh: "\(a) 与 \(b) 中两种单位的换算比例不同")
      case .statementsDiffer(let part):
        Text(
          en: "both strengths say `\(part)`, but what it stands beside is not the same",
          zh: "两个规格均注明“\(part)”，但所注的含量或装量不同")
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
      case .cartons: .countOfCartons
      case .unreadable, .zero, .fillAndContent, .unitsDiffer, .statementsDiffer, .differentUnits,
        .notProportional, .differentIngredients, .differentBases, .leadingZero, .turned:
        .notAStrength
      }
    }
  }
}

/// The codes of strengths, one for each remedy.
extension FindingCode {
  /// A strength that cannot be read.
  public static let notAStrength = FindingCode("not-a-strength")
  /// A concentration whose container is not given.
  public static let concentrationAlone = FindingCode("concentration-alone")
  /// A percentage whose container is not given.
  public static let percentageAlone = FindingCode("percentage-alone")
  /// A percentage that is not that of the content.
  public static let percentageDiffers = FindingCode("percentage-differs")
  /// A count in the place of a content.
  public static let countAlone = FindingCode("count-alone")
  /// A size in the place of a content.
  public static let sizeAlone = FindingCode("size-alone")
  /// Words in the place of a content.
  public static let wordsAlone = FindingCode("words-alone")
  /// A number without a unit.
  public static let noUnit = FindingCode("no-unit")
  /// A space within a number.
  public static let spaceInNumber = FindingCode("space-in-number")
  /// A count of boxes that a carton may hold.
  public static let countOfCartons = FindingCode("count-of-cartons")
  /// A strength that may mean several things.
  public static let twoReadings = FindingCode("two-readings")
  /// A count in the strength and in its own column that are not the same, or none where others have.
  public static let packCountDiffers = FindingCode("pack-count-differs")
}
