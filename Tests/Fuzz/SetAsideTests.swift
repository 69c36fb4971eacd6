import Foundation
import TestSupport
import Testing

/// One or two faulty rows in made-up tables of every command: what a draft decides is what the rules decide
/// when the row is corrected.
@Suite struct SetAsideTests {
  /// A command, the tables that it reads, and the columns of its result that name what was evaluated.
  struct Case: Sendable, CustomTestStringConvertible {
    let command: String
    let tables: [String]
    let key: [String]

    var testDescription: String { command }
  }

  private static let tender = "--rules cn-2020-round2"
  private static let scorecard = "events.csv --orders orders.csv --as-of 2022-01-31 --quarter"

  static let cases = [
    Case(command: "rank bids.csv \(tender)", tables: ["bids"], key: ["lot"]),
    Case(command: "select bids.csv \(tender)", tables: ["bids"], key: ["lot"]),
    Case(
      command: "select bids.csv --rules cn-2022-round7 --allow-unverified --whole-tender "
        + "--set elimination.lots=1", tables: ["bids"], key: ["lot"]),
    Case(
      command:
        "select bids.csv --accept acceptances.csv --rules cn-2025-round11 --allow-unverified",
      tables: ["bids", "acceptances"], key: ["lot"]),
    Case(
      command: "select bids.csv --rulings rulings.csv \(tender)", tables: ["bids", "rulings"],
      key: ["lot"]),
    Case(
      command: "compare-rules bids.csv --rules cn-2020-round2,cn-2018-4plus7", tables: ["bids"],
      key: ["lot"]),
    Case(
      command: "allocate bids.csv --demand demand.csv --choices choices.csv \(tender)",
      tables: ["bids", "demand", "choices"], key: ["lot"]),
    Case(
      command: "allocate bids.csv --demand unit-demand.csv --choices unit-choices.csv "
        + "--rules joints-2021 --set shortlist.caps.1+=6 --set shortlist.guaranteed_cut=0.9 "
        + "--allow-unverified", tables: ["bids", "unit-demand", "unit-choices"], key: ["lot"]),
    Case(
      command: "specs bids.csv --specs specs.csv \(tender)", tables: ["bids", "specs"],
      key: ["lot"]),
    Case(command: "ratio products.csv", tables: ["products"], key: ["drug"]),
    Case(command: "ratio audit products.csv", tables: ["products"], key: ["drug"]),
    Case(
      command: "ratio compare products.csv --profiles ndrc-2011,shanghai", tables: ["products"],
      key: ["drug"]),
    Case(
      command: "score \(scorecard) 2021Q3", tables: ["events", "orders"], key: ["distributor"]),
    Case(
      command: "score --detail \(scorecard) 2021Q3", tables: ["events", "orders"],
      key: ["distributor"]),
    Case(
      command: "intervene \(scorecard) 2021Q4", tables: ["events", "orders"],
      key: ["distributor"]),
    Case(
      command: "intervene \(scorecard) 2021Q4 --previous previous.csv",
      tables: ["events", "orders", "previous"], key: ["distributor"]),
    Case(
      command:
        "compare events.csv --orders orders.csv --as-of 2022-01-31 --before 2021Q2 --after 2021Q3",
      tables: ["events", "orders"], key: ["distributor"]),
    Case(
      command: "pay invoices.csv --interventions interventions.csv",
      tables: ["invoices", "interventions"], key: ["distributor", "invoice"]),
    Case(
      command: "pay invoices.csv --interventions interventions.csv --totals",
      tables: ["invoices", "interventions"], key: ["distributor"]),
  ]

  @Test(
    "what is decided in spite of a faulty row stays when the row is corrected", arguments: cases)
  func draft(of test: Case) throws {
    var decided = 0
    for seed in 0..<UInt64(Self.seeds) {
      var made = MadeTables(seed: seed)
      let folder = try TemporaryFolder()
      for (name, table) in made.tables { _ = try folder.file(name + ".csv", table.text) }
      let whole = try run(test, folder, "")
      // Which of its tables have faulty rows, one or two.
      let names = [seed, seed / 2 + 1].prefix(1 + Int(seed % 2)).map {
        test.tables[Int($0) % test.tables.count]
      }
      let fault = names.map { made.spoil($0) }
      for name in names { _ = try folder.file(name + ".csv", made.tables[name]?.text ?? "") }
      let draft = try run(test, folder, "--set-aside")
      #expect([0, 3].contains(whole.exitCode), "\(test.command) \(seed): \(whole.errors)")
      #expect([1, 3].contains(draft.exitCode), "\(test.command) \(seed) \(fault): \(draft.errors)")
      guard draft.exitCode == 3 else { continue }
      let (rows, all) = (try Self.rows(draft, test.key), try Self.rows(whole, test.key))
      for (key, row) in rows where !row.contains(where: Self.isOpen) {
        decided += 1
        let expected = Self.told(all[key] ?? [], as: row)
        #expect(Self.told(row, as: row) == expected, "\(test.command) \(seed) \(fault) \(key)")
      }
    }
    // Hardly any fault may stop a command, or leave all open.
    #expect(2 * decided >= Self.seeds, "\(test.command)")
  }

  private static let seeds = 6

  private func run(_ test: Case, _ folder: TemporaryFolder, _ options: String) throws -> Program {
    try Products.shell("cd '\(folder.path)' && vbp \(test.command) --format json -q \(options)")
  }

  private typealias Row = [String: String]

  /// The rows of a result by what they are about.
  private static func rows(_ result: Program, _ key: [String]) throws -> [[String]: [Row]] {
    let list = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    let rows = (list ?? []).map { $0.mapValues { "\($0)" } }
    return Dictionary(grouping: rows) { row in key.map { row[$0] ?? "" } }
  }

  private static func isOpen(_ row: Row) -> Bool {
    ["set aside", "unresolved"].contains { row["reason"]?.hasPrefix($0) == true }
      || row.values.contains("undecided")
  }

  /// What rows say in the columns that a draft decides, line by line.
  private static func told(_ rows: [Row], as draft: [Row]) -> [String] {
    let open = draft.compactMap { $0["reason"] }.first { $0.hasPrefix("open, as ") }
    return rows.map { row in
      row.filter { column, value in
        value != "<null>" && column != "draft" && !(open != nil && column == "reason")
          && !(open?.contains(column) ?? false) && draft.allSatisfy { $0[column] != nil }
      }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
  }
}

/// Tables without faults about a few lots, drugs and distributors, and slips in their rows.
private struct MadeTables {
  struct Table {
    let columns: [String]
    var rows: [[String]]

    var text: String { ([columns] + rows).map { $0.joined(separator: ",") + "\n" }.joined() }
  }

  /// Names, and what may be written in their place.
  private static let slips = [
    "盐酸二甲双胍片": ["二甲双胍片", "盐酸二甲双瓜片", "盐酸甲二双胍片"],
    "维生素B1片": ["维生素B01片", "维生素B1片剂"], "维生素B2片": ["维生素B02片"],
    "坦洛新（坦索罗辛）胶囊": ["坦洛新胶囊", "坦洛新坦索罗辛胶囊"], "阿卡波糖": ["阿卡波塘", "阿卡波"],
    "entecavir tablets": ["entecavir", "entecavri tablets"],
    "国药控股有限公司": ["国控", "国药控股", "国药控股股份有限公司"], "华润医药": ["华润医药公司", "华闰医药"],
    "Distributor A": ["Distribtor A", "Distributor A Co.; Ltd."], "Distributor B": ["Distributr B"],
  ]
  private static let lots = [
    "盐酸二甲双胍片", "维生素B1片", "维生素B2片", "坦洛新（坦索罗辛）胶囊", "阿卡波糖", "entecavir tablets",
  ]
  private static let firms = ["国药控股有限公司", "华润医药", "Distributor A", "Distributor B"]
  /// Columns of the tables, and what is nothing that they can hold.
  private static let faults = [
    "bids": [("quote", "1O.5"), ("ceiling", "x"), ("bidder", "")],
    "acceptances": [("bidder", ""), ("bidder", "Nobody")],
    "rulings": [("kind", "banned"), ("date", "2021-02-30"), ("bidder", "Nobody"), ("reason", "")],
    "demand": [("volume", "8 boxes"), ("region", "")], "unit-demand": [("volume", "-8")],
    "choices": [("preference", "first"), ("region", "Nowhere"), ("bidder", "Nobody")],
    "unit-choices": [("region", "Nowhere")],
    "specs": [("ceiling", "x"), ("strength", "forty")],
    "products": [("price", "x"), ("strength", "forty"), ("form", "blob"), ("pack_count", "0")],
    "events": [("count", "two"), ("date", "2021-02-30"), ("indicator", "Z9"), ("evidence", "")],
    "previous": [("count", "two"), ("fault_party", "nobody")],
    "orders": [("ordered_qty", "ten"), ("delivered_at", "soon"), ("order_id", ""), ("line", "")],
    "invoices": [("amount", "-1"), ("accepted_at", "2021-09-31")],
    "interventions": [
      ("quarter", "2021Q5"), ("intervention", "perhaps"), ("delay_months", "x"),
    ],
  ]

  private var random: SplitMix64
  private(set) var tables: [String: Table] = [:]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    let bids = Self.lots.flatMap { lot in
      ["A", "B", "C", "D"].prefix(number(1...4)).map {
        [
          lot, $0, "10mg", "\(number(1...9)).5", "20", ["Y", "N", ""][number(0...2)],
          "\(number(1...9))0",
        ]
      }
    }
    let regions = ["Beijing", "Shanghai"]
    tables["bids"] = Table(
      columns: ["lot", "bidder", "strength", "quote", "ceiling", "originator", "reported_volume"],
      rows: bids)
    tables["acceptances"] = Table(
      columns: ["lot", "bidder"], rows: bids.map { Array($0.prefix(2)) })
    tables["rulings"] = Table(
      columns: ["lot", "bidder", "kind", "counts", "reason", "document", "date"],
      rows: bids.enumerated().filter { $0.offset % 3 == 0 }.map { place, bid in
        let kind = ["disqualified", "withdrawn", "replaced"][place % 2 + place % 4 / 3]
        return [bid[0], bid[1], kind, kind == "replaced" ? "" : "Y", "why", "doc", "2021-02-05"]
      })
    tables["demand"] = Table(
      columns: ["lot", "region", "volume"],
      rows: Self.lots.flatMap { lot in regions.map { [lot, $0, "\(number(1...9))00"] } })
    tables["choices"] = Table(
      columns: ["lot", "bidder", "region", "preference"],
      rows: bids.flatMap { bid in
        regions.enumerated().map { [bid[0], bid[1], $1, "\($0 + 1)"] }
      })
    tables["unit-demand"] = Table(
      columns: ["lot", "region", "brand", "volume"],
      rows: bids.flatMap { bid in
        regions.map { [bid[0] + " A", $0, bid[1], "\(number(1...9))00"] }
      })
    tables["unit-choices"] = Table(
      columns: ["lot", "bidder", "region"], rows: bids.map { [$0[0] + " A", $0[1], "Beijing"] })
    tables["specs"] = Table(
      columns: ["lot", "strength", "pack_count", "ceiling"],
      rows: Self.lots.map { [$0, "20mg", "14", "99"] })
    tables["products"] = Table(
      columns: ["drug", "form", "strength", "pack_count", "price"],
      rows: Self.lots.flatMap { drug in
        [10, 20, 40].prefix(number(1...3)).map {
          [drug, "片", "\($0)mg", "14", "\(number(5...60))"]
        }
      })
    let events = (0..<12).map { place in
      let day = "2021-0\(number(4...9))-0\(number(1...9))"
      return [firm(), day, "A1", "\(number(1...3))", "distributor", "letter \(place)", "", "", ""]
    }
    let eventColumns = [
      "distributor", "date", "indicator", "count", "fault_party", "evidence", "status", "order_id",
      "line",
    ]
    var orders: [[String]] = []
    for order in 0..<12 {
      let day = "2021-0\(number(4...9))-0\(number(1...8))"
      orders.append([
        "O\(order)", "1", firm(), "drug", "\(day) 08:00", "\(day) 09:00",
        "\(day.dropLast())9 0\(number(1...9)):00", "10", "\(number(5...10))", "5.00",
      ])
    }
    let answers = orders.prefix(4).map { order in
      [order[2], "\(order[4].prefix(10))", "B2", "1", "hospital", "note", "", order[0], "1"]
    }
    tables["events"] = Table(columns: eventColumns, rows: events + answers)
    tables["previous"] = Table(columns: eventColumns, rows: Array(events.prefix(9)) + answers)
    tables["orders"] = Table(
      columns: [
        "order_id", "line", "distributor", "drug", "ordered_at", "confirmed_at", "delivered_at",
        "ordered_qty", "delivered_qty", "unit_price",
      ], rows: orders)
    tables["invoices"] = Table(
      columns: ["invoice", "distributor", "accepted_at", "amount", "vbp"],
      rows: Self.firms.flatMap { firm in
        (1...number(1...3)).map { ["\($0)", firm, "2021-1\(number(0...2))-01", "\($0)00.00", "Y"] }
      })
    tables["interventions"] = Table(
      columns: ["distributor", "quarter", "intervention", "delay_months"],
      rows: Self.firms.map { [$0, "2021Q4", "delay", "\(number(1...2))"] })
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func firm() -> String { Self.firms[number(0...Self.firms.count - 1)] }

  /// Makes a row of a table faulty, and in one of two the name in it another; says what was written.
  mutating func spoil(_ name: String) -> String {
    guard var table = tables[name], let faults = Self.faults[name] else { return "" }
    let (column, value) = faults[number(0...faults.count - 1)]
    let row = number(0...table.rows.count - 1)
    table.rows[row][table.columns.firstIndex(of: column) ?? 0] = value
    let place = table.columns.firstIndex { ["lot", "drug", "distributor"].contains($0) } ?? 0
    let slips = Self.slips[table.rows[row][place]] ?? []
    if number(0...1) == 0, !slips.isEmpty {
      table.rows[row][place] = slips[number(0...slips.count - 1)]
    }
    tables[name] = table
    return "\(name) \(row + 2): \(table.rows[row])"
  }
}
