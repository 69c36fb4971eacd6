import Testing

@testable import Wording

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

  @Test("Sentences are put together one after the other in one room")
  func reuse() {
    var sentence = Sentence()
    #expect(String(sentence) == "")
    for (place, sign) in [(7, "≤"), (-10, "＞")] {
      sentence.removeAll()
      sentence += "第 " as String
      sentence += place
      sentence += Sentence(" 名\(sign)")
      #expect(String(sentence) == "第 \(place) 名\(sign)")
    }
  }

  @Test("A kind of part that is not known here writes its own")
  func ownPart() {
    var parts = Sentence.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    parts.append(atMost: 8) { bytes, place in
      for (index, byte) in "abc".utf8.enumerated() { bytes[place + index] = byte }
      return place + 3
    }
    parts.appendLiteral("!")
    #expect(String(Sentence(stringInterpolation: parts)) == "abc!")
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
