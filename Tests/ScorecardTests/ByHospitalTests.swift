import ExactNumbers
import Tables
import TestSupport
import Testing

@testable import Scorecard

@Suite("by hospital: caps, scores, ranks and answers hold for each hospital and distributor")
struct ByHospitalTests {
  private static let eventHeader = "hospital," + Samples.eventHeader
  private static let orderHeader = "hospital," + Samples.orderHeader

  /// Reads tables whose rows begin with the hospital.
  private static func run(
    events: [String], orders: [String], byHospital: Bool = true, asOf: String = "2021-12-31 00:00"
  ) throws -> (scoring: Scoring?, findings: [Finding]) {
    let card = try Samples.card()
    var roster = Roster(byHospital: byHospital)
    let (list, eventFindings, layout) = try Samples.withFile(
      ([eventHeader] + events).joined(separator: "\n") + "\n"
    ) {
      try EventTable.read(
        $0, schema: Schema.named("events"), card: card, roster: &roster, hasOrders: true)
    }
    let (counts, orderFindings) = try Samples.withFile(
      ([orderHeader] + orders).joined(separator: "\n") + "\n"
    ) {
      try OrderTable.read(
        $0, schema: Schema.named("orders"), card: card, events: list, roster: &roster,
        keepsDetail: true, asOf: Samples.moment(asOf))
    }
    let findings =
      eventFindings.shown + orderFindings.shown + (counts?.unmatchedAnswers(layout).shown ?? [])
    let isRefused = findings.contains { $0.severity == .error }
    return (
      isRefused ? nil : Scoring(card: card, roster: roster, events: list, orders: counts), findings
    )
  }

  /// `hospital distributor: units deduction rank lines`.
  private static func told(_ scoring: Scoring?) throws -> [String] {
    let scoring = try #require(scoring)
    return try scoring.scores(Samples.quarter("2021Q3")).map { score in
      let names = [
        scoring.roster.hospital(of: score.firm), scoring.roster.distributor(of: score.firm),
      ]
      return "\(names.compactMap { $0 }.joined(separator: " ")): \(score.units) "
        + "\(score.deduction.points) \(score.rank.map(String.init) ?? "-") \(score.lines)"
    }
  }

  private static let order = "甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-02 08:00,10,5,1,N,N,N"

  @Test("an event and an order line count in their hospital alone, and each hospital ranks its own")
  func apart() throws {
    let (scoring, findings) = try Self.run(
      events: ["H2,乙,2021-07-05,A1,1,distributor,x,recorded,,"],
      orders: [
        "H1,O1,1,\(Self.order)", "H2,O1,1,\(Self.order)",
        "H2,O2,1,乙,2021-07-01 08:00,2021-07-01 09:00,2021-07-02 08:00,10,10,1,N,N,N",
      ])
    #expect(findings.isEmpty)
    let scores = try #require(try scoring?.scores(Samples.quarter("2021Q3")))
    let roster = try #require(scoring?.roster)
    #expect(scores.map { roster[$0.firm] } == ["甲（H1）", "甲（H2）", "乙（H2）"])
    #expect(scores.map(\.lines) == [1, 1, 1])
    // Each hospital has its first; 甲 came short once in either.
    #expect(scores.map(\.rank) == [1, 1, 2])
    #expect(roster.byDistributor.map { $0.map { roster[$0] } } == [["乙（H2）"], ["甲（H1）", "甲（H2）"]])
  }

  @Test("an order number that two hospitals have is no answer for both of them")
  func ambiguous() throws {
    let orders = ["H1,O1,1,\(Self.order)", "H2,O1,1,\(Self.order)"]
    let event = { (hospital: String) in
      "\(hospital),甲,2021-07-01,B3,1,manufacturer,x,recorded,O1,1"
    }
    let units = { (events: [String]) in
      let scoring = try Self.run(events: events, orders: orders, byHospital: false).scoring
      let index = scoring?.card.indicators.firstIndex { $0.measure == .fullSupply } ?? 0
      return try scoring?.scores(Samples.quarter("2021Q3")).first?.units[index]
    }
    #expect(try units([]) == 2)
    #expect(try units([event("H2")]) == 1)
    #expect(try units([event("H1"), event("H2")]) == 0)
    let findings = try Self.run(events: [event("")], orders: orders, byHospital: false).findings
    try #require(findings.map(\.code.id) == ["unmatched-row"])
    #expect(findings[0].column == "hospital")
    #expect(findings[0].reason.en == "an order O1 is one of: H1, H2; say of which the event is")
  }

  @Test("where the order file tells no hospital, that of the event does not matter")
  func untold() throws {
    let (_, findings) = try Self.run(
      events: ["H1,甲,2021-07-01,B3,1,manufacturer,x,recorded,O1,1"],
      orders: [",O1,1,\(Self.order)"], byHospital: false)
    // The file has the column, and this order is of none.
    #expect(findings.map(\.code.id) == ["unmatched-row"])
    let (scoring, others) = try Samples.run(
      events: ["甲,2021-07-01,B3,1,manufacturer,x,recorded,O1,1"],
      orders: ["O1,1,\(Self.order)"])
    #expect(others.isEmpty && scoring != nil)
  }

  @Test("by hospital, a row without one is a finding, of events and of orders")
  func missing() throws {
    let (_, findings) = try Self.run(
      events: [",甲,2021-07-01,A1,1,distributor,x,recorded,,"], orders: [",O1,1,\(Self.order)"])
    #expect(findings.map(\.code.id) == ["missing-value", "missing-value"])
    #expect(findings.map(\.column) == ["hospital", "hospital"])
  }

  @Test("property: the hospitals together are what each is with its own rows alone")
  func oneByOne() throws {
    var random = SplitMix64(seed: 31)
    let hospitals = ["H1", "H2", "H3"]
    func any<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: values.indices, using: &random)]
    }
    for _ in 0..<40 {
      let orders = (0..<Int.random(in: 1...60, using: &random)).map { number in
        let arrival = any(["2021-07-02 08:00", "2021-07-04 09:00", "2021-07-20 08:00"])
        return "\(any(hospitals)),O\(number / 3),\(number % 3 + 1),\(any(["甲", "乙", "丙"])),"
          + "2021-07-01 08:00,\(any(["2021-07-01 09:00", "2021-07-03 09:00"])),\(arrival),10,"
          + "\(any(["10", "10", "4"])),1,N,N,N"
      }
      let events = (0..<Int.random(in: 0...12, using: &random)).map { number in
        "\(any(hospitals)),\(any(["甲", "乙"])),2021-07-05,\(any(["A1", "A2", "C1"])),"
          + "\(any(["1", "3"])),distributor,x\(number),recorded,,"
      }
      let together = try Self.told(try Self.run(events: events, orders: orders).scoring)
      var apart: [String] = []
      for hospital in hospitals {
        let own = { (rows: [String]) in rows.filter { $0.hasPrefix(hospital + ",") } }
        guard !own(orders).isEmpty else { continue }
        let alone = try Self.run(events: own(events), orders: own(orders), byHospital: false)
        apart += try Self.told(alone.scoring).map { "\(hospital) \($0)" }
      }
      // A hospital without orders, but with events, is in the first alone.
      let met = together.filter { line in orders.contains { $0.prefix(2) == line.prefix(2) } }
      #expect(met == apart)
    }
  }
}
