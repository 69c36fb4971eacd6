import EmbeddedData
public import Wording

/// The columns of a table: a Table Schema file of `Data/schemas`, with Chinese names beside ours.
public struct Schema: Sendable {
  /// Where it is noted that a file was read, if it is.
  public var log: ReadingLog?
  /// What a column holds.
  public enum Kind: String, Sendable {
    /// Any text.
    case string
    /// A plain decimal number; money has at most 6 decimals.
    case number
    /// A whole number.
    case integer
    /// Y or N, 是 or 否.
    case boolean
    /// A day: 2024-02-29.
    case date
    /// A day and a time: 2024-02-29 08:30.
    case datetime

    /// What it is called.
    public var title: Text {
      switch self {
      case .string: Text(en: "text", zh: "文本")
      case .number: Text(en: "number", zh: "数值")
      case .integer: Text(en: "whole number", zh: "整数")
      case .boolean: Text(en: "Y or N", zh: "是或否")
      case .date: Text(en: "date", zh: "日期")
      case .datetime: Text(en: "date and time", zh: "日期时间")
      }
    }
  }

  /// What the numbers of a column measure, where a header may say so in a unit of its own.
  public enum Measure: String, Sendable {
    /// Money; of a pack or of the smallest unit, as the file has it.
    case yuan
    /// Money for the smallest unit.
    case yuanPerUnit = "yuan/unit"
    /// Money for a pack.
    case yuanPerPack = "yuan/pack"
    /// How many there are.
    case count
    /// A share.
    case share
    /// Points of a score; a number of days, or of months: no unit but their own goes with them.
    case points, days, months
  }

  /// One column.
  public struct Field: Sendable {
    /// The English name, which scripts use.
    public let name: String
    /// The Chinese name.
    public let title: String
    /// Other names under which the column is known.
    public let aliases: [String]
    /// What it holds.
    public let kind: Kind
    /// Whether the column must be there and filled.
    public let isRequired: Bool
    /// Whether the column must be there, though its cells may be empty.
    public let mustBeThere: Bool
    /// Whether it names what a row is about, so that a row of totals or notes shows by it.
    public let isKey: Bool
    /// What its numbers measure; nil where no unit goes with it.
    public let measure: Measure?
    /// Whether a number is a share, so that 12.5% may be written for 0.125.
    public var isShare: Bool { measure == .share }
    /// Whether the numbers of several rows add up, so that one that is merged over them may be their
    /// sum.
    public let isSum: Bool
    /// Whether a day without a time of day is its end.
    public let isDayItsEnd: Bool
    /// What it means, with its unit.
    public let description: Text
    /// A value that it may hold.
    public let example: Text?
  }

  /// The table's name, such as `bids`.
  public let name: String
  /// What the table is.
  public let title: Text
  /// Its columns in their usual order.
  public let fields: [Field]
  /// Whether a header without rows says something, as of a quarter in which nothing happened.
  public let mayBeEmpty: Bool
  /// The rows that are read as nothing, as if their lines were empty.
  public var leftOut: [LeftOutRows] = []
  /// The sheets of a workbook that may be meant, where the user names some; else whichever fits.
  public var sheets: [String] = []
  /// The row of the header where the user says so; else it is looked for.
  public var headerRow: Int?
  /// What names in the file stand for.
  public var aliases = Aliases.none
  /// The columns that a result carries through.
  public var kept = KeptNames.none
  /// Whether columns of any other names belong to its tables as well, and of several sheets that have
  /// them the first is meant: so it is with results, of which every command has its own.
  public var isOpen = false
  /// The columns that the user names by hand, by `FieldNames.key` of their headers, and how these are
  /// written.
  var map: [String: FieldNames.Named] = [:]
  var mapped: [(header: String, field: Int)] = []

  /// The same for a table that the program writes of one that it has read: its header stands first, and
  /// what is to be said of the file has been said.
  public var ofCopy: Schema {
    var copy = self
    (copy.headerRow, copy.sheets, copy.log, copy.kept) = (nil, [], nil, .none)
    return copy
  }

  /// Names a column by hand: a header of the file, and the column of this table that it is, by any of
  /// its names, with a unit in brackets where the header's own is not understood.
  ///
  /// - Returns: false where the table has no such column.
  public mutating func map(_ header: String, to column: String) -> Bool {
    let named = FieldNames(self).named([column]).first.flatMap { $0 }
    guard let named else { return false }
    map[FieldNames.key(header)] = named
    mapped.append((header, named.field))
    return true
  }

  /// The names of all built-in schemas, sorted.
  public static var builtInNames: [String] {
    EmbeddedData.paths(in: "schemas/").map { String($0.dropFirst("schemas/".count).dropLast(5)) }
  }

  /// A built-in schema by name; nil when there is none.
  public static func builtIn(_ name: String) -> Schema? { try? named(name) }

  /// The Table Schema document of a built-in schema, with the columns that it takes from others; nil
  /// when there is none.
  public static func document(of name: String) -> String? {
    guard var text = file(of: name) else { return nil }
    for other in builtInNames {
      guard let mark = text.firstRange(of: "\"\(borrowing)\(other)\""),
        let fields = file(of: other)?.textOfFields
      else { continue }
      text.replaceSubrange(mark, with: fields)
    }
    return text
  }

  /// The file of a built-in schema; nil when there is none.
  private static func file(of name: String) -> String? {
    EmbeddedData.text(of: "schemas/\(name).json")
  }

  /// How a list of columns says that all those of another table stand in that place.
  private static let borrowing = "columns of "

  /// A built-in schema that the program itself asks for.
  ///
  /// - Throws: `DecodingError` when the embedded file does not have the form of a schema.
  public static func named(_ name: String) throws -> Schema {
    try Schema(json: file(of: name) ?? "")
  }

  /// Reads a Table Schema document.
  ///
  /// - Throws: `DecodingError` when the document does not have the form of `Data/schemas`.
  public init(json: String) throws {
    let file = try JSONTree(json: json)
    name = try file.text("name")
    title = try file.wording(of: "title")
    mayBeEmpty = file["mayBeEmpty"] == .bare("true")
    fields = try file.list("fields").flatMap { field in
      if case .text(let words) = field, words.hasPrefix(Self.borrowing) {
        return try Schema.named(String(words.dropFirst(Self.borrowing.count))).fields
      }
      return [try Self.field(field)]
    }
  }

  private static func field(_ field: JSONTree) throws -> Field {
    guard let kind = Kind(rawValue: try field.text("type")) else {
      throw JSONTree.missing("type", "a kind of column")
    }
    let isRequired = field["constraints"]?["required"] == .bare("true")
    return Field(
      name: try field.text("name"), title: try field.text("title"),
      aliases: field["aliases"] == nil ? [] : try field.texts("aliases"), kind: kind,
      isRequired: isRequired,
      mustBeThere: isRequired || field["mustBeThere"] == .bare("true"),
      isKey: field["key"] == .bare("true"),
      measure: field["measure"] == nil ? nil : Measure(rawValue: try field.text("measure")),
      isSum: field["sum"] == .bare("true"),
      isDayItsEnd: field["dayIsItsEnd"] == .bare("true"),
      description: try field.wording(of: "description"),
      example: field["example"] == nil ? nil : try field.wording(of: "example"))
  }
}

extension String {
  /// What stands between the brackets of the list of fields in the text of a schema.
  fileprivate var textOfFields: Substring? {
    guard let start = firstRange(of: "\"fields\": [")?.upperBound,
      let end = lastIndex(of: "]"), start < end,
      let first = self[start..<end].firstIndex(where: { !$0.isWhitespace }),
      let last = self[start..<end].lastIndex(where: { !$0.isWhitespace })
    else { return nil }
    return self[first...last]
  }
}
