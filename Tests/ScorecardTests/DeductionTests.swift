import ExactNumbers
import TestSupport
import Testing

@testable import Scorecard

struct DeductionTests {
  static func list(_ scoring: Scoring?, _ quarter: String) throws -> [Deduction] {
    try #require(scoring).deductions([Samples.quarter(quarter)], eventFile: "events.csv")
  }

  @Test("the cap is used up in the order of dates; what is over it counts nothing")
  func caps() throws {
    // A1, cap 6, 2 points each: 4, then 2 of the 4 that follow, then nothing.
    let (scoring, _) = try Samples.run(events: [
      "甲,2021-08-01,A1,2,distributor,b,,,", "甲,2021-07-01,A1,2,distributor,a,,,",
      "甲,2021-09-01,A1,1,distributor,c,,,",
    ])
    let list = try Self.list(scoring, "2021Q3")
    #expect(list.map(\.date) == ["2021-07-01", "2021-08-01", "2021-09-01"])
    #expect(list.map(\.points.points) == ["4.0", "4.0", "2.0"])
    #expect(list.map(\.counted.points) == ["4.0", "2.0", "0.0"])
    #expect(list.map(\.effect) == [.deducts, .deducts, .capped])
  }

  @Test("a computed deduction names its order line, its row and the times that made it")
  func computed() throws {
    let (scoring, _) = try Samples.run(orders: [
      "O7,3,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-03 08:01,5,5,1,N,N,N"
    ])
    let item = try #require(try Self.list(scoring, "2021Q3").first)
    #expect(item.code == "B2")
    #expect(item.order?.id == "O7")
    #expect(item.order?.line == "3")
    #expect(item.source?.row == 2)
    #expect(
      item.evidence.en
        == "ordered 2021-07-01 08:00, limit 48 h, arrived 2021-07-03 08:01: 1 day late")
  }

  @Test(
    "an answer for an order line lifts its computed deduction, and stays in the list",
    arguments: [
      ("B2,1,manufacturer,strike,recorded,O1,1", Effect.notTheirFault, "0.0"),
      ("B2,1,distributor,road closed,upheld,O1,1", .upheld, "0.0"),
      ("B2,1,distributor,we object,appealed,O1,1", .deducts, "1.0"),
      ("B2,1,hospital,a mistake,withdrawn,O1,1", .deducts, "1.0"),
      ("B2,1,hospital,another line,recorded,O1,2", .deducts, "1.0"),
    ])
  func answers(event: String, effect: Effect, points: String) throws {
    let (scoring, _) = try Samples.run(
      events: ["甲,2021-07-05,\(event)"],
      orders: [
        "O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-03 08:01,5,5,1,N,N,N",
        "O1,2,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,5,5,1,N,N,N",
      ])
    let item = try #require(try Self.list(scoring, "2021Q3").first { $0.code == "B2" })
    #expect(item.effect == effect)
    #expect(item.counted.points == points)
    #expect(try Samples.score(scoring, "甲", "2021Q3").deduction.points == points)
  }

  @Test("the counted points of the list add up to the deduction of the score, whatever happened")
  func oneFigure() throws {
    var random = SplitMix64(seed: 7)
    let codes = ["A1", "A2", "A3", "B5", "C1", "C5", "D2", "E2", "F1", "R1"]
    for _ in 0..<6 {
      let events = (0..<40).map { index in
        let fault = FaultParty.allCases[Int(random.next() % 3 == 0 ? random.next() % 5 : 0)]
        let status = EventStatus.allCases[Int(random.next() % 3 == 0 ? random.next() % 4 : 0)]
        return "\(["甲", "乙"][index % 2]),2021-0\(7 + random.next() % 3)-15,"
          + "\(codes[Int(random.next() % 10)]),\(1 + random.next() % 3),\(fault.rawValue),"
          + "photo \(index),\(status.rawValue),,"
      }
      let orders = (0..<60).map { index in
        let day = 10 + random.next() % 12
        let delivered = 7 + random.next() % 4
        return "O\(index / 2),\(index % 2),\(["甲", "乙"][index / 2 % 2]),2021-07-10 08:00,"
          + "2021-07-\(day) 09:00,2021-07-\(day) 10:00,10,\(delivered),3,"
          + "\(random.next() % 5 == 0 ? "Y" : "N"),N,N"
      }
      let (scoring, findings) = try Samples.run(events: events, orders: orders)
      #expect(findings.isEmpty)
      let list = try Self.list(scoring, "2021Q3")
      for name in ["甲", "乙"] {
        let score = try Samples.score(scoring, name, "2021Q3")
        let sum = try list.filter { $0.firm == score.firm }.map(\.counted).sum()
        #expect(sum == score.deduction)
      }
    }
  }

  @Test(
    "of two answers for one deduction the decision stands, not the appeal before it",
    arguments: [
      (["appealed", "upheld"], Effect.upheld, "0.0"), (["upheld", "appealed"], .upheld, "0.0"),
      (["appealed", "appealed"], .deducts, "1.0"), (["appealed", "withdrawn"], .deducts, "1.0"),
      (["withdrawn", "appealed"], .deducts, "1.0"), (["upheld", "upheld"], .upheld, "0.0"),
    ], ["deduct", "hold-back"])
  func appealAndDecision(
    answers: ([String], Effect, String), pending: String
  ) throws {
    let (statuses, effect, points) = answers
    let (scoring, findings) = try Samples.run(
      events: statuses.enumerated().map { index, status in
        "甲,2021-07-0\(5 + index),B2,1,distributor,letter \(index),\(status),O1,1"
      },
      orders: ["O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-03 08:01,5,5,1,N,N,N"],
      card: Samples.card(["appeal.pending": pending]))
    #expect(findings.map(\.code.id) == [])
    let item = try #require(try Self.list(scoring, "2021Q3").first { $0.code == "B2" })
    // An appeal that nothing has decided is held back where the rules say so.
    let isHeldBack = pending == "hold-back" && Set(statuses) == ["appealed"]
    #expect(item.effect == (isHeldBack ? .heldBack : effect))
    #expect(item.counted.points == (isHeldBack ? "0.0" : points))
    #expect(
      try Samples.score(scoring, "甲", "2021Q3").deduction.points == (isHeldBack ? "0.0" : points))
  }

  @Test("the list goes by indicators in the order of the card, then red lines, each by date")
  func order() throws {
    let (scoring, _) = try Samples.run(events: [
      "甲,2021-07-01,R2,1,distributor,a,,,", "甲,2021-07-02,F1,1,distributor,b,,,",
      "甲,2021-09-03,A1,1,distributor,c,,,", "甲,2021-08-04,A1,1,distributor,d,,,",
      "甲,2021-07-01,R1,1,manufacturer,e,,,", "乙,2021-07-01,R3,1,distributor,f,,,",
    ])
    let list = try Self.list(scoring, "2021Q3")
    #expect(
      list.map { "\(scoring?.roster.names[$0.firm] ?? "") \($0.code) \($0.date)" } == [
        "乙 R3 2021-07-01", "甲 A1 2021-08-04", "甲 A1 2021-09-03", "甲 F1 2021-07-02",
        "甲 R2 2021-07-01", "甲 R1 2021-07-01",
      ])
    // A red line is reported outside points, but only the distributor's own.
    #expect(
      list.map(\.effect) == [.reported, .deducts, .deducts, .deducts, .reported, .notTheirFault])
  }

  @Test(
    "an order that is late is told by its last late line, of equals by the smallest number, in any order",
    arguments: [
      ["1", "2", "3"], ["1", "3", "2"], ["2", "1", "3"], ["2", "3", "1"], ["3", "1", "2"],
      ["3", "2", "1"],
    ], [("Y", "E1"), ("N", "B1")])
  func firstLine(lines: [String], kind: (urgent: String, code: String)) throws {
    // Confirmed and delivered two days after the order: late for an emergency, or for the answer.
    let times = "2021-07-01 08:00,2021-07-03 07:00,2021-07-03 08:00"
    let (scoring, _) = try Samples.run(
      orders: lines.map { "O1,\($0),甲,\(times),5,5,1,\(kind.urgent),N,N" })
    let list = try Self.list(scoring, "2021Q3")
    #expect(list.map(\.code) == [kind.code])
    let place = try #require(lines.firstIndex(of: "1"))
    #expect(list.first?.source?.row == place + 2)
    // A line in time is not the one, whatever its number, and one that came a minute later is.
    let inTime =
      "O1,0,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,5,5,1,\(kind.urgent),N,N"
    let later = "2021-07-01 08:00,2021-07-03 07:01,2021-07-03 08:01"
    let (other, _) = try Samples.run(
      orders: [inTime]
        + lines.map { "O1,\($0),甲,\($0 == "2" ? later : times),5,5,1,\(kind.urgent),N,N" })
    let last = try #require(lines.firstIndex(of: "2"))
    #expect(try Self.list(other, "2021Q3").first?.source?.row == last + 3)
  }

  @Test(
    "a shortage by another's fault is one cause, and one row lifts B2, B3 and B4 of its line",
    arguments: ["B2", "B3", "B4"])
  func oneCause(code: String) throws {
    // Two lines that never arrived and one that did: 2/3 missing are 62 points of B4 without the row.
    let never = { (line: Int) in "O1,\(line),甲,2021-07-01 08:00,2021-07-01 09:00,,10,,1,N,N,N" }
    let orders = [
      never(1), never(2), "O2,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,10,10,1,N,N,N",
    ]
    let (scoring, findings) = try Samples.run(
      events: ["甲,2021-07-05,\(code),1,manufacturer,no stock at the source,recorded,O1,1"],
      orders: orders, card: Samples.card(["fill_rate.minimum_lines": "1"]), asOf: "2021-10-01 00:00"
    )
    #expect(findings.isEmpty)
    let list = try Self.list(scoring, "2021Q3").filter { $0.code.hasPrefix("B") }
    // Left of the rate: 10 of 20, 45 points below 95 %.
    #expect(
      list.map { "\($0.code) \($0.order?.line ?? "") \($0.count) \($0.effect.rawValue)" } == [
        "B2 1 3 other-fault", "B2 2 3 deducts", "B3 1 1 other-fault", "B3 2 1 deducts",
        "B4  45 deducts",
      ])
  }

  @Test("what was decided of one deduction stands beside the cause of the others")
  func decidedAlone() throws {
    // That the line came late by the manufacturer's fault was taken back; that it is short was not.
    let (scoring, _) = try Samples.run(
      events: [
        "甲,2021-07-05,B2,1,manufacturer,a,withdrawn,O1,1",
        "甲,2021-07-06,B3,1,manufacturer,b,recorded,O1,1",
      ], orders: ["O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,,10,,1,N,N,N"],
      asOf: "2021-10-01 00:00")
    let list = try Self.list(scoring, "2021Q3").filter { $0.code.hasPrefix("B") }
    #expect(list.map(\.effect) == [.deducts, .notTheirFault])
  }

  @Test(
    "a line for which somebody else answers counts on neither side of the fill rate",
    arguments: [
      // 5 + 10 of 20 are 75 %: 20 points below 95 %. Without the first line 10 of 10.
      ("", "B4 20"), ("B4,1,manufacturer,no stock,recorded,O1,1", ""),
      ("B4,1,distributor,no stock,upheld,O1,1", ""),
      ("B4,1,distributor,we object,appealed,O1,1", "B4 20"),
      // A line in full stays in: without it 5 of 10 would be left, and 45 points.
      ("B4,1,hospital,a mistake,recorded,O1,2", "B4 20"),
      ("B4,1,distributor,counted wrongly,upheld,O1,2", "B4 20"),
      // An appeal about somebody else's fault that is upheld lifts what the record of it lifts.
      ("B3,1,manufacturer,no stock,upheld,O1,1", ""),
      // One cause, one row: what is said of the short line holds for the rate, too.
      ("B3,1,manufacturer,no stock,recorded,O1,1", ""),
      ("B2,1,manufacturer,no stock,recorded,O1,1", ""),
      // Not so an appeal, which is about one deduction, nor an answer for the line that came in full.
      ("B3,1,distributor,counted wrongly,upheld,O1,1", "B4 20"),
      ("B3,1,manufacturer,no stock,recorded,O1,2", "B4 20"),
    ])
  func fillRate(answer: String, expected: String) throws {
    let (scoring, _) = try Samples.run(
      events: answer.isEmpty ? [] : ["甲,2021-07-05,\(answer)"],
      orders: [
        "O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,10,5,1,N,N,N",
        "O1,2,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,10,10,1,N,N,N",
      ], card: Samples.card(["fill_rate.minimum_lines": "1"]), asOf: "2021-10-01 00:00")
    let found = try Self.list(scoring, "2021Q3").filter { $0.code == "B4" }
    #expect(found.map { "\($0.code) \($0.count)" }.joined() == expected)
  }
}
