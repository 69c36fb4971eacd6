import ExactNumbers
import PriceRatio
import Testing
import Wording

@Suite struct ConversionTests {
  @Test("try")
  func try1() throws {
    let c = try convert("硬胶囊 0.25g*24 10.00", to: "分散片 0.5g*12")
    let p = try profile("ndrc-2011-platform")
    print(CalculationSheet(p, language: .chinese).lines(c).joined(separator: "\n"))
    print(CalculationSheet(p, language: .english).lines(try convert("分散片 0.5g*12 24.00", to: "硬胶囊 0.25g*24")).joined(separator: "\n"))
    print(CalculationSheet(p, language: .english).lines(try convert("小容量注射液 2ml:10mg*5 10.00", to: "冻干粉针 20mg", ["injection.lyophilised-addon":"1.5"])).joined(separator: "\n"))
    print(try price("冻干粉针 0.1g 810", to: "冻干粉针 0.5g"))
  }
}
