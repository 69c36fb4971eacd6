import ExactNumbers
import Testing
import Wording

@testable import Writing

@Suite("Sentence: in one language, with its parts filled in")
struct SentenceTests {
  @Test("Words, texts, numbers and sentences stand in their order")
  func parts() {
    let inner: Sentence = "≤ \(-12)"
    #expect(String("价格 \("甲") \(inner)!" as Sentence) == "价格 甲 ≤ -12!")
    #expect(String("a" + inner) == "a≤ -12")
    let sign: StaticString = " = "
    #expect(String("\(1)\(sign)\(ShownDecimal(-7))" as Sentence) == "1 = -7")
  }

  @Test("A sentence of any length holds all of its parts")
  func length() {
    var (sentence, text): (Sentence, String) = ("", "")
    for number in [0, 9, 10, 12_345, Int.max, Int.min, 9] + Array(1...200) {
      sentence += "，第 \(number) 名 \("甲")"
      text += "，第 \(number) 名 甲"
      #expect(String(sentence) == text)
      #expect(String("(\(sentence))" as Sentence) == "(\(text))")
    }
  }

  @Test("A sentence knows whether a text from elsewhere is in it")
  func texts() {
    let own: Sentence = "at most \(6)"
    #expect(!own.holdsTexts && !("\(own)!" as Sentence).holdsTexts)
    let named: Sentence = "equal to \("甲")"
    #expect(named.holdsTexts && (own + named).holdsTexts && ("\(named)!" as Sentence).holdsTexts)
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
    let both = Text { $0(en: "\(1) bid", zh: "\(1) 个报价") }
    #expect(both == Text(en: "1 bid", zh: "1 个报价"))
  }
}
