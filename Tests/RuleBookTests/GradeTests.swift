import RuleBook
import Testing

@Suite("Grade: how sure a number is")
struct GradeTests {
  @Test("The surer grade comes first: official before replayed, published, … unverified")
  func order() {
    let grades: [Grade] = [
      .official, .replayed, .published, .supplied, .reconstructed, .inferred, .unverified,
    ]
    #expect(Grade.allCases == grades)
    for (a, b) in zip(grades, grades.dropFirst()) {
      #expect(a < b)
      #expect(!(b < a))
    }
    #expect([Grade.unverified, .official, .inferred].min() == .official)
  }

  @Test("No two grades share a title in either language")
  func titles() {
    #expect(Set(Grade.allCases.map(\.title.en)).count == Grade.allCases.count)
    #expect(Set(Grade.allCases.map(\.title.zh)).count == Grade.allCases.count)
  }
}
