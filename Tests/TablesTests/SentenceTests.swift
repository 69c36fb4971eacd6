import Testing
import Wording

@testable import Tables

@Suite("Sentence: put together in UTF-8")
struct SentenceTests {
  @Test("Words, texts, numbers and sentences stand in their order")
  func parts() {
    let inner: Sentence = "≤ \(-12)"
    #expect(String("价格 \("甲") \(inner)!" as Sentence) == "价格 甲 ≤ -12!")
    #expect(String("a" + inner) == "a≤ -12")
    #expect(String(["a", "b", inner].joined(separator: "；")) == "a；b；≤ -12")
    #expect(String([Sentence]().joined(separator: ";")) == "")
  }

  @Test("A sentence grows beyond the room that it began with")
  func growth() {
    var sentence: Sentence = "a"
    for number in [0, 9, 10, 12_345, Int.max, Int.min] { sentence += " \(number)" }
    let digits = "0 9 10 12345 9223372036854775807 -9223372036854775808"
    #expect(String(sentence) == "a " + digits)
    let long = String(repeating: "甲乙", count: 100)
    #expect(String("\(long), \(sentence)" as Sentence) == long + ", a " + digits)
  }

  @Test("Words of this program stand in their language, and are told from other texts")
  func words() {
    for (language, text) in [(Language.english, "cut 1, "), (.chinese, "降幅 1，")] {
      var sentence = Sentence()
      sentence.add(language, en: "cut ", zh: "降幅 ")
      sentence += 1
      sentence.add(language, en: ", ", zh: "，")
      #expect(String(sentence) == text)
      #expect(!sentence.holdsTexts)
      sentence += "\(sentence)" as Sentence
      #expect(!sentence.holdsTexts)
      sentence += "\("甲")" as Sentence
      #expect(sentence.holdsTexts)
      #expect(String(sentence) == text + text + "甲")
    }
  }

  @Test("Of two wordings only the one asked for is made")
  func oneLanguage() {
    var asked: [String] = []
    func made(_ name: String) -> String {
      asked.append(name)
      return name
    }
    #expect(String(Language.chinese(en: "\(made("en"))", zh: "\(made("zh"))")) == "zh")
    #expect(asked == ["zh"])
  }
}
