import PriceRatio
import RuleBook
import Testing

@testable import Tender

/// The cases of a built-in rule set pin its values: each fails with a neighbour of the value.
@Suite struct UntestedValueTests {
  private static let builtIn = RuleLibrary(TenderKeys.catalogue).builtInIDs

  @Test("of every value of a built-in set a case tells its neighbours", arguments: builtIn)
  func valuesAreTold(id: String) throws {
    let told = try ToldValues(id)
    let listed = UntestedValue.values(of: id)
    for (name, value) in told.no {
      let isListed = listed.contains { $0.name == name && ($0.other ?? value) == value }
      #expect(isListed, "no case of \(id) tells \(name) from \(value)")
    }
    for untested in listed {
      let others = told.yes.filter {
        $0.name == untested.name && untested.other ?? $0.value == $0.value
      }
      #expect(others.isEmpty, "a case tells \(untested.name): \(others)")
      #expect(
        told.no.contains { $0.name == untested.name && untested.other ?? $0.value == $0.value },
        "there is no \(untested.name) \(untested.other ?? "")")
    }
  }

  @Test("an untested value belongs to a built-in set")
  func setsExist() {
    let sets = Set(UntestedReason.all.flatMap { $0.values.flatMap(\.sets) })
    #expect(sets.isSubset(of: Self.builtIn))
  }
}

/// Which neighbours of the values of a set its cases tell, and which not.
private struct ToldValues {
  var yes: [(name: String, value: String)] = []
  var no: [(name: String, value: String)] = []

  /// The cases, the smaller ones first.
  private let cases: [WorkedCase]
  /// The one that told the value before: it often tells the next one too.
  private var last: Int?

  init(_ id: String) throws {
    cases = try BuiltInCases.cases(of: id).cases.sorted { $0.rows.count < $1.rows.count }
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet(id)
    let profile = try RuleLibrary(ProfileKeys.catalogue).ruleSet(set.text(TenderKeys.profile).value)
    for other in set.neighbours(TenderKeys.catalogue) { add(other, other.set, profile) }
    // The numbers of a profile are those of another set; where strengths are compared cases tell
    // them.
    guard cases.contains(where: { $0.rows.contains { $0.texts["main_strength"] != nil } }) else {
      return
    }
    var numbers = ["content.base", "content.limit"]
    if try set.has(TenderKeys.fill) && set.text(TenderKeys.fill).value == "fill-ratio" {
      numbers.append("fill.base")
    }
    if try set.text(TenderKeys.formFactor).value == "table" { numbers.append("form.factors") }
    for other in profile.neighbours(ProfileKeys.catalogue)
    where numbers.contains(where: { other.name == $0 || other.name.hasPrefix($0 + ".") }) {
      add(other, set, other.set)
    }
  }

  private mutating func add(_ other: NeighbouringSet, _ set: RuleSet, _ profile: RuleSet) {
    let order = (last.map { [$0] } ?? []) + cases.indices.filter { $0 != last }
    // Rules are read once, but for the cases that set some value themselves.
    let plain = Result { try TenderRules.trial(of: set, setting: []) { _ in profile } }
    let trial = CaseTrial { setting in
      guard !setting.isEmpty else { return try plain.get() }
      return try TenderRules.trial(of: set, setting: setting) { _ in profile }
    }
    guard let teller = order.first(where: { Self.tells(cases[$0], trial) }) else {
      return no.append((other.name, other.value))
    }
    last = teller
    yes.append((other.name, other.value))
  }

  /// Whether a case has another outcome under other rules, or none.
  private static func tells(_ worked: WorkedCase, _ trial: CaseTrial) -> Bool {
    guard let (results, faults) = try? trial.results([worked]) else { return true }
    // That what a case sets does not go with the other value tells nothing.
    guard !faults.shown.contains(where: { $0.code == .notASetting }) else { return false }
    return results.first?.verdict != .pass
  }
}
