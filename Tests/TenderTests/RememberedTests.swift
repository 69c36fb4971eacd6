import Testing

@testable import Tender

@Suite("Remembered: what was looked up for a few keys")
struct RememberedTests {
  @Test("a value is known for its key, a value of nothing too, until all are forgotten")
  func values() {
    var known = Remembered<Int, String?>()
    #expect(known.value { $0 == 1 } == nil)
    known.keep("one", for: 1)
    known.keep(nil, for: 2)
    #expect(known.value { $0 == 1 } == .some("one"))
    #expect(known.value { $0 == 2 } == .some(nil))
    known.forget()
    #expect(known.value { $0 == 1 } == nil)
  }

  @Test("of more than eight keys, the ninth is remembered and those before it are not")
  func capacity() {
    var known = Remembered<Int, Int>()
    for key in 1...9 { known.keep(10 * key, for: key) }
    #expect(
      (1...9).map { key in known.value { $0 == key } } == Array(repeating: nil, count: 8) + [90])
  }
}
