import ExactNumbers
import Testing
import Wording

@testable import Writing

@Suite("SentenceWriter: put together in UTF-8")
struct SentenceWriterTests {
  @Test("A sentence grows beyond the room that it began with")
  func growth() {
    var writer = SentenceWriter(room: 1)
    for number in [0, 9, 10, 12_345, Int.max, Int.min] {
      writer.add(" ")
      writer.add(number)
    }
    let text = String(writer.sentence)
    #expect(text == " 0 9 10 12345 9223372036854775807 -9223372036854775808")
    writer.removeAll()
    writer.add(ShownDecimal(-7))
    let anew = String(writer.sentence)
    #expect(anew == "-7")
  }

  @Test("Words of this program stand in their language, and are told from other texts")
  func words() {
    for (language, text) in [(Language.english, "cut 1, "), (.chinese, "降幅 1，")] {
      var writer = SentenceWriter()
      writer.add(language, en: "cut ", zh: "降幅 ")
      writer.add(1)
      writer.add(language, en: ", ", zh: "，")
      var whole = SentenceWriter()
      whole.add(writer)
      whole.add(sentence: writer.sentence)
      let own = whole.sentence
      #expect(own.text == text + text && !own.holdsTexts)
      writer.add(text: "甲")
      whole.add(writer)
      let mixed = whole.sentence
      #expect(mixed.text == text + text + text + "甲" && mixed.holdsTexts)
      whole.removeAll()
      whole.add(sentence: "\("甲")")
      let named = whole.sentence
      #expect(named.holdsTexts)
    }
  }
}
