import ExactNumbers
import PriceRatio
import RuleBook
import Statistics
import Tables
import Tender
import TestSupport
import Testing

@testable import Bidding

@Suite("Simulation: how likely a bid wins while others' quotes are not known")
struct SimulationTests {
  static let header = "lot,bidder,kind,low,mode,high,values,weights,present\n"

  static func scenarios(_ rows: String) throws -> Scenarios {
    guard !rows.isEmpty else { return Scenarios() }
    let folder = try TemporaryFolder()
    let (scenarios, findings) = try Scenarios.read(
      try folder.file("s.csv", header + rows + "\n"),
      schema: try #require(Schema.builtIn("scenarios")))
    try #require(!findings.hasErrors)
    return scenarios
  }

  private static func yuan(_ texts: String...) -> [Yuan] { texts.compactMap { Yuan(decimal: $0) } }

  /// Whether a count is what a probability gives, but for one seed in many thousands.
  private func expect(_ count: Int, of trials: Int, is above: Int, over below: Int) {
    let interval = ProportionInterval(count: count, trials: trials, confidence: 0.9999)
    let exact = Double(above) / Double(below)
    #expect(interval.low <= exact && exact <= interval.high, "\(count) of \(trials)")
  }

  /// Two bidders of 4+7, of whom the lower one wins: the shortlist has one place. With two the price is
  /// negotiated, so a third quotes more than either ever does.
  private static let two =
    "lot,bidder,quote,ceiling\nL,甲,0.5,2\nL,乙,0.6,2\nL,戊,1.9,2"

  @Test("of two bidders the lower wins: against even quotes the probability is a count of prices")
  func closedForm() throws {
    let tender = try BidIntervalsTests.tender(Self.two, "cn-2018-4plus7")
    let quotes = (10...19).map { "0.\($0)" }.joined(separator: ";")
    let scenarios = try Self.scenarios("L,乙,list,,,,\(quotes),,")
    let place = try #require(tender.lots[0].bids.firstIndex { $0.bidder == "甲" })
    let simulation = try Simulation(
      tender, lot: 0, place: place, prices: Self.yuan("0.09", "0.13", "0.19", "0.20"),
      scenarios, Simulation.Draws(count: 20_000, seed: 1))
    // Ten prices from 0.10 to 0.19: at 0.13 six are above and one is equal; at 0.19 none is above.
    let prices = simulation.prices
    #expect(prices[0].wins == 20_000 && prices[0].open == 0)
    expect(prices[1].wins, of: 20_000, is: 6, over: 10)
    expect(prices[1].open, of: 20_000, is: 1, over: 10)
    #expect(prices[2].wins == 0)
    expect(prices[2].open, of: 20_000, is: 1, over: 10)
    #expect(prices[3].wins == 0 && prices[3].open == 0)
    // One is never before 甲 in the first, always in the last.
    #expect(prices[0].ranks == (20_000, 20_000) && prices[3].ranks == (40_000, 20_000))
  }

  @Test("who is absent was never there: n is smaller, and so is the shortlist")
  func absent() throws {
    // Round 2: of three bidders two are shortlisted, of four three. 甲 is third: with 丁 it wins, without
    // it does not.
    let bids = "lot,bidder,quote,ceiling\nL,甲,0.5,1\nL,乙,0.4,1\nL,丙,0.45,1\nL,丁,0.6,1"
    let tender = try BidIntervalsTests.tender(bids, "cn-2020-round2")
    let scenarios = try Self.scenarios("L,丁,file,,,,,,0.25")
    let place = try #require(tender.lots[0].bids.firstIndex { $0.bidder == "甲" })
    for isPlain in [true, false] {
      let trial = DrawnTrial(
        tender, lot: 0, place: place, prices: Self.yuan("0.5"), scenarios, seed: 5,
        isPlain: isPlain)
      let price = try trial.prices(0..<2_000)[0]
      #expect(price.open == 0 && price.ranks == (6_000, 2_000))
      expect(price.wins, of: 2_000, is: 1, over: 4)
    }
  }

  @Test("the same seed gives the same with one thread and with two, another seed does not")
  func threads() throws {
    let tender = try BidIntervalsTests.tender(Self.two, "cn-2018-4plus7")
    let scenarios = try Self.scenarios("L,乙,triangle,0.1,0.2,0.5,,,0.9")
    func told(_ seed: UInt64, _ threads: Int?) throws -> [String] {
      let simulation = try Simulation(
        tender, lot: 0, place: 0, prices: Self.yuan("0.15", "0.25", "0.35"), scenarios,
        Simulation.Draws(count: 3_000, seed: seed), threads: threads)
      return simulation.prices.map { "\($0.wins) \($0.open) \($0.ranks)" }
    }
    let one = try told(1, 1)
    #expect(try told(1, nil) == one && told(1, 1) == one)
    #expect(try told(2, 1) != one)
  }

  @Test("another bidder leaves the draws of the others alone")
  func another() throws {
    let rows = "L,乙,range,0.1,,0.9,,,\nL,丙,range,0.1,,0.9,,,0.5"
    let scenarios = try Self.scenarios(rows)
    func quotes(_ bids: String, of bidder: String) throws -> [Int64] {
      let bids = try BidIntervalsTests.tender(bids, "cn-2020-round2").lots[0].bids
      let own = try #require(bids.firstIndex { $0.bidder == "甲" })
      let other = try #require(bids.firstIndex { $0.bidder == bidder })
      let drawn = DrawnLot(bids, besides: own, scenarios, seed: 9)
      var quotes = [Int64](repeating: 0, count: bids.count)
      return (0..<50).map { draw in
        drawn.draw(draw, into: &quotes)
        return quotes[other]
      }
    }
    let before = try quotes(Self.two, of: "乙")
    #expect(try quotes(Self.two + "\nL,丙,0.7,2", of: "乙") == before)
    #expect(try quotes(Self.two + "\nL,丙,0.7,2", of: "丙") != before)
    #expect(Set(before).count > 40)
  }

  // MARK: The plain trial beside the whole evaluation

  /// A random lot of up to seven bids, as all kinds of files have them, with scenarios of some.
  private static func lot(_ random: inout SplitMix64) -> (bids: String, scenarios: String) {
    let kind = Int.random(in: 0..<8, using: &random)
    let count = Int.random(in: 2...7, using: &random)
    let spread = [3, 12, 400][Int.random(in: 0..<3, using: &random)]
    var bids = "lot,bidder,strength,main_strength,form,pack_count,quote,ceiling,counted,"
    bids += "own_lowest,regions_supplied\n"
    var scenarios = ""
    for index in 0..<count {
      func maybe(_ text: String, _ isThere: Bool) -> String { isThere ? text : "" }
      func price(_ random: inout SplitMix64) -> Yuan {
        let steps = 2_000 + Int.random(in: 0...spread, using: &random) * 10_000 / (spread * 4)
        return Yuan(millionths: Int64(steps) * 100 * (kind == 3 ? 10 : 1))
      }
      let hasQuote = Int.random(in: 0..<12, using: &random) > 0
      let strength = kind == 1 && index % 2 == 1 ? "10mg" : "5mg"
      let form = kind == 2 && index % 2 == 1 ? "capsule" : "tablet"
      bids += "L,B\(index),\(strength),\(maybe("5mg", kind == 1)),\(form),"
      bids += "\(maybe("10", kind == 3)),\(maybe(price(&random).text(), hasQuote)),"
      bids += "\(maybe("0.45", kind != 4)),\(maybe("N", !hasQuote && kind != 5)),"
      bids += "\(maybe("0.3", kind == 6 && index == 1)),"
      bids += "\(maybe(String(index % 3), kind == 7))\n"
      let ends = [price(&random), price(&random)].sorted().map { $0.text() }
      let present = ["", "0.5", "0.9"][Int.random(in: 0..<3, using: &random)]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: scenarios += "L,B\(index),range,\(ends[0]),,\(ends[1]),,,\(present)\n"
      case 1: scenarios += "L,B\(index),list,,,,\(ends[1]);\(ends[0]),,\(present)\n"
      case 2: scenarios += "L,B\(index),file,,,,,,\(present)\n"
      default: break
      }
    }
    return (bids, scenarios)
  }

  /// Counts of one draw at each price.
  private static func told(_ prices: [SimulatedPrice]) -> [String] {
    prices.map { "\($0.price.text()) \($0.wins) \($0.open) \($0.ranks)" }
  }

  @Test(
    "comparing whole numbers says what the whole evaluation says, draw by draw, under every built-in set"
  )
  func plain() throws {
    let library = RuleLibrary(TenderKeys.catalogue)
    var (random, plain) = (SplitMix64(seed: 11), 0)
    for round in 0..<4 {
      for id in library.builtInIDs {
        let (bids, rows) = Self.lot(&random)
        guard let tender = try? BidIntervalsTests.tender(bids, id) else { continue }
        let scenarios = try Self.scenarios(rows)
        let own = tender.lots[0].bids.indices.randomElement(using: &random) ?? 0
        let prices = (0..<6).map { _ -> Yuan in
          let steps = Int64.random(in: 1_900...4_700, using: &random)
          return Yuan(millionths: steps * 100 * Int64(tender.lots[0].bids[own].packCount))
        }.sorted()
        func trial(_ isPlain: Bool) -> DrawnTrial {
          DrawnTrial(
            tender, lot: 0, place: own, prices: prices, scenarios, seed: UInt64(round),
            isPlain: isPlain)
        }
        let (fast, whole) = (trial(true), trial(false))
        if fast.isPlain { plain += 1 }
        for draw in 0..<12 {
          guard let expected = try? whole.prices(draw..<draw + 1) else { continue }
          #expect(
            try Self.told(fast.prices(draw..<draw + 1)) == Self.told(expected),
            "\(id) \(draw)\n\(bids)\(rows)")
        }
      }
    }
    // Most lots of most sets are plain, or the test would say nothing.
    #expect(plain > 30)
  }

  @Test("under a multiple of the lowest price a higher price never wins more often")
  func neverRises() throws {
    var random = SplitMix64(seed: 23)
    for id in ["cn-2018-4plus7", "cn-2020-round2", "cn-2020-round3", "cn-2021-round5"] {
      for _ in 0..<6 {
        let (bids, rows) = Self.lot(&random)
        guard let tender = try? BidIntervalsTests.tender(bids, id) else { continue }
        let simulation = try Simulation(
          tender, lot: 0, place: 0,
          prices: (19...47).map { Yuan(millohundredths: $0) }, try Self.scenarios(rows),
          Simulation.Draws(count: 60, seed: 2))
        for (lower, higher) in zip(simulation.prices, simulation.prices.dropFirst()) {
          #expect(
            higher.wins <= lower.wins + lower.open, "\(id) \(higher.price.text())\n\(bids)\(rows)")
        }
      }
    }
  }
}

extension Yuan {
  fileprivate init(millohundredths count: Int) { self.init(millionths: Int64(count) * 10_000) }
}
