import Files
import Reporting
import Tables
import Wording

/// What `--set-aside` sets aside: the lots, drugs, distributors or invoices that have faulty rows.
///
/// Reading stays strict. Where tables have findings, what their rows are about is set aside, and the
/// command is run again with all rows about it left out, until nothing is found. A row of which
/// nobody can tell what it is about stops the run.
final class Draft {
  /// What is evaluated as one, and set aside as one.
  enum Subject: CaseIterable {
    case lot, drug, distributor, invoice

    /// The columns that name it. Each distributor numbers its invoices on its own.
    var columns: [String] {
      switch self {
      case .lot: ["lot"]
      case .drug: ["drug"]
      case .distributor: ["distributor"]
      case .invoice: ["distributor", "invoice"]
      }
    }

    /// What rows of a table are about.
    init?(of table: String) {
      switch table {
      case "bids", "acceptances", "demand", "choices", "specs": self = .lot
      case "products": self = .drug
      case "events", "orders", "interventions": self = .distributor
      case "invoices": self = .invoice
      default: return nil
      }
    }

    /// So many, of which something was done.
    fileprivate func count(_ number: Int, _ done: Text) -> Text {
      let (en, zh) =
        switch self {
        case .lot: ("lots", "品种 \(number) 个")
        case .drug: ("drugs", "药品 \(number) 种")
        case .distributor: ("distributors", "配送企业 \(number) 家")
        case .invoice: ("invoices", "发票 \(number) 张")
        }
      return Text(en: "\(en) \(done.en): \(number)", zh: done.zh + zh)
    }
  }

  /// Something that is set aside, and why.
  struct Entry {
    let subject: Subject
    /// What its columns say.
    let names: [String]
    /// The table that has the fault.
    let table: String
    let finding: Finding
    /// How many more there are.
    fileprivate(set) var others = 0

    func name(of column: String) -> String? {
      subject.columns.firstIndex(of: column).map { names[$0] }
    }

    /// Where the first fault is and what is wrong, and how many others there are.
    func reason(_ language: Language) -> String {
      let more = Text(en: "; further findings: \(others)", zh: "；另有 \(others) 处问题")
      return Text(en: "set aside: ", zh: "已搁置：")(language)
        + FindingReport.line(finding, language) + (others > 0 ? more(language) : "")
    }
  }

  /// A file that the command reads.
  private struct Input {
    let path: String
    let schema: Schema
    let subject: Subject
  }

  /// In the order of the names.
  private(set) var entries: [Entry] = []
  /// The files by their names in findings.
  private var inputs: [String: Input] = [:]
  private var mustRunAgain = false
  /// Why what has errors could not be set aside.
  private(set) var refusal = Text("")
  private var notes: [Finding] = []
  private var evaluated: (subject: Subject, count: Int)?
  /// The names that stand for each other on some day: they are set aside together.
  var families = Aliases.Families()

  /// Whether anything is set aside.
  var isInForce: Bool { !entries.isEmpty }

  /// The tables that say what there is to evaluate; the others only add to it.
  private static let leading: Set<String> = ["bids", "products", "events", "orders", "invoices"]
  /// The tables of a tender from which nothing in the lots of the bids follows.
  private static let later: Set<String> = ["demand", "choices", "specs"]

  /// A schema by which a file is read without what is set aside.
  func schema(_ schema: Schema, for path: String) throws(FileError) -> Schema {
    guard let subject = Subject(of: schema.name) else { return schema }
    try KeptInputs.keep(path)
    inputs[path == "-" ? "<stdin>" : path] = Input(path: path, schema: schema, subject: subject)
    return leavingOut(schema)
  }

  private func leavingOut(_ schema: Schema) -> Schema {
    var copy = schema
    copy.leftOut = Subject.allCases.compactMap { subject in
      let names = entries.filter { $0.subject == subject && concerns($0, schema.name) }
        .flatMap { entry in
          families.members(of: entry.names[0]).map { [$0] + entry.names.dropFirst() }
        }
      return names.isEmpty ? nil : LeftOutRows(columns: subject.columns, keys: Set(names))
    }
    return copy
  }

  /// Whether rows of a table are left out for a fault in the same or another one.
  private func concerns(_ entry: Entry, _ table: String) -> Bool {
    entry.subject == Subject(of: table)
      ? !Self.later.contains(entry.table) || Self.later.contains(table)
      // A payment depends on the decisions about its distributor.
      : entry.table == "interventions" && table == "invoices"
  }

  /// The lots that some tables do not allow to be decided, by all their names, folded.
  func lots(for tables: Set<String>) -> Set<String> {
    allNames(entries.filter { tables.contains($0.table) }.map { $0.names[0] })
  }

  /// How many these are.
  func lotCount(for tables: Set<String>) -> Int {
    Set(entries.filter { tables.contains($0.table) }.map { key($0.names) }).count
  }

  /// The distributors of which not all invoices are known, by all their names, folded.
  var distributors: Set<String> { allNames(entries.compactMap { $0.name(of: "distributor") }) }

  private func allNames(_ names: [String]) -> Set<String> {
    Set(names.flatMap { families.members(of: $0) })
  }

  /// Sets aside what has errors; false where that cannot be told, or nothing would be left.
  func setAside(_ findings: Findings) throws -> Bool {
    refusal = Text(
      en:
        "--set-aside cannot help: a finding is not about one row, or its row does not say for sure "
        + "what it is about",
      zh: "--set-aside 无法处理：有的问题不限于某一行，或无法确定该行属于哪个对象")
    guard !findings.errorRows.areIncomplete else { return false }
    let kinds = Dictionary(grouping: findings.errorRows.kinds, by: \.kind.file)
    var found: [Entry] = []
    for file in kinds.keys.sorted() {
      guard let input = inputs[file],
        let more = try entries(of: input, FaultyRows(kinds[file] ?? [], findings.shown))
      else { return false }
      found += more
    }
    entries = (entries + found).sorted {
      $0.names.map { NameOrder($0) }.lexicographicallyPrecedes($1.names.map { NameOrder($0) })
    }
    guard try countEvaluated() > 0 else {
      refusal = Text(
        en: "--set-aside cannot help: nothing is without findings", zh: "--set-aside 无法处理：没有无误的内容")
      return false
    }
    mustRunAgain = !found.isEmpty
    return mustRunAgain
  }

  /// What the faulty rows of a file are about; nil where nobody can tell.
  private func entries(of input: Input, _ faults: consuming FaultyRows) throws(FileError)
    -> [Entry]?
  {
    var table = try TableReader(path: input.path, schema: leavingOut(input.schema))
    // Where a bidder does not bid in a lot, either of the two may be what is wrong.
    let names = input.schema.fields.map(\.name).filter {
      input.subject.columns.contains($0) || $0 == "bidder"
    }
    guard !faults.hideNames(in: Set(names.map { table.column($0).heading })) else { return nil }
    var (entries, places, areClear) = ([Entry](), [[String]: Int](), true)
    try table.readKeys(input.subject.columns) { row, names in
      guard let (finding, count) = faults.next(in: row) else { return }
      guard let names else { return areClear = false }
      let key = key(names)
      if let place = places[key] {
        entries[place].others += count
      } else {
        places[key] = entries.count
        entries.append(
          Entry(
            subject: input.subject, names: names, table: input.schema.name, finding: finding,
            others: count - 1))
      }
    }
    // A row that cannot be read at all was not met.
    return areClear && faults.areAllMet ? entries : nil
  }

  /// Names as they are compared.
  private func key(_ names: [String]) -> [String] {
    [families.representative(of: names[0])] + names.dropFirst()
  }

  /// Counts what is left to evaluate.
  private func countEvaluated() throws(FileError) -> Int {
    var (names, subject) = (Set<[String]>(), Subject.lot)
    for input in inputs.values where Self.leading.contains(input.schema.name) {
      subject = input.subject
      var table = try TableReader(path: input.path, schema: leavingOut(input.schema))
      try table.readKeys(subject.columns) { if let row = $1 { names.insert(key(row)) } }
    }
    let count = names.subtracting(entries.map { key($0.names) }).count
    evaluated = (subject, count)
    return count
  }

  /// Whether the command is to be run again; true once for each time that something was set aside.
  func takeRunAgain() -> Bool {
    defer { mustRunAgain = false }
    return mustRunAgain
  }

  /// The findings without notes that were told before.
  func untold(_ findings: Findings) -> Findings {
    var untold = findings
    untold.removeNotes(where: notes.contains)
    notes += untold.shown.filter { $0.severity == .note }
    return untold
  }

  /// How much was evaluated, and what was set aside.
  var summary: Text {
    let subjects = Subject.allCases.compactMap { subject -> Text? in
      let names = uniqueNames(subject)
      guard !names.isEmpty else { return nil }
      let shown = names.prefix(Self.mostNames)
      let rest = names.count > shown.count ? ", …" : ""
      return subject.count(
        names.count, Text(en: "set aside for faulty rows", zh: "因数据有误搁置"))
        + Text(
          en: " (\(shown.joined(separator: ", "))\(rest))",
          zh: "（\(shown.joined(separator: "、"))\(rest.isEmpty ? "" : "等")）")
    }
    let done = evaluated.map { $0.subject.count($0.count, Text(en: "evaluated", zh: "已计算")) }
    return ([done].compactMap { $0 } + subjects).joined()
  }

  private func uniqueNames(_ subject: Subject) -> [String] {
    var seen: Set<[String]> = []
    return entries.filter { $0.subject == subject && seen.insert($0.names).inserted }
      .map { $0.names.joined(separator: " ") }
  }

  private static let mostNames = 10

  /// What is said wherever a draft is shown.
  var banner: Text {
    Text(en: "Draft, not a result: ", zh: "草稿，并非结果：") + summary
      + Text(
        en:
          "; what depends on them is open, and whatever is counted or added up here is of the rest",
        zh: "；取决于搁置内容的均为未决，文中计数与合计不含搁置部分")
  }
}
