import ExactNumbers
import RuleBook
import Testing

@testable import PriceRatio

@Suite("Profiles: rule sets that say where each number comes from")
struct ProfileKeysTests {
  static let profiles = RuleLibrary(ProfileKeys.catalogue).builtInIDs

  @Test("The profiles seen in use are there")
  func present() {
    for id in ["ndrc-2011", "national-vbp", "vbp-2018-pilot", "shanghai", "sichuan-2012", "linear"]
    {
      #expect(Self.profiles.contains(id))
    }
  }

  @Test("Every form that a table names is a form that is known", arguments: profiles)
  func formsAreKnown(id: String) throws {
    let set = try profile(id)
    guard set.has(ProfileKeys.formFactors) else { return }
    for row in try set.table(ProfileKeys.formFactors).rowNames {
      #expect(DosageForm.named(row)?.id == row)
    }
  }

  @Test("Every profile prices a tablet of twice the content", arguments: profiles)
  func usable(id: String) throws {
    // 10 × 1.7 or, in proportion, 10 × 2.
    let expected = id == "linear" ? Ratio(20) : Ratio(17)
    let unrounded = try convert("片 10mg 10", to: "片 20mg", by: id).unrounded
    #expect(unrounded.exact == expected)
  }

  @Test(
    "The numbers that were not recovered are unset, not made up",
    arguments: [
      ProfileKeys.lyophilisedAddOn, ProfileKeys.infusionAddOn, ProfileKeys.volumeStepAmount,
    ])
  func unset(key: RuleKey) throws {
    let set = try profile("ndrc-2011")
    #expect(set.parameters[key.name]?.value == .unset)
    #expect(throws: RuleError.unset(key: key.name, id: "ndrc-2011")) { try set.number(key) }
  }

  @Test("Only what was seen in an official text is graded official")
  func grades() throws {
    let set = try profile("ndrc-2011")
    let grades = ProfileKeys.catalogue.keys.compactMap { key in
      set.parameters[key.name].map { (key.name, $0.grade) }
    }
    let official = grades.filter { $0.1 == .official }.map(\.0)
    #expect(
      official == [
        "form.method", "content.limit", "injection.floor", "injection.smaller-not-dearer",
        "material.infusion", "packaging.forms", "representative.oral", "representative.injection",
      ])
    #expect(set.parameters["content.base"]?.grade == .replayed)
    #expect(set.parameters["form.factors"]?.grade == .published)
    #expect(set.parameters["form.factors"]?.rowGrades["tablet"] == .official)
  }

  @Test(
    "The tender profiles have the form factors of 2011: applied in the pilot, where asked for later",
    arguments: [
      ("片", "10.00"), ("硬胶囊", "10.00"), ("咀嚼片", "10.50"), ("含片", "10.50"), ("可溶片", "10.50"),
      ("肠溶片", "11.00"), ("肠溶胶囊", "11.00"), ("分散片", "12.00"), ("软胶囊", "12.00"), ("泡腾片", "13.00"),
    ])
  func tenderForms(form: String, expected: String) throws {
    #expect(try price("片 10mg 10", to: "\(form) 10mg", by: "vbp-2018-pilot") == expected)
    #expect(try price("片 10mg 10", to: "\(form) 10mg", by: "national-vbp") == "10.00")
    #expect(
      try price("片 10mg 10", to: "\(form) 10mg", by: "national-vbp", ["form.method": "table"])
        == expected)
  }

  @Test(
    "The tender profiles price packs in proportion", arguments: ["national-vbp", "vbp-2018-pilot"])
  func tenderPacks(id: String) throws {
    // 24 at 10.00 are 5.00 for 12 and 2.5 × 10.00 for 60. The base, 2, says the same where it is
    // asked for: 10 × 2^(log2 2.5) = 25.
    for settings in [[:], ["pack.groups": "oral-solid"]] as [[String: String]] {
      #expect(try price("片 10mg*24 10", to: "片 10mg*12", by: id, settings) == "5.00")
      #expect(try price("片 10mg*24 10", to: "片 10mg*60", by: id, settings) == "25.00")
    }
  }
}
