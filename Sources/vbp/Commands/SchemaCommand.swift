import CommandLineKit
import Tables
import Wording
import Writing

/// `vbp schema`: the columns of a table, for people, for programs and as a file to fill in.
enum SchemaCommand: Command {
  static let name = "schema"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "show the columns of a table, or write an empty one", zh: "显示数据表的列，或生成空白模板"),
    examples: [
      "vbp schema", "vbp schema bids", "vbp schema bids --lang zh --format csv -o 报价模板.csv",
      "vbp schema orders --format json",
    ],
    operands: [
      Operand(
        "NAME", isOptional: true,
        help: Text(en: "name of the table; without it all are listed", zh: "数据表名称；缺省列出全部"))
    ],
    options: Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    var settings = settings
    guard let name = arguments.operands.first else {
      settings.format = settings.format ?? .table
      try settings.write(list(settings.language))
      return .done
    }
    guard let schema = Schema.builtIn(name), let document = Schema.document(of: name) else {
      throw UsageError.badValue(
        name, option: "NAME",
        expected: Text(
          en: "one of \(Schema.builtInNames.joined(separator: ", "))",
          zh: "可选 \(Schema.builtInNames.joined(separator: "、"))"))
    }
    switch settings.format {
    case .json: try settings.write(text: document)
    case .csv:
      // Spreadsheets take Chinese text without a mark for something else.
      if settings.language == .chinese, arguments.value("encoding") == nil {
        settings.encoding = .utf8WithMark
      }
      try settings.write(template(schema))
    case let format:
      settings.format = format ?? .table
      try settings.write(columns(schema, settings.language))
    }
    return .done
  }

  /// All tables.
  private static func list(_ language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("name", zh: "名称"), .init("table", zh: "数据表"), .init("required", zh: "必填列"),
      ],
      rows: Schema.builtInNames.compactMap(Schema.builtIn).map { schema in
        let required = schema.fields.filter(\.mustBeThere).map { $0.name(language) }
        return [
          .text(schema.name), .text(schema.title(language)),
          .text(required.joined(separator: language == .chinese ? "、" : ", ")),
        ]
      })
  }

  /// A file with nothing but its header.
  private static func template(_ schema: Schema) -> OutputTable {
    OutputTable(columns: schema.fields.map { .init($0.name, zh: $0.title) }, rows: [])
  }

  /// Whether every row must fill a column, or it must only be there.
  private static func required(_ field: Schema.Field) -> Text {
    if field.isRequired { return Text(en: "Y", zh: "是") }
    return field.mustBeThere ? Text(en: "column", zh: "列") : Text("")
  }

  /// One row a column.
  private static func columns(_ schema: Schema, _ language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("column", zh: "列名"), .init("chinese", zh: "中文列名"), .init("type", zh: "类型"),
        .init("required", zh: "必填"), .init("meaning", zh: "含义"), .init("example", zh: "示例"),
      ],
      rows: schema.fields.map { field in
        [
          .text(field.name), .text(field.title), .text(field.kind.title(language)),
          .text(required(field)(language)),
          .text(field.description(language)), .text(field.example?(language) ?? ""),
        ]
      })
  }
}

extension Schema.Field {
  /// Its name as headers have it in a language.
  func name(_ language: Language) -> String { language == .chinese ? title : name }
}
