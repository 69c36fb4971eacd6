import Foundation
import Tables
import TestSupport
import Testing

/// Values at the ends of what can be written, through every command that reads a table.
@Suite struct ExtremeValuesTests {
  /// Files with random rows for every schema, in a folder of their own.
  private struct Samples {
    var random: SplitMix64
    let folder: TemporaryFolder

    /// What a value may be: usual ones more often, so that the others are computed with.
    private mutating func value(_ field: Schema.Field, row: Int) -> String {
      let (usual, extreme) = Self.values(field, row: row)
      let pool = Int.random(in: 0..<60, using: &random) == 0 ? extreme : usual
      return pool.randomElement(using: &random) ?? ""
    }

    private static func values(_ field: Schema.Field, row: Int) -> (usual: [String], [String]) {
      switch field.kind {
      case .number:
        (
          field.name == "ceiling" ? ["2.5"] : ["1", "2.5"],
          [
            "9223372036854.775807", "0.000001", "0.00000000000000000001",
            "99999999999999999999999999999", "4611686018427.387903",
          ]
        )
      case .integer: (["1", "2"], ["9223372036854775807", "1000000007"])
      case .boolean: ([""], ["Y", "N"])
      case .date: (["2021-07-01"], ["0001-01-01", "9999-12-31"])
      case .datetime: (["2021-07-01 08:00"], ["0001-01-01 00:00", "9999-12-31 23:59"])
      case .string: names(field.name, row: row)
      }
    }

    private static func names(_ name: String, row: Int) -> (usual: [String], [String]) {
      switch name {
      case "lot": (["L"], ["M"])
      case "bidder": (["B\(row)"], ["B1"])
      case "strength", "main_strength":
        (["1mg"], ["300IU", "7.999999999999mg", "999999999999999kg", "1ml:1mg", "1mg+2mg"])
      case "form": (["片"], ["分散片"])
      case "region": (["R\(row % 2)"], ["R9"])
      case "indicator": (["A1"], ["B2", "A2"])
      case "fault_party": (["distributor"], ["manufacturer"])
      case "evidence", "invoice": (["r\(row)"], ["x\(row)"])
      case "order_id": (["O\(row)"], ["O1"])
      case "line": (["1"], ["2"])
      case "quarter": (["2021Q4"], ["9999Q4", "0001Q1"])
      case "intervention": (["delay"], ["none"])
      case "distributor", "drug": (["D"], ["E"])
      default: ([""], [""])
      }
    }

    /// Writes a file of up to five rows with all columns of a schema.
    mutating func file(_ name: String) throws -> String {
      let schema = try #require(Schema.builtIn(name))
      var lines = [schema.fields.map(\.name).joined(separator: ",")]
      for row in 1...Int.random(in: 2...5, using: &random) {
        lines.append(schema.fields.map { value($0, row: row) }.joined(separator: ","))
      }
      return try folder.file("\(name).csv", lines.joined(separator: "\n") + "\n")
    }
  }

  private static let commands = [
    "rank bids.csv --rules cn-2020-round2", "select bids.csv --rules cn-2026-round12",
    "select bids.csv --rules renewal-composite-2022 --accept acceptances.csv",
    "select bids.csv --rules joints-2021 --explain",
    "allocate bids.csv --demand demand.csv --choices choices.csv --rules cn-2020-round2",
    "allocate bids.csv --demand demand.csv --rules stents-2026",
    "specs bids.csv --specs specs.csv --rules cn-2020-round2",
    "stats bids.csv --demand demand.csv --rules cn-2021-round5",
    "compare-rules bids.csv --rules cn-2020-round2,cn-2021-round4",
    "ratio products.csv --profile ndrc-2011", "ratio audit products.csv --profile linear",
    "ratio compare products.csv --profiles ndrc-2011,linear",
    "pay invoices.csv --interventions interventions.csv --as-of 9999-12-31",
    "pay invoices.csv --totals --format html",
    "score events.csv --orders orders.csv --quarter 2021Q3",
    "score events.csv --quarter 9999Q4",
    "intervene events.csv --orders orders.csv --quarter 2021Q4",
    "compare events.csv --orders orders.csv --before 0001Q1 --after 2021Q3",
  ]

  @Test(
    "whatever the values are, a command ends in a result, in findings with file and row, or open",
    arguments: commands)
  func everyCommand(line: String) throws {
    for seed in 0..<24 {
      var tables = Samples(
        random: SplitMix64(seed: UInt64(seed)), folder: try TemporaryFolder())
      for name in Schema.builtInNames { _ = try tables.file(name) }
      let program = try Products.shell("cd '\(tables.folder.path)' && vbp \(line)")
      let context = "seed \(seed): \(line)\n\(program.errors)"
      #expect([0, 1, 3].contains(program.exitCode), "\(program.exitCode), \(context)")
      let findings = program.errors.split(separator: "\n").filter { $0.hasSuffix("]") }
      if program.exitCode == 1 { #expect(!findings.isEmpty, "\(context)") }
      for finding in findings {
        #expect(finding.firstMatch(of: /^[a-z]+\.csv, rows? [0-9]+/) != nil, "\(context)")
      }
      #expect(!program.errors.lowercased().contains("error"), "\(context)")
      // No name of this program's source, such as differentUnits.
      #expect(program.errors.firstMatch(of: /[a-z][A-Z][a-z]/) == nil, "\(context)")
    }
  }

  @Test("and so does the check of every table", arguments: Schema.builtInNames)
  func checks(name: String) throws {
    for seed in 0..<24 {
      var tables = Samples(
        random: SplitMix64(seed: UInt64(seed)), folder: try TemporaryFolder())
      let program = try Products.shell("vbp check '\(try tables.file(name))' --as \(name)")
      #expect([0, 1].contains(program.exitCode), "seed \(seed): \(program.errors)")
    }
  }
}
