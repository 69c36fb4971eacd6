import ExactNumbers
import Files
import Tables

/// Puts the parts of the order table together, in the order of the file.
///
/// Memory holds sums and names; the rows that wait go to a temporary file when they are many.
struct OrderMerger: BlockMerger {
  /// The distributors and hospitals that the file and the events name.
  private(set) var roster: Roster
  private(set) var settled = QuarterTable(empty: SettledLines())
  private(set) var rowCount = 0
  /// The last moment that a row names, and the first such row.
  private(set) var latest: (moment: Timestamp, row: Int)?
  /// The rows that were ordered after the moment that was asked about.
  private(set) var laterRows = 0
  /// The lines of these rows about whose orders an event may be.
  private(set) var laterLines: Set<Exemptions.KnownLine> = []
  private(set) var findings = Findings()
  /// Whether a row names its hospital, and the rows that do not.
  private var namesHospital = false
  private var unplaced = Findings()
  /// What went wrong on the way.
  private(set) var error: (any Error)?
  /// The lines that were settled, where they are remembered, one behind the other: most files turn
  /// out to be sorted, so that nobody asks for them.
  private var seen: Partitions<SeenRun>
  private var waiting: Partitions<WaitingRow>
  private var texts: Partitions<UInt8>
  private var sequence = OrderSequence()
  private let remembers: Bool
  private let memory: Int

  /// Begins with a roster; rows that wait and lines that are remembered may take so much memory.
  init(_ roster: Roster, remembers: Bool, memory: Int) {
    self.roster = roster
    self.remembers = remembers
    self.memory = memory
    // Written on as they come, and so few at a time that they are still in the cache.
    seen = Partitions(count: 1, bytes: memory / 16)
    // Half of the memory together; the other half is for the lines that may come again.
    waiting = Partitions(count: OrderIdentity.partitions, bytes: memory * 3 / 8)
    texts = Partitions(count: OrderIdentity.partitions, bytes: memory / 8)
  }

  /// Whether lines could come twice and it is not known whether they do.
  var mustRemember: Bool { !remembers && !sequence.tellsLinesApart }
  /// The rows that name no hospital, where others do.
  var withoutHospital: Findings { namesHospital ? unplaced : Findings() }
  /// Whether the rest of the file need not be read.
  var isDone: Bool { error != nil || mustRemember }

  /// Adds the next part.
  mutating func merge(_ part: OrderPart, rowsBefore: Int) {
    rowCount += part.rowCount
    findings.add(part.findings, rowsBefore: rowsBefore)
    namesHospital = namesHospital || part.namesHospital
    unplaced.add(part.unplaced, rowsBefore: rowsBefore)
    sequence.add(part.sequence)
    laterRows += part.later.count
    if let (moment, row) = part.latest, latest.map({ $0.moment < moment }) ?? true {
      latest = (moment, row + rowsBefore)
    }
    do {
      if let error = part.error { throw error }
      let firms = zip(part.firms, part.linesOfFirms).map {
        roster.firm(ofSpelling: $0, times: $1)
      }
      let hospitals = zip(part.hospitals, part.linesOfHospitals).map {
        roster.hospital(ofSpelling: $0, times: $1)
      }
      for row in part.later { take(row, firms, hospitals) }
      for (key, lines) in part.settled {
        try settled[firms[key.firm], key.quarter].add(lines)
      }
      var start = 0
      for row in part.waiting {
        let end = start + row.textLength
        try wait(row, part.texts[start..<end], firms, hospitals, rowsBefore)
        start = end
      }
      try seen.append(part.seen.map { $0.moved(by: rowsBefore) }[...], to: 0)
    } catch {
      self.error = self.error ?? error
    }
  }

  /// Takes in who is named in a row that was ordered later, and its line if an event may be about it.
  private mutating func take(_ row: LaterRow, _ firms: [Int], _ hospitals: [Int]) {
    let hospital = hospitals[row.hospital]
    let firm = roster.index(ofFirm: firms[row.firm], at: hospital)
    guard let (order, line) = row.line else { return }
    laterLines.insert(
      Exemptions.KnownLine(firm: firm, hospital: hospital, orderID: order, line: line))
  }

  private mutating func wait(
    _ row: WaitingRow, _ bytes: ArraySlice<UInt8>, _ firms: [Int], _ hospitals: [Int],
    _ rowsBefore: Int
  ) throws(FileError) {
    let partition = row.identity.order.partition
    var moved = row
    moved.row += rowsBefore
    let (firm, hospital) = (firms[Int(row.firm)], hospitals[Int(row.hospital)])
    moved.firm = Int32(roster.index(ofFirm: firm, at: hospital))
    moved.hospital = Int32(hospital)
    try waiting.append(moved, to: partition)
    try texts.append(bytes, to: partition)
  }

  /// The lines that were settled, by partition, where they may come again; else none.
  func repeatableLines() throws(FileError) -> SortedPartitions<SeenLine> {
    var lines = Partitions<SeenLine>(count: OrderIdentity.partitions, bytes: memory / 2)
    guard !sequence.tellsLinesApart else { return lines.finished() }
    let seen = seen.finished()
    for piece in 0..<seen.pieceCount {
      for run in try seen.values(ofPiece: piece, of: 0) {
        for line in run.lines { try lines.append(line, to: run.order.partition) }
      }
    }
    return lines.finished()
  }

  /// The rows that wait, when all parts are merged.
  func waitingRows() -> WaitingRows {
    WaitingRows(rows: waiting.finished(), texts: texts.finished())
  }
}

/// The rows that wait for others of their order, by partition.
struct WaitingRows: Sendable {
  fileprivate let rows: SortedPartitions<WaitingRow>
  fileprivate let texts: SortedPartitions<UInt8>

  /// The rows of a partition, in the order of the file.
  func lines(in partition: Int) throws(FileError) -> [OrderLine] {
    let rows = try rows.values(of: partition)
    guard !rows.isEmpty else { return [] }
    let texts = try texts.values(of: partition)
    // The texts stand one behind the other, as the rows do.
    var start = 0
    return rows.map { row in
      let (order, end) = (start + Int(row.orderLength), start + row.textLength)
      defer { start = end }
      return OrderLine(
        orderID: String(decoding: texts[start..<order], as: UTF8.self),
        line: String(decoding: texts[order..<end], as: UTF8.self),
        hospital: Int(row.hospital), firm: Int(row.firm), facts: row.facts,
        row: row.row, identity: row.identity)
    }
  }
}
