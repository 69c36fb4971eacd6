import ExactNumbers
import PriceRatio
import Testing
import Wording

@Suite("CalculationSheet: article, formula, numbers, rounding")
struct CalculationSheetTests {
  /// The sheet of a conversion, a line a string.
  private static func sheet(
    _ from: String, to: String, _ language: Language, _ settings: [String: String] = [:]
  ) throws -> [String] {
    let conversion = try convert(from, to: to, settings)
    return CalculationSheet(try profile("ndrc-2011-platform"), language: language)
      .lines(conversion)
  }

  @Test("Each step shows its formula, its sum and its source", arguments: Language.allCases)
  func steps(language: Language) throws {
    let text = try Self.sheet("硬胶囊 0.25g*24 10.00", to: "分散片 0.5g*12", language)
      .joined(separator: "\n")
    for part in [
      "10 × 1.2 = 12", "K = 1.7^log2(X), X = 0.5g ÷ 0.25g = 2", "12 × 1.7 = 20.4",
      "20.4 ÷ 1.95 ≈ 10.461538", "≈ 10.4615384615", "发改价格〔2011〕2452号", "pack.base", "10.46",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.contains(language == .chinese ? "第十六条" : "art. 16"))
    #expect(
      text.contains(language == .chinese ? "四舍五入一次，保留 2 位小数" : "half up, once, to 2 decimals"))
  }

  @Test("A value that the user supplied is named at the end", arguments: Language.allCases)
  func supplied(language: Language) throws {
    let key = "injection.lyophilised-addon"
    let lines = try Self.sheet("普通粉针 10mg 5", to: "冻干粉针 10mg", language, [key: "1.5"])
    #expect(lines.last?.contains(key) == true)
    #expect(lines.last?.hasPrefix(language == .chinese ? "用户提供" : "Supplied") == true)
  }

  @Test("A name from a file cannot act on the terminal")
  func hostile() throws {
    var product = try ProductQuestion.product("片 10mg 5")
    product.drug = "\u{1B}[31m甲"
    let profile = try profile("ndrc-2011-platform")
    let conversion = try Converter(profile).convert(from: product, to: product)
    let lines = CalculationSheet(profile, language: .english).lines(conversion)
    #expect(!lines.joined().contains("\u{1B}"))
  }
}
