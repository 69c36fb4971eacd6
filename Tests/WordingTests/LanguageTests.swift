import Testing
import Wording

@Suite("Language: both wordings side by side")
struct LanguageTests {
  @Test("A text gives its wording in the language asked for")
  func wordings() {
    let text = Text(en: "the file is empty", zh: "文件为空")
    #expect(text(.english) == "the file is empty")
    #expect(text(.chinese) == "文件为空")
    #expect(Text("A-1") == Text(en: "A-1", zh: "A-1"))
  }

  @Test("Texts are joined language by language, each with its own punctuation")
  func joining() {
    let (a, b) = (Text(en: "a", zh: "甲"), Text(en: "b", zh: "乙"))
    #expect(a + b == Text(en: "ab", zh: "甲乙"))
    #expect([a, b].joined() == Text(en: "a; b", zh: "甲；乙"))
    #expect([a].joined() == a)
    #expect([Text]().joined() == Text(""))
  }
}
