public import Tables
public import Wording
public import Writing

/// The columns that files may have, as tables.
public enum SchemaTables {
  /// All tables.
  public static func list(_ language: Language) -> OutputTable {
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
  public static func template(_ schema: Schema) -> OutputTable {
    OutputTable(columns: schema.fields.map { .init($0.name, zh: $0.title) }, rows: [])
  }

  /// Whether every row must fill a column, or it must only be there.
  private static func required(_ field: Schema.Field) -> Text {
    if field.isRequired { return Text(en: "Y", zh: "是") }
    return field.mustBeThere ? Text(en: "column", zh: "列") : Text("")
  }

  /// One row a column.
  public static func columns(_ schema: Schema, _ language: Language) -> OutputTable {
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
  fileprivate func name(_ language: Language) -> String { language == .chinese ? title : name }
}
