import ExactNumbers
import Interventions
import Tables
import Testing

@testable import Scorecard

/// Appeals with how far they are, and what the quarter would come to if they were decided.
struct AppealTests {
  /// The register of events with the day of an appeal behind each, and of order lines.
  private static func register(
    _ events: [String], orders: [String]? = nil, _ changes: [String: String] = [:],
    deadline: String? = nil, quarters: [String] = ["2021Q3"]
  ) throws -> AppealRegister {
    let card = try Samples.card(changes)
    var roster = Roster()
    let schema = try #require(Schema.builtIn("events"))
    let text = ([Samples.eventHeader + ",appealed_on"] + events).joined(separator: "\n") + "\n"
    let (list, findings, _) = try Samples.withFile(text) {
      try EventTable.read($0, schema: schema, card: card, roster: &roster, hasOrders: orders != nil)
    }
    #expect(findings.shown.filter { $0.severity == .error }.map(\.reason.en) == [])
    let lines = ([Samples.orderHeader] + (orders ?? [])).joined(separator: "\n") + "\n"
    func count(_ events: [Event]) throws -> OrderCounts? {
      guard orders != nil else { return nil }
      let schema = try #require(Schema.builtIn("orders"))
      return try Samples.withFile(lines) {
        try OrderTable.read(
          $0, schema: schema, card: card, events: events, roster: &roster, keepsDetail: false
        ).orders
      }
    }
    let counts = try count(list)
    return try AppealRegister(
      Scoring(card: card, roster: roster, events: list, orders: counts),
      quarters.map(Samples.quarter), deadline: deadline.flatMap { Day(iso: $0) },
      rules: InterventionRules(card.ruleSet), recount: count)
  }

  private static func points(_ appeal: Appeal?) throws -> Ratio? { try appeal?.outcomes?.points() }

  @Test("an appeal is pending, too late, upheld, rejected or withdrawn; open ones come first")
  func states() throws {
    let register = try Self.register(
      [
        "甲,2021-07-01,C1,1,distributor,a,recorded,,,2021-10-20",
        "甲,2021-07-01,C1,1,distributor,b,upheld,,,",
        "甲,2021-07-02,C1,1,distributor,c,withdrawn,,,2021-10-20",
        "甲,2021-07-02,C1,1,distributor,d,appealed,,,2021-11-01",
        "甲,2021-07-02,C1,1,distributor,e,appealed,,,2021-10-31",
        "甲,2021-07-02,C1,1,distributor,f,appealed,,,",
        // No appeal, and an appeal about another quarter.
        "甲,2021-07-03,C1,1,distributor,g,recorded,,,",
        "甲,2021-04-01,C1,1,distributor,h,appealed,,,",
      ], deadline: "2021-10-31")
    #expect(
      register.appeals.map(\.state) == [
        .tooLate, .pending, .pending, .rejected, .upheld, .withdrawn,
      ])
    #expect(register.appeals.map(\.event.evidence) == ["d", "e", "f", "a", "b", "c"])
  }

  @Test("where the card says that `upheld` upholds the record, such an appeal was rejected")
  func upheldRecord() throws {
    let register = try Self.register(
      ["甲,2021-07-01,C1,1,distributor,a,upheld,,,", "甲,2021-07-01,C1,1,distributor,b,appealed,,,"],
      ["appeal.upheld": "record"])
    #expect(register.appeals.map(\.state) == [.pending, .rejected])
    // Two batches at 1 point: 2 points, or 1 when one record is withdrawn.
    #expect(register.appeals[0].outcomes?.rejected.deduction == Ratio(2))
    #expect(register.appeals[0].outcomes?.upheld.deduction == Ratio(1))
  }

  @Test("under a cap appeals are worth together what none of them is worth alone")
  func caps() throws {
    // C1 costs 1 point a batch, and 4 at most: of 5 batches, 4 are left without one, 3 without two.
    let register = try Self.register([
      "甲,2021-07-01,C1,3,distributor,a,recorded,,,",
      "甲,2021-07-02,C1,1,distributor,b,appealed,,,2021-10-20",
      "甲,2021-07-03,C1,1,distributor,c,appealed,,,2021-10-20",
    ])
    #expect(try register.appeals.map { try Self.points($0) } == [.zero, .zero])
    let open = try #require(register.open.first)
    #expect(register.open.count == 1 && open.count == 2)
    #expect(try open.outcomes?.points() == Ratio(1))
    #expect(open.outcomes?.upheld.score == Ratio(97))
    #expect(open.outcomes?.rejected.score == Ratio(96))
  }

  @Test("an appeal that is held back is worth what a rejection would cost", arguments: [0, 1])
  func heldBack(way: Int) throws {
    // Q2 costs 3, Q3 one more batch of C1 beside 2: 3 + 2 = 5 is not above 5, 3 + 3 = 6 is.
    let register = try Self.register(
      [
        "甲,2021-04-01,C1,3,distributor,a,recorded,,,",
        "甲,2021-07-01,C1,2,distributor,b,recorded,,,",
        "甲,2021-07-02,C1,1,distributor,c,appealed,,,",
      ], ["appeal.pending": ["deduct", "hold-back"][way]])
    let outcomes = try #require(register.appeals.first?.outcomes)
    #expect(try outcomes.points() == Ratio(1))
    #expect(outcomes.upheld.decision?.sanction == Sanction.none)
    #expect(outcomes.rejected.decision?.sanction == .delay)
    #expect(outcomes.rejected.decision?.quarter == Quarter("2021Q4"))
  }

  @Test("without data of a whole quarter of the window nothing is said of interventions")
  func partialWindow() throws {
    let register = try Self.register(["甲,2021-07-01,C1,1,distributor,a,appealed,,,"])
    #expect(register.appeals.first?.outcomes?.upheld.decision == nil)
  }

  @Test(
    "what follows is that of the quarter after all that are asked about, if the event counts in it",
    arguments: [
      (["2021Q1", "2021Q2"], "rolling", "2021Q3"),
      (["2021Q1", "2021Q2", "2021Q3"], "rolling", nil),
      (["2021Q1"], "half-years", "2021Q3"),
    ] as [([String], String, String?)])
  func decidedFor(quarters: [String], kind: String, decided: String?) throws {
    // In the second case nothing is known of 2020Q4, which belongs to the window of 2021Q2.
    let register = try Self.register(
      [
        "甲,2021-01-04,C1,1,distributor,a,appealed,,,",
        "甲,2021-04-01,C1,3,distributor,b,recorded,,,",
      ], ["window.kind": kind], quarters: quarters)
    let decision = register.appeals.first?.outcomes?.upheld.decision
    #expect(decision?.quarter.text == decided)
  }

  @Test("an appeal about an order line is counted from the order lines, with the fill rate")
  func computed() throws {
    // Ordered on 1 July at 8, due after 48 h, arrived 3 July 9: one started day of B2, 1 point.
    let late = "O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-03 09:00,10,10,1,N,N,N"
    let register = try Self.register(
      [
        "甲,2021-07-01,B2,1,distributor,road closed,appealed,O1,1,2021-10-20",
        "甲,2021-07-02,C1,1,distributor,b,recorded,,,",
      ], orders: [late])
    let outcomes = try #require(register.appeals.first?.outcomes)
    #expect(outcomes.upheld.deduction == Ratio(1) && outcomes.rejected.deduction == Ratio(2))
    // Rejected, it stands in the file as recorded, and the order line deducts as before.
    let rejected = try Self.register(
      ["甲,2021-07-01,B2,1,distributor,road closed,recorded,O1,1,2021-10-20"], orders: [late])
    #expect(rejected.appeals.map(\.state) == [.rejected])
    #expect(rejected.appeals.first?.outcomes?.rejected.deduction == Ratio(1))
  }

  @Test(
    "where `upheld` upholds the record, an upheld appeal about an order line is another's fault for it",
    arguments: [
      // Somebody else's fault takes away B2: 1 point. Where everybody's deducts, nothing does.
      ("distributor", FaultParty.manufacturer, Ratio(0)),
      ("distributor,manufacturer", .hospital, Ratio(0)),
      ("distributor,manufacturer,hospital,platform,force-majeure", nil, nil),
    ] as [(String, FaultParty?, Ratio?)])
  func computedRecord(deducting: String, party: FaultParty?, upheld: Ratio?) throws {
    let late = "O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-03 09:00,10,10,1,N,N,N"
    let register = try Self.register(
      ["甲,2021-07-01,B2,1,distributor,road closed,appealed,O1,1,2021-10-20"], orders: [late],
      ["appeal.upheld": "record", "events.deducting_faults": deducting])
    let outcomes = register.appeals.first?.outcomes
    #expect(outcomes?.upheld.deduction == upheld)
    #expect(outcomes?.rejected.deduction == upheld.map { _ in Ratio(1) })
    #expect(register.lifting?.count == 1 && register.lifting?.party == party)
  }
}
