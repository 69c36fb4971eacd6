import ExactNumbers
import Tables

/// Collects what the rows of a part amount to.
struct OrderPartBuilder {
  /// The distributors and the hospitals of the part.
  var firms = PartNames()
  var hospitals = PartNames()
  private var settled = QuarterTable(empty: SettledLines())
  private var quarters = QuarterFinder()
  private var part = OrderPart()
  /// The lines that were remembered last.
  private var run: SeenRun?
  private var latest = (moment: Timestamp(seconds: .min), row: 0)

  /// Counts a row.
  @inline(__always)
  mutating func count() { part.rowCount += 1 }

  /// Notes the last moment that a row names.
  @inline(__always)
  mutating func see(_ order: OrderFacts, row: Int) {
    let moment = order.latest
    if moment > latest.moment { latest = (moment, row) }
  }

  /// Notes that a row names its hospital.
  @inline(__always)
  mutating func nameHospital() { part.namesHospital = true }

  /// Leaves out a row that was ordered after the moment that was asked about.
  mutating func leaveOut(_ row: LaterRow) { part.later.append(row) }

  /// Notes where a row stands among the others.
  @inline(__always)
  mutating func place(order: UInt64?, line: UInt64?, waits: Bool) {
    part.sequence.add(order: order, line: line, waits: waits)
  }

  /// Adds a line that needs no other row.
  @inline(__always)
  mutating func settle(_ order: OrderFacts, firm: Int, daysLate: Int) {
    do throws(NumberError) {
      let place = settled.place(firm, quarters.quarter(of: order))
      try settled.values[place].add(order, daysLate: daysLate)
    } catch {
      part.error = part.error ?? error
    }
  }

  /// What tells an order from others, by its number's fingerprint.
  @inline(__always)
  func identity(of order: Fingerprint, firm: Int, hospital: Int) -> OrderIdentity {
    OrderIdentity(
      order, firm: firms.fingerprint(firm), hospital: hospitals.fingerprint(hospital))
  }

  /// Remembers a line that was settled.
  @inline(__always)
  mutating func remember(_ order: OrderIdentity, _ line: LineKey, row: Int) {
    if run?.add(order, line, row: row) == true { return }
    if let run { part.seen.append(run) }
    run = SeenRun(order, line, row: row)
  }

  /// Keeps a row for the end.
  mutating func wait(
    _ facts: OrderFacts, row: Int, firm: Int, hospital: Int, order: some Collection<UInt8>,
    line: some Collection<UInt8>, identity: LineIdentity
  ) {
    part.waiting.append(
      WaitingRow(
        facts: facts, row: row, firm: Int32(firm), hospital: Int32(hospital),
        orderLength: Int32(order.count), lineLength: Int32(line.count),
        identity: identity))
    part.texts.append(contentsOf: order)
    part.texts.append(contentsOf: line)
  }

  /// The part, with what is wrong in it, and in it where others name hospitals; the builder is then
  /// empty again.
  mutating func finish(_ findings: Findings, unplaced: Findings) -> OrderPart {
    if let run { part.seen.append(run) }
    run = nil
    if latest.moment > Timestamp(seconds: .min) { part.latest = latest }
    latest = (Timestamp(seconds: .min), 0)
    var finished = part
    finished.firms = firms.texts
    finished.hospitals = hospitals.texts
    finished.settled = settled.cells
    finished.findings = findings
    finished.unplaced = unplaced
    part = OrderPart()
    // The next part is about as large.
    part.seen.reserveCapacity(finished.seen.count)
    part.waiting.reserveCapacity(finished.waiting.count)
    part.texts.reserveCapacity(finished.texts.count)
    firms.removeAll()
    hospitals.removeAll()
    settled.removeAll()
    return finished
  }
}

/// The names of a part in the order in which they came, each with a place.
struct PartNames {
  /// A name, by which bytes it is found, and by what it is compared: spellings of one name have one
  /// fingerprint.
  private struct Name {
    let text: String
    let bytes: [UInt8]
    let fingerprint: Fingerprint

    init(_ text: String) {
      self.text = text
      bytes = Array(text.utf8)
      fingerprint = Fingerprint(text.foldedName)
    }
  }

  private(set) var texts: [String] = []
  private var fingerprints: [Fingerprint] = []
  /// By bytes, as the fingerprints are: Swift calls some texts equal that are written in different
  /// ones, and which of them came first would depend on where the part begins.
  private var places: [[UInt8]: Int] = [:]
  /// The names of plain rows by the number that the reader of blocks gave them; it stays the same
  /// from part to part.
  private var numbered: [Name?] = []
  /// Their places; -1 for names of other parts.
  private var numberedPlaces: [Int] = []
  private var knownPlaceOfNone: Int?

  /// The place of a name.
  mutating func place(of text: String) -> Int {
    places[Array(text.utf8)] ?? place(of: Name(text))
  }

  /// The place of no name.
  var placeOfNone: Int {
    mutating get {
      if let knownPlaceOfNone { return knownPlaceOfNone }
      let place = place(of: Name(""))
      knownPlaceOfNone = place
      return place
    }
  }

  private mutating func place(of name: Name) -> Int {
    if let place = places[name.bytes] { return place }
    places[name.bytes] = texts.count
    texts.append(name.text)
    fingerprints.append(name.fingerprint)
    return texts.count - 1
  }

  /// The place of a name of a plain row; `text` gives what the number stands for.
  @inline(__always)
  mutating func place(ofNumber number: Int, _ text: () -> String) -> Int {
    if number < numberedPlaces.count, numberedPlaces[number] >= 0 { return numberedPlaces[number] }
    if number >= numbered.count || numbered[number] == nil { learn(number, text()) }
    return newPlace(ofNumber: number)
  }

  private mutating func learn(_ number: Int, _ text: String) {
    let missing = number + 1 - numbered.count
    if missing > 0 {
      numbered.append(contentsOf: repeatElement(nil, count: missing))
      numberedPlaces.append(contentsOf: repeatElement(-1, count: missing))
    }
    numbered[number] = Name(text)
  }

  private mutating func newPlace(ofNumber number: Int) -> Int {
    numberedPlaces[number] = numbered[number].map { place(of: $0) } ?? -1
    return numberedPlaces[number]
  }

  /// The fingerprint of the name at a place.
  func fingerprint(_ place: Int) -> Fingerprint { fingerprints[place] }

  /// Forgets which names the part has.
  mutating func removeAll() {
    texts.removeAll(keepingCapacity: true)
    fingerprints.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    knownPlaceOfNone = nil
    for number in numberedPlaces.indices { numberedPlaces[number] = -1 }
  }
}
