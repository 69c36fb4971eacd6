import TestSupport
import Testing

/// Order lines that come by standard input are judged as those of the same file.
struct StandardInputTests {
  private static let events =
    "distributor,date,indicator,count,fault_party,evidence,status,order_id,line\n"
    + "甲,2021-07-01,A1,1,distributor,x,recorded,,\n"

  /// Lines that no order of the rows tells apart, some late, some in parts, and `again` at the end.
  private static func orders(again: String = "") -> String {
    let header =
      "order_id,line,hospital,distributor,ordered_at,confirmed_at,delivered_at,ordered_qty,"
      + "delivered_qty,unit_price,urgent\n"
    let rows = (0..<300).map { row in
      // 300 = 4 × 75, and 7 divides neither: the rows stand in no order.
      let order = row * 7 % 300
      let delivered = order % 9 == 0 ? 4 : 10
      return "O\(order),1,H\(order % 3),\(order % 2 == 0 ? "甲" : "乙"),2021-07-01 08:00,"
        + "2021-07-01 08:05,2021-07-0\(order % 5 + 1) 12:00,10,\(delivered),1.5,N\n"
    }
    return header + rows.joined() + again
  }

  private static func score(
    _ folder: TemporaryFolder, _ source: String, _ settings: [String: String] = [:]
  )
    throws -> Program
  {
    let command = "vbp score events.csv --quarter 2021Q3 --detail --format json --quiet"
    let (before, orders) =
      switch source {
      case "pipe": ("cat orders.csv | ", "-")
      case "redirection": ("", "- < orders.csv")
      default: ("", "orders.csv")
      }
    return try Products.shell(
      "cd '\(folder.path)' && \(before)\(command) --orders \(orders)", environment: settings)
  }

  private static func folder(again: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("events.csv", events)
    _ = try folder.file("orders.csv", orders(again: again))
    return folder
  }

  @Test(
    "a pipe and a file that is standard input give what the file gives",
    arguments: ["pipe", "redirection"])
  func same(source: String) throws {
    let folder = try Self.folder()
    let file = try Self.score(folder, "file")
    let input = try Self.score(folder, source)
    #expect(file.exitCode == 0)
    #expect(input.exitCode == file.exitCode)
    // The deductions name the source of each.
    #expect(input.output == file.output.replacing("orders.csv", with: "<stdin>"))
    #expect(file.output.contains("orders.csv"))
  }

  @Test("a line delivered twice is found in either", arguments: ["file", "pipe", "redirection"])
  func twice(source: String) throws {
    let again =
      "O7,1,H1,乙,2021-07-01 08:00,2021-07-01 08:05,2021-07-03 12:00,10,10,1.5,N\n"
    let result = try Self.score(try Self.folder(again: again), source)
    #expect(result.exitCode == 1)
    // The second row of the table is that of O7: 1 × 7 = 7, under the header and O0.
    #expect(result.errors.contains("\"row\": 302"))
    #expect(result.errors.contains("row 3 already delivers"))
  }

  @Test("few rows need no temporary file, so the folder for them need not be there")
  func noTemporaryFolder() throws {
    let folder = try Self.folder()
    for source in ["file", "pipe"] {
      let usual = try Self.score(folder, source)
      let without = try Self.score(folder, source, ["TMPDIR": "/nowhere"])
      #expect(without.exitCode == 0)
      #expect(without.output == usual.output)
    }
  }
}
