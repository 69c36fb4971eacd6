public import Files
public import Tables
import Wording

/// Which regions the winners want, in order of preference.
public struct Choices: Sendable {
  private var wishes: [String: [Wish]] = [:]

  private struct Wish {
    let place: Int
    let region: String
  }

  /// No wishes.
  public init() {}

  /// Reads a table of wishes by the schema `choices`; with the lots and the demand, rows that match
  /// neither are findings.
  ///
  /// - Returns: the wishes, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, lots: TenderLots? = nil, demand: DemandList = DemandList()
  ) throws(FileError) -> (choices: Choices, findings: Findings) {
    var reader = ChoiceReader(
      try TableReader(path: path, schema: schema), lots, demand,
      lots?.known ?? Names(schema.aliases))
    var choices = Choices()
    while let row = try reader.table.next() {
      guard let choice = reader.choice(row) else { continue }
      choices.wishes[key(choice.lot, choice.bidder), default: []].append(
        Wish(place: choice.preference ?? row.row, region: choice.region))
    }
    var findings = reader.table.findings
    findings.add(reader.names.findings(file: reader.table.name))
    return (findings.hasErrors ? Choices() : choices, findings)
  }

  /// The regions that bidders who are one entity want in a lot, the dearest first.
  func regions(lot: String, bidders: [String]) -> [String] {
    Set(bidders).flatMap { wishes[Self.key(lot, $0)] ?? [] }
      .sorted { ($0.place, $0.region) < ($1.place, $1.region) }.map(\.region)
  }

  fileprivate static func key(_ lot: String, _ bidder: String) -> String {
    lot + "\u{1F}" + bidder
  }
}

/// Reads wishes row by row, and reports those that match nothing or have no place of their own.
private struct ChoiceReader: ~Copyable {
  var table: TableReader
  private let lot, bidder, region, preference: TableReader.Column
  private let lots: TenderLots?
  private(set) var names: Names
  /// The regions of each lot, in the order of the demand.
  private var regions: [String: (inOrder: [String], all: Set<String>)] = [:]
  /// By lot and bidder, whether the first row has a preference, and which row has which.
  private var places: [String: (areGiven: Bool, rows: [Int: Int])] = [:]

  init(_ table: consuming TableReader, _ lots: TenderLots?, _ demand: DemandList, _ names: Names) {
    (lot, bidder) = (table.column("lot"), table.column("bidder"))
    (region, preference) = (table.column("region"), table.column("preference"))
    self.table = table
    (self.lots, self.names) = (lots, names)
    for row in demand where regions[row.lot]?.inOrder.last != row.region {
      regions[row.lot, default: ([], [])].inOrder.append(row.region)
      regions[row.lot]?.all.insert(row.region)
      self.names.settle(row.region)
    }
  }

  mutating func choice(_ row: Record) -> (
    lot: String, bidder: String, region: String, preference: Int?
  )? {
    let lot = table.name(row, lot, &names)
    let bidder = table.name(row, bidder, &names)
    let region = table.name(row, region, &names)
    let preference = table.count(row, preference)
    guard let lot, let bidder, let region else { return nil }
    checkNames(row, lot, bidder, region)
    checkPlace(row, preference, of: Choices.key(lot, bidder))
    return (lot, bidder, region, preference)
  }

  private mutating func checkNames(_ row: Record, _ lot: String, _ bidder: String, _ region: String)
  {
    guard let lots,
      table.checkBidder(row, lot: (self.lot, lot), bidder: (self.bidder, bidder), lots),
      let known = regions[lot], !known.all.contains(region)
    else { return }
    table.addUnmatched(
      row, self.region, value: region, among: known.inOrder,
      what: Text(
        en: "the demand for the lot `\(lot)` has no such region", zh: "“\(lot)”的报量中没有该地区"))
  }

  /// Two wishes in one place would be put in order by something that nobody said.
  private mutating func checkPlace(_ row: Record, _ place: Int?, of key: String) {
    var known = places[key] ?? (place != nil, [:])
    defer { places[key] = known }
    guard known.areGiven == (place != nil) else {
      table.add(
        .contradiction, row, preference, value: place.map { String($0) },
        reason: Text(
          en: "give all choices of a bidder in a lot a preference, or none of them",
          zh: "同一企业同一品种的各项意愿应全部填写优先顺序，或全部不填"))
      return
    }
    guard let place else { return }
    if let earlier = known.rows[place] {
      table.add(
        .contradiction, row, preference, value: String(place),
        reason: Text(
          en: "row \(earlier) has the same preference", zh: "与第 \(earlier) 行的优先顺序相同"))
    }
    known.rows[place] = known.rows[place] ?? row.row
  }
}
