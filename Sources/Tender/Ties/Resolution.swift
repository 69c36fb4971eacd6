import ExactNumbers
import RuleBook

/// One way to resolve the ties of a lot: which of equal bids get the places, wherever a stage has
/// fewer places than equal bids.
///
/// The rules do not say which of equal bids comes first, so every stage is run once for each
/// resolution. A stage that has to choose asks `choose`; the first run takes the first alternative
/// everywhere, each next run the next one. Bids that no later stage can tell apart are
/// interchangeable: of those only how many are chosen makes a difference, so that hardly any tie has
/// more than a few resolutions.
struct Resolution {
  /// How many of each class are chosen, choice by choice; what later runs advance.
  private var path: [ClassCounts] = []
  /// The choices that this run has made.
  private(set) var choices: [TieChoice] = []
  /// Whether there are more classes of bids than can be gone through.
  private(set) var hasTooMany = false

  /// How many resolutions are gone through.
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// So many resolutions of a lot are gone through; beyond, it is left open as a whole. Each is as
  /// large as the lot, so that of many bids there are fewer.
  static func limit(bids: Int) -> Int { max(1, min(2_000, 200_000 / max(1, bids))) }
  /// More classes than this in one tie have more resolutions than the limit, or nearly.
  private static let mostClasses = 64

  /// What a run comes to in all ways to resolve the ties that it meets; where there are too many, a
  /// lot that is left open.
  static func each(bids: Int, _ run: (inout Resolution) throws -> LotOutcome) rethrows
    -> LotResolutions
  {
    let limit = limit(bids: bids)
    var resolution = Resolution(limit: limit)
    var all = LotResolutions(first: try ResolvedLot(run, &resolution))
    guard !resolution.choices.isEmpty else { return all }
    while !resolution.hasTooMany, resolution.advance() {
      if all.others.count + 1 == limit {
        resolution.hasTooMany = true
      } else {
        all.others.append(try ResolvedLot(run, &resolution))
      }
    }
    if resolution.hasTooMany {
      all = LotResolutions(first: ResolvedLot(outcome: all.first.outcome, choices: []))
      all.first.outcome.leaveOpen(.tie, because: .tooManyResolutions(limit: limit))
    }
    return all
  }

  /// Chooses `places` of some equal bids.
  ///
  /// `equals` are the positions of the bids among the standings, more than places.
  ///
  /// - Returns: those that get a place.
  mutating func choose(
    _ places: Int, of equals: [Int], _ standings: [Standing], _ stage: TieChoice.Stage,
    _ interchanges: (Standing, Standing) -> Bool
  ) -> Set<Int> {
    var classes: [[Int]] = []
    for index in equals {
      let known = classes.firstIndex { interchanges(standings[$0[0]], standings[index]) }
      if let known {
        classes[known].append(index)
      } else if classes.count < Self.mostClasses {
        classes.append([index])
      } else {
        hasTooMany = true
        classes[0].append(index)
      }
    }
    if path.count == choices.count {
      let counts = ClassCounts(places, of: classes.map(\.count))
      path.append(counts)
      if counts.hasMore(than: limit) { hasTooMany = true }
    }
    let counts = path[choices.count].counts
    var chosen: Set<Int> = []
    var halves: [[Bid]] = []
    for (members, count) in zip(classes, counts) {
      chosen.formUnion(members.prefix(count))
      if count > 0, count < members.count, stage.isBetweenBidders {
        halves.append(members.map { standings[$0].bid })
      }
    }
    choices.append(
      TieChoice(
        stage: stage, places: places, among: equals.map { standings[$0].bid },
        interchangeable: halves))
    return chosen
  }

  /// Whether a bid passes a test that cannot be made for want of a value: yes in some resolutions,
  /// no in others.
  mutating func guess(_ bid: Bid) -> Bool {
    if path.count == choices.count { path.append(ClassCounts(1, of: [1, 1])) }
    let passes = path[choices.count].counts[0] == 1
    choices.append(
      TieChoice(
        stage: .test, places: 1, among: [bid], interchangeable: []))
    return passes
  }

  /// Prepares the next run; false where all have been made.
  private mutating func advance() -> Bool {
    choices = []
    while var last = path.popLast() {
      if last.advance() {
        path.append(last)
        return true
      }
    }
    return false
  }
}

/// One choice between equal bids.
struct TieChoice: Sendable {
  /// Where the choice is made.
  enum Stage: Sendable {
    /// Who bids for an entity whose members quote the same.
    case entity
    /// Which of a firm's products stay.
    case perFirm(RuleSet.Cited<Int>)
    /// Who is shortlisted.
    case shortlist(RuleSet.Cited<Int>)
    /// Whether a bid passes a test for which the file lacks a value.
    case test

    /// Whether who is chosen is another bidder's outcome; of an entity any member bids for all.
    var isBetweenBidders: Bool { if case .entity = self { false } else { true } }
  }

  let stage: Stage
  /// How many of them get a place.
  let places: Int
  /// All that are equal.
  let among: [Bid]
  /// Their names.
  let bidders: EqualBidders
  /// The bids of which some are chosen and some are not, though nothing tells them apart: any of
  /// them may be the chosen ones. The chosen ones are the first.
  let interchangeable: [[Bid]]

  init(stage: Stage, places: Int, among: [Bid], interchangeable: [[Bid]]) {
    (self.stage, self.places, self.among) = (stage, places, among)
    self.interchangeable = interchangeable
    bidders = EqualBidders(among.map(\.bidder))
  }
}

/// How many bids of each class are chosen, the numbers of one choice.
private struct ClassCounts {
  private let sizes: [Int]
  private(set) var counts: [Int]

  /// The first way: as many as possible of the first classes.
  init(_ places: Int, of sizes: [Int]) {
    self.sizes = sizes
    counts = sizes.map { _ in 0 }
    fill(from: 0, places)
  }

  /// Whether there are more ways from here on than so many.
  func hasMore(than most: Int) -> Bool {
    guard sizes.count > 1 else { return false }
    var ways = self
    for _ in 0..<most where !ways.advance() { return false }
    return true
  }

  /// The next way; false after the last.
  mutating func advance() -> Bool {
    var (room, behind) = (0, 0)
    for index in counts.indices.reversed() {
      if counts[index] > 0, room > 0 {
        counts[index] -= 1
        fill(from: index + 1, behind + 1)
        return true
      }
      room += sizes[index] - counts[index]
      behind += counts[index]
    }
    return false
  }

  private mutating func fill(from start: Int, _ places: Int) {
    var rest = places
    for index in counts.indices.dropFirst(start) {
      counts[index] = min(rest, sizes[index])
      rest -= counts[index]
    }
  }
}

/// The outcome of a lot in one resolution of its ties.
struct ResolvedLot: Sendable {
  var outcome: LotOutcome
  let choices: [TieChoice]

  init(outcome: LotOutcome, choices: [TieChoice]) {
    (self.outcome, self.choices) = (outcome, choices)
  }

  /// What a run comes to.
  fileprivate init(
    _ run: (inout Resolution) throws -> LotOutcome, _ resolution: inout Resolution
  ) rethrows {
    outcome = try run(&resolution)
    choices = resolution.choices
  }
}

/// The outcomes of a lot in all resolutions of its ties; nearly always one.
struct LotResolutions: Sendable {
  var first: ResolvedLot
  var others: [ResolvedLot] = []

  init(first: ResolvedLot, others: [ResolvedLot] = []) {
    (self.first, self.others) = (first, others)
  }

  /// Changes every resolution.
  mutating func change(_ change: (inout LotOutcome) throws(NumberError) -> Void)
    throws(NumberError)
  {
    try change(&first.outcome)
    for index in others.indices { try change(&others[index].outcome) }
  }

  /// All of them.
  var all: [ResolvedLot] { [first] + others }
}
