import RuleBook
import Scorecard
import Tables
import TestSupport
import Testing
import Wording

@testable import Reporting

@Suite("Notices: what one distributor is told of its score, and of what follows from it")
struct DistributorNoticesTests {
  /// Notices of some events by the built-in card, with the deductions of some quarters.
  private static func notices(_ rows: [String], _ told: String, until deadline: Day? = nil) throws
    -> (scoring: Scoring, notices: DistributorNotices)
  {
    let set = try RuleLibrary(ScorecardKeys.catalogue).ruleSet("hospital-2021")
    let card = try Card(set)
    var roster = Roster()
    let folder = try TemporaryFolder()
    let header = "distributor,date,indicator,count,fault_party,evidence,status"
    let path = try folder.file(
      "events.csv", ([header] + rows).joined(separator: "\n") + "\n")
    let events = try EventTable.read(
      path, schema: Schema.named("events"), card: card, roster: &roster, hasOrders: false
    ).events
    let scoring = Scoring(card: card, roster: roster, events: events, orders: nil)
    let quarters = try #require(Quarter.list(told))
    let notices = DistributorNotices(
      scoring, try scoring.deductions(quarters, eventFile: "events.csv"),
      rules: try InterventionRules(set), until: deadline, language: .chinese)
    return (scoring, notices)
  }

  private static let rows = [
    // 2 + 6 = 8 in the second quarter, 3 × 1 in the third: 11, above 5 and not above 15.
    "甲,2021-05-01,A1,1,distributor,许可证,recorded",
    "甲,2021-06-01,C5,2,distributor,温度,recorded",
    "甲,2021-07-01,A2,3,distributor,资料,appealed",
    // 1 in the third quarter alone.
    "乙,2021-08-01,A2,1,distributor,资料,recorded",
  ]

  private static func whole(_ letter: FirmLetter) -> String { letter.sheet.whole(.chinese) }

  @Test("a score is told with its rank, the total of the window, and what that is above")
  func score() throws {
    let (scoring, notices) = try Self.notices(Self.rows, "2021Q3", until: Day(iso: "2021-10-20"))
    let quarters = try #require(Quarter.list("2021Q3"))
    let letters = try notices.scores(
      try quarters.flatMap { try scoring.scores($0) }, of: quarters)
    #expect(letters.map(\.fileName) == ["001-乙", "002-甲"])
    let own = Self.whole(letters[1])
    for words in [
      "药品配送企业评价通知单　2021年第三季度", "甲：",
      "贵公司2021年第三季度扣分 3.0 分，得分 97.0 分，在参评的 2 家企业中列第 2 名。",
      "2021年第二、三季度合计扣分 11.0 分（2021年第二季度 8.0 分；2021年第三季度 3.0 分），超过 5.0 分，未超过 15.0 分。",
      "征求意见稿", "请于2021年10月20日（含当日）前书面提出", "企业签收",
    ] {
      #expect(own.contains(words), "\(words) not in \(own)")
    }
    // Of the quarter that is told, and no other.
    #expect(own.contains("资料") && !own.contains("许可证"))
    #expect(!own.contains("乙"))
  }

  @Test("a decision is told with what it means, from when to when, and that the law stands")
  func intervention() throws {
    let rows = Self.rows + ["甲,2021-07-02,C5,2,distributor,温度,recorded"]
    let (_, notices) = try Self.notices(rows, "2021Q2,2021Q3")
    let quarter = try #require(Quarter("2021Q4"))
    let letters = try notices.interventions(quarter)
    // 8 + 3 + 6 = 17, above 15.
    let own = Self.whole(letters[1])
    for words in [
      "药品配送企业干预措施告知书　2021年第四季度", "合计扣分 17.0 分", "超过 15.0 分。",
      "2021年第四季度应付药品货款的付款时间延后 1 个月；法定付款期限不因此改变。",
      "2021年10月1日至2021年12月31日，贵公司不作为新药、药品变更或集采药品的候选配送企业。",
      "请于____年__月__日（含当日）前",
    ] {
      #expect(own.contains(words), "\(words) not in \(own)")
    }
    #expect(Self.whole(letters[0]).contains("2021年第四季度不采取干预措施。"))
  }

  @Test("no notice names another distributor, and whoever has no data is told nothing")
  func others() throws {
    let names = ["Aldebaran", "Betelgeuse", "Canopus", "Deneb"]
    var random = SplitMix64(seed: 21)
    for _ in 0..<30 {
      let rows = (0..<12).map { _ in
        let name = names[Int(random.next() % 3)]
        let day = 1 + random.next() % 28
        let code = ["A1", "B2", "C5", "R1", "F2"][Int(random.next() % 5)]
        return "\(name),2021-0\(7 + random.next() % 3)-\(day < 10 ? "0" : "")\(day),\(code),1,"
          + "distributor,of \(name),recorded"
      }
      let all = rows + ["Deneb,2021-01-01,A1,1,distributor,of Deneb,recorded"]
      let (scoring, notices) = try Self.notices(all, "2021Q3")
      let quarters = try #require(Quarter.list("2021Q3"))
      let scores = try quarters.flatMap { try scoring.scores($0) }
      let letters = try notices.scores(scores, of: quarters)
      #expect(letters.count == scores.count(where: \.hasData))
      for letter in letters {
        let text = Self.whole(letter)
        #expect(names.count { text.contains($0) } == 1, "\(text)")
      }
    }
  }

  @Test("quarters in letters: those of a year together")
  func quarters() throws {
    func formal(_ text: String) throws -> String {
      Quarter.formal(try #require(Quarter.list(text))).zh
    }
    #expect(try formal("2021Q1") == "2021年第一季度")
    #expect(try formal("2021Q3,2021Q4,2022Q1") == "2021年第三、四季度、2022年第一季度")
  }

  @Test("nothing is told of a quarter in the trial phase: it ended with 2021Q2")
  func trial() throws {
    let rules = try InterventionRules(
      try RuleLibrary(ScorecardKeys.catalogue).ruleSet("hospital-2021"))
    func first(_ text: String) throws -> String? {
      DistributorNotices.firstOnTrial(try #require(Quarter.list(text)), rules)?.text
    }
    #expect(try first("2021Q2..2021Q4") == "2021Q2")
    #expect(try first("2021Q3,2021Q4") == nil)
  }
}
