public import ExactNumbers
public import PriceRatio
public import Tables
import Wording

/// The volume that hospitals of one region reported for one lot.
public struct Demand: Sendable {
  /// The class of drug on which the first-year share depends.
  public enum Category: String, Sendable, CaseIterable {
    /// All drugs not named below.
    case general
    /// Antibacterials and the restricted list.
    case restricted
    /// Special-use antibacterials and monitored drugs.
    case special
  }

  /// The lot.
  public let lot: String
  /// The region.
  public let region: String
  /// The strength that was reported; nil where the lot has only one.
  public let strength: (text: String, value: Strength)?
  /// The brand, that is the bidder, where hospitals report by brand.
  public let brand: String?
  /// Who supplied the region until now.
  public let incumbent: String?
  /// Which share table applies.
  public let category: Category
  /// The reported volume in the file's own unit.
  public let volume: Ratio
}

/// Reads the table of reported volumes.
public enum DemandTable {
  /// Reads a file by the schema `demand`.
  ///
  /// - Returns: the rows, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema) throws(FileError)
    -> (demand: [Demand], findings: Findings)
  {
    var table = try TableReader(path: path, schema: schema)
    let columns = [
      "lot", "region", "strength", "brand", "incumbent", "category", "volume",
    ].map { table.column($0) }
    var demand: [Demand] = []
    var seen: [String: Int] = [:]
    while let row = try table.next() {
      let lot = table.text(row, columns[0])
      let region = table.text(row, columns[1])
      let strength = table.strength(row, columns[2])
      let brand = table.text(row, columns[3])
      let incumbent = table.text(row, columns[4])
      let category = self.category(row, columns[5], &table)
      let volume = table.amount(row, columns[6])
      guard let lot, let region, let volume else { continue }
      let key = [lot, region, strength?.text ?? "", brand ?? ""].joined(separator: "\u{1F}")
      if let first = seen[key] {
        table.findings.add(
          Finding(
            .repeatedDemand, severity: .note, file: table.name, row: row.row, column: "region",
            value: region,
            reason: Text(
              en: "row \(first) reports this lot, region, strength and brand too: they add up",
              zh: "第 \(first) 行已有该品种、地区、规格与品牌的报量：两者相加")))
      }
      seen[key] = seen[key] ?? row.row
      demand.append(
        Demand(
          lot: lot, region: region, strength: strength, brand: brand, incumbent: incumbent,
          category: category ?? .general, volume: volume))
    }
    table.findings.sortByRow()
    return (table.findings.hasErrors ? [] : demand, table.findings)
  }

  private static func category(
    _ row: Record, _ column: TableReader.Column, _ table: inout TableReader
  ) -> Demand.Category? {
    guard let text = table.text(row, column) else { return nil }
    let chinese = ["一般": Demand.Category.general, "限制": .restricted, "特殊": .special]
    if let category = Demand.Category(rawValue: text) ?? chinese[text] { return category }
    table.add(.unknownCategory, row, column, value: text)
    return nil
  }
}

extension TableReader {
  /// A strength; what cannot be read is a finding.
  mutating func strength(_ row: Record, _ column: Column) -> (text: String, value: Strength)? {
    guard let text = text(row, column) else { return nil }
    do throws(Strength.Fault) {
      return (text, try Strength(text))
    } catch {
      add(.notAStrength, row, column, value: text, reason: error.reason)
      return nil
    }
  }
}

extension FindingCode {
  /// Two rows of demand for the same thing; only a note.
  public static let repeatedDemand = FindingCode(
    "repeated-demand",
    meaning: Text(en: "the same demand is reported twice", zh: "同一报量出现两次"),
    remedy: Text(en: "nothing, if both rows count", zh: "如两行均有效，无需处理"))
  /// A category that the share tables do not have.
  public static let unknownCategory = FindingCode(
    "unknown-category", meaning: Text(en: "no such category of drugs", zh: "没有这种药品类别"),
    remedy: Text(
      en: "write general, restricted or special (一般, 限制, 特殊)", zh: "请填写 一般、限制 或 特殊"))
}
