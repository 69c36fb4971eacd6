import Tables
import Testing

@testable import Scorecard

struct EventTests {
  static func event(_ fault: FaultParty, _ status: EventStatus) throws -> Event {
    Event(
      firm: 0, day: try #require(Day(iso: "2021-07-01")), subject: .indicator(0), count: 1,
      fault: fault, evidence: "x", status: status, appealedOn: nil, order: nil, row: 2)
  }

  @Test(
    "only the distributor's own fault deducts",
    arguments: [
      (FaultParty.distributor, Effect.deducts), (.manufacturer, .notTheirFault),
      (.hospital, .notTheirFault), (.platform, .notTheirFault), (.forceMajeure, .notTheirFault),
    ])
  func faults(fault: FaultParty, effect: Effect) throws {
    #expect(try Samples.card().effect(of: Self.event(fault, .recorded)) == effect)
  }

  @Test(
    "an upheld appeal and a withdrawn record deduct nothing; a pending appeal deducts by default",
    arguments: [
      (EventStatus.recorded, Effect.deducts), (.appealed, .deducts), (.upheld, .upheld),
      (.withdrawn, .withdrawn),
    ])
  func statuses(status: EventStatus, effect: Effect) throws {
    #expect(try Samples.card().effect(of: Self.event(.distributor, status)) == effect)
  }

  @Test("the rules may hold a deduction back while its appeal is pending")
  func heldBack() throws {
    let card = try Samples.card(["appeal.pending": "hold-back"])
    #expect(card.effect(of: try Self.event(.distributor, .appealed)) == .heldBack)
    #expect(card.effect(of: try Self.event(.distributor, .recorded)) == .deducts)
  }

  @Test("the rules may read `upheld` as the record's, which then deducts")
  func upheldRecord() throws {
    let card = try Samples.card(["appeal.upheld": "record"])
    #expect(card.effect(of: try Self.event(.distributor, .upheld)) == .deducts)
  }

  @Test("what may be written in its place names every party and every status")
  func remedies() {
    for (remedy, titles) in [
      (FindingCode.unknownParty.remedy, FaultParty.allCases.map(\.title)),
      (FindingCode.unknownStatus.remedy, EventStatus.allCases.map(\.title)),
    ] {
      for title in titles {
        #expect(remedy.en.contains(title.en) && remedy.zh.contains(title.zh), "\(title.en)")
      }
    }
  }
}
