import ExactNumbers
import Wording

/// Puts together what the winners of a lot get in each of the orders in which they may stand: what
/// is the same in all stands, the rest is open.
struct AllocationMerge {
  private let lot: LotOutcome
  private let need: LotDemand
  /// The lines of the first order.
  private(set) var first: [AllocationLine] = []
  private var places: [Place: Found] = [:]
  private var cases = 0

  init(_ lot: LotOutcome, _ need: LotDemand) {
    self.lot = lot
    self.need = need
  }

  /// Who supplies or stands by where.
  private struct Place: Hashable {
    let region: String
    let bidder: String
    let isStandby: Bool

    init(_ line: AllocationLine) {
      (region, bidder) = (line.region, line.bidder)
      isStandby = !line.isMain
    }
  }

  /// The first line of a place, in how many orders there is one, and whether all say the same.
  private struct Found {
    var line: AllocationLine
    var count = 0
    var isSame = true
    var isTermSame = true
  }

  /// Takes in the lines of one order.
  mutating func take(_ lines: [AllocationLine]) {
    cases += 1
    // Nearly always there is one order, and nothing to be compared.
    guard cases > 1 else { return first = lines }
    if cases == 2 { compare(first) }
    compare(lines)
  }

  private mutating func compare(_ lines: [AllocationLine]) {
    for line in lines {
      var found = places[Place(line)] ?? Found(line: line)
      found.count += 1
      found.isSame = found.isSame && line.isSameButTerm(as: found.line)
      found.isTermSame = found.isTermSame && line.term == found.line.term
      places[Place(line)] = found
    }
  }

  /// Adds the lines of the lot.
  func add(to allocation: inout Allocation) {
    guard cases > 1 else { return allocation.lines += first }
    var open: [String: [String]] = [:]
    let regions = need.places
    for place in inOrder(Array(places.keys), regions) {
      guard let found = places[place] else { continue }
      var line = found.line
      if !found.isTermSame { line.leaveTermOpen() }
      if found.count < cases || !found.isSame {
        line.leaveOpen(as: place.isStandby ? .standbyTie : .tie)
        // What hospitals may choose has no name.
        if !place.bidder.isEmpty { open[place.region, default: []].append(place.bidder) }
      }
      allocation.lines.append(line)
    }
    for region in open.keys.sorted(by: { (regions[$0] ?? 0) < (regions[$1] ?? 0) }) {
      let bidders = open[region] ?? []
      allocation.openRegions.append(
        OpenRegion(lot: lot.name, region: region, bidders: bidders.unique, other: nil))
    }
  }

  /// By region in the order of the demand, main suppliers first, then by rank, with what hospitals may
  /// choose at the end.
  private func inOrder(_ places: [Place], _ regions: [String: Int]) -> [Place] {
    var ranks: [String: Int] = [:]
    for (index, standing) in lot.standings.enumerated() where ranks[standing.bid.entity] == nil {
      ranks[standing.bid.entity] = index
    }
    func key(_ place: Place) -> (Int, Int, Int) {
      (
        regions[place.region] ?? 0, place.isStandby ? 1 : 0,
        ranks[place.bidder] ?? lot.standings.count
      )
    }
    return places.sorted { key($0) < key($1) }
  }
}

/// Leaves open what another value of an unverified number changes for a main supplier, or leaves
/// without an answer, as it needs something else that is not given; standby
/// suppliers are told with the numbers that they rest on, and stand.
enum AllocationDoubt {
  static func mark(_ allocation: inout Allocation, _ others: Allocation, _ other: OtherRules) {
    guard allocation.lines != others.lines else { return }
    let own = byRegion(allocation.lines)
    let otherwise = byRegion(others.lines)
    var (terms, changed) = (Set<[String]>(), [[String]]())
    for place in regions(allocation.lines) {
      let (before, after) = (own[place] ?? [], otherwise[place] ?? [])
      guard before != after, !before.contains(where: { $0.role == .undecided }) else { continue }
      let isTermAlone =
        before.count == after.count && zip(before, after).allSatisfy { $0.isSameButTerm(as: $1) }
      if isTermAlone { terms.insert(place) } else { changed.append(place) }
    }
    // The volumes stand, and how long they are agreed for is open.
    if !terms.isEmpty {
      for index in allocation.lines.indices where terms.contains(allocation.lines[index].place) {
        allocation.lines[index].leaveTermOpen()
      }
    }
    if !changed.isEmpty { leaveOpen(&allocation, changed, own, otherwise, other) }
  }

  private static func leaveOpen(
    _ allocation: inout Allocation, _ changed: [[String]], _ own: [[String]: [AllocationLine]],
    _ otherwise: [[String]: [AllocationLine]], _ other: OtherRules
  ) {
    let open = Set(changed)
    // What an unverified number opens is open for that, whatever equal bids it makes.
    allocation.openRegions.removeAll { open.contains([$0.lot, $0.region]) }
    var more: [[String]: [AllocationLine]] = [:]
    for place in changed {
      let names = (own[place] ?? []).map(\.bidder)
      let others = (otherwise[place] ?? []).filter { !names.contains($0.bidder) }.map { line in
        var line = line
        line.leaveOpen(as: .undecided)
        return line
      }
      more[place] = others
      allocation.openRegions.append(
        OpenRegion(
          lot: place[0], region: place[1], bidders: names + others.map(\.bidder), other: other))
    }
    // Behind the last main supplier of their regions.
    var left = own.mapValues(\.count)
    var lines: [AllocationLine] = []
    for var line in allocation.lines {
      let place = line.place
      guard line.isMain, open.contains(place) else {
        lines.append(line)
        continue
      }
      line.leaveOpen(as: .undecided)
      lines.append(line)
      left[place, default: 0] -= 1
      if left[place] == 0 { lines += more[place] ?? [] }
    }
    allocation.lines = lines + changed.filter { own[$0] == nil }.flatMap { more[$0] ?? [] }
  }

  /// The lines of main suppliers by lot and region.
  private static func byRegion(_ lines: [AllocationLine]) -> [[String]: [AllocationLine]] {
    Dictionary(grouping: lines.filter(\.isMain), by: \.place)
  }

  /// The lots and regions of the lines, each once, in their order.
  private static func regions(_ lines: [AllocationLine]) -> [[String]] {
    var last: [String] = []
    return lines.compactMap { line in
      defer { last = line.place }
      return line.place == last ? nil : line.place
    }
  }
}

extension AllocationLine {
  /// Its lot and its region.
  fileprivate var place: [String] { [lot, region] }

  /// Whether it is of a supplier, not of one that stands by.
  fileprivate var isMain: Bool { role != .standby && role != .standbyTie }

  /// Whether two lines say the same but for the term of the agreement, which decides nothing.
  fileprivate func isSameButTerm(as other: AllocationLine) -> Bool {
    var copy = self
    copy.term = other.term
    return copy == other
  }

  /// Leaves the years open, which go by the number of winners; a last day is the same for all.
  fileprivate mutating func leaveTermOpen() { term.years = nil }

  fileprivate mutating func leaveOpen(as role: Role) {
    self.role = role
    (share, volume) = (nil, nil)
  }
}
