import Testing

@testable import PriceRatio

@Suite("DosageForm: known by whole names in both languages")
struct DosageFormTests {
  @Test(
    "Canonical names, synonyms and English names lead to one form",
    arguments: [
      ("片", "tablet"), ("薄膜衣片", "tablet"), ("Film-coated Tablet", "tablet"), ("胶囊", "hard-capsule"),
      ("肠溶胶囊", "enteric-capsule"), ("肠溶胶囊(胶囊壳型)", "enteric-capsule"), ("可溶片", "soluble-tablet"),
      ("分散片", "dispersible-tablet"), ("dispersible tablet", "dispersible-tablet"),
      ("口崩片", "orodispersible-tablet"), ("缓释片", "prolonged-release-tablet"),
      ("注射用无菌粉末", "powder-for-injection"), ("冻干粉针", "lyophilised-powder"),
      ("tablet", "tablet"), ("large-volume-infusion", "large-volume-infusion"),
    ])
  func names(name: String, id: String) {
    #expect(DosageForm.named(name)?.id == id)
  }

  @Test(
    "A part of a name, or a name within a longer one, is no name",
    arguments: ["", "肠溶", "新型分散片", "肠溶胶囊丸", "tab", "tablets of lead"])
  func notNames(name: String) {
    #expect(DosageForm.named(name) == nil)
  }

  @Test("No two forms share a name, and every form answers to its id and both titles")
  func unambiguous() {
    for form in DosageForm.all {
      for name in [form.id, form.title.en, form.title.zh] {
        #expect(DosageForm.named(name) == form, "\(name)")
      }
    }
    #expect(Set(DosageForm.all.map(\.id)).count == DosageForm.all.count)
  }
}
