import CommandLineKit
import Reporting
import Tables
import Wording

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
      try settings.write(SchemaTables.list(settings.language))
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
      try settings.write(SchemaTables.template(schema))
    case let format:
      settings.format = format ?? .table
      try settings.write(SchemaTables.columns(schema, settings.language))
    }
    return .done
  }
}
