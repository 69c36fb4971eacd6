import Payment
import PriceRatio
import Scorecard
import Tender
import Testing

@testable import RuleBook

/// What every parameter of every kind of rule set must declare.
@Suite struct DeclarationTests {
  static let catalogues = [
    TenderKeys.catalogue, ProfileKeys.catalogue, ScorecardKeys.catalogue, PaymentKeys.catalogue,
  ]

  @Test("every parameter says what its value may be, or why it may be anything", arguments: 0..<4)
  func ranges(index: Int) {
    for key in Self.catalogues[index].keys {
      for form in [key.form] + key.form.columns.map(\.form) {
        #expect(!form.title.en.isEmpty && !form.title.zh.isEmpty, "\(key.name)")
        if let range = form.range { #expect(range.contains(range.example), "\(key.name)") }
        switch form {
        case .text(.free(let reason)): #expect(!reason.en.isEmpty && !reason.zh.isEmpty)
        case .choice(let words), .list(let words): #expect(Set(words).count > 1, "\(key.name)")
        default: break
        }
      }
    }
  }

  @Test(
    "every parameter says what else its value could be, in words that fit its form",
    arguments: 0..<4)
  func others(index: Int) {
    let catalogue = Self.catalogues[index]
    for key in catalogue.keys {
      for (form, others) in [(key.form, key.others)]
        + key.form.columns.map({ ($0.form, $0.others) })
      {
        let fits =
          switch (others, form) {
          case (.exempt, _), (.nothing, _): true
          case (.step, .number), (.step, .countTable), (.step, .nameTable): true
          case (.leastOrMore, .number): true
          case (.otherWords, .choice), (.laterFirst, .list), (.withoutItem, .list): true
          case (.values(let values), .choice(let words)): Set(values).isSubset(of: words)
          case (.nothingWithout(let item, let list), _):
            catalogue.key(list).map { $0.form.allows(item) } ?? false
          case (.byColumn, .records): true
          default: false
          }
        #expect(fits, "\(key.name)")
      }
    }
  }

  @Test(
    "each unverified value of each built-in set has another, or a reason why none is tried",
    arguments: 0..<4)
  func unverified(index: Int) throws {
    let catalogue = Self.catalogues[index]
    let library = RuleLibrary(catalogue)
    for id in library.builtInIDs {
      let set = try library.ruleSet(id)
      for place in catalogue.keys.flatMap({ set.places(of: $0) }) {
        let parameter = try #require(set.parameters[place.key.name])
        let grade = place.row.flatMap(parameter.grade(ofRow:)) ?? parameter.grade
        // Of one bidder exactly one can be shortlisted.
        guard grade == .unverified, place.name != "shortlist.caps.1",
          place.others.exemption(of: place.value) == nil
        else { continue }
        #expect(!set.others(at: place, catalogue).isEmpty, "\(id) \(place.name)")
      }
    }
  }
}
