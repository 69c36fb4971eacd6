import ExactNumbers
import Testing

@testable import Tender

/// Rounds 10 to 12 by hand: anchors, revival, floors by form, winners without volume.
@Suite struct NationalRoundsTests {
  /// Five bids of a lot in plain tablets, all shortlisted by a cap of 5.
  static let five = """
    lot,bidder,form,quote,ceiling,reported_volume
    lot,a,片,0.10,1,10
    lot,b,片,0.40,1,10
    lot,c,片,0.44,1,10
    lot,d,片,0.50,1,10
    lot,e,片,0.56,1,10
    """
  static let all = ["shortlist.caps.5": "5"]

  @Test("round 11: half of the mean is above the lowest, and only the lowest passes")
  func anchorAboveLowest() throws {
    // mean = (0.10+0.40+0.44+0.50+0.56) ÷ 5 = 0.40, A = max(0.10, 0.20) = 0.20, limit 1.8 × 0.20.
    let example = try Example("cn-2025-round11", Self.all, bids: Self.five)
    #expect(example.selected == "a:Y b:N c:N d:N e:N")
    // One winner without revival: the others may accept 1.8 × A = 0.36.
    for bidder in ["b", "c", "d", "e"] { #expect(try example.settled(bidder) == "0.3600") }
  }

  @Test("round 10: the anchor is the lowest, and revival with one winner is 1.8 times its price")
  func revivalOfRound10() throws {
    // limit = 1.8 × 0.10 = 0.18; 0.40 and more fail; floor of oral solids 0.1 holds for a.
    let example = try Example("cn-2024-round10", Self.all, bids: Self.five)
    #expect(example.selected == "a:Y b:N c:N d:N e:N")
    for bidder in ["b", "c", "d", "e"] { #expect(try example.settled(bidder) == "0.1800") }
  }

  @Test("round 11: half of the mean is below the lowest, which then is the anchor")
  func anchorIsLowest() throws {
    // mean = (1.0+1.2+2.0) ÷ 3 = 1.4, half is 0.7 < 1.0: limit 1.8.
    let example = try Example(
      "cn-2025-round11", ["shortlist.caps.3": "3"],
      bids: "lot,bidder,form,quote\nlot,a,片,1.0\nlot,b,片,1.2\nlot,c,片,2.0\n")
    #expect(example.selected == "a:Y b:Y c:N")
    // Two winners: the highest price selected without revival.
    #expect(try example.settled("c") == "1.2000")
  }

  @Test("who accepts the price of revival is selected, and does not raise it for the others")
  func acceptance() throws {
    let example = try Example("cn-2025-round11", Self.all, accepted: ["c"], bids: Self.five)
    #expect(example.selected == "a:Y b:N c:Y d:N e:N")
    #expect(try example.standing("c").entitlement == .full)
    #expect(try example.settled("b") == "0.3600")
  }

  @Test(
    "round 11, second revival: reported volume at least the brands' mean, not the highest quote",
    arguments: [
      // The volumes' mean is (10+10+9+v) ÷ 4; at v = 9 it is 9.5, at v = 10 it is 9.75.
      ("1.30", "10", true), ("1.30", "9", false), ("1.40", "10", true), ("1.60", "10", false),
    ])
  func secondRevival(quote: String, volume: String, isOffered: Bool) throws {
    let example = try Example(
      "cn-2025-round11", ["shortlist.caps.4": "2"], accepted: ["d"],
      bids: """
        lot,bidder,form,quote,reported_volume
        lot,a,片,1.00,10
        lot,b,片,1.10,10
        lot,c,片,1.50,9
        lot,d,片,\(quote),\(volume)
        """)
    let standing = try example.standing("d")
    #expect(standing.shortlisted == .no)
    #expect((standing.selected == .yes) == isOffered)
    if isOffered {
      #expect(try example.settled("d") == "1.1000")
      #expect(standing.entitlement == .noRegionChoice)
    }
  }

  static let six = """
    lot,bidder,form,quote
    lot,a,片,1.0
    lot,b,片,2.9
    lot,c,片,3.0
    lot,d,片,3.0
    lot,e,片,3.0
    lot,f,片,3.1
    """

  @Test(
    "round 12: a quote below the mean minus two deviations wins without volume and takes no place",
    arguments: [("population", "1.919078", "1.171489"), ("sample", "1.847724", "1.028782")])
  func zeroVolume(deviation: String, one: String, two: String) throws {
    // mean = 16.0 ÷ 6 = 2.666667; squares: 2.777778+0.054444+3×0.111111+0.187778 = 3.353333;
    // population sd = √(3.353333 ÷ 6) = 0.747589, sample sd = √(3.353333 ÷ 5) = 0.818943.
    let example = try Example(
      "cn-2026-round12",
      ["shortlist.caps.6": "6", "selection.deviation": deviation], bids: Self.six)
    let cheap = try example.standing("a")
    #expect(cheap.selected == .yes)
    #expect(cheap.entitlement == .noVolume)
    let prices = try example.lot().standings.compactMap { $0.price?.ranked }
    let statistics = try Anchor.Statistics(of: prices, isSample: deviation == "sample")
    #expect(try statistics.below(.one).rounded(decimals: 6).exactText == one)
    #expect(try statistics.below(Ratio(2)).rounded(decimals: 6).exactText == two)
  }

  @Test("round 12: without the winner without volume, five bids remain for the anchor and places")
  func placeIsRefilled() throws {
    // With a cap of 5 the sixth bid is out; statistics over all six valid bids put a below 1.171489.
    let example = try Example(
      "cn-2026-round12", ["shortlist.caps.6": "5", "selection.statistics_over": "valid"],
      bids: Self.six)
    // a takes no place, so that f moves up, unless places are not refilled.
    #expect(try example.standing("a").entitlement == .noVolume)
    #expect(try example.standing("f").shortlisted == .yes)
    let kept = try Example(
      "cn-2026-round12",
      [
        "shortlist.caps.6": "5", "selection.statistics_over": "valid",
        "zero_volume.refills_place": "no",
      ], bids: Self.six)
    #expect(try kept.standing("f").shortlisted == .no)
  }

  @Test(
    "with five bids or fewer no quote lies two deviations below the mean",
    arguments: ["population", "sample"])
  func noneWithFive(deviation: String) throws {
    // 1.0, 2.9, 3.0, 3.0, 3.1: mean 2.6; limits 0.995008 and 0.805564, both under 1.0.
    let example = try Example(
      "cn-2026-round12", ["shortlist.caps.5": "5", "selection.deviation": deviation],
      bids: """
        lot,bidder,form,quote
        lot,a,片,1.0
        lot,b,片,2.9
        lot,c,片,3.0
        lot,d,片,3.0
        lot,e,片,3.1
        """)
    #expect(try example.standing("a").entitlement == .full)
  }

  @Test("round 12: an originator that was not shortlisted may be selected without volume")
  func reference() throws {
    let example = try Example(
      "cn-2026-round12", ["shortlist.caps.3": "2"], accepted: ["original"],
      bids: """
        lot,bidder,form,quote,originator
        lot,a,片,1.0,N
        lot,b,片,1.1,N
        lot,original,片,9.0,Y
        """)
    let original = try example.standing("original")
    #expect(original.selected == .yes)
    #expect(original.entitlement == .noVolume)
  }

  @Test("the floor goes by the form; without a form nobody knows which, and some forms have none")
  func floorByForm() throws {
    // Floors: oral solids 0.1, small injections 1, large infusions 2. Anchor 0.01, limit 0.018.
    let example = try Example(
      "cn-2024-round10", ["shortlist.caps.4": "4"],
      bids: """
        lot,bidder,quote
        lot,a,0.01
        lot,under-all,0.10
        lot,between,0.90
        lot,above-all,2.01
        """)
    #expect(example.selected == "a:Y under-all:undecided between:undecided above-all:N")
  }

  @Test(
    "round 12: the limit is 1.8 times the exact anchor, and a price at the limit is selected",
    arguments: [
      // mean 4.2259 ÷ 3 = 1.408633, variance 0.131785, deviation 0.363022: 1.8 × 1.045611 =
      // 1.882100398; an anchor of 4 decimals would allow 1.88208 only.
      (["1.0000", "1.3438", "1.8821"], "a:Y b:Y c:Y"),
      (["1.0000", "1.3438", "1.8823"], "a:Y b:Y c:N"),
      // mean 1.4, deviation 0.4: the anchor is 1.0 by both ways, and 1.80 is at its limit.
      (["1.00", "1.80"], "a:Y b:Y"),
      // mean 1.4001, deviation 0.4001: the anchor is 1.0 again.
      (["1.00", "1.8002"], "a:Y b:N"),
    ])
  func exactAnchor(prices: [String], selected: String) throws {
    let rows = zip(["a", "b", "c"], prices).map { "lot,\($0),片,\($1)\n" }.joined()
    let example = try Example(
      "cn-2026-round12", ["shortlist.caps.\(prices.count)": "\(prices.count)"],
      bids: "lot,bidder,form,quote\n" + rows)
    #expect(example.selected == selected)
  }

  @Test("round 12: a winner without volume counts in no row of the share table and takes no region")
  func shareWithoutVolume() throws {
    // a is below the mean minus two deviations: five winners with volume, 70 % of 100, not 80 %.
    let example = try Example(
      "cn-2026-round12",
      [
        "shortlist.caps.6": "6", "share.first_year.5": "0.7", "share.first_year.6+": "0.8",
        "volume.standby": "no",
      ], bids: Self.six)
    #expect(example.selected == "a:Y b:Y c:Y d:Y e:Y f:Y")
    #expect(try example.allocated("lot,region,volume\nlot,R,100\n") == ["R b main 70"])
  }

  @Test(
    "round 11, second revival: a volume exactly at the mean is enough, whole or not",
    arguments: [
      (["10", "10", "10", "10"], true),
      // (1 + 2 + 3 + 2) ÷ 4 = 2.
      (["1", "2", "3", "2"], true),
      // (0.1 + 0.3 + 0.4 + 0.4) ÷ 4 = 0.3 for 0.4, and (0.1 + 0.3 + 0.3 + 0.2) ÷ 4 = 0.225 for 0.2.
      (["0.1", "0.3", "0.4", "0.4"], true), (["0.1", "0.3", "0.3", "0.2"], false),
      // (10 + 10 + 11 + 10) ÷ 4 = 10.25, which a whole number would cut to 10.
      (["10", "10", "11", "10"], false),
    ])
  func revivalAtTheMean(volumes: [String], isOffered: Bool) throws {
    let rows = zip(["a,1.00", "b,1.10", "c,1.50", "d,1.30"], volumes)
      .map { bid, volume in
        let parts = bid.split(separator: ",")
        return "lot,\(parts[0]),片,\(parts[1]),\(volume)\n"
      }.joined()
    let example = try Example(
      "cn-2025-round11", ["shortlist.caps.4": "2"],
      bids: "lot,bidder,form,quote,reported_volume\n" + rows)
    #expect(try example.settled("d") == (isOffered ? "1.1000" : nil))
  }

  @Test(
    "a floor of the own group of forms stands for that of `any`, whichever is higher",
    arguments: [
      // Round 2's 0.1 for any form lets 0.10 pass and 0.15 fail: 1.8 × 0.01 is far below both.
      ("片", nil, "a:Y b:Y c:N"), ("片", "0.2", "a:Y b:Y c:Y"), ("片", "0.05", "a:Y b:N c:N"),
      // A powder is no oral solid.
      ("普通粉针", "0.2", "a:Y b:Y c:N"),
    ] as [(String, String?, String)])
  func floorOfGroup(form: String, floor: String?, selected: String) throws {
    var changes = ["shortlist.caps.3": "3"]
    changes["selection.floor.oral-solid"] = floor
    let example = try Example(
      "cn-2020-round2", changes,
      bids: """
        lot,bidder,form,quote,ceiling
        lot,a,\(form),0.01,0.16
        lot,b,\(form),0.10,0.16
        lot,c,\(form),0.15,0.16
        """)
    #expect(example.selected == selected)
  }

  @Test("round 12: a quote exactly two deviations below the mean wins with volume")
  func atTheLimitOfZeroVolume() throws {
    // 1, 3, 3, 3, 3: mean 2.6, variance (1.6² + 4 × 0.4²) ÷ 5 = 0.64, deviation 0.8: 2.6 − 1.6 = 1.
    let example = try Example(
      "cn-2026-round12", ["shortlist.caps.5": "5"],
      bids: "lot,bidder,form,quote\nlot,a,片,1\nlot,b,片,3\nlot,c,片,3\nlot,d,片,3\nlot,e,片,3\n")
    #expect(try example.standing("a").entitlement == .full)
    // Without the factor two it is below.
    let nearer = try Example(
      "cn-2026-round12", ["shortlist.caps.5": "5", "zero_volume.deviations": "1.9"],
      bids: "lot,bidder,form,quote\nlot,a,片,1\nlot,b,片,3\nlot,c,片,3\nlot,d,片,3\nlot,e,片,3\n")
    #expect(try nearer.standing("a").entitlement == .noVolume)
  }

  @Test("round 12: as many bids move up as there are winners without volume, and no more")
  func severalPlacesAreRefilled() throws {
    // The first six: mean 14.1 ÷ 6 = 2.35, squares 5.095, deviation 0.921502: 1.428498 is above a and b.
    let quotes = ["1.0", "1.1", "2.9", "3.0", "3.0", "3.1", "3.2", "3.3", "3.4"]
    let rows = zip("abcdefghi", quotes).map { "lot,\($0),片,\($1)\n" }.joined()
    let example = try Example(
      "cn-2026-round12", ["shortlist.caps.9": "6", "zero_volume.deviations": "1"],
      bids: "lot,bidder,form,quote\n" + rows)
    #expect(
      try example.lot().standings.filter { $0.entitlement == .noVolume }.map(\.bid.bidder)
        == ["a", "b"])
    #expect(
      try example.lot().shortlist == "a:Y b:Y c:Y d:Y e:Y f:Y g:Y h:Y i:N")
  }

  @Test(
    "round 12: equals that got places before are not counted again where places are refilled",
    arguments: [
      // Five places: d, e, f are three at place 4, two of them in. Two of 2.9 … below 2.2 − 0.940 =
      // 1.260, a and b, are without volume: seven places hold all three and g.
      ("5", "a:Y b:Y c:Y d:Y e:Y f:Y g:Y h:N"),
      // Four places: one of the three is in; mean 2, deviation 0.951: a alone is below 1.049. The one
      // place that is freed is for one of the two that are left.
      ("4", "a:Y b:Y c:Y d:tie e:tie f:tie g:N h:N"),
    ])
  func refilledByEquals(cap: String, shortlist: String) throws {
    let quotes = ["1.0", "1.1", "2.9", "3.0", "3.0", "3.0", "3.2", "3.3"]
    let rows = zip("abcdefgh", quotes).map { "lot,\($0),片,\($1)\n" }.joined()
    let example = try Example(
      "cn-2026-round12", ["shortlist.caps.8": cap, "zero_volume.deviations": "1"],
      bids: "lot,bidder,form,quote\n" + rows)
    #expect(try example.lot().shortlist == shortlist)
  }

  @Test("round 12: a winner without volume is none of those that set the price of revival")
  func revivalBesideZeroVolume() throws {
    // a at 1.0 is below 1.171489; 1.52 × the anchor 1.919078 is 2.916998: of the others only b passes.
    // One winner: the others may accept the multiple of the anchor, not b's 2.9.
    let example = try Example(
      "cn-2026-round12", ["shortlist.caps.6": "6", "selection.multiple": "1.52"], bids: Self.six)
    #expect(example.selected == "a:Y b:Y c:N d:N e:N f:N")
    #expect(try example.settled("c") == "2.916998")
  }

  @Test("round 11, second revival: the highest quote is that of the valid ones")
  func highestValidQuote() throws {
    // c at 1.3 is the highest valid quote, as that of `above` is over its ceiling; d beside it is not.
    func settled(_ more: String) throws -> String? {
      try Example(
        "cn-2025-round11", ["shortlist.caps.4": "2", "shortlist.caps.5": "2"],
        bids: """
          lot,bidder,form,quote,ceiling,reported_volume
          lot,a,片,1.00,5,10
          lot,b,片,1.10,5,10
          lot,c,片,1.30,5,10
          lot,above,片,9,5,10
          \(more)
          """
      ).settled("c")
    }
    #expect(try settled("") == nil)
    #expect(try settled("lot,d,片,1.31,5,10") == "1.1000")
  }

  @Test("round 11, second revival: without volumes in the file nothing is offered or left open")
  func noVolumes() throws {
    let example = try Example(
      "cn-2025-round11", ["shortlist.caps.4": "2"],
      bids: "lot,bidder,form,quote\nlot,a,片,1.0\nlot,b,片,1.1\nlot,c,片,1.3\nlot,d,片,1.4\n")
    #expect(example.selected == "a:Y b:Y c:N d:N")
    #expect(try example.lot().standings.allSatisfy { !$0.hasOpenOffer })
    #expect(try example.settled("c") == nil)
  }
}
