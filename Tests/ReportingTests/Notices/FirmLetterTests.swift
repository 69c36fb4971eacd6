import Tables
import Tender
import TestSupport
import Testing

@testable import Reporting

@Suite("Letters: what one bidder is told of its own bids")
struct FirmLetterTests {
  private static let names = [
    "Aldebaran", "Betelgeuse", "Canopus", "Deneb", "Electra", "Fomalhaut",
  ]
  private static let groups = ["", "", "Vega Group", "Wezen Group"]

  /// Tenders in which many bids are equal, told apart by tie-breaks or not at all, or are of one entity.
  private static func bids(_ random: inout SplitMix64) -> String {
    func one<Value>(_ values: [Value]) -> Value {
      values[Int(random.next() % UInt64(values.count))]
    }
    var lines = ["lot,bidder,entity,strength,form,quote,ceiling,reported_volume,regions_supplied"]
    for lot in ["甲", "乙", "丙"] {
      for name in names {
        let quote = one(["1.00", "1.00", "1.10", "1.70", "9.00", ""])
        let row = [
          lot, name, one(groups), "5mg", "片剂", quote, "2.00", one(["100", "200"]),
          one(["3", "3", "7"]),
        ]
        lines.append(row.joined(separator: ","))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  @Test(
    "no letter has the name of another bidder or of an entity in it",
    arguments: [
      "cn-2018-4plus7", "cn-2020-round2", "cn-2021-round4", "rituximab-2022", "cn-2024-round10",
    ])
  func others(rules: String) throws {
    var random = SplitMix64(seed: 20)
    var reasons = 0
    for _ in 0..<20 {
      let bids = Self.bids(&random)
      let letters = try notices(bids, rules: rules).letters(until: nil)
      #expect(letters.count == Self.names.count)
      for (name, letter) in zip(Self.names, letters) {
        let text = letter.sheet.whole
        reasons += letter.sheet.sections.dropFirst().map(\.table.rowCount).reduce(0, +)
        #expect(text.contains("To \(name):"))
        for other in Self.names + ["Vega", "Wezen"] where other != name {
          #expect(!text.contains(other), "\(bids)\(text)")
        }
      }
    }
    #expect(reasons > 200)
  }

  /// Round 2: 1.00, 1.00 and 1.50 of 3 valid bids; 2 are shortlisted, A before B by more regions.
  private static let three = """
    lot,bidder,quote,ceiling,regions_supplied
    甲,A/S é,1.00,5,9
    甲,B,1.00,5,4
    甲,C,1.50,5,4

    """

  @Test(
    "a letter has result, price and reasons of the own bids, by sources without names of parameters"
  )
  func content() throws {
    let letters = try notices(Self.three).letters(until: Day(iso: "2020-01-31"))
    let text = try #require(letters.first).sheet.whole
    #expect(text.contains("甲,,1.00,1.0000,selected,1.0000,\n"), "\(text)")
    #expect(
      text.contains("equal to that of another bid, goes before it by `regions_supplied`: 9 — "))
    #expect(!text.contains("shortlist.caps") && !text.contains("against 4"), "\(text)")
    #expect(text.contains("are taken until 2020-01-31 inclusive"))
    #expect(try #require(letters.last).sheet.whole.contains("not selected"))
  }

  @Test("in a lot that is left to decide everybody is told so, and nothing else of it")
  func open() throws {
    let bids = "lot,bidder,quote,ceiling\n甲,A,1.00,5\n甲,B,1.50,5\n甲,C,1.50,5\n"
    for letter in try notices(bids).letters(until: nil) {
      #expect(letter.sheet.csv[0].contains(",left to decide,,"))
      #expect(letter.sheet.sections.count == 1)
      #expect(letter.sheet.notes.first?.zh == "待定的品种由采购机构按采购文件确定，结果另行告知。")
    }
  }

  @Test(
    "a file is called by a number and the letters of the name",
    arguments: [
      (1, 9, "东北制药", "001-东北制药"), (12, 12_345, "A/S é..", "00012-A-S-é"), (3, 3, "../..", "003"),
      (2, 2, "甲（集团）公司", "002-甲-集团-公司"), (1, 1, "=CON|:\"\u{202E}x", "001-CON-x"),
    ])
  func fileName(number: Int, count: Int, bidder: String, name: String) {
    #expect(FirmLetter.fileName(number, of: count, bidder) == name)
  }

  @Test("a long name is cut")
  func longName() {
    let name = FirmLetter.fileName(1, of: 1, String(repeating: "药", count: 300))
    #expect(name.utf8.count <= 4 + 40 * 3)
  }
}
