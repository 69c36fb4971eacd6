import Wording

/// The names that a table gives things, each with a number: all spellings of a name, which are one by
/// `foldedName` or by an alias, share it.
///
/// A name is shown in its most frequent spelling, of equals in the smallest in code points, so that
/// the order of the rows never shows.
public struct Names: Sendable {
  /// A text by its bytes: Swift calls some texts equal that are written in different ones.
  private struct Spelling: Hashable {
    let text: String

    static func == (a: Spelling, b: Spelling) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) { hasher.combine(Fingerprint(text)) }
  }

  /// A spelling, how often it was met and, by their numbers, in which files.
  private struct Count {
    let text: String
    var times = 0
    var files: UInt8 = 0

    /// Whether this one is shown, and not the other.
    func precedes(_ other: Count) -> Bool {
      times == other.times ? NameOrder(text) < NameOrder(other.text) : times > other.times
    }
  }

  /// The names as they are shown, by their numbers.
  public private(set) var shown: [String] = []
  private var numbers: [String: Int] = [:]
  private var places: [Spelling: (number: Int, place: Int)] = [:]
  private var spellings: [[Count]] = []
  /// The numbers of the names whose spelling was settled elsewhere.
  private var settled: Set<Int> = []
  /// The files that were read, where there are several: what is told of a spelling is told of the one
  /// that has it.
  private var files: [String] = []
  /// The bit of the file that is being read.
  private var file: UInt8 = 0
  /// What names stand for.
  public let aliases: Aliases
  /// The names that are aliases on some days only, where a row had no day.
  private var undated: Set<String> = []

  /// No names yet; aliases are taken for their standard names.
  public init(_ aliases: Aliases = .none) { self.aliases = aliases }

  /// Begins with the names of a file, of which there are a few.
  public mutating func begin(file name: String) {
    files.append(name)
    file = 1 << (files.count - 1)
  }

  /// Makes room for so many names.
  public mutating func reserveCapacity(_ count: Int) {
    shown.reserveCapacity(count)
    spellings.reserveCapacity(count)
    numbers.reserveCapacity(count)
    places.reserveCapacity(count)
    settled.reserveCapacity(count)
  }

  /// The number of a name, in a row of a day where the table has one; one that is new has as its
  /// number how many were met before. It was met so many times.
  public mutating func number(of text: String, on day: Day? = nil, times: Int = 1) -> Int {
    guard !aliases.isEmpty else { return number(ofSpelling: text, times: times) }
    if day == nil, aliases.isDated(text) { undated.insert(text) }
    return number(ofSpelling: aliases.resolved(text, on: day), times: times)
  }

  /// The same of a name whose aliases have been looked up.
  public mutating func number(ofSpelling text: String, times: Int = 1) -> Int {
    let (number, place) = places[Spelling(text: text)] ?? learn(text)
    spellings[number][place].times += times
    spellings[number][place].files |= file
    if !settled.contains(number) { show(place, of: number) }
    return number
  }

  private mutating func learn(_ text: String) -> (number: Int, place: Int) {
    let folded = text.foldedName
    let number = numbers[folded] ?? shown.count
    if number == shown.count {
      numbers[folded] = number
      let standard = aliases.spelling(ofStandard: folded)
      shown.append((standard ?? text).withoutInvisible)
      spellings.append([])
      if standard != nil { settled.insert(number) }
    }
    let known = (number, spellings[number].count)
    spellings[number].append(Count(text: text))
    places[Spelling(text: text)] = known
    return known
  }

  /// Shows a spelling that was met once more, if it is now the one to be shown.
  private mutating func show(_ place: Int, of number: Int) {
    guard spellings[number].count > 1 else { return }
    let spelling = spellings[number][place]
    let isFirst = spellings[number].allSatisfy { !$0.precedes(spelling) }
    if isFirst { shown[number] = spelling.text.withoutInvisible }
  }

  /// Takes in a name that is shown so and not otherwise. Of two that elsewhere are not one, as `LA` and
  /// the unit A of L, the second is found by this spelling alone.
  public mutating func settle(_ text: String) {
    let number = number(ofSpelling: text, times: 0)
    if settled.contains(number), !shown[number].utf8.elementsEqual(text.utf8) {
      places[Spelling(text: text)] = (shown.count, 0)
      settled.insert(shown.count)
      shown.append(text)
      spellings.append([Count(text: text)])
    } else {
      shown[number] = text
      settled.insert(number)
    }
  }

  /// The name of a row as it is compared with others while rows are read: in its first spelling, or
  /// in that which was settled.
  public mutating func taken(_ text: String, on day: Day? = nil) -> String {
    // First the number: the name is looked up among those that are then known.
    let number = number(of: text, on: day)
    return taken(number)
  }

  /// The same by the number of the name.
  public func taken(_ number: Int) -> String {
    settled.contains(number) ? shown[number] : spellings[number][0].text
  }

  /// A name as it is shown when all rows have been read; as it stands where it was not met.
  public func shown(_ text: String) -> String {
    (places[Spelling(text: text)]?.number ?? numbers[text.foldedName]).map { shown[$0] } ?? text
  }

  /// The name that one stands for, as it is shown; as it stands where it was not met.
  public func resolved(_ text: String) -> String { shown(aliases.resolved(text, on: nil)) }

  /// Whether it depends on the day of a row what a name stands for.
  public func dependsOnDay(_ text: String) -> Bool { aliases.isDated(text) }

  /// Whether a name is shown otherwise than it was taken.
  public var showOthers: Bool {
    shown.indices.contains { !settled.contains($0) && shown[$0] != spellings[$0][0].text }
  }

  /// A name that was met in other spellings than the one that is shown.
  struct Mixed {
    let shown: String
    /// All that were met, in the order in which they would be shown, with how often.
    let spellings: [(text: String, times: Int)]
    /// The first file that has another than the one that is shown; nil where there is but one file.
    let file: String?
  }

  /// The names that were met in other spellings than the one that is shown.
  var mixed: [Mixed] {
    var mixed: [Mixed] = []
    for number in shown.indices {
      let (name, spellings) = (shown[number], spellings[number])
      // Nearly all are always written alike.
      if spellings.count == 1, spellings[0].text.utf8.elementsEqual(name.utf8) { continue }
      let met = spellings.filter { $0.times > 0 }.sorted { $0.precedes($1) }
      let others = met.filter { !$0.text.utf8.elementsEqual(name.utf8) }
      guard !others.isEmpty else { continue }
      mixed.append(
        Mixed(
          shown: name, spellings: met.map { ($0.text, $0.times) }, file: firstFile(of: others)))
    }
    return mixed.sorted { NameOrder($0.shown) < NameOrder($1.shown) }
  }

  private func firstFile(of spellings: [Count]) -> String? {
    let bits = spellings.reduce(0) { $0 | $1.files }
    return bits == 0 ? nil : files[bits.trailingZeroBitCount]
  }

  /// The first file that has a name, by the names as they are shown; none where there is but one file.
  fileprivate var filesOfNames: [String: String] {
    guard !files.isEmpty else { return [:] }
    let named = zip(shown, spellings).compactMap { name, spellings in
      firstFile(of: spellings).map { (name, $0) }
    }
    return Dictionary(named) { first, _ in first }
  }
}

extension TableReader {
  /// A name, as it is taken for one with others while rows are read; of a row of that day, where the
  /// table has one.
  public mutating func name(
    _ row: Record, _ column: Column, _ names: inout Names, on day: Day? = nil
  ) -> String? {
    guard let text = text(row, column) else { return nil }
    guard day != nil || !names.dependsOnDay(text) else {
      add(.undatedAlias, row, column, value: text)
      return text
    }
    return names.taken(text, on: day)
  }
}

extension Names {
  /// So many names in several spellings are told one by one.
  private static var mostTold: Int { 5 }

  /// Notes which spellings were taken as one name, and names that are near each other where
  /// nobody else looks for them; of `file` unless it was said which files were read.
  public func findings(file: String, tellsNear: Bool = true) -> Findings {
    var findings = Findings()
    for name in undated.inNameOrder() {
      findings.add(Finding(.undatedAlias, file: file, value: name))
    }
    let mixed = mixed
    for name in mixed.prefix(Self.mostTold) {
      let told = name.spellings.map { ($0.text.withVisibleSpaces, $0.times) }
      let en = told.map { "`\($0)` (\($1)×)" }.joined(separator: ", ")
      let zh = told.map { "“\($0)”（\($1) 次）" }.joined(separator: "、")
      findings.add(
        Finding(
          .mixedName, severity: .note, file: name.file ?? file, value: name.shown,
          reason: Text(en: "taken as one name: \(en)", zh: "视为同一名称：\(zh)")))
    }
    let more = mixed.count - Self.mostTold
    if more > 0 {
      findings.add(
        Finding(
          .mixedName, severity: .note, file: file,
          reason: Text(
            en: "\(more) more names are written in several ways, each taken as one",
            zh: "另有 \(more) 个名称有多种写法，均视为同一名称")))
    }
    guard tellsNear else { return findings }
    // What was settled elsewhere was looked at there.
    let told = Set(settled.map { shown[$0] })
    findings.add(NearNames.findings(shown, told: told, file: file, files: filesOfNames))
    return findings
  }
}

extension String {
  /// The text with all spaces but the plain one, and characters that do not show, by their numbers.
  fileprivate var withVisibleSpaces: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      let isPlain =
        scalar == " " || !scalar.properties.isWhitespace && !scalar.isIgnorable
      text +=
        isPlain ? String(scalar) : "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
}

extension FindingCode {
  /// Spellings that were taken as one name.
  public static let mixedName = FindingCode("mixed-name")
  /// A name that is an alias on some days only, in a table without days.
  public static let undatedAlias = FindingCode("undated-alias")
}
