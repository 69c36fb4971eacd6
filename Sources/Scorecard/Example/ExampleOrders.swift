import Tables
import Wording

/// The order lines of the example: the plan's failings among many lines that are in order.
struct ExampleOrders {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  /// One row of the order table before its columns are written.
  private struct Row {
    var order: String
    var line = 1
    var drug = 0
    var orderedAt: Timestamp
    var confirmedAfter: Int? = 45
    var deliveredAfter: Int? = 26 * 60
    var ordered = 10
    var delivered = 10
    /// In fen.
    var price = 1250
    var urgent = false
    var coldChain = false
    var remote = false
  }

  /// The rows of all distributors and quarters, by the time of their order.
  func rows() -> [[String]] {
    var rows: [(firm: Int, row: Row)] = []
    for firm in 0..<ExamplePlan.firms {
      for quarter in 0..<4 {
        rows += self.rows(firm: firm, quarter: quarter).map { (firm, $0) }
      }
    }
    rows.sort {
      ($0.row.orderedAt, $0.row.order, $0.row.line, $0.row.deliveredAfter ?? 0)
        < ($1.row.orderedAt, $1.row.order, $1.row.line, $1.row.deliveredAfter ?? 0)
    }
    return rows.map { written($0.row, firm: $0.firm) }
  }

  /// The order that fails in some way, which an event of the example may name.
  static func failing(firm: Int, quarter: Int, _ number: Int) -> String {
    "X\(quarter + 1)\(firm)-\(number < 10 ? "0" : "")\(number)"
  }

  /// The last distributor is small: with fewer than 100 lines a quarter its fill rate is off.
  private func usualLines(firm: Int, quarter: Int) -> Int {
    firm == ExamplePlan.firms - 1 ? 54 : 104 + (firm * 7 + quarter * 5) % 29
  }

  private func rows(firm: Int, quarter: Int) -> [Row] {
    var rows = (0..<usualLines(firm: firm, quarter: quarter)).flatMap {
      usual($0, firm: firm, quarter: quarter)
    }
    rows += failing(firm: firm, quarter: quarter)
    rows += answered(firm: firm, quarter: quarter)
    let steps = ExamplePlan.count("B4", firm: firm, quarter: quarter)
    if steps > 0 {
      rows.append(dearShortLine(steps: steps, value: value(rows), firm: firm, quarter: quarter))
    }
    return rows
  }

  private func moment(_ quarter: Int, day: Int, minute: Int) -> Timestamp {
    let first = Day(year: 2021, month: quarter * 3 + 1, day: 1)
    return Timestamp(
      seconds: ((first?.number ?? 0) + day) * 86_400 + (8 * 60 + minute) * 60)
  }

  /// A line that is in order, now and then in an unusual way.
  private func usual(_ index: Int, firm: Int, quarter: Int) -> [Row] {
    let order = index / 3
    var row = Row(
      order: "O\(quarter + 1)\(firm)-\(order)", line: index % 3 + 1,
      drug: (index * 7 + firm * 3) % 40,
      orderedAt: moment(quarter, day: order * 85 / 45, minute: (order * 37 + firm * 11) % 480))
    row.deliveredAfter = 20 * 60 + (index * 131 + firm * 17) % (26 * 60)
    row.confirmedAfter = 10 + (order * 53) % 600
    row.ordered = 10 * (1 + (index * 5 + firm) % 9)
    row.delivered = row.ordered
    row.price = 380 + (index * 977 + firm * 131) % 9000
    // The flags belong to a whole order, as its lines are delivered together.
    switch order % 11 {
    case 3: (row.coldChain, row.deliveredAfter) = (true, 71 * 60)
    case 5: (row.remote, row.deliveredAfter) = (true, 72 * 60)
    case 7: (row.urgent, row.deliveredAfter) = (true, 8 * 60)
    case 9 where index % 3 == 0: row.delivered += 2
    case 10 where index % 3 == 0: return inParts(row, after: [18 * 60, 30 * 60, 47 * 60])
    default: break
    }
    return [row]
  }

  private func inParts(_ row: Row, after minutes: [Int]) -> [Row] {
    minutes.enumerated().map { index, minutes in
      var part = row
      part.deliveredAfter = minutes
      part.delivered =
        index == 0 ? row.ordered - row.ordered / 5 * 2 : row.ordered / 5
      return part
    }
  }

  /// The lines by which the plan's units of B1, B2, B3 and E1 come about.
  private func failing(firm: Int, quarter: Int) -> [Row] {
    func count(_ code: String) -> Int { ExamplePlan.count(code, firm: firm, quarter: quarter) }
    var rows: [Row] = []
    var number = 0
    func next(day: Int) -> Row {
      number += 1
      return Row(
        order: Self.failing(firm: firm, quarter: quarter, number), drug: number,
        orderedAt: moment(quarter, day: day + number * 2, minute: number * 13 + firm))
    }
    for index in 0..<count("B1") {
      var row = next(day: 3)
      row.confirmedAfter = index == 0 && firm == 2 ? nil : 24 * 60 + 1 + firm * 20
      rows.append(row)
    }
    for _ in 0..<count("B2") {
      var row = next(day: 12)
      row.deliveredAfter = 48 * 60 + 1 + firm * 60
      rows += firm == 2 ? inParts(row, after: [20 * 60, 30 * 60, 50 * 60]) : [row]
    }
    // A fill rate that is too low has its own short line.
    let dear = count("B4") > 0 ? 1 : 0
    for _ in 0..<max(0, count("B3") - dear) {
      var row = next(day: 30)
      row.delivered = 9
      rows.append(row)
    }
    for index in 0..<count("E1") {
      var row = next(day: 41)
      row.urgent = true
      row.deliveredAfter = index == 0 ? 8 * 60 + 1 : 11 * 60 + index
      rows.append(row)
    }
    return rows
  }

  /// Lines that failed for a reason that is not the distributor's, as the events say.
  private func answered(firm: Int, quarter: Int) -> [Row] {
    func row(_ number: Int) -> Row {
      Row(
        order: Self.failing(firm: firm, quarter: quarter, number), drug: number,
        orderedAt: moment(quarter, day: 50, minute: 100))
    }
    switch (firm, quarter) {
    case (4, 1):
      var short = row(90)
      short.delivered = 4
      return [short]
    case (6, 2):
      var late = row(91)
      late.deliveredAfter = 5 * 24 * 60
      return [late]
    default: return []
    }
  }

  /// What the rows order, in fen; each part of a split line repeats the order, and counts once.
  private func value(_ rows: [Row]) -> Int {
    var seen: Set<String> = []
    return rows.reduce(0) { sum, row in
      seen.insert("\(row.order) \(row.line)").inserted ? sum + row.ordered * row.price : sum
    }
  }

  /// One line so dear that the quarter's fill rate falls into the middle of the wanted step: the
  /// missing share is 4.5 % and one percent a step.
  private func dearShortLine(steps: Int, value: Int, firm: Int, quarter: Int) -> Row {
    let missing = 45 + 10 * steps
    var row = Row(
      order: Self.failing(firm: firm, quarter: quarter, 80), drug: 39,
      orderedAt: moment(quarter, day: 60, minute: firm * 9))
    row.ordered = 100
    row.delivered = 20
    // missing = 0.8 x / (value + x), in thousandths; x = 100 packs at the price.
    row.price = value * missing / (800 - missing) / 100
    return row
  }

  private func written(_ row: Row, firm: Int) -> [String] {
    func flag(_ value: Bool) -> String {
      Text(en: value ? "Y" : "N", zh: value ? "是" : "否")(language)
    }
    func moment(_ minutes: Int?) -> String {
      minutes.map { Timestamp(seconds: row.orderedAt.seconds + $0 * 60).text } ?? ""
    }
    let fen = row.price % 100
    return [
      row.order, String(row.line),
      Text(en: "Example Hospital (made up)", zh: "示例医院（虚构）")(language),
      ExampleHospital.name(firm, language), drug(row.drug), row.orderedAt.text,
      moment(row.confirmedAfter), moment(row.deliveredAfter), String(row.ordered),
      row.deliveredAfter == nil ? "" : String(row.delivered),
      "\(row.price / 100).\(fen < 10 ? "0" : "")\(fen)", flag(row.urgent), flag(row.coldChain),
      flag(row.remote),
    ]
  }

  private func drug(_ number: Int) -> String {
    Text(en: "drug \(number + 1)", zh: "药品\(number + 1)")(language)
  }
}
