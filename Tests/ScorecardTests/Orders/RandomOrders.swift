import TestSupport

/// Random files of order lines, clean or broken in every way that files are.
struct RandomOrders {
  private var random: SplitMix64
  private let faults: Int
  private let direction: Int
  private var previous: [[String]] = []

  /// Files by a seed; of a hundred rows, about `faults` are broken.
  init(seed: UInt64, faults: Int) {
    random = SplitMix64(seed: seed)
    self.faults = faults
    direction = Int.random(in: 0..<3, using: &random)
  }

  private static let header =
    "order_id,line,hospital,distributor,drug,ordered_at,confirmed_at,delivered_at,ordered_qty,"
    + "delivered_qty,unit_price,urgent,cold_chain,remote"

  private static let hospitals = ["H0", "H1", "H2", "第一医院", " 第一医院 "]
  /// The last two are written in different bytes, but Swift calls them equal.
  private static let firms = ["甲", "乙药业", " 甲 ", "C, D & Co.", "caf\u{E9}", "cafe\u{301}"]
  private static let drugs = ["", "x", "a \"b\" c", "two\nlines", "三，四", "a,b", "\"\"", "\r\n"]

  /// The bytes of a file.
  mutating func file() -> [UInt8] {
    let lineEnd = any(["\n", "\n", "\r\n", "\r"])
    var bytes = Array((Self.header + lineEnd).utf8)
    for number in 0..<Int.random(in: 1...60, using: &random) {
      let isBroken = chance(faults)
      bytes += isBroken ? broken(row(number)) : Array(text(row(number)).utf8)
      if !chance(isBroken ? 10 : 0) { bytes += Array(lineEnd.utf8) }
    }
    if chance(30) { bytes.removeLast(lineEnd.utf8.count) }
    return bytes
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func any<Element>(_ values: [Element]) -> Element {
    values[Int.random(in: values.indices, using: &random)]
  }

  private mutating func row(_ number: Int) -> [String] {
    // A row repeated whole, and a further delivery of an earlier line, near or far.
    if chance(faults / 4), let earlier = previous.last { return earlier }
    if chance(10), let near = previous.last { return furtherDelivery(near) }
    if chance(5), !previous.isEmpty { return furtherDelivery(any(previous)) }
    let orders = [
      1000 + number / 2, 1000 - number / 2, 1000 + Int.random(in: 0..<90, using: &random),
    ]
    let day = any(["2021-06-30", "2021-07-01", "2021-08-31", "2020-02-29"])
    let ordered = any(["10", "10", "12.5", "100.000001", "1234567"])
    let isInFull = !chance(15)
    var row = [
      any(["DD", "DD", "A-"]) + "\(orders[direction])", "\(number % 2 + 1)", any(Self.hospitals),
      any(Self.firms), any(Self.drugs), day + any([" 08:00", " 08:00", " 23:59:59"]),
      day + " 23:59:59", "2021-09-02 12:00", ordered, isInFull ? ordered : "0.000001",
      any(["1", "0.5", "17.36", "9999999"]), any(["N", "Y", ""]), any(["N", ""]), any(["N", "Y"]),
    ]
    if chance(10) { row[6] = "" }
    if chance(60) { row[7] = day + " 23:59:59" }
    if chance(5) { (row[7], row[9]) = ("", "") }
    previous.append(row)
    return row
  }

  private func furtherDelivery(_ row: [String]) -> [String] {
    var further = row
    (further[7], further[9]) = ("2021-09-03 08:00", "0.5")
    return further
  }

  private mutating func text(_ row: [String]) -> String {
    row.map { value in
      value.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) } || chance(10)
        ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
    }.joined(separator: ",")
  }

  private mutating func broken(_ row: [String]) -> [UInt8] {
    var row = row
    let column = Int.random(in: row.indices, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return []
    case 1: return Array(repeating: UInt8(ascii: ","), count: any([3, 13, 20]))
    case 2: row.append(any(["", " ", "x"]))
    case 3: row.removeLast()
    case 4: row[column] = ""
    case 5:
      row[column] = any([
        "#N/A", "1.2E+11", "44378", "12.5%", "-1", "0", "1e3", "2021/7/1 8:00", "2021-02-30 08:00",
        "１２", " 12", "12 ", "7.", ".5", "0.0000001", "12345678", "2021-07-01 24:00", "是",
        "\u{3000}", "Total", "合计",
      ])
    case 6: row[column] = String(repeating: "long", count: any([20, 60, 200]))
    case 7: return bytes(row, putting: [any([0xFF, 0x80, 0x00])])
    case 8: return bytes(row, putting: [0xC4, 0xE3])
    default: return bytes(row, putting: any([[0x22], [0x22], [0x0D], [0x0A], [0x22, 0x22]]))
    }
    return Array(text(row).utf8)
  }

  /// A row with something where it does not belong.
  private mutating func bytes(_ row: [String], putting stray: [UInt8]) -> [UInt8] {
    var bytes = Array(text(row).utf8)
    bytes.insert(contentsOf: stray, at: Int.random(in: 0...bytes.count, using: &random))
    return bytes
  }
}
