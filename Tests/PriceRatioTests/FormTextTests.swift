import ExactNumbers
import RuleBook
import Testing

@testable import PriceRatio

@Suite("FormText: forms as tenders and hospitals write them")
struct FormTextTests {
  @Test(
    "One form, however it is written: with or without 剂 and 型, coats, traditional characters",
    arguments: [
      ("分散片剂", "dispersible-tablet"), ("片剂型", "tablet"), ("口服常释片剂", "tablet"),
      ("舌下片剂", "sublingual-tablet"),
      ("薄膜衣片", "tablet"), ("糖衣片", "tablet"), ("素片", "tablet"), ("肠溶薄膜衣片", "enteric-tablet"),
      ("肠溶包衣片", "enteric-tablet"), ("缓释包衣片", "prolonged-release-tablet"),
      ("薄膜衣水丸", "water-pill"), ("膠囊劑", "hard-capsule"), ("顆粒劑", "granules"),
      ("口服溶液剂", "oral-solution"), ("口服片剂", "tablet"), ("外用搽剂", "lotion"), ("透皮贴剂", "patch"),
      ("巴布膏剂", "plaster"), ("橡胶膏剂", "plaster"), ("凝胶膏剂", "plaster"),
      ("缓释颗粒", "prolonged-release-granules"),
      ("肠溶缓释片", "enteric-prolonged-release-tablet"), ("缓释植入剂", "prolonged-release-implant"),
      ("阴道泡腾片", "vaginal-effervescent-tablet"), ("阴道软胶囊", "vaginal-soft-capsule"),
      ("外用溶液剂", "solution-topical"), ("外用散剂", "external-powder"), ("局部用散剂", "external-powder"),
      ("雾化吸入用混悬剂", "inhalation-suspension"), ("吸入溶液剂", "inhalation-solution"),
      ("眼用凝胶", "eye-gel"), ("眼膏剂", "eye-ointment"), ("眼用注射液", "intraocular-injection"),
      ("无糖型颗粒剂", "granules"), ("片 剂", "tablet"), ("注射溶液", "injection-solution"),
      ("粉针剂", "powder-for-injection"), ("胶囊剂,Capsule", "hard-capsule"),
      ("酒剂", "medicated-wine"), ("茶剂", "tea"), ("煎膏剂", "soft-extract"), ("涂膜剂", "film-forming"),
      ("渗透泵片", "osmotic-pump-tablet"), ("微丸胶囊", "pellet-capsule"), ("脂质体注射液", "injection-liposome"),
      ("干糖浆", "dry-syrup"), ("细粒剂", "fine-granules"), ("海绵剂", "sponge"), ("膜衣錠", "tablet"),
    ])
  func one(text: String, id: String) {
    #expect(DosageForm.named(text)?.id == id)
    #expect(DosageForm.named(text)?.isClass == false)
  }

  @Test(
    "In brackets stands the form itself, or what it is besides, or a remark",
    arguments: [
      ("片剂(薄膜衣片)", "tablet"), ("片剂（肠溶）", "enteric-tablet"), ("片剂(肠溶薄膜衣)", "enteric-tablet"),
      ("片剂(素片、糖衣片)", "tablet"), ("片剂(缓释)", "prolonged-release-tablet"),
      ("片剂（口崩片）", "orodispersible-tablet"),
      ("胶囊剂(软胶囊)", "soft-capsule"), ("胶囊剂(肠溶胶囊)", "enteric-capsule"),
      ("丸剂(水蜜丸)", "water-honey-pill"),
      ("丸剂﹙大蜜丸﹚", "honey-pill"), ("丸剂(浓缩微丸)", "concentrated-pill"), ("颗粒剂(无糖型)", "granules"),
      ("合剂(无蔗糖)", "mixture"), ("贴膏剂(凝胶膏剂)", "plaster"), ("鼻用制剂(滴鼻剂)", "nose-drops"),
      ("注射剂(冻干粉针)", "lyophilised-powder"), ("溶液剂（外用）", "solution-topical"), ("散剂(内服)", "powder"),
      ("茶剂（袋装茶剂）", "tea"), ("煎膏剂(膏滋)", "soft-extract"), ("口服常释剂型（含片）", "lozenge"),
      ("缓释片(Ⅰ)", "prolonged-release-tablet"), ("缓释片（Ⅱ型）", "prolonged-release-tablet"),
      ("注射剂(冻干粉)", "lyophilised-powder"), ("颗粒剂(低糖)", "granules"), ("颗粒剂（低糖型）", "granules"),
    ])
  func bracketed(text: String, id: String) {
    #expect(DosageForm.named(text)?.id == id)
  }

  @Test(
    "Categories of tenders, routes and several forms are classes",
    arguments: [
      ("口服常释剂型", "oral-immediate-release"), ("缓释控释剂型", "oral-modified-release"),
      ("缓控释剂型", "oral-modified-release"), ("口服液体剂", "oral-liquid-class"),
      ("口服液体剂型", "oral-liquid-class"), ("外用液体剂", "external-liquid"), ("注射剂", "injection"),
      ("針劑", "injection"), ("口服", "oral"), ("外用", "external"), ("溶液剂", "solution-class"),
      ("口服常释剂型;颗粒剂", "oral-immediate-release+granules"), ("片剂；糖浆剂", "tablet+syrup"),
      ("软膏剂凝胶剂", "ointment+gel"), ("流浸膏剂与浸膏剂", "fluid-extract+extract"),
      ("口服常释剂型（片剂、胶囊剂）", "tablet+hard-capsule"),
      ("缓控释颗粒剂", "prolonged-release-granules+controlled-release-granules"),
    ])
  func classes(text: String, id: String) {
    #expect(DosageForm.named(text)?.id == id)
    #expect(DosageForm.named(text)?.isClass == true)
  }

  @Test(
    "What is no form, or a bracket that contradicts the form before it, is not read",
    arguments: [
      "99mTc", "α-2b", "其他", "Ⅰ", "原料药", "中药饮片", "保健食品", "喷雾器", "胶囊非药品", "片剂(贴片)",
      "片剂(注射液)", "匹多莫德口服溶液", "片剂;其他", "肠溶", "薄膜衣", "无糖", "酒", "(片剂", "片剂()", "",
    ])
  func none(text: String) {
    #expect(DosageForm.named(text) == nil)
  }

  @Test("The oral solid forms of usual release hold no prolonged or controlled release")
  func members() throws {
    let form = try #require(DosageForm.named("口服常释剂型"))
    let ids = form.members.map(\.id)
    #expect(Set(form.members.map(\.group)) == ["oral-solid"])
    #expect(ids.contains("enteric-capsule") && ids.contains("dispersible-tablet"))
    #expect(!ids.contains { $0.contains("prolonged-release") || $0.contains("controlled") })
    let slow = try #require(DosageForm.named("缓释控释剂型"))
    #expect(slow.members.contains { $0.id == "prolonged-release-granules" })
    #expect(Set(slow.members).isDisjoint(with: form.members))
  }

  @Test(
    "注射液 is settled by its volume, from 50 ml on an infusion; other names say what they are",
    arguments: [
      ("注射液 2ml:10mg", "small-volume-injection"), ("注射液 49ml:10mg", "small-volume-injection"),
      ("注射液 50ml:10mg", "large-volume-infusion"), ("注射液 fill=100ml", "large-volume-infusion"),
      ("注射液 10mg", "injection-solution"), ("小容量注射液 100ml:10mg", "small-volume-injection"),
      ("粉针剂 10mg", "powder-for-injection"),
    ])
  func volume(text: String, id: String) throws {
    #expect(try ProductQuestion.product(text).form.id == id)
  }

  @Test(
    "Forms of which the rule has no factor get none: they need a representative of their own",
    arguments: ["渗透泵片", "微丸胶囊", "干糖浆", "细粒剂", "海绵剂", "脂质体注射液"])
  func noFactor(text: String) throws {
    let profile = try RuleLibrary(ProfileKeys.catalogue).ruleSet("ndrc-2011")
    let form = try #require(DosageForm.named(text))
    #expect(try FormFactor(profile).factor(form) == nil)
    #expect(form.settled(byMillilitres: Ratio(10)) == form)
  }

  @Test("Tablets of an osmotic pump are of controlled release, and no usual oral form")
  func osmotic() throws {
    let pump = try #require(DosageForm.named("渗透泵片"))
    #expect(DosageForm.named("缓释控释剂型")?.members.contains(pump) == true)
    #expect(DosageForm.named("口服常释剂型")?.members.contains(pump) == false)
  }

  @Test(
    "The form with whose name a drug's ends",
    arguments: [
      ("盐酸二甲双胍缓释片", "prolonged-release-tablet"), ("恩替卡韦口服常释剂型", "oral-immediate-release"),
      ("阿莫西林颗粒", "granules"), ("左氧氟沙星", nil),
    ] as [(String, String?)])
  func ending(name: String, id: String?) {
    #expect(DosageForm.ending(name)?.id == id)
  }

  @Test("A class of forms is no form of a product, and one is asked for")
  func ofProducts() {
    #expect(throws: ProductQuestion.Fault.self) { try ProductQuestion.product("口服常释剂型 10mg") }
    #expect(throws: ProductQuestion.Fault.self) { try ProductQuestion.product("注射剂 10mg") }
  }

  @Test(
    "What the form says of sugar is read",
    arguments: [
      ("颗粒剂(无糖型)", Sugar.free), ("颗粒剂(含乳糖)", .lactose), ("颗粒剂(含糖)", .with), ("颗粒剂", nil),
    ] as [(String, Sugar?)])
  func sugar(text: String, sugar: Sugar?) {
    #expect(FormText.sugar(in: text) == sugar)
  }
}
