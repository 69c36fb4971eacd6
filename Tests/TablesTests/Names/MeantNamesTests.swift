import Testing

@testable import Tables

@Suite("MeantNames: for which names another one may stand")
struct MeantNamesTests {
  private func meant(_ name: String, _ other: String, isUnknown: Bool) -> Bool {
    !MeantNames([other]).meant(by: name, isUnknown: isUnknown).isEmpty
  }

  @Test(
    "equal without brackets, words for firms and zeros before numbers: near, known or not",
    arguments: [
      ("维生素B1", "维生素B01"), ("Lot 7", "Lot 007"), ("坦洛新（坦索罗辛）", "坦洛新坦索罗辛"), ("甲药业", "甲药业有限公司"),
      ("Distribtor A", "Distributor A"),
    ])
  func near(name: String, other: String) {
    #expect(meant(name, other, isUnknown: false))
    #expect(meant(other, name, isUnknown: true))
  }

  @Test(
    "a part of the other, and a letter of three that differs: near where nothing is called so",
    arguments: [
      ("二甲双胍片", "盐酸二甲双胍片"), ("国控", "国药控股"), ("阿卡波塘", "阿卡波糖"), ("entecavr", "entecavir"),
      // 二 and 甲 number things, but not here.
      ("盐酸甲二双胍片", "盐酸二甲双胍片"), ("风医药", "东风医药"), ("坦洛新", "坦洛新（坦索罗辛）"),
    ])
  func like(name: String, other: String) {
    #expect(!meant(name, other, isUnknown: false))
    #expect(meant(name, other, isUnknown: true))
    #expect(meant(other, name, isUnknown: true))
  }

  @Test(
    "numbers, single letters and other names are not near",
    arguments: [
      ("维生素B1", "维生素B2"), ("维生素B1", "维生素B12"), ("Lot 1.05", "Lot 1.5"), ("甲公司", "乙公司"),
      ("Firm A", "Firm B"), ("A", "AB"), ("第一医院", "第二医院"), ("阿卡波糖", "缬沙坦"), ("西药", "中药"),
    ])
  func others(name: String, other: String) {
    #expect(!meant(name, other, isUnknown: true))
    #expect(!meant(other, name, isUnknown: true))
  }
}
