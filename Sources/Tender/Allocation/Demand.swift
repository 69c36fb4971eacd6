public import ExactNumbers
public import Files
public import PriceRatio
public import Tables
import Wording

/// The volume that hospitals of one region reported for one lot.
public struct Demand: Sendable {
  /// The class of drug on which the first-year share depends.
  public enum Category: String, Sendable, CaseIterable {
    /// All drugs not named below.
    case general
    /// Antibacterials and the restricted list.
    case restricted
    /// Special-use antibacterials and monitored drugs.
    case special
  }

  /// The lot.
  public private(set) var lot: String
  /// The region.
  public private(set) var region: String
  /// The strength that was reported; nil where the lot has only one.
  public let strength: (text: String, value: Strength)?
  /// The brand, that is the bidder, where hospitals report by brand.
  public private(set) var brand: String?
  /// Who supplied the region until now.
  public private(set) var incumbent: String?
  /// Which share table applies.
  public let category: Category
  /// The reported volume in the file's own unit.
  public let volume: Ratio
  /// The mean volume of the years before, in the same unit.
  public var meanUse: Ratio?
  /// Why less is reported than was used.
  public var reason: String?
  /// The row in the file.
  public let row: Int

  /// The same with its names as they are shown.
  fileprivate func shown(by names: Names) -> Demand {
    var demand = self
    (demand.lot, demand.region) = (names.shown(lot), names.shown(region))
    (demand.brand, demand.incumbent) = (brand.map(names.shown), incumbent.map(names.shown))
    return demand
  }
}

/// Reads the table of reported volumes.
public enum DemandTable {
  /// Reads a file by the schema `demand`; with the lots of the bids, strengths that do not compare
  /// with theirs are findings, and names that are near theirs are noted.
  ///
  /// - Returns: the rows, none when there are errors among the findings; and the layout, for what is
  ///   found later.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, lots: TenderLots? = nil
  ) throws(FileError) -> (demand: [Demand], findings: Findings, layout: TableReader.Layout) {
    var reader = DemandReader(
      try TableReader(path: path, schema: schema), lots, lots?.known ?? Names(schema.aliases))
    var demand: [Demand] = []
    while let row = try reader.table.next() {
      if let read = reader.demand(row) { demand.append(read) }
    }
    reader.checkGaps()
    var findings = reader.table.findings
    findings.add(reader.names.findings(file: reader.table.name))
    findings.sortByRow()
    let names = reader.names
    if names.showOthers { demand = demand.map { $0.shown(by: names) } }
    return (findings.hasErrors ? [] : demand, findings, reader.table.layout)
  }
}

/// Reads reported volumes row by row.
private struct DemandReader: ~Copyable {
  var table: TableReader
  private let lot, region, strength, brand, incumbent, category, volume: TableReader.Column
  private let meanUse, reason: TableReader.Column
  private let lots: TenderLots?
  private(set) var names: Names
  private var seen: [String: Int] = [:]
  /// The names that were held against those of the bids.
  private var noted: Set<String> = []
  /// What the rows of a lot, or of a region of it, must have in common, with the row that says so.
  private var categories: [String: (value: Demand.Category, row: Int)] = [:]
  private var incumbents: [String: (value: String, row: Int)] = [:]
  private var lotsWithStrength: Set<String> = []
  private var rowsWithout: [(lot: String, row: Int)] = []
  /// The strengths of each lot as read, and the rows with one that is not understood.
  private var strengths: [String: Set<Strength>] = [:]
  private var openRows: [(lot: String?, row: Int, strength: NamedStrength)] = []

  init(_ table: consuming TableReader, _ lots: TenderLots?, _ names: Names) {
    (lot, region) = (table.column("lot"), table.column("region"))
    (strength, brand) = (table.column("strength"), table.column("brand"))
    (incumbent, category) = (table.column("incumbent"), table.column("category"))
    volume = table.column("volume")
    (meanUse, reason) = (table.column("mean_use"), table.column("need_reason"))
    self.table = table
    (self.lots, self.names) = (lots, names)
  }

  mutating func demand(_ row: Record) -> Demand? {
    let lot = table.name(row, lot, &names)
    let region = table.name(row, region, &names)
    let errors = table.findings.errorCount
    let strength = table.text(row, strength).map { NamedStrength($0) }
    // One of a lot of the bids is held against theirs.
    let isOfBids = lot.flatMap { lots?.has($0) } ?? false
    if let strength, strength.value.fault != nil, !isOfBids {
      openRows.append((lot, row.row, strength))
    }
    if let strength, strength.packCount ?? 1 > 1 || strength.holdsUnreadCount {
      table.add(
        .packCountDiffers, row, self.strength, value: strength.text,
        reason: Text(
          en: "the strength says how many are in the pack; whether the volume is in packs or in "
            + "smallest units is not said: leave the count away, and give smallest units",
          zh: "规格写明了包装数量，但未说明报量按包装还是按最小单位：请去掉包装数量并按最小单位填写"))
    }
    let isReadable = table.findings.errorCount == errors
    let brand = table.name(row, brand, &names)
    let incumbent = table.name(row, incumbent, &names)
    let category = table.category(row, category)
    let volume = table.amount(row, volume)
    let meanUse = table.amount(row, meanUse)
    let reason = table.text(row, reason)
    guard let lot, let region, let volume else { return nil }
    let demand = Demand(
      lot: lot, region: region, strength: strength.map { ($0.text, $0.value) }, brand: brand,
      incumbent: incumbent,
      category: category ?? .general, volume: volume, meanUse: meanUse, reason: reason, row: row.row
    )
    noteRepeated(demand, row)
    checkAgreement(demand, row, isReadable: isReadable)
    if let lots { check(demand, row, lots) }
    return demand
  }

  private mutating func noteRepeated(_ demand: Demand, _ row: Record) {
    let key = [demand.lot, demand.region, demand.strength?.text ?? "", demand.brand ?? ""]
      .joined(separator: "\u{1F}")
    guard let first = seen[key] else {
      seen[key] = row.row
      return
    }
    table.findings.add(
      Finding(
        .repeatedDemand, severity: .note, file: table.name, row: row.row, column: region.heading,
        value: demand.region,
        reason: Text(
          en: "row \(first) reports this lot, region, strength and brand too: they add up",
          zh: "第 \(first) 行已有该品种、地区、规格与品牌的报量：两者相加")))
  }
}

/// What the rows of a lot must agree on, as one value decides for all of them.
extension DemandReader {
  fileprivate mutating func checkAgreement(_ demand: Demand, _ row: Record, isReadable: Bool) {
    let lot = demand.lot
    let first = categories[lot] ?? (demand.category, row.row)
    categories[lot] = first
    if first.value != demand.category {
      contradict(row, category, demand.category.rawValue, first.value.rawValue, first.row)
    }
    if let incumbent = demand.incumbent {
      let key = lot + "\u{1F}" + demand.region
      let first = incumbents[key] ?? (incumbent, row.row)
      incumbents[key] = first
      if first.value != incumbent {
        contradict(row, self.incumbent, incumbent, first.value, first.row)
      }
    }
    if let strength = demand.strength {
      lotsWithStrength.insert(lot)
      strengths[lot, default: []].insert(strength.value)
    } else if isReadable {
      rowsWithout.append((lot, row.row))
    }
  }

  /// Reports the rows without a strength in lots where others have one: volumes of different
  /// strengths do not add up as they are.
  fileprivate mutating func checkGaps() {
    checkOpen()
    for (lot, row) in rowsWithout where lotsWithStrength.contains(lot) {
      table.findings.add(
        Finding(
          .missingValue, file: table.name, row: row, column: strength.heading,
          reason: Text(
            en: "the value is empty, but other rows of the lot `\(lot)` have one",
            zh: "值为空，而“\(lot)”的其他行已填写")))
    }
  }

  /// Reports strengths that are not understood: a note where all of the lot are written alike, as
  /// their volumes add up whatever they mean.
  private mutating func checkOpen() {
    var noted: Set<String> = []
    for (lot, row, strength) in openRows {
      let areAlike = lot.map { (strengths[$0]?.count ?? 0) < 2 } ?? false
      guard let fault = strength.value.fault,
        !areAlike || lot.map({ noted.insert($0).inserted }) == true
      else { continue }
      table.findings.add(
        Finding(
          fault.code, severity: areAlike ? .note : .error, file: table.name, row: row,
          column: self.strength.heading, value: strength.text, reason: fault.reason))
    }
  }

  private mutating func contradict(
    _ row: Record, _ column: TableReader.Column, _ value: String, _ other: String, _ earlier: Int
  ) {
    table.add(
      .contradiction, row, column, value: value,
      reason: Text(
        en: "row \(earlier) of the same lot says `\(other)`", zh: "同一品种的第 \(earlier) 行为“\(other)”"))
  }

  /// Holds a row against the bids.
  fileprivate mutating func check(_ demand: Demand, _ row: Record, _ lots: TenderLots) {
    let isNew = noted.insert(demand.lot).inserted
    guard table.checkUnits(row, lot, demand.lot, lots) else { return }
    guard lots.has(demand.lot) else {
      if isNew { table.noteLot(row, lot, demand.lot, lots) }
      return
    }
    // Who supplied a region before need not bid again; a brand of nobody's gives its volume to others.
    for (column, name, onlyNear) in [
      (brand, demand.brand, false), (incumbent, demand.incumbent, true),
    ] {
      guard let name, noted.insert(demand.lot + "\u{1F}" + name).inserted else { continue }
      table.noteBidder(row, column, name, lot: demand.lot, lots, onlyNear: onlyNear)
    }
    guard let strength = demand.strength else { return }
    table.checkStrength(row, self.strength, strength, lot: demand.lot, lots)
  }
}

extension TableReader {
  /// A category of drugs; one that there is not is a finding.
  mutating func category(_ row: Record, _ column: Column) -> Demand.Category? {
    guard let text = text(row, column) else { return nil }
    let chinese = ["一般": Demand.Category.general, "限制": .restricted, "特殊": .special]
    if let category = Demand.Category(rawValue: text) ?? chinese[text] { return category }
    add(.unknownCategory, row, column, value: text)
    return nil
  }

  /// A strength; what cannot be read is a finding, unless the lot is written alike.
  mutating func strength(_ row: Record, _ column: Column, comparedTo main: Strength? = nil)
    -> NamedStrength?
  {
    guard let text = text(row, column) else { return nil }
    let named = NamedStrength(text)
    guard let fault = named.value.fault, main.map({ Self.compare(named.value, $0) }) != true else {
      return named
    }
    add(fault.code, row, column, value: text, reason: fault.reason)
    return nil
  }

  private static func compare(_ strength: Strength, _ main: Strength) -> Bool {
    (try? strength.contentRatio(to: main)) != nil
  }
}

extension FindingCode {
  /// Two rows of demand for the same thing; only a note.
  static let repeatedDemand = FindingCode("repeated-demand")
  /// A category that the share tables do not have.
  static let unknownCategory = FindingCode("unknown-category")
}
