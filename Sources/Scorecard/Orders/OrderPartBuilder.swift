import ExactNumbers
import Tables

/// Collects what the rows of a part amount to.
struct OrderPartBuilder {
  /// The distributors and the hospitals of the part.
  var firms = PartNames()
  var hospitals = PartNames()
  private var settled = SettledTable()
  private var part = OrderPart()

  /// Counts a row.
  mutating func count() { part.rowCount += 1 }

  /// Notes where a row stands among the others.
  mutating func place(order: UInt64?, line: UInt64?, waits: Bool) {
    part.sequence.add(order: order, line: line, waits: waits)
  }

  /// Adds a line that needs no other row.
  mutating func settle(_ order: OrderFacts, firm: Int, daysLate: Int) {
    do throws(NumberError) {
      try settled.add(order, firm: firm, daysLate: daysLate)
    } catch {
      part.error = part.error ?? error
    }
  }

  /// Remembers a line that was settled.
  mutating func remember(_ identity: LineIdentity, row: Int) {
    part.seen.append(
      SeenLine(identity: identity, row: row))
  }

  /// Keeps a row for the end.
  mutating func wait(
    _ facts: OrderFacts, row: Int, firm: Int, hospital: Int, order: some Collection<UInt8>,
    line: some Collection<UInt8>, identity: LineIdentity
  ) {
    part.waiting.append(
      WaitingRow(
        facts: facts, row: row, firm: Int32(firm), hospital: Int32(hospital),
        start: part.texts.count, orderLength: Int32(order.count), lineLength: Int32(line.count),
        identity: identity))
    part.texts.append(contentsOf: order)
    part.texts.append(contentsOf: line)
  }

  /// The part, with what is wrong in it; the builder is then empty again.
  mutating func finish(_ findings: Findings) -> OrderPart {
    var finished = part
    finished.firms = firms.texts
    finished.hospitals = hospitals.texts
    finished.settled = settled.cells
    finished.findings = findings
    part = OrderPart()
    firms.removeAll()
    hospitals.removeAll()
    settled = SettledTable()
    return finished
  }
}

/// The names of a part in the order in which they came, each with a place.
struct PartNames {
  private(set) var texts: [String] = []
  private var fingerprints: [Fingerprint] = []
  /// By bytes, as the fingerprints are: Swift calls some texts equal that are written in different
  /// ones, and which of them came first would depend on where the part begins.
  private var places: [[UInt8]: Int] = [:]
  /// The places by the number that the reader of blocks gave a name; -1 for names of other parts.
  private var placesByNumber: [Int] = []

  /// The place of a name.
  mutating func place(of text: String) -> Int {
    let key = Array(text.utf8)
    if let place = places[key] { return place }
    places[key] = texts.count
    texts.append(text)
    fingerprints.append(Fingerprint(text))
    return texts.count - 1
  }

  /// The place of a name of a plain row.
  mutating func place(ofNumber number: Int, in rows: borrowing BlockRows) -> Int {
    if number < placesByNumber.count, placesByNumber[number] >= 0 { return placesByNumber[number] }
    let missing = number + 1 - placesByNumber.count
    if missing > 0 { placesByNumber.append(contentsOf: repeatElement(-1, count: missing)) }
    placesByNumber[number] = place(of: rows.text(ofName: number))
    return placesByNumber[number]
  }

  /// The fingerprint of the name at a place.
  func fingerprint(_ place: Int) -> Fingerprint { fingerprints[place] }

  /// Forgets all names.
  mutating func removeAll() {
    texts.removeAll(keepingCapacity: true)
    fingerprints.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    for number in placesByNumber.indices { placesByNumber[number] = -1 }
  }
}

/// Adds up settled lines by distributor and quarter; the one used last is found at once.
struct SettledTable {
  /// What was added up.
  private(set) var cells: [(key: OrderTally.Key, lines: SettledLines)] = []
  private var places: [OrderTally.Key: Int] = [:]
  private var lastPlaces: [Int] = []
  private var lastDay = -1
  private var lastQuarter = Quarter(index: 0)

  /// Adds a line of a distributor, who is known by its place in the part.
  mutating func add(_ order: OrderFacts, firm: Int, daysLate: Int) throws(NumberError) {
    let key = OrderTally.Key(firm: firm, quarter: quarter(order))
    let place = place(of: key)
    try cells[place].lines.add(order, daysLate: daysLate)
  }

  private mutating func quarter(_ order: OrderFacts) -> Quarter {
    let day = order.orderedAt.dayNumber
    if day != lastDay { (lastDay, lastQuarter) = (day, order.quarter) }
    return lastQuarter
  }

  private mutating func place(of key: OrderTally.Key) -> Int {
    if key.firm < lastPlaces.count {
      let place = lastPlaces[key.firm]
      if place >= 0, cells[place].key == key { return place }
    } else {
      let missing = key.firm + 1 - lastPlaces.count
      lastPlaces.append(contentsOf: repeatElement(-1, count: missing))
    }
    let place = places[key] ?? cells.count
    if place == cells.count {
      cells.append((key, SettledLines()))
      places[key] = place
    }
    lastPlaces[key.firm] = place
    return place
  }
}
