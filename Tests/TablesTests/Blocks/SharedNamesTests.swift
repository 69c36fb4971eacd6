import Dispatch
import TestSupport
import Testing

@testable import Tables

@Suite("SharedNames: numbers for the texts of a file")
struct SharedNamesTests {
  @Test("a text has one number, and texts in different bytes have different ones")
  func numbers() {
    let names = SharedNames()
    #expect(["甲", "乙", "甲", ""].map(names.number) == [0, 1, 0, 2])
    #expect(names.number(of: "caf\u{E9}") == 3)
    #expect(names.number(of: "cafe\u{301}") == 4)
    #expect(names.text(1) == "乙")
    #expect(names.texts.map { $0.utf8.count } == [3, 3, 0, 5, 6])
  }

  @Test("texts are one name where their folded forms are equal")
  func mixed() {
    let names = SharedNames()
    for text in ["甲", "caf\u{E9}", "Ａ（1）"] { _ = names.number(of: text) }
    #expect(names.mixed == [])
    // A letter that could be written otherwise, but is not, and a mark that has nothing to stand on.
    for text in ["Ω", "\u{301}"] { _ = names.number(of: text) }
    #expect(names.mixed == [])
    for text in ["cafe\u{301}", "\u{2126}", "甲1", "甲 1", "a(1)"] { _ = names.number(of: text) }
    // café is 1 and 5, Ω is 3 and 6, 甲1 is 7 and 8, Ａ（1） is 2 and 9.
    #expect(names.mixed.sorted() == [1, 2, 3, 5, 6, 7, 8, 9])
  }

  @Test("all threads have the same numbers, while there are ever more of them")
  func threads() {
    let names = SharedNames()
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for text in 0..<5_000 { _ = names.number(of: "\(text)") }
    }
    let texts = names.texts
    #expect(texts.count == 5_000 && Set(texts).count == 5_000)
    for text in 0..<5_000 { #expect(texts[names.number(of: "\(text)")] == "\(text)") }
  }
}
