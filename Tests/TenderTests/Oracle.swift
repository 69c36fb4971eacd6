import ExactNumbers
import TestSupport

@testable import Tender

/// What a national rule set says, typed in from its document, not read from the program's data.
struct NationalRules {
  let id: String
  /// The shortlist caps for 1, 2, 3 … bidders; the last one is for all above.
  let caps: [Int]
  /// Whether the three tests of round 2 apply; without them every shortlisted bid is selected.
  let hasTests: Bool
  let negotiatesUpTo: Int
  let chain: [TieBreak]
  /// In how many lots the highest passing bid is dropped.
  let eliminationLots: Int

  static let all: [NationalRules] = [
    .init(id: "cn-2018-4plus7", caps: [1], negotiatesUpTo: 2, chain: [.citiesCovered, .sales]),
    .init(id: "cn-2019-expansion", caps: [1, 2, 3]),
    .init(id: "cn-2020-round2", caps: [1, 2, 2, 3, 4, 4, 5, 5, 6], hasTests: true),
    .init(id: "cn-2020-round3", caps: [1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8], hasTests: true),
    .init(id: "cn-2021-round4", caps: wide, hasTests: true),
    .init(id: "cn-2021-round5", caps: wide, hasTests: true),
    .init(id: "cn-2022-round7", caps: wide, hasTests: true, eliminationLots: 6),
    .init(id: "cn-2023-round8", caps: wide, hasTests: true, eliminationLots: 6),
    .init(id: "cn-2023-round9", caps: wide, hasTests: true, eliminationLots: 4),
  ]

  private static let wide = [1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 9, 10]

  private init(
    id: String, caps: [Int], hasTests: Bool = false, negotiatesUpTo: Int = 0,
    chain: [TieBreak] = [.regionsSupplied, .priorVolume, .approvalDate], eliminationLots: Int = 0
  ) {
    self.id = id
    self.caps = caps
    self.hasTests = hasTests
    self.negotiatesUpTo = negotiatesUpTo
    self.chain = chain
    self.eliminationLots = eliminationLots
  }
}

/// The slow and obvious way from bids to winners.
///
/// Strengths are 1, 2 or 4 mg, so that every content factor is a power of 17 ÷ 10, and there are no
/// forms.
struct Oracle {
  let rules: NationalRules

  struct Line {
    let bid: Bid
    var price = Ratio.zero
    var ranked = Ratio.zero
    var cut: Ratio?
    var rank: Int?
    var shortlisted = "N"
    var selected = "N"
  }

  /// The outcome of each bid by lot and bidder.
  func selections(_ lots: [[Bid]], isWholeTender: Bool) throws -> [[String: Line]] {
    var outcomes = try lots.map(lot)
    if isWholeTender, rules.eliminationLots > 0 { try eliminate(&outcomes) }
    return outcomes.map { lines in
      Dictionary(uniqueKeysWithValues: lines.map { ($0.bid.bidder, $0) })
    }
  }

  /// At each of the strengths that are quoted equally often: what differs is undecided.
  private func lot(_ bids: [Bid]) throws -> [Line] {
    let mains = mainStrengths(bids.filter(isValid))
    var lines = try lot(bids, main: mains[0])
    for main in mains.dropFirst() {
      let others = try lot(bids, main: main)
      for index in lines.indices {
        guard let other = others.first(where: { $0.bid == lines[index].bid }) else { continue }
        if other.shortlisted != lines[index].shortlisted { lines[index].shortlisted = "undecided" }
        if other.selected != lines[index].selected { lines[index].selected = "undecided" }
      }
    }
    return lines
  }

  private func lot(_ bids: [Bid], main: Ratio) throws -> [Line] {
    var valid = bids.filter(isValid)
    // A lot's places: as many as there are valid bids that come before.
    var lines = try valid.map { try line($0, main: main) }
    let classes = classes(lines.indices.map { $0 }, lines, rules.chain)
    var before = 0
    let cap = rules.caps[min(bids.count, rules.caps.count) - 1]
    for equals in classes {
      for index in equals {
        lines[index].rank = before + 1
        if before + equals.count <= cap {
          lines[index].shortlisted = "Y"
        } else if before < cap {
          lines[index].shortlisted = "tie"
        }
      }
      before += equals.count
    }
    let anchor = lines.filter { $0.shortlisted != "N" }.map(\.price).min()
    for index in lines.indices where lines[index].shortlisted != "N" {
      if bids.count <= rules.negotiatesUpTo {
        lines[index].selected = "undecided"
      } else if try passes(lines[index], anchor: anchor ?? .zero) {
        lines[index].selected = lines[index].shortlisted
      } else if lines[index].bid.ceiling == nil {
        // Without a ceiling a cut may select it, and a tie is resolved before that is asked.
        lines[index].selected = "undecided"
      }
    }
    valid = bids.filter { !isValid($0) }
    return lines + valid.map { Line(bid: $0) }
  }

  private func isValid(_ bid: Bid) -> Bool {
    guard let quote = bid.quote?.millionths else { return false }
    let pack = Int64(bid.packCount)
    if let ceiling = bid.ceiling?.millionths, quote > ceiling * pack { return false }
    if let lowest = bid.ownLowest?.millionths, quote > lowest * pack { return false }
    return true
  }

  private func mainStrengths(_ bids: [Bid]) -> [Ratio] {
    let contents = bids.compactMap { $0.strength?.value.ingredients[0].amount }
    func count(_ content: Ratio) -> Int { contents.count { $0 == content } }
    let most = contents.map(count).max() ?? 0
    let mains = Set(contents.filter { count($0) == most }).sorted()
    return mains.isEmpty ? [.one] : mains
  }

  private func line(_ bid: Bid, main: Ratio) throws -> Line {
    let quote = try Ratio(Int128(bid.quote?.millionths ?? 0), over: 1_000_000)
    let unit = try quote / Ratio(bid.packCount)
    var (price, content) = (unit, bid.strength?.value.ingredients[0].amount ?? main)
    while content > main {
      price = try price * Ratio(10, over: 17)
      content = try content / Ratio(2)
    }
    while content < main {
      price = try price * Ratio(17, over: 10)
      content = try content * Ratio(2)
    }
    // Half up to four decimals: the whole part of 10000 u + 1/2.
    let tenThousandths = try price * Ratio(10_000) + Ratio(1, over: 2)
    let ranked = try Ratio(
      tenThousandths.numerator / tenThousandths.denominator, over: 10_000)
    let cut = try bid.ceiling.map {
      try Ratio.one - unit / Ratio(Int128($0.millionths), over: 1_000_000)
    }
    return Line(bid: bid, price: price, ranked: ranked, cut: cut)
  }

  /// The bids in classes of equals, best first.
  private func classes(_ group: [Int], _ lines: [Line], _ chain: [TieBreak]) -> [[Int]] {
    let prices = Set(group.map { lines[$0].ranked }).sorted()
    return prices.flatMap { price in
      broken(group.filter { lines[$0].ranked == price }, lines, chain)
    }
  }

  private func broken(_ group: [Int], _ lines: [Line], _ chain: [TieBreak]) -> [[Int]] {
    for key in chain {
      let values = group.compactMap { lines[$0].bid.tieBreaks[key] }
      guard !values.isEmpty else { continue }
      guard values.count == group.count else { break }
      guard Set(values).count > 1 else { continue }
      let best = Set(values).sorted { key == .approvalDate ? $0 < $1 : $0 > $1 }
      return best.flatMap { value in
        broken(group.filter { lines[$0].bid.tieBreaks[key] == value }, lines, chain)
      }
    }
    return [group]
  }

  private func passes(_ line: Line, anchor: Ratio) throws -> Bool {
    guard rules.hasTests else { return true }
    if line.price <= (try anchor * Ratio(18, over: 10)) { return true }
    if let cut = line.cut, cut >= (try Ratio(1, over: 2)) { return true }
    return line.price <= (try Ratio(1, over: 10))
  }

  private func eliminate(_ lots: inout [[Line]]) throws {
    var spreads: [Ratio?] = []
    for lot in lots {
      let prices = lot.filter { $0.selected == "Y" }.map(\.ranked).sorted()
      guard let low = prices.first, let high = prices.last, low < high else {
        spreads.append(nil)
        continue
      }
      spreads.append(try high / low)
    }
    for (index, spread) in spreads.enumerated() {
      guard let spread else { continue }
      let wider = spreads.count { $0.map { $0 > spread } ?? false }
      let same = spreads.count { $0 == spread }
      guard wider < rules.eliminationLots else { continue }
      let decision = wider + same <= rules.eliminationLots ? "N" : "tie"
      let high = lots[index].filter { $0.selected == "Y" }.map(\.ranked).max()
      for line in lots[index].indices
      where lots[index][line].selected == "Y" && lots[index][line].ranked == high {
        lots[index][line].selected = decision
      }
    }
  }
}

/// Random tenders in which equal prices and prices at a limit are frequent.
struct RandomTender {
  var random: SplitMix64

  /// A lot of 1 to 14 bidders.
  mutating func lot(_ name: String) throws -> [Bid] {
    let count = Int.random(in: 1...14, using: &random)
    // Small numbers in few steps make equal prices; 1.8 and 0.5 times them make limits.
    let base = Int64.random(in: 1...40, using: &random) * 10_000
    let hasCeiling = Int.random(in: 0..<5, using: &random) > 0
    return try (0..<count).map { index in
      try bid(name, bidder: "\(index)", base: base, hasCeiling: hasCeiling)
    }.shuffled(using: &random)
  }

  private mutating func bid(
    _ lot: String, bidder: String, base: Int64, hasCeiling: Bool
  ) throws -> Bid {
    let strength = ["1mg", "1mg", "2mg", "4mg"].randomElement(using: &random) ?? "1mg"
    let pack = [1, 1, 1, 2, 3, 7].randomElement(using: &random) ?? 1
    var unit: Int64
    switch Int.random(in: 0..<8, using: &random) {
    case 0: unit = base * 18 / 10
    case 1: unit = base * 2
    case 2: unit = 100_000
    case 3: unit = base * 4
    default: unit = base * Int64.random(in: 2...9, using: &random) / 2
    }
    if strength == "2mg", Bool.random(using: &random) { unit = unit * 17 / 10 }
    if strength == "4mg", Bool.random(using: &random) { unit = unit * 289 / 100 }
    var quote = unit * Int64(pack)
    if Int.random(in: 0..<4, using: &random) == 0 {
      quote += Int64.random(in: -1...1, using: &random)
    }
    let isMissing = Int.random(in: 0..<12, using: &random) == 0
    var tieBreaks: [TieBreak: Ratio] = [:]
    for key in TieBreak.allCases where Int.random(in: 0..<3, using: &random) > 0 {
      tieBreaks[key] = Ratio(Int.random(in: 1...2, using: &random))
    }
    let ownLowest =
      Int.random(in: 0..<10, using: &random) == 0
      ? unit + Int64.random(in: -1...1, using: &random) : nil
    return Bid(
      lot: lot, bidder: bidder, strength: NamedStrength(strength, try .init(strength)),
      packCount: pack,
      quote: isMissing ? nil : Yuan(millionths: max(1, quote)),
      ceiling: hasCeiling ? Yuan(millionths: max(1, base * 4)) : nil,
      ownLowest: ownLowest.map { Yuan(millionths: max(1, $0)) }, tieBreaks: tieBreaks,
      isCounted: isMissing ? true : nil)
  }
}
