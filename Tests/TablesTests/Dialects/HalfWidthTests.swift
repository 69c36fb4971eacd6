import Testing

@testable import Tables

@Suite("Names whatever their letter case and width")
struct HalfWidthTests {
  @Test(
    "A text of small letters, digits and Chinese characters is folded",
    arguments: [
      "", "pack_count", "a-1", "剂型", "规格2",
    ])
  func folded(text: String) {
    #expect(text.isFolded)
    #expect(text.halfWidth.lowercased() == text)
  }

  @Test(
    "Capital, full-width and foreign letters need a closer look",
    arguments: [
      "Lot", "ｐack", "规格（1）", "规　格", "É", "µg", "Ω", "ﬀ", "é",
    ])
  func other(text: String) {
    #expect(!text.isFolded)
  }

  @Test("No character that is taken for folded has another case or width")
  func allCharacters() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      if text.isFolded { #expect(text.halfWidth.lowercased().utf8.elementsEqual(text.utf8)) }
    }
  }
}
