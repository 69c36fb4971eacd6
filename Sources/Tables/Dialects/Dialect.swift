import Files
import Wording

/// How a file is laid out: what separates its fields, and which row is its header.
///
/// A spreadsheet's files do not say so; the header row does, because its names must be those of
/// the schema.
struct Dialect: Equatable {
  /// What separates the fields.
  var separator = Separator.comma
  /// The row of the header; rows above it are titles, or empty.
  var headerRow = 1
  /// Whether something stands above the header.
  var hasTitle = false
  /// Another separator under which the header fits the schema equally well.
  var rival: Separator?
  /// How many bytes a first line `sep=;` takes, which spreadsheets do not show as a row.
  var hintSize = 0

  /// How far down a header is looked for.
  private static let depth = 20
  /// `sep=` and a character.
  private static let longestHint = 8
  /// How many lines of the start are looked at for separators; a row of titles may have several.
  private static let lineDepth = 64

  /// The usual layout: commas, the header first.
  init() {}

  /// Finds the layout under which the first rows fit a schema best; `head` is whole lines from the
  /// start of a file, without a byte order mark, and `encoding` what that mark says.
  init(head: [UInt8], encoding: TextEncoding? = nil, schema: Schema) {
    if let hint = Self.hint(head) { (separator, hintSize) = hint }
    let rest = Array(head.dropFirst(hintSize))
    let encoding = encoding ?? TextEncoding.detected(in: rest[...])
    // A byte that is no text must not keep the others from being read.
    let text = rest.split(
      separator: 0x0A, maxSplits: Self.lineDepth, omittingEmptySubsequences: false
    ).prefix(Self.lineDepth)
      .map { encoding.repaired($0) }.joined(separator: "\n")
    let candidates = Separator.allCases.filter { candidate in
      hintSize > 0
        ? candidate == separator
        : candidate == .comma || candidate.occurs(in: rest, text)
    }
    let names = FieldNames(schema)
    let depth = max(Self.depth, schema.headerRow ?? 0)
    let readings = candidates.map { Reading(rest, text, encoding, $0, names, depth: depth) }
    if let given = schema.headerRow {
      headerRow = given
      choose(among: readings)
      return
    }
    guard let first = readings.compactMap({ $0.rows.first?.number }).min() else { return }
    headerRow = first
    let isComplete = readings.contains { $0.row(first)?.isComplete ?? false }
    if !isComplete, let below = readings.compactMap(\.firstComplete).min() {
      (headerRow, hasTitle) = (below, true)
    }
    choose(among: readings)
  }

  /// Takes the separator under which the most names of the header are known.
  private mutating func choose(among readings: [Reading]) {
    let counts = readings.map { $0.row(headerRow)?.known ?? 0 }
    guard let best = counts.max(), let chosen = counts.firstIndex(of: best) else { return }
    separator = readings[chosen].separator
    guard best > 0 else { return }
    // Under a separator that the header does not have, it is one name.
    rival = readings.indices.first { index in
      index > chosen && counts[index] == best && readings[index].row(headerRow)?.width ?? 1 > 1
    }.map { readings[$0].separator }
  }

  /// What a first line such as `sep=;` says, in any encoding, and how long it is; nil without one.
  private static func hint(_ head: [UInt8]) -> (Separator, size: Int)? {
    guard let end = head.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    let line = head[..<end].filter { $0 != UInt8(ascii: "\"") }
    guard line.count <= longestHint,
      String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=",
      let sign = TextEncoding.detected(in: line[...]).decode(line.dropFirst(4)),
      let separator = Separator.allCases.first(where: {
        String($0.character) == sign || $0 == .tab && sign == "\\t"
      })
    else { return nil }
    let isPair = head[end] == 0x0D && end + 1 < head.count && head[end + 1] == 0x0A
    return (separator, end + (isPair ? 2 : 1))
  }
}

/// The first rows of a file as they read under one separator.
private struct Reading {
  /// How well a row fits the schema as its header.
  struct HeaderRow {
    let number: Int
    /// How many fields it has.
    let width: Int
    /// How many of them are names that the schema knows.
    let known: Int
    /// Whether all required fields are among those.
    let isComplete: Bool
  }

  let separator: Separator
  /// The rows that are not empty.
  let rows: [HeaderRow]

  init(
    _ bytes: [UInt8], _ text: String, _ encoding: TextEncoding, _ separator: Separator,
    _ names: FieldNames, depth: Int
  ) {
    self.separator = separator
    let isReplaced = separator.isReplaced
    let converter = ByteConverter(separator: separator)
    let bytes = isReplaced ? converter.convert(Array(text.utf8), isLast: true) : bytes
    var index = FieldIndex()
    index.scan(bytes.span, separator: separator, isLast: true)
    rows = index.recordEnds.indices.prefix(depth).compactMap { position in
      let record = Record(
        row: position + 1, bytes: bytes, fields: index.fields(of: position),
        encoding: isReplaced ? .utf8 : encoding, size: index.size(of: position))
      let headers = (0..<record.count).map { record.text($0)?.trimmed ?? "" }
      guard headers.contains(where: { !$0.isEmpty }) else { return nil }
      let match = names.match(headers)
      return HeaderRow(
        number: position + 1, width: record.count, known: match.count,
        isComplete: match.isComplete)
    }
  }

  func row(_ number: Int) -> HeaderRow? { rows.first { $0.number == number } }

  /// The first row that names every required field.
  var firstComplete: Int? { rows.first(where: \.isComplete)?.number }
}

extension Dialect {
  /// Reports a layout that should not be relied upon.
  func report(file: String, to findings: inout Findings) {
    if hasTitle {
      findings.add(
        Finding(
          .titleRow, file: file, row: headerRow,
          reason: Text(
            en: "this row looks like the header, but other rows stand above it",
            zh: "该行像是表头，但其上还有其他行")))
    }
    if let rival {
      findings.add(
        Finding(
          .unclearSeparator, file: file, row: headerRow,
          reason: Text(
            en: "the header can be read with \(separator.title.en) or with \(rival.title.en)",
            zh: "表头既可按\(separator.title.zh)分列，也可按\(rival.title.zh)分列")))
    }
  }
}

extension Separator {
  /// What it is called.
  var title: Text {
    switch self {
    case .comma: Text(en: "commas", zh: "逗号")
    case .tab: Text(en: "tabs", zh: "制表符")
    case .semicolon: Text(en: "semicolons", zh: "分号")
    case .wideComma: Text(en: "full-width commas", zh: "全角逗号")
    case .wideSemicolon: Text(en: "full-width semicolons", zh: "全角分号")
    }
  }
}
