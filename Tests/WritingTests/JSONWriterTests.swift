import Foundation
import TestSupport
import Testing
import Wording
import Writing

@Suite("JSONWriter: an array of objects, digit by digit")
struct JSONWriterTests {
  private static let columns = [
    OutputTable.Column("bidder", zh: "企业"), OutputTable.Column("price", zh: "报价", numeric: true),
  ]

  @Test("Keys are the English names, numbers keep their digits, an empty cell is null")
  func form() {
    let table = OutputTable(
      columns: Self.columns,
      rows: [[.text("甲\"乙"), .number("0.10")], [.empty, .number("-12345678901234567890.5")]])
    #expect(
      JSONWriter().text(table) == """
        [
          {"bidder": "甲\\"乙", "price": 0.10},
          {"bidder": null, "price": -12345678901234567890.5}
        ]

        """)
    #expect(JSONWriter().text(OutputTable(columns: Self.columns, rows: [])) == "[]\n")
  }

  @Test("Every character comes back from Foundation's parser, and what harms a terminal is escaped")
  func everyCharacter() throws {
    for start in stride(from: UInt32(0), to: 0x11_0000, by: 0x1000) {
      let scalars = (start..<start + 0x1000).compactMap(Unicode.Scalar.init)
      let text = String(String.UnicodeScalarView(scalars))
      let json = JSONWriter.quoted(text)
      #expect(!json.unicodeScalars.contains { $0.isHarmful })
      let back = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
      #expect((back as? String).map { Array($0.utf8) } == Array(text.utf8), "U+\(start)")
    }
    // Beyond the harmful ones nothing is escaped but marks of JSON itself.
    #expect(
      JSONWriter.quoted("a\u{9F}\u{A0}\u{61C}药\u{2014}\u{202E}")
        == "\"a\\u009f\u{A0}\\u061c药\u{2014}\\u202e\"")
  }

  @Test("Tables of any text are those that Foundation's parser reads", arguments: 0..<10)
  func againstFoundation(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let words = [
      "", "a", "药", "\"", "\\", "\n", "\r\n", "\t", "\u{0}", "\u{1B}", "\u{7F}", "/", "\u{2028}",
      "😀",
    ]
    for _ in 0..<20 {
      let rows = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        (0..<2).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in
            words.randomElement(using: &random) ?? ""
          }.joined()
        }
      }
      let table = OutputTable(
        columns: Self.columns, rows: rows.map { $0.map { .text($0) } })
      let json = try JSONSerialization.jsonObject(with: Data(JSONWriter().text(table).utf8))
      let found = try #require(json as? [[String: String]])
      #expect(found == rows.map { ["bidder": $0[0], "price": $0[1]] })
    }
  }
}
