import Wording

/// A unit that stands above the header, for whole columns beneath it: `单位：万元`.
///
/// Whether it also holds for prices, which most tables have in yuan, nobody but its author knows: it
/// is a finding where a column does not name a unit of its own.
struct TitleUnit {
  /// What stands in the cell.
  let text: String
  /// The units that it may state, such as 万元 and 片.
  private let words: [String]

  /// Nil where a cell states no unit.
  init?(_ cell: String) {
    text = cell
    let plain = cell.halfWidth.lowercased()
    var places =
      [plain.filter { !"()[]【】".contains($0) }] + (HeaderUnit.parts(of: plain)?.brackets ?? [])
    for label in HeaderUnit.labels {
      places += plain.split(separator: label, omittingEmptySubsequences: false).dropFirst().map {
        String($0.drop { ":为 ".contains($0) }.prefix { !"()[]【】;。 \t\n".contains($0) })
      }
    }
    words =
      places.flatMap { place in
        let isUnit = HeaderUnit.isUnit(HeaderUnit.unlabelled(FieldNames.key(place)))
        let parts = place.split { "、,及和".contains($0) || !isUnit && $0 == "/" }
        return ([place] + parts.map(String.init)).flatMap { word in
          HeaderUnit.named(by: HeaderUnit.unlabelled(FieldNames.key(word)))
        }
      } + HeaderUnit.largeMoney(in: plain)
    guard words.contains(where: { HeaderUnit.isUnit($0) || HeaderUnit.isForeign($0) }) else {
      return nil
    }
  }

  /// The word by which a column's numbers would be others than by its header; nil where there is none.
  func word(for measure: Schema.Measure?, _ header: HeaderUnit) -> String? {
    guard let measure, ![.points, .days, .months].contains(measure) else { return nil }
    return words.first { word in
      if measure != .count, measure != .share, header.ten == nil, HeaderUnit.isForeign(word) {
        return true
      }
      let kind = measure == .count || measure == .share ? measure : .yuan
      guard let unit = HeaderUnit([word], of: kind), let ten = unit.ten else { return false }
      let isPer = unit.isPerUnit != nil && header.isPerUnit == nil
      return header.ten == nil && ten != 0
        || isPer && (measure == .yuan || HeaderUnit([word], of: measure) == nil)
    }
  }

  /// Reports the units above a header that its columns do not name.
  static func report(
    _ titles: [(row: Int, cells: [String])], _ header: Header, _ schema: Schema, file: String,
    to findings: inout Findings
  ) {
    for (row, cells) in titles {
      for title in cells.compactMap(TitleUnit.init) {
        let columns = schema.fields.indices.compactMap { field -> (name: String, unit: String)? in
          guard let column = header.columns[field], let own = header.units[field] else {
            return nil
          }
          return schema.fields[field].kind == .integer
            ? nil
            : title.word(for: schema.fields[field].measure, own).map {
              (header.names[column], $0)
            }
        }
        guard let first = columns.first else { continue }
        let names = columns.map(\.name)
        findings.add(
          Finding(
            .titleUnit, file: file, row: row, value: title.text,
            reason: Text(
              en: "above the header stands \(first.unit), which may be meant for "
                + names.map { "`\($0)`" }.joined(separator: ", ")
                + ", where the header names no such unit",
              zh: "表头之上写有“\(first.unit)”，可能适用于"
                + names.map { "“\($0)”" }.joined(separator: "、") + "列，而列名未写该单位")))
        return
      }
    }
  }
}
