public import Tables
import Wording

/// The distributors that the files name, each known by its index; by hospital, each distributor of a
/// hospital has one of its own, so that caps, ranks and answers hold for each hospital by itself.
public struct Roster: Sendable {
  /// A distributor, and the hospital to which it delivers.
  private struct Party: Hashable {
    let firm, hospital: Int
  }

  /// The distributors' names by their numbers, which are the indices unless hospitals are apart.
  private(set) var known: Names
  /// The hospitals' names by their numbers.
  private(set) var hospitals: Names
  /// Whether each hospital is taken by itself.
  public let isByHospital: Bool
  /// What the indices stand for, where hospitals are apart.
  private var parties: [Party] = []
  private var places: [Party: Int] = [:]

  /// No distributors; aliases are taken for their standard names.
  public init(_ aliases: Aliases = .none, byHospital: Bool = false) {
    known = Names(aliases)
    hospitals = Names(aliases)
    isByHospital = byHospital
  }

  /// What names stand for.
  var aliases: Aliases { known.aliases }

  /// How many indices there are.
  public var count: Int { isByHospital ? parties.count : known.shown.count }

  /// The name at an index as it is shown, with the hospital where hospitals are apart.
  public subscript(index: Int) -> String {
    guard let hospital = hospital(of: index) else { return distributor(of: index) }
    return "\(distributor(of: index))（\(hospital)）"
  }

  /// The names as they are shown, in the order in which they came.
  public var names: [String] { (0..<count).map { self[$0] } }

  /// The distributor's name at an index.
  public func distributor(of index: Int) -> String {
    known.shown[isByHospital ? parties[index].firm : index]
  }

  /// The hospital at an index; nil unless hospitals are apart.
  public func hospital(of index: Int) -> String? {
    isByHospital ? hospitals.shown[parties[index].hospital] : nil
  }

  /// The indices of each hospital in the order of its distributors' names, hospitals in that of
  /// theirs; all together unless hospitals are apart.
  public var byHospital: [[Int]] {
    guard isByHospital else { return [sortedPositions(known.shown)] }
    let order = sortedPositions(distributors)
    let ofHospital = Dictionary(grouping: order) { parties[$0].hospital }
    return sortedPositions(hospitals.shown).compactMap { ofHospital[$0] }
  }

  /// The indices of each distributor, in the order of names.
  public var byDistributor: [[Int]] {
    guard isByHospital else { return sorted.map { [$0] } }
    let ofFirm = Dictionary(grouping: sorted) { parties[$0].firm }
    return sortedPositions(known.shown).compactMap { ofFirm[$0] }
  }

  private var distributors: [String] { (0..<count).map { distributor(of: $0) } }

  /// The indices in the order of hospitals and names.
  public var sorted: [Int] { byHospital.flatMap { $0 } }

  /// Where each index stands in that order.
  public var ranks: [Int] {
    var ranks = [Int](repeating: 0, count: count)
    for (rank, index) in sorted.enumerated() { ranks[index] = rank }
    return ranks
  }

  /// Begins with the names of a file.
  mutating func begin(file: String) {
    known.begin(file: file)
    hospitals.begin(file: file)
  }

  /// The number of a hospital in a row of a day.
  mutating func hospital(named name: String, on day: Day? = nil) -> Int {
    hospitals.number(of: name, on: day)
  }

  /// The same of a name whose aliases have been looked up, for so many rows.
  mutating func hospital(ofSpelling name: String, times: Int) -> Int {
    hospitals.number(ofSpelling: name, times: times)
  }

  /// The index of a name in a row of a day, a new one when it comes for the first time; by hospital,
  /// the row must have one.
  public mutating func index(of name: String, at hospital: Int? = nil, on day: Day? = nil) -> Int {
    index(ofFirm: known.number(of: name, on: day), at: hospital ?? 0)
  }

  /// The number of a distributor whose aliases have been looked up, for so many rows.
  mutating func firm(ofSpelling name: String, times: Int) -> Int {
    known.number(ofSpelling: name, times: times)
  }

  /// The index of a distributor by its number and that of the hospital.
  mutating func index(ofFirm firm: Int, at hospital: Int) -> Int {
    guard isByHospital else { return firm }
    let party = Party(firm: firm, hospital: hospital)
    let index = places[party] ?? parties.count
    if index == parties.count {
      parties.append(party)
      places[party] = index
    }
    return index
  }

  /// Notes which spellings were taken as one name, each of the file that has them.
  public func findings(file: String) -> Findings {
    var findings = known.findings(file: file)
    if isByHospital { findings.add(hospitals.findings(file: file)) }
    return findings
  }
}
