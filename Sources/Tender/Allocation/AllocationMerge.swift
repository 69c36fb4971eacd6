import ExactNumbers
import Wording

/// Puts together what the winners of a lot get in each of the orders in which they may stand: what
/// is the same in all stands, the rest is open.
struct AllocationMerge {
  private let lot: LotOutcome
  private let regions: [String: Int]

  init(_ lot: LotOutcome, _ need: LotDemand) {
    self.lot = lot
    regions = Dictionary(uniqueKeysWithValues: need.regions.enumerated().map { ($1.name, $0) })
  }

  /// Who supplies or stands by where.
  struct Place: Hashable {
    let region: String
    let bidder: String
    let isStandby: Bool

    init(_ line: AllocationLine) {
      (region, bidder) = (line.region, line.bidder)
      isStandby = !line.isMain
    }
  }

  /// Adds the lines of the lot, one case for each order.
  func add(_ cases: [[AllocationLine]], to allocation: inout Allocation) {
    guard cases.count > 1 else { return allocation.lines += cases.first ?? [] }
    var lines: [Place: [AllocationLine]] = [:]
    for line in cases.joined() { lines[Place(line), default: []].append(line) }
    var open: [String: [String]] = [:]
    for place in inOrder(Array(lines.keys)) {
      guard let all = lines[place], var line = all.first else { continue }
      if all.contains(where: { $0.term != line.term }) { line.leaveTermOpen() }
      if all.count < cases.count || all.contains(where: { !$0.isSameButTerm(as: line) }) {
        line.leaveOpen(as: place.isStandby ? .standbyTie : .tie)
        // What hospitals may choose has no name.
        if !place.bidder.isEmpty { open[place.region, default: []].append(place.bidder) }
      }
      allocation.lines.append(line)
    }
    for region in open.keys.sorted(by: { (regions[$0] ?? 0) < (regions[$1] ?? 0) }) {
      let bidders = open[region] ?? []
      allocation.openRegions.append(
        OpenRegion(lot: lot.name, region: region, bidders: bidders.unique, key: nil))
    }
  }

  /// By region in the order of the demand, main suppliers first, then by rank, with what hospitals may
  /// choose at the end.
  private func inOrder(_ places: [Place]) -> [Place] {
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
  static func mark(_ allocation: inout Allocation, _ others: Allocation, key: String) {
    let own = byRegion(allocation.lines)
    let otherwise = byRegion(others.lines)
    for (lot, region) in regions(allocation.lines) {
      let place = [lot, region]
      let (before, after) = (own[place] ?? [], otherwise[place] ?? [])
      guard before != after, !before.contains(where: { $0.role == .undecided }) else { continue }
      let isTermAlone =
        before.count == after.count && zip(before, after).allSatisfy { $0.isSameButTerm(as: $1) }
      if isTermAlone {
        leaveTermsOpen(&allocation, place)
      } else {
        leaveOpen(&allocation, place, after, key)
      }
    }
  }

  /// The volumes stand, and how long they are agreed for is open.
  private static func leaveTermsOpen(_ allocation: inout Allocation, _ place: [String]) {
    for index in allocation.lines.indices
    where [allocation.lines[index].lot, allocation.lines[index].region] == place {
      allocation.lines[index].leaveTermOpen()
    }
  }

  private static func leaveOpen(
    _ allocation: inout Allocation, _ place: [String], _ otherwise: [AllocationLine], _ key: String
  ) {
    func isHere(_ line: AllocationLine) -> Bool {
      line.lot == place[0] && line.region == place[1] && line.isMain
    }
    var names: [String] = []
    for index in allocation.lines.indices where isHere(allocation.lines[index]) {
      allocation.lines[index].leaveOpen(as: .undecided)
      names.append(allocation.lines[index].bidder)
    }
    let more = otherwise.filter { !names.contains($0.bidder) }.map { line in
      var line = line
      line.leaveOpen(as: .undecided)
      return line
    }
    let end = allocation.lines.lastIndex(where: isHere).map { $0 + 1 } ?? allocation.lines.count
    allocation.lines.insert(contentsOf: more, at: end)
    // What an unverified number opens is open for that, whatever equal bids it makes.
    allocation.openRegions.removeAll { $0.lot == place[0] && $0.region == place[1] }
    allocation.openRegions.append(
      OpenRegion(
        lot: place[0], region: place[1], bidders: names + more.map(\.bidder), key: key))
  }

  /// The lines of main suppliers by lot and region.
  private static func byRegion(_ lines: [AllocationLine]) -> [[String]: [AllocationLine]] {
    Dictionary(grouping: lines.filter(\.isMain)) { [$0.lot, $0.region] }
  }

  /// The lots and regions of the lines, each once, in their order.
  private static func regions(_ lines: [AllocationLine]) -> [(String, String)] {
    var last = ("", "")
    return lines.compactMap { line in
      defer { last = (line.lot, line.region) }
      return (line.lot, line.region) == last ? nil : (line.lot, line.region)
    }
  }
}

extension AllocationLine {
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
