import Tables
import TestSupport
import Testing
import Wording
import Writing

@Suite struct TerminalTableTests {
  private func lines(
    _ columns: [OutputTable.Column], _ rows: [[String]], width: Int,
    language: Language = .english, emphasis: Bool = false
  ) -> [String] {
    TerminalTable(
      OutputTable(columns: columns, rows: rows.map { $0.map(Cell.text) }), language: language,
      width: width, emphasis: emphasis
    ).lines()
  }

  /// The display position at which a text begins in a line.
  private func position(of text: String, in line: String) -> Int? {
    line.firstRange(of: text).map { displayWidth(String(line[..<$0.lowerBound])) }
  }

  @Test("texts stand to the left, numbers to the right, two spaces before each column")
  func layout() {
    let table = lines(
      [.init("name", zh: "名称"), .init("price", zh: "价格", numeric: true)],
      [["a", "1.5"], ["bcdef", "10.25"]], width: 80)
    #expect(
      table == [
        "  name   price", "  -----  -----", "  a        1.5", "  bcdef  10.25",
      ])
  }

  @Test("Chinese takes two places a character, so that columns stay in line")
  func chinese() {
    let table = lines(
      [.init("bidder", zh: "企业"), .init("lot", zh: "品种"), .init("n", zh: "数", numeric: true)],
      [["山西振东安特", "片", "1"], ["AB", "b", "2"], ["礼来x", "胶囊", "3"]], width: 80,
      language: .chinese)
    for (line, text) in zip(table, ["品种", "--", "片", "b", "胶囊"]) {
      let start = text == "--" ? 16 : position(of: text, in: line)
      #expect(start == 16, "\(line)")
    }
    // 2 + 12, 2 + 4, 2 + 2
    #expect(Set(table.map(displayWidth)) == [24])
  }

  @Test("rows that share their first value stand under it, where there are many columns")
  func groups() {
    let columns = ["lot", "b", "c", "d", "e"].map { OutputTable.Column($0, zh: $0) }
    let table = lines(
      columns,
      [["x", "1", "2", "3", "4"], ["x", "5", "6", "7", "8"], ["y", "1", "1", "1", "1"]],
      width: 80)
    #expect(
      table == [
        "  b  c  d  e", "  -  -  -  -", "x", "  1  2  3  4", "  5  6  7  8", "y", "  1  1  1  1",
      ])
  }

  @Test("a column without a value is left out; a table without rows keeps its heading")
  func emptyColumns() {
    let columns = [OutputTable.Column("a", zh: "甲"), .init("b", zh: "乙"), .init("c", zh: "丙")]
    #expect(lines(columns, [["1", "", "3"]], width: 80)[0] == "  a  c")
    #expect(lines(columns, [], width: 80) == ["  a  b  c", "  -  -  -"])
  }

  @Test("columns go in their drop order, and their names are told")
  func dropOrder() {
    let columns = [
      OutputTable.Column("keep", zh: "留"), .init("second", zh: "二", dropOrder: 2),
      .init("first", zh: "一", dropOrder: 1),
    ]
    let row = [["keepkeep", "second88", "first888"]]
    // 3 columns of 8 with 2 spaces each take 30.
    #expect(lines(columns, row, width: 30)[0] == "  keep      second    first")
    let narrow = lines(columns, row, width: 29)
    #expect(narrow.first == "  keep      second")
    #expect(
      narrow.suffix(3).joined(separator: " ")
        == "not shown for lack of width: first; --format csv has them all")
    let narrower = lines(columns, row, width: 19, language: .chinese)
    #expect(narrower.first == "  留")
    #expect(narrower.dropFirst(3).joined(separator: " ") == "因宽度不足未显示： 二、一；--format csv 可得全部")
  }

  @Test("a long text wraps at spaces, Chinese anywhere, and keeps every character")
  func wrapping() {
    let words = "not shortlisted: place 5, at most 4"
    let chinese = "未入围：第五名，最多入围四家企业的品种"
    let table = lines(
      [.init("english", zh: "英"), .init("chinese", zh: "中")], [[words, chinese]], width: 44)
    let body = table.dropFirst(2)
    let start = position(of: "未", in: table[2]) ?? 0
    var (left, right) = ([String](), "")
    for line in body {
      var column = 0
      var (a, b) = ("", "")
      for character in line {
        if column < start { a.append(character) } else { b.append(character) }
        column += displayWidth(String(character))
      }
      left += a.split(separator: " ").map(String.init)
      right += b
    }
    #expect(left.joined(separator: " ") == words)
    #expect(right == chinese)
    #expect(body.allSatisfy { displayWidth($0) <= 44 })
  }

  @Test("where not even the essential columns fit, each row is a block of names and values")
  func blocks() {
    let columns = [
      OutputTable.Column("bidder", zh: "企业"), .init("price", zh: "价格", numeric: true),
      .init("amount", zh: "金额", numeric: true),
    ]
    #expect(
      lines(columns, [["a b", "1234567890", "12345678901"]], width: 20) == [
        "bidder  a b", "price   1234567890", "amount  12345678901", "",
      ])
  }

  @Test("where not even name and value fit beside each other, the value stands below its name")
  func stackedBlocks() {
    let columns = [
      OutputTable.Column("bidder", zh: "企业"), .init("price", zh: "价格", numeric: true),
    ]
    #expect(
      lines(columns, [["a long name", "1234567890123"]], width: 14) == [
        "bidder", "  a long name", "price", "  123456789012", "  3", "",
      ])
  }

  @Test("emphasis is bold and nothing else")
  func emphasis() {
    let columns = [OutputTable.Column("a", zh: "甲")]
    let plain = lines(columns, [["1"]], width: 80)
    let bold = lines(columns, [["1"]], width: 80, emphasis: true)
    #expect(bold[0] == "\u{1B}[1m\(plain[0])\u{1B}[0m")
    #expect(bold.dropFirst() == plain.dropFirst())
  }

  @Test("control characters of a value are shown, not sent")
  func controlCharacters() {
    let table = lines([.init("a", zh: "甲")], [["\u{1B}[2Jx\ny"]], width: 80)
    #expect(table[2] == "  \\u{1B}[2Jx\\ny")
  }

  @Test("no line is wider than the terminal, and no character of a text is lost")
  func randomTables() {
    var random = SplitMix64(seed: 7)
    let words = ["片", "胶囊 ", "a", "price ", "、", "0.0333", "selected", " ", "（虚构）"]
    for number in 0..<400 {
      let width = Int.random(in: 8...200, using: &random)
      let columns = (0..<Int.random(in: 1...7, using: &random)).map { index in
        OutputTable.Column(
          ["lot", "bidder", "unit_price", "decided_by_whom", "x"].randomElement(using: &random)
            ?? "x", zh: ["品种", "企业名称", "列\(index)"].randomElement(using: &random) ?? "列",
          dropOrder: Bool.random(using: &random) ? index : nil)
      }
      let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        columns.map { _ in
          (0..<Int.random(in: 0...12, using: &random)).map { _ in
            words.randomElement(using: &random) ?? ""
          }.joined()
        }
      }
      let language = Language.allCases.randomElement(using: &random) ?? .english
      let table = lines(columns, rows, width: width, language: language)
      let widest = table.map(displayWidth).max() ?? 0
      #expect(widest <= width, "table \(number), width \(width)")
      let kept = Set(table.joined().unicodeScalars.map(\.value))
      if !columns.contains(where: { $0.dropOrder != nil }) {
        let given = rows.joined().joined().unicodeScalars.map(\.value).filter { $0 != 0x20 }
        #expect(kept.isSuperset(of: given), "table \(number)")
        let count = table.joined().unicodeScalars.count { $0 == "片" }
        if columns.count < 5 {
          #expect(count == rows.joined().joined().unicodeScalars.count { $0 == "片" })
        }
      }
    }
  }
}
