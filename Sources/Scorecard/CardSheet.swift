public import RuleBook
import Tables
public import Wording
public import Writing

/// Writes a scorecard as a table that `--rules` reads, to be changed in a spreadsheet.
public enum CardSheet {
  /// The table: the card, then its settings, below each the rows that belong to it; under an
  /// indicator that is computed stand its limits.
  ///
  /// Clauses and notes are in one language, names and documents in both.
  ///
  /// - Throws: `DecodingError` when the embedded schema does not have its form.
  public static func table(of set: RuleSet, language: Language) throws -> OutputTable {
    let fields = try Schema.named("card").fields
    let rows = CardRows(set: set, language: language).rows
    let choices = CardChoices(rows: rows, language: language)
    return OutputTable(
      columns: fields.map {
        .init(
          $0.name, zh: $0.title, numeric: $0.kind == .number, date: $0.kind == .date,
          choices: choices.of($0.name))
      },
      rows: rows.map { row in
        fields.map { field in
          guard let value = row[field.name], !value.isEmpty else { return .empty }
          return field.kind == .number ? .number(value) : .text(value)
        }
      })
  }
}

/// What a workbook offers to choose from in the cells of a card's table.
private struct CardChoices {
  let rows: [CardRows.Row]
  let language: Language

  func of(_ column: String) -> [CellChoices] {
    switch column {
    case "part": [CellChoices(CardPart.allCases.map { $0.title(language) })]
    case "method": [CellChoices(titles(Indicator.methods))]
    case "grade": [CellChoices(titles(Grade.allCases.map(\.rawValue)))]
    case "value":
      rows.enumerated().compactMap { place, row in
        guard row["part"] == CardPart.setting.title(language), let name = row["code"],
          case .choice(let codes)? = ScorecardKeys.catalogue.key(name)?.form
        else { return nil }
        return CellChoices(titles(codes), row: place)
      }
    // A card may have other items, and other units.
    case "item": [CellChoices(said(CardPart.item, "code"), isOpen: true)]
    case "unit", "unit_en": [CellChoices(said(CardPart.indicator, column), isOpen: true)]
    default: []
    }
  }

  private func titles(_ codes: [String]) -> [String] {
    codes.map { CardWords.title($0, language) }
  }

  /// What the rows of a part say in a column.
  private func said(_ part: CardPart, _ column: String) -> [String] {
    rows.filter { $0["part"] == part.title(language) }.compactMap { $0[column] }
      .filter { !$0.isEmpty }.unique
  }
}

/// The rows of a card's table, by the names of the columns.
private struct CardRows {
  typealias Row = [String: String]

  let set: RuleSet
  let language: Language

  private var measures: [Measure] {
    records(ScorecardKeys.indicators).compactMap { $0["method"].flatMap(Measure.init) }
  }

  var rows: [Row] {
    // What stands under its indicator stands nowhere else.
    let placed = Set(measures.flatMap(\.limits).map(\.name))
    let keys = ScorecardKeys.catalogue.keys.filter { !placed.contains($0.name) }
    return [head]
      + keys.flatMap { key in
        setting(key) + (CardPart.of(key).map { rows(of: key, $0) } ?? [])
      }
  }

  private var head: Row {
    var row = ["part": CardPart.card.title(language), "code": set.id]
    (row["name"], row["name_en"]) = (set.title.zh, set.title.en == set.title.zh ? "" : set.title.en)
    row.merge(basis(set.document)) { $1 }
    row["note"] = set.summary?(language)
    row["allowed"] = Text(
      en: "`code`: the id of your card; `basis`: the document by which it was adopted",
      zh: "编号：本评价表的编号；依据：审定评价表的文件")(language)
    return row
  }

  /// What something rests on, in both languages; in one column where they say the same.
  private func basis(_ document: Text) -> Row {
    ["basis": document.zh, "basis_en": document.en == document.zh ? "" : document.en]
  }

  // MARK: Settings

  private func setting(_ key: RuleKey) -> [Row] {
    let parameter = set.parameters[key.name]
    guard parameter != nil || ScorecardKeys.mayBeEmpty.contains(where: { $0.name == key.name })
    else { return [] }
    let unit = key.unit.title
    var row = [
      "part": CardPart.setting.title(language), "code": key.name, "name": key.meaning.zh,
      "name_en": key.meaning.en, "unit": unit.zh, "unit_en": unit.en,
      "allowed": allowed(key)(language),
    ]
    guard let parameter else { return [row] }
    row["value"] = text(parameter.value, key.form)
    if parameter.document != set.document { row.merge(basis(parameter.document)) { $1 } }
    row["clause"] = parameter.clause?(language)
    row["grade"] = CardWords.title(parameter.grade.rawValue, language)
    row["checked"] = parameter.checked
    row["note"] = parameter.note?(language)
    return [row]
  }

  private func text(_ value: RuleValue, _ form: RuleForm) -> String {
    switch (value, form) {
    case (.text(let code), .choice): CardWords.title(code, language)
    case (.text(let text), _): text
    case (.list(let words), _):
      words.map { CardWords.title($0, language) }.joined(
        separator: language == .chinese ? "；" : "; ")
    case (.unset, _), (.table, _), (.records, _): ""
    }
  }

  /// What may stand there.
  private func allowed(_ key: RuleKey) -> Text {
    func words(_ codes: [String], _ language: Language) -> String {
      codes.map { CardWords.title($0, language) }.joined(
        separator: language == .chinese ? "、" : ", ")
    }
    switch (key.form, CardPart.of(key)) {
    case (_, .item?):
      return Text(
        en:
          "below, one row an item: `code`, `name` or `name_en`, and as `value` the name of its column "
          + "in results, of letters, digits and _, such as delivery_quality",
        zh: "下列每行一个项目：编号、名称（中文或英文）；“值”为结果表中的列名，由字母、数字和 _ 组成，可不填")
    case (_, .indicator?):
      return Text(
        en:
          "below, one row an indicator: `code`, the code of its `item`, `name` or `name_en`, `unit`, "
          + "`points` and `cap` from 0 to 100, such as 2 and 6, and the `method`, one of "
          + "\(words(Indicator.methods, .english)); a `grade` of its own only where it has one",
        zh: "下列每行一个指标：编号、所属项目的编号、名称、单位；每单位扣分与季度上限为 0 至 100 的数，如 2 与 6；取得方式为"
          + "\(words(Indicator.methods, .chinese))之一；依据等级与本行相同的不填")
    case (_, .redLine?):
      return Text(
        en: "below, one row a red line: `code`, `name` or `name_en`", zh: "下列每行一项红线事项：编号、名称")
    case (.choice(let codes), nil):
      return Text(
        en: "one of \(words(codes, .english))", zh: "以下之一：\(words(codes, .chinese))")
    case (.list(let codes), nil):
      return Text(
        en: "any of \(words(codes, .english)), with semicolons between",
        zh: "下列各项的组合，以分号分隔：\(words(codes, .chinese))")
    case (.text(.free(let words)), nil): return words
    default: return key.form.expectation(quoted: false)
    }
  }

  // MARK: Records

  private func records(_ key: RuleKey) -> [Row] {
    guard case .records(let records)? = set.parameters[key.name]?.value else { return [] }
    return records.map { record in
      Dictionary(record.values.map { ($0.name, $0.value) }) { first, _ in first }
    }
  }

  private func rows(of key: RuleKey, _ part: CardPart) -> [Row] {
    records(key).flatMap { record in
      var row = [
        "part": part.title(language), "code": record["code"] ?? "", "name": record["zh"] ?? "",
        "name_en": record["en"] ?? "", "value": record["column"] ?? "",
        "unit": record["unit_zh"] ?? "", "unit_en": record["unit_en"] ?? "",
      ]
      if let practice = Text(written: record["modelled_on"], zh: record["modelled_on_zh"]) {
        row.merge(basis(practice)) { $1 }
      }
      for column in ["item", "points", "cap", "clause", "note"] { row[column] = record[column] }
      row["method"] = record["method"].map { CardWords.title($0, language) }
      row["grade"] = grade(of: record["code"] ?? "", key).map {
        CardWords.title($0.rawValue, language)
      }
      let limits = record["method"].flatMap(Measure.init)?.limits ?? []
      return [row] + limits.flatMap(setting)
    }
  }

  /// The grade that a record has of its own; where its cells have several, the least sure.
  private func grade(of code: String, _ key: RuleKey) -> Grade? {
    let grades = set.parameters[key.name]?.rowGrades ?? [:]
    return grades[code] ?? grades.filter { $0.key.hasPrefix(code + ".") }.values.max()
  }
}
