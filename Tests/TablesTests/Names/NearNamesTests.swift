import TestSupport
import Testing

@testable import Tables

@Suite("NearNames: names that may be one are told, and never merged")
struct NearNamesTests {
  private func pairs(_ names: [String]) -> [[String]] {
    NearNames.pairs(names).map { [$0.first, $0.second] }
  }

  @Test(
    "ten characters may differ by one: another, one more, one less",
    arguments: [
      ["甲磺酸伊马替尼口服常释", "甲横酸伊马替尼口服常释"], ["阿莫西林克拉维酸钾片剂", "阿莫西林克拉维酸钾剂"],
      ["Sino Pharma East", "SinoPharma Eastt"],
    ])
  func edits(names: [String]) {
    #expect(pairs(names) == [names.sorted()])
    #expect(pairs(names.reversed()) == [names.sorted()])
  }

  @Test(
    "names of firms are near without 有限公司, 股份, 集团 and brackets",
    arguments: [
      ["甲药业", "甲药业股份有限公司"], ["乙（集团）制药", "乙制药有限公司"], ["甲（上海）", "甲上海"],
      ["Firm A", "Firm A Co., Ltd."],
    ])
  func firms(names: [String]) {
    #expect(pairs(names) == [names.sorted()])
  }

  @Test(
    "short names, two characters, and what numbers things are no slip",
    arguments: [
      ["甲公司乙", "丙公司乙"], ["哈尔滨医科大学附属第一医院", "哈尔滨医科大学附属第二医院"],
      ["Distributor 1001", "Distributor 1002"], ["Distributor 100", "Distributor 1001"],
      ["distributor A north", "distributor B north"], ["甲磺酸伊马替尼口服常释", "甲横酸伊马替尼口服缓释"],
      ["有限公司", "集团"], ["赣北益生制药股份有限公司", "闽北益生制药股份有限公司"],
    ])
  func others(names: [String]) {
    #expect(pairs(names).isEmpty)
  }

  @Test("pairs of one slip are those that comparing all with all finds", arguments: 0..<10)
  func allPairs(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters = Array("药医品剂")
    let names = Set(
      (0..<60).map { _ in
        String(
          (0..<Int.random(in: 9...11, using: &random)).map { _ in
            // Mostly the same, so that many are near.
            Int.random(in: 0..<8, using: &random) == 0
              ? letters.randomElement(using: &random) ?? "药" : "药"
          })
      })
    func areNear(_ a: String, _ b: String) -> Bool {
      let (a, b) = (Array(a), Array(b))
      guard max(a.count, b.count) >= 10 else { return false }
      if a.count == b.count { return zip(a, b).count { $0 != $1 } == 1 }
      let (short, long) = a.count < b.count ? (a, b) : (b, a)
      return long.indices.contains { place in
        var rest = long
        rest.remove(at: place)
        return rest == short
      }
    }
    let told = pairs(Array(names))
    for pair in told { #expect(areNear(pair[0], pair[1])) }
    // Of many that are near each other each is told with the next, so every near name is told.
    for name in names where names.contains(where: { $0 != name && areNear($0, name) }) {
      #expect(told.contains { $0.contains(name) }, "\(name)")
    }
  }

  @Test(
    "the first thousand pairs are told, the others counted; what was told elsewhere is not told again"
  )
  func findings() {
    let names = (0..<1_100).flatMap { ["甲\($0)药业", "甲\($0)药业公司"] }
    let found = NearNames.findings(names, file: "f")
    #expect(found.shown.count == Findings.limit && !found.hasErrors)
    #expect(NearNames.pairs(names).count == 1_100)
    #expect(NearNames.findings(names, file: "f", among: 2_000).shown.isEmpty)
    #expect(NearNames.findings(["甲", "甲公司"], told: ["甲", "甲公司"], file: "f").shown.isEmpty)
    #expect(NearNames.findings(["甲", "甲公司"], told: ["甲"], file: "f").shown.count == 1)
  }
}
