import Files
import Reporting
import Tables
import Wording

/// What `--set-aside` sets aside: the lots, drugs, distributors or invoices that have faulty rows.
///
/// Reading stays strict. Where tables have findings, what their rows are about is set aside, and the
/// command is run again with all rows about it left out, until nothing is found. What has a name near
/// that in a faulty row is set aside, too. A row of which nobody can tell what it is about stops the run.
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
      case "bids", "rulings", "acceptances", "demand", "choices", "specs", "costs", "changes",
        "scenarios":
        self = .lot
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
    var others = 0
    /// What else the name in the faulty row may mean.
    var near: [String] = []
    /// The name in the faulty row where it is another.
    private(set) var writtenAs: String?

    /// What the faulty row may mean by its name.
    func moved(to name: String) -> Entry {
      var entry = Entry(
        subject: subject, names: [name] + names.dropFirst(), table: table, finding: finding)
      (entry.others, entry.writtenAs) = (others, names[0])
      return entry
    }

    func name(of column: String) -> String? {
      subject.columns.firstIndex(of: column).map { names[$0] }
    }

    /// Where the first fault is and what is wrong, and how many others there are.
    func reason(_ language: Language) -> String {
      let more = Text(en: "; further findings: \(others)", zh: "；另有 \(others) 处问题")
      let why = writtenAs.map {
        Text(en: "set aside, as `\($0)` may be this one: ", zh: "已搁置（“\($0)”可能即指此项）：")
      }
      return (why ?? Text(en: "set aside: ", zh: "已搁置："))(language)
        + FindingReport.line(finding, language) + (others > 0 ? more(language) : "")
    }
  }

  /// A file that the command reads.
  private struct Input {
    let path: String
    let schema: Schema
    let subject: Subject
    /// Whether its faults are known, as the command does not stop before it reads the file.
    let isRead: Bool
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
  /// The lots, or their bidding units, that tables beside the bids may name.
  var units: [String] = []
  /// What these tables may call a lot of the bids.
  var namesOfLot: (String) -> [String] = { [$0] }

  /// Whether anything is set aside.
  var isInForce: Bool { !entries.isEmpty }

  /// The tables of a tender from which nothing in the lots of the bids follows.
  private static let later: Set<String> = ["demand", "choices", "specs"]

  /// A schema by which a file is read, now or later, without what is set aside.
  func schema(_ schema: Schema, for path: String, isRead: Bool) throws(FileError) -> Schema {
    guard let subject = Subject(of: schema.name) else { return schema }
    try KeptInputs.keep(path)
    let file = path == "-" ? "<stdin>" : path
    inputs[file] = Input(
      path: path, schema: schema, subject: subject, isRead: isRead || inputs[file]?.isRead == true)
    return leavingOut(schema)
  }

  private func leavingOut(_ schema: Schema) -> Schema {
    var copy = schema
    copy.leftOut = Subject.allCases.compactMap { subject in
      let names = entries.filter { $0.subject == subject && concerns($0, schema.name) }
        .flatMap { entry in
          families.members(of: entry.names[0]).flatMap { name in
            let isSplit = Self.later.contains(schema.name) && !Self.later.contains(entry.table)
            return (isSplit ? namesOfLot(name) : [name]).map { [$0] + entry.names.dropFirst() }
          }
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
    Set(
      entries.filter { tables.contains($0.table) }.map { families.representative(of: $0.names[0]) }
    )
    .count
  }

  /// The distributors of which not all invoices are known, by all their names, folded.
  var distributors: Set<String> {
    allNames(entries.flatMap { [$0.name(of: "distributor")].compactMap(\.self) + $0.near })
  }

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
    guard kinds.keys.allSatisfy({ inputs[$0] != nil }) else { return false }
    var rows = DraftRows(families, units: units)
    for (file, input) in inputs.sorted(by: { $0.key < $1.key }) {
      let faults = kinds[file] ?? []
      guard !faults.isEmpty || DraftRows.leading.contains(input.schema.name) else { continue }
      let areClear = try rows.read(
        input.path, leavingOut(input.schema), about: input.subject,
        FaultyRows(faults, findings.shown), areKnown: input.isRead)
      guard areClear else { return false }
    }
    if let stray = rows.stray {
      refusal = Text(
        en:
          "--set-aside cannot help: `\(stray.names[0])`, in a faulty row of `\(stray.table)`, stands "
          + "nowhere else",
        zh: "--set-aside 无法处理：\(stray.table) 有误的行中的“\(stray.names[0])”在其他表中不存在")
      return false
    }
    guard let found = rows.placed() else {
      refusal = Text(
        en: "--set-aside cannot help: too many names are in faulty rows to find what each may mean",
        zh: "--set-aside 无法处理：有误的行中名称过多，无法逐一查找其可能所指")
      return false
    }
    entries = (entries + found).sorted {
      $0.names.map { NameOrder($0) }.lexicographicallyPrecedes($1.names.map { NameOrder($0) })
    }
    let gone = Set(entries.map { rows.key($0.names) })
    // All invoices of a distributor may be set aside.
    let rest = rows.sound.count { !gone.contains($0) && !gone.contains([$0[0]]) }
    guard rest > 0 else {
      refusal = Text(
        en: "--set-aside cannot help: nothing is without findings", zh: "--set-aside 无法处理：没有无误的内容")
      return false
    }
    evaluated = inputs.values.first { DraftRows.leading.contains($0.schema.name) }
      .map { ($0.subject, rest) }
    mustRunAgain = !found.isEmpty
    return mustRunAgain
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
