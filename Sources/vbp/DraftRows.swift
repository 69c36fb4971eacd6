import Files
import Tables

/// What the rows of a command's tables are about, as one look through them finds it.
struct DraftRows {
  /// The tables that say what there is to evaluate; the others only add to it.
  static let leading: Set<String> = ["bids", "products", "events", "orders", "invoices"]

  /// The names that stand for each other on some day.
  let families: Aliases.Families
  /// What has faulty rows, each with its first fault, and where each stands.
  private var faulty: [Draft.Entry] = []
  private var places: [[String]: Int] = [:]
  /// What has other rows in the leading tables.
  private(set) var sound: Set<[String]> = []
  /// The names in the leading tables, in one spelling each by how they are compared, and those in rows
  /// that have no fault.
  private var names: [String: String] = [:]
  private var soundNames: Set<String> = []

  /// `units` are names that tables beside the bids may use.
  init(_ families: Aliases.Families, units: [String]) {
    self.families = families
    for unit in units { names[unit.foldedName] = unit }
  }

  /// Reads what the rows of a file are about; false where nobody can tell that of a faulty one. Rows
  /// whose faults are not known yet may be as wrong as those that are faulty.
  mutating func read(
    _ path: String, _ schema: Schema, about subject: Draft.Subject, _ faults: consuming FaultyRows,
    areKnown: Bool
  ) throws(FileError) -> Bool {
    var table = try TableReader(path: path, schema: schema)
    // Where a bidder does not bid in a lot, either of the two may be what is wrong.
    let columns = schema.fields.map(\.name).filter {
      subject.columns.contains($0) || $0 == "bidder"
    }
    guard !faults.hideNames(in: Set(columns.map { table.column($0).heading })) else { return false }
    let isLeading = Self.leading.contains(schema.name)
    var areClear = true
    try table.readKeys(subject.columns) { row, names in
      let fault = faults.next(in: row)
      guard let names else {
        if fault != nil { areClear = false }
        return
      }
      if isLeading { learn(names, isFaulty: fault != nil, isKnown: areKnown) }
      guard let (finding, count) = fault else { return }
      add(
        Draft.Entry(
          subject: subject, names: names, table: schema.name, finding: finding, others: count - 1))
    }
    // A row that cannot be read at all was not met.
    return areClear && faults.areAllMet
  }

  private mutating func learn(_ names: [String], isFaulty: Bool, isKnown: Bool) {
    let key = key(names)
    if !isFaulty { sound.insert(key) }
    if !isFaulty, isKnown { soundNames.insert(key[0]) }
    let folded = names[0].foldedName
    self.names[folded] = self.names[folded] ?? names[0]
  }

  private mutating func add(_ entry: Draft.Entry) {
    let key = [entry.table] + key(entry.names)
    if let place = places[key] {
      faulty[place].others += entry.others + 1
    } else {
      places[key] = faulty.count
      faulty.append(entry)
    }
  }

  /// Names as they are compared.
  func key(_ names: [String]) -> [String] {
    [families.representative(of: names[0])] + names.dropFirst()
  }
}

/// Which things faulty rows are about: a name with a fault in its row may itself be a slip.
extension DraftRows {
  /// So many pairs of names are compared at most, which takes about a second.
  private static let mostPairs = 100_000_000

  /// The first faulty row of another table than the leading ones that names nothing in these.
  var stray: Draft.Entry? {
    let known = Set(names.values.map { families.representative(of: $0) })
    return faulty.first { !Self.leading.contains($0.table) && !known.contains(key($0.names)[0]) }
  }

  /// All that faulty rows may be about; nil where there are too many to be looked for.
  func placed() -> [Draft.Entry]? {
    guard faulty.count * names.count <= Self.mostPairs else { return nil }
    let meant = MeantNames(names.values.inNameOrder())
    var all: [Draft.Entry] = []
    for var entry in faulty {
      let (name, own) = (entry.names[0], key(entry.names)[0])
      let isLeading = Self.leading.contains(entry.table)
      entry.near = meant.meant(by: name, isUnknown: isLeading && !soundNames.contains(own))
        .filter { families.representative(of: $0) != own }
      all.append(entry)
      // An invoice does not depend on others, only the totals of its distributor do.
      guard entry.subject != .invoice else { continue }
      all += entry.near.filter { places[[entry.table] + key([$0])] == nil }.map {
        entry.moved(to: $0)
      }
    }
    return all
  }
}
