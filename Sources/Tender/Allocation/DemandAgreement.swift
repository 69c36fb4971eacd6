import PriceRatio
import Tables
import Wording

/// Holds rows of demand against each other and against the bids.
///
/// What may be wrong is found lot by lot on all processors, and told in the order of the file.
struct DemandAgreement: ~Copyable {
  private let rows: DemandRows
  private let texts: DemandTexts
  private let grouped: DemandLots
  private let columns: DemandColumns
  private let lots: TenderLots?
  private var table: TableReader

  /// All that was found.
  var findings: Findings { table.findings }

  init(
    _ rows: DemandRows, _ texts: DemandTexts, _ grouped: DemandLots, _ columns: DemandColumns,
    _ lots: TenderLots?, _ header: Findings
  ) {
    (self.rows, self.texts, self.grouped) = (rows, texts, grouped)
    (self.columns, self.lots) = (columns, lots)
    table = TableReader(columns.table)
    table.findings = header
  }

  mutating func add(_ finding: Finding) { table.findings.add(finding) }

  /// Tells what was found when the rows were read, and with each row what is found by other rows.
  mutating func tell(_ faults: DemandReader.Faults) {
    var (next, place) = (faults.startIndex, 0)
    let doubts = doubts()
    while next < faults.endIndex || place < doubts.count {
      let row = place < doubts.count ? rows.row(of: Int(doubts[place].position)) : Int.max
      if next < faults.endIndex, faults[next].row <= row {
        table.findings.add(faults[next].findings)
        next += 1
      } else {
        tell(doubts[place])
        place += 1
      }
    }
  }

  /// What may be wrong in all rows, in their order.
  private func doubts() -> [DemandDoubt] {
    let (rows, texts, grouped, lots) = (rows, texts, grouped, lots)
    let size = max(1, grouped.count / 256)
    let slices = inSlices(of: grouped.count, size: size) { slice in
      var search = DemandSearch(rows, texts, lots)
      for lot in slice {
        search.look(
          at: grouped.positions(of: lot), texts.names[Int(grouped.numbers[lot])])
      }
      return search.sorted()
    }
    return slices.flatMap { $0 }.sorted()
  }

  private func name(_ column: DemandColumn, _ position: Int) -> String {
    rows.text(column, of: position).map { texts.names[Int($0)] } ?? ""
  }

  private mutating func tell(_ doubt: DemandDoubt) {
    let position = Int(doubt.position)
    let (record, lot) = (Record(row: rows.row(of: position)), name(.lot, position))
    switch doubt.kind {
    case .repeated: noteRepeated(position, rows.row(of: Int(doubt.earlier)))
    case .category:
      contradict(
        doubt, .category, rows.category(of: position).rawValue,
        rows.category(of: Int(doubt.earlier)).rawValue)
    case .incumbent:
      contradict(
        doubt, .incumbent, name(.incumbent, position), name(.incumbent, Int(doubt.earlier)))
    default:
      guard let lots else { return }
      tell(doubt.kind, record, position, lot, lots)
    }
  }

  /// Tells what the bids say otherwise.
  private mutating func tell(
    _ kind: DemandDoubt.Kind, _ record: Record, _ position: Int, _ lot: String, _ lots: TenderLots
  ) {
    switch kind {
    case .lotInUnits: _ = table.checkUnits(record, columns[.lot], lot, lots)
    case .unknownLot: table.noteLot(record, columns[.lot], lot, lots)
    // Who supplied a region before need not bid again; a brand of nobody's gives its volume to others.
    case .unknownBrand:
      table.noteBidder(
        record, columns[.brand], name(.brand, position), lot: lot, lots, onlyNear: false)
    case .unknownIncumbent:
      table.noteBidder(
        record, columns[.incumbent], name(.incumbent, position), lot: lot, lots, onlyNear: true)
    case .incomparable:
      guard let number = rows.text(.strength, of: position) else { return }
      let strength = texts.strengths[Int(number)]
      table.checkStrength(
        record, columns[.strength], (strength.text, strength.value), lot: lot, lots)
    default: break
    }
  }

  private mutating func noteRepeated(_ position: Int, _ first: Int) {
    // Of many that are told nobody reads the last.
    guard table.findings.shown.count < Findings.limit else { return }
    table.findings.add(
      Finding(
        .repeatedDemand, severity: .note, file: table.name, row: rows.row(of: position),
        column: columns[.region].heading, value: name(.region, position),
        reason: Text(
          en: "row \(first) reports this lot, region, strength and brand too: they add up",
          zh: "第 \(first) 行已有该品种、地区、规格与品牌的报量：两者相加")))
  }

  private mutating func contradict(
    _ doubt: DemandDoubt, _ column: DemandColumn, _ value: String, _ other: String
  ) {
    let earlier = rows.row(of: Int(doubt.earlier))
    table.add(
      .contradiction, Record(row: rows.row(of: Int(doubt.position))), columns[column], value: value,
      reason: Text(
        en: "row \(earlier) of the same lot says `\(other)`", zh: "同一品种的第 \(earlier) 行为“\(other)”"))
  }
}

/// What shows when all rows are there.
extension DemandAgreement {
  /// Reports strengths that are not understood, and the rows without a strength in lots where others
  /// have one: volumes of different strengths do not add up as they are.
  mutating func checkGaps() {
    table.findings.nameMergedCells(columns.table)
    guard columns[.strength].isPresent else { return }
    checkOpen()
    let haveStrength = Set(
      (0..<grouped.count).filter { lot in
        grouped.positions(of: lot).contains { rows.text(.strength, of: Int($0)) != nil }
      }.map { grouped.numbers[$0] })
    guard !haveStrength.isEmpty else { return }
    for position in 0..<rows.count
    where rows.number(.strength, of: position) == DemandRows.none && rows.isComplete(position) {
      guard let lot = rows.text(.lot, of: position), haveStrength.contains(lot) else { continue }
      let name = texts.names[Int(lot)]
      table.findings.add(
        Finding(
          .missingValue, file: table.name, row: rows.row(of: position),
          column: columns[.strength].heading,
          reason: Text(
            en: "the value is empty, but other rows of the lot `\(name)` have one",
            zh: "值为空，而“\(name)”的其他行已填写")))
    }
  }

  /// Reports strengths that are not understood: a note where all of the lot are written alike, as
  /// their volumes add up whatever they mean.
  private mutating func checkOpen() {
    guard texts.strengths.contains(where: { $0.value.fault != nil }) else { return }
    var strengths: [Int32: Set<Strength>] = [:]
    for lot in 0..<grouped.count {
      let numbers = Set(
        grouped.positions(of: lot).compactMap { rows.text(.strength, of: Int($0)) })
      strengths[grouped.numbers[lot]] = Set(numbers.map { texts.strengths[Int($0)].value })
    }
    var noted: Set<Int32> = []
    for position in 0..<rows.count {
      guard let number = rows.text(.strength, of: position),
        let fault = texts.strengths[Int(number)].value.fault
      else { continue }
      let lot = rows.text(.lot, of: position)
      // One of a lot of the bids is held against theirs.
      guard lot.map({ lots?.has(texts.names[Int($0)]) ?? false }) != true else { continue }
      let areAlike = lot.map { (strengths[$0]?.count ?? 0) < 2 } ?? false
      guard !areAlike || lot.map({ noted.insert($0).inserted }) == true else { continue }
      table.findings.add(
        Finding(
          fault.code, severity: areAlike ? .note : .error, file: table.name,
          row: rows.row(of: position), column: columns[.strength].heading,
          value: texts.strengths[Int(number)].text, reason: fault.reason))
    }
  }
}

/// What may be wrong in a row, in the order in which a row is told of.
struct DemandDoubt: Sendable, Comparable {
  enum Kind: UInt8, Sendable {
    case repeated, category, incumbent, lotInUnits, unknownLot, unknownBrand, unknownIncumbent,
      incomparable
  }

  let position: Int32
  /// The row that says otherwise, where it is another.
  var earlier: Int32 = -1
  let kind: Kind

  static func < (a: Self, b: Self) -> Bool {
    a.position == b.position ? a.kind.rawValue < b.kind.rawValue : a.position < b.position
  }
}

/// Looks for what may be wrong in the rows of some lots.
private struct DemandSearch {
  private let rows: DemandRows
  private let texts: DemandTexts
  private let lots: TenderLots?
  private let hasCategories, hasIncumbents, hasStrengths, namesFirms: Bool
  private var found: [DemandDoubt] = []
  /// The first rows of a lot's regions, strengths and brands, and those that name an incumbent.
  private var seen: [Place: Int32] = [:]
  private var incumbents: [Int32: Int32] = [:]

  private struct Place: Hashable {
    let region, strength, brand: Int32

    func hash(into hasher: inout Hasher) {
      hasher.combine(UInt64(UInt32(bitPattern: region)) << 32 | UInt64(UInt32(bitPattern: brand)))
      hasher.combine(strength)
    }
  }

  init(_ rows: DemandRows, _ texts: DemandTexts, _ lots: TenderLots?) {
    (self.rows, self.texts, self.lots) = (rows, texts, lots)
    func has(_ column: DemandColumn) -> Bool { rows.layout.place(column) > 0 }
    (hasCategories, hasIncumbents, hasStrengths) = (has(.category), has(.incumbent), has(.strength))
    namesFirms = has(.brand) || hasIncumbents
  }

  /// What was found, in the order of the rows; no more notes than are told of a file.
  func sorted() -> [DemandDoubt] {
    var repeated = 0
    return found.sorted().filter { doubt in
      if doubt.kind == .repeated { repeated += 1 }
      return doubt.kind != .repeated || repeated <= Findings.limit
    }
  }

  /// Looks at the rows of a lot.
  mutating func look(at positions: ArraySlice<Int32>, _ lot: String) {
    findRepeated(positions)
    if hasCategories { findCategories(positions) }
    if hasIncumbents { findIncumbents(positions) }
    guard let lots, let first = positions.first else { return }
    if lots.has(lot) {
      if namesFirms { findFirms(positions, lot, lots) }
      if hasStrengths { findStrengths(positions, lot, lots) }
    } else if lots.units(of: lot) != nil {
      for position in positions { add(.lotInUnits, position) }
    } else {
      add(.unknownLot, first)
    }
  }

  private mutating func add(_ kind: DemandDoubt.Kind, _ position: Int32, _ earlier: Int32 = -1) {
    found.append(DemandDoubt(position: position, earlier: earlier, kind: kind))
  }

  private mutating func findRepeated(_ positions: ArraySlice<Int32>) {
    seen.removeAll(keepingCapacity: true)
    var told = 0
    for position in positions {
      let place = Place(
        region: rows.number(.region, of: Int(position)),
        strength: max(-1, rows.number(.strength, of: Int(position))),
        brand: rows.number(.brand, of: Int(position)))
      guard let first = seen[place] else {
        seen[place] = position
        continue
      }
      // Of one lot, too.
      guard told < Findings.limit else { continue }
      told += 1
      add(.repeated, position, first)
    }
  }

  private mutating func findCategories(_ positions: ArraySlice<Int32>) {
    guard let first = positions.first else { return }
    let category = rows.category(of: Int(first))
    for position in positions where rows.category(of: Int(position)) != category {
      add(.category, position, first)
    }
  }

  private mutating func findIncumbents(_ positions: ArraySlice<Int32>) {
    incumbents.removeAll(keepingCapacity: true)
    for position in positions {
      guard let name = rows.text(.incumbent, of: Int(position)) else { continue }
      let region = rows.number(.region, of: Int(position))
      guard let first = incumbents[region] else {
        incumbents[region] = position
        continue
      }
      if rows.number(.incumbent, of: Int(first)) != name { add(.incumbent, position, first) }
    }
  }

  private mutating func findFirms(
    _ positions: ArraySlice<Int32>, _ lot: String, _ lots: TenderLots
  ) {
    var met: Set<Int32> = []
    var bidders: Set<String>?
    for position in positions {
      for (column, kind) in [
        (DemandColumn.brand, DemandDoubt.Kind.unknownBrand), (.incumbent, .unknownIncumbent),
      ] {
        guard let name = rows.text(column, of: Int(position)), met.insert(name).inserted else {
          continue
        }
        let known = bidders ?? lots.bidders(of: lot)
        bidders = known
        if !known.contains(texts.names[Int(name)]) { add(kind, position) }
      }
    }
  }

  private mutating func findStrengths(
    _ positions: ArraySlice<Int32>, _ lot: String, _ lots: TenderLots
  ) {
    var compares: [Int32: Bool] = [:]
    var main: NamedStrength??
    for position in positions {
      guard let number = rows.text(.strength, of: Int(position)) else { continue }
      if compares[number] == nil {
        let strength = main ?? lots.mainStrength(of: lot)
        main = .some(strength)
        compares[number] = strength.map { main in
          (try? texts.strengths[Int(number)].value.contentRatio(to: main.value)) != nil
        }
      }
      if compares[number] != true { add(.incomparable, position) }
    }
  }
}

extension FindingCode {
  /// Two rows of demand for the same thing; only a note.
  static let repeatedDemand = FindingCode("repeated-demand")
}
