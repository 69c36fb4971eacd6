import Tables
public import Wording
public import Writing

/// The columns of cases where they are printed: those in which something stands.
enum CaseColumns {
  /// All columns of the table, in its order.
  static let all: [Schema.Field] = (try? Schema.named("cases"))?.fields ?? []

  /// What is said once for a case, and not of each bid.
  private static let common: Set<String> = [
    "case", "settings", "whole_tender", "allow_unverified", "title", "title_zh", "sum",
  ]

  /// The columns of some rows; without `common` only those about single bids.
  static func filled(_ rows: [CaseRow], common withCommon: Bool) -> [Schema.Field] {
    all.filter { field in
      (withCommon || !common.contains(field.name)) && rows.contains { $0.texts[field.name] != nil }
    }
  }

  /// Some columns of some rows, as written.
  static func table(_ rows: [CaseRow], _ fields: [Schema.Field]) -> OutputTable {
    OutputTable(
      columns: fields.map { field in
        OutputTable.Column(
          field.name, zh: field.title, numeric: [.number, .integer].contains(field.kind))
      },
      rows: rows.map { row in
        fields.map { field in
          guard let text = row.texts[field.name] else { return .empty }
          return [.number, .integer].contains(field.kind) ? .number(text) : .text(text)
        }
      })
  }
}

extension WorkedCase {
  /// Its bids with what is expected of them, under the columns in which something stands; the lot only
  /// where there are several.
  public var table: OutputTable {
    let hasOneLot = Set(rows.map { $0.texts["lot"] }).count == 1
    let fields = CaseColumns.filled(rows, common: false).filter { $0.name != "lot" || !hasOneLot }
    return CaseColumns.table(rows, fields)
  }

  /// The table of some cases, as it can be read again.
  public static func table(_ cases: [WorkedCase]) -> OutputTable {
    let rows = cases.flatMap(\.rows)
    return CaseColumns.table(rows, CaseColumns.filled(rows, common: true))
  }

  /// Under what conditions it is evaluated, where they are not the usual ones.
  public var conditions: Text {
    var parts = settings.map { Text("\($0.name) = \($0.value)") }
    if isWholeTender { parts.append(Text(en: "all lots of the tender", zh: "整批全部品种")) }
    if !allowsUnverified {
      parts.append(Text(en: "unverified numbers do not decide", zh: "不采用未核实的数值"))
    }
    return parts.joined()
  }
}
