import CommandLineKit
import Tables
import Wording

/// How the tables of a command are to be read where their files do not say it themselves.
enum TableOptions {
  /// The options of every command that reads a table.
  static let options: [Option] = [
    Option(
      "sheet", value: "NAME", repeats: true,
      help: Text(
        en:
          "read the sheet of this name of a workbook (.xlsx), TABLE=NAME for one table only; else "
          + "the one whose header fits",
        zh: "读取工作簿（.xlsx）中该名称的工作表；仅限某一数据表时写 TABLE=NAME；缺省读取表头相符的一张")),
    Option(
      "map", value: "HEADER=COLUMN", repeats: true,
      help: Text(
        en: "name a column by hand (TABLE.COLUMN: of one table), such as 商号=distributor",
        zh: "手工指定列，如 商号=distributor；仅限某一数据表时写 TABLE.COLUMN")),
    Option(
      "header-row", value: "N",
      help: Text(
        en: "the header is in row N, below titles; TABLE=N for one table only",
        zh: "表头在第 N 行（其上为标题）；仅限某一数据表时写 TABLE=N")),
  ]
}

extension Arguments {
  /// A built-in schema, with the sheets, the header row and the columns that were named by hand.
  ///
  /// A card by which others are judged is meant only where its table is named, as in `card=3`: what is
  /// said of the tables of a command is not about its rules.
  func schema(_ name: String, isOfRules: Bool = false) throws -> Schema {
    var schema = try Schema.named(name)
    func isMeant(_ table: String?) -> Bool { table.map { $0 == name } ?? !isOfRules }
    schema.sheets = all("sheet").map(Self.told).filter { isMeant($0.table) }.map(\.text)
    for text in all("map") { try map(text, in: &schema, isMeant) }
    if let text = value("header-row") {
      let (table, number) = Self.told(text)
      guard let row = Int(number), row > 0 else {
        throw UsageError.badValue(
          text, option: "--header-row",
          expected: Text(
            en: "write the number of the row, such as 3, or TABLE=3", zh: "请写行号，如 3，或 TABLE=3"))
      }
      if isMeant(table) { schema.headerRow = row }
    }
    return schema
  }

  /// What is told of a table, and of which where one is named: `orders=3`.
  private static func told(_ text: String) -> (table: String?, text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, Schema.builtInNames.contains(String(parts[0])) else {
      return (nil, text)
    }
    return (String(parts[0]), String(parts[1]))
  }

  private func map(_ text: String, in schema: inout Schema, _ isMeant: (String?) -> Bool) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw UsageError.badValue(
        text, option: "--map",
        expected: Text(
          en: "write HEADER=COLUMN, such as 商号=distributor", zh: "请写成 列名=字段，如 商号=distributor"))
    }
    let names = parts[1].split(separator: ".", maxSplits: 1).map(String.init)
    let isOfOne = names.count == 2 && Schema.builtInNames.contains(names[0])
    guard isMeant(isOfOne ? names[0] : nil) else { return }
    let column = isOfOne ? names[1] : parts[1]
    // A column of another table of the command is named there.
    guard !schema.map(parts[0], to: column), isOfOne || tableCount < 2 || !isKnown(column) else {
      return
    }
    let known = schema.fields.map(\.name).joined(separator: ", ")
    throw UsageError.badValue(
      text, option: "--map",
      expected: Text(
        en: "\(schema.name) has no column `\(column)`; its columns: \(known)",
        zh: "\(schema.name) 没有“\(column)”列；可用：\(known)"))
  }

  private func isKnown(_ column: String) -> Bool {
    Schema.builtInNames.compactMap(Schema.builtIn).contains { schema in
      var schema = schema
      return schema.map("", to: column)
    }
  }
}
