import TestSupport
import Testing

@testable import Tables

@Suite("Names are compared by their compatibility form, without spaces, in small ASCII letters")
struct FoldedNameTests {
  @Test(
    "Spellings of one name",
    arguments: [
      ("坦洛新（坦索罗辛）", "坦洛新(坦索罗辛)"), ("ＡＢＣ１２", "abc12"), ("Dist A\u{200B}", "dista"),
      ("Dist\u{A0}A", "dista"), ("甲 药业\u{3000}", "甲药业"), ("甲\n药业", "甲药业"), ("\u{FEFF}甲", "甲"),
      ("①号", "1号"), ("⑴", "(1)"), ("Ⅲ期", "iii期"), ("㈱甲", "(株)甲"), ("ﬁrm", "firm"), ("x²", "x2"),
      ("维生素B1 2ml", "维生素b1 2ml"), ("维生素B12 ml", "维生素b12ml"), ("１\u{3000} 2", "1 2"),
      ("⽇药", "日药"), ("\u{F9D3}", "陸"), ("1﹒5", "1.5"), ("ｶﾞｰｾﾞ", "ガーゼ"), ("ﾊﾟｯﾁ", "パッチ"),
      ("カ\u{3099}", "ガ"),
      ("葛\u{E0100}城", "葛城"), ("甲\u{3164}乙", "甲乙"), ("甲\u{FFA0}\u{115F}乙", "甲乙"),
      ("甲\u{34F}乙", "甲乙"),
    ])
  func spellings(text: String, folded: String) {
    #expect(text.foldedName == folded)
  }

  @Test(
    "Other signs, letters and words stay apart", arguments: ["甲-1", "【甲】", "é", "甲•乙", "Ω", "ß"])
  func others(text: String) {
    #expect(text.foldedName == text)
  }

  @Test("A name of nothing that shows stays as it is")
  func empty() {
    #expect("\u{200B}".foldedName == "\u{200B}")
    #expect("".foldedName == "")
  }

  @Test("The table is what Python's unicodedata makes of it")
  func table() throws {
    let path = Repository.path("Tests/Oracle/folding.py")
    #expect(try Program("python3", [path, "--check"]).exitCode == 0)
    #expect(NameFolding.standard.plain.count > 2_000)
  }

  @Test("Random texts fold as by all of NFKC in Python, and folded once are folded for good")
  func oracle() throws {
    var random = SplitMix64(seed: 11)
    let forms = NameFolding.standard.plain.keys.sorted()
    var texts: [String] = forms.map { String($0) }
    for _ in 0..<3_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let ranges: [ClosedRange<UInt32>] = [
          0x20...0x7E, 0xFF01...0xFF5E, 0x4E00...0x9FA5, 0x2000...0x200F, 0x3000...0x3002,
          0xFE00...0xFE0F, 0x9...0xD, 0x3041...0x30FE, 0xFF61...0xFF9F, 0xE0100...0xE0110,
          0x3099...0x309A,
        ]
        let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
        let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "甲"
        text.append(
          Bool.random(using: &random) ? forms.randomElement(using: &random) ?? "1" : scalar)
      }
      texts.append(String(text))
    }
    func codes(_ text: String) -> String {
      text.unicodeScalars.map { String($0.value, radix: 16, uppercase: true) }
        .joined(separator: " ")
    }
    let answers = try Program.oracle(
      "folding.py", input: texts.map { codes($0) + "\n" }.joined())
    #expect(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) {
      let folded = text.foldedName
      #expect(codes(folded) == answer, "\(codes(text))")
      #expect(codes(folded.foldedName) == answer, "\(codes(text))")
    }
  }
}
