import Testing
import Wording

@Suite("DisplayWidth: terminal columns and harmless text")
struct DisplayWidthTests {
  @Test(
    "Chinese characters and full-width signs take two columns, Latin letters one",
    arguments: [
      ("", 0), ("abc", 3), ("中选", 4), ("A药", 3), ("（乙）", 6), ("，。；：！？", 12), ("、《》「」", 10),
      ("ＡＢ１", 6), ("￥5", 3), ("¥5", 2), ("　", 2), ("é", 1), ("ｱ", 1), ("한글", 4), ("カナ", 4),
      ("𠀀", 2), ("5–6 °C", 6), ("💊", 2),
    ])
  func widths(text: String, columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  @Test(
    "Marks that combine with the letter before them take no column of their own",
    arguments: [
      ("e\u{301}", 1), ("n\u{303}o", 2), ("か\u{3099}", 2), ("は\u{309A}", 2), ("中\u{302A}", 2),
      ("x\u{20DD}", 1), ("药\u{FE00}", 2), ("a\u{200B}b", 2), ("a\u{200D}b", 2), ("\u{FEFF}a", 1),
    ])
  func combining(text: String, columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  @Test(
    "Control characters take no column",
    arguments: ["\u{0}", "\u{1B}", "\n", "\r\n", "\u{7F}", "\u{9B}"])
  func controls(text: String) {
    #expect(displayWidth("a" + text + "b") == 2)
  }

  @Test(
    "Escape codes, control characters and text-direction marks are shown instead of obeyed",
    arguments: [
      ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"),
      ("a\tb", "a\\tb"),
      ("\u{0}", "\\u{0}"), ("\u{8}\u{7F}", "\\u{8}\\u{7F}"), ("\u{9B}2J", "\\u{9B}2J"),
      ("\u{202E}txt", "\\u{202E}txt"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
      ("\u{200E}\u{200F}", "\\u{200E}\\u{200F}"), ("\u{61C}", "\\u{61C}"),
      ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("\u{FEFF}x", "\\u{FEFF}x"),
    ])
  func hostile(text: String, shown: String) {
    #expect(text.visible == shown)
  }

  @Test(
    "Ordinary text is shown as it is",
    arguments: ["", "Bidder Ltd.", "某某制药（集团）有限公司", "é", "e\u{301}", "a\\nb", "👩‍⚕️", "50%"])
  func ordinary(text: String) {
    #expect(Array(text.visible.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test("No character that is harmful alone survives, and what is shown stays as it is")
  func everyScalar() {
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = String(scalar).visible
      #expect(shown.visible == shown, "U+\(String(value, radix: 16))")
      #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .control })
      #expect(!shown.unicodeScalars.contains { $0.properties.isBidiControl })
    }
  }

  @Test("The bytes of a character say whether it is harmful, wherever it stands")
  func bytes() {
    for value in (UInt32(0)...0xFFFF).filter({ $0 % 7 == 0 || $0 < 0x3000 || $0 > 0xF000 }) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in ["\(scalar)", "药\(scalar)a", "𠀀\(scalar)"] {
        if text.utf8.span.holdsHarm != scalar.isHarmful {
          Issue.record("U+\(String(value, radix: 16))")
        }
      }
    }
  }
}
