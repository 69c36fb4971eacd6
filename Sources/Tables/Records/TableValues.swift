public import ExactNumbers
import Wording

/// The values of rows: each is read as people write it, or is a finding and nil.
extension TableReader {
  /// An amount of yuan greater than zero.
  public mutating func price(_ row: Record, _ column: Column) -> Yuan? {
    if column.unit.exponent == 0, let bytes = usualBytes(row, column),
      let amount = Yuan(decimalBytes: bytes.span), amount > .zero
    {
      return amount
    }
    guard let text = text(row, column) else { return nil }
    let plain = column.yuan(text)
    if plain == nil, column.unit.exponent == 0, Self.hasManyDecimals(text) {
      add(.dividedPrice, row, column, value: text)
      return nil
    }
    guard
      let amount = plain
        ?? unusualNumber(text, row, column, isMoney: true, { column.yuan($0.plain) })
    else { return nil }
    guard amount > .zero else {
      addNotPositive(row, column, value: text)
      return nil
    }
    return amount
  }

  /// Whether a text is a number above zero with more decimals than an amount of yuan.
  private static func hasManyDecimals(_ text: String) -> Bool {
    guard let number = Ratio(decimal: text), number > .zero,
      let whole = Yuan(decimal: text.prefix { $0 != "." }), let point = text.firstIndex(of: ".")
    else { return false }
    return whole >= .zero && Yuan(decimal: text[..<point] + text[point...].prefix(7)) != nil
  }

  /// A decimal number of zero or more.
  public mutating func amount(_ row: Record, _ column: Column) -> Ratio? {
    if column.unit.exponent == 0, let bytes = usualBytes(row, column),
      let amount = Ratio(decimalBytes: bytes.span), amount >= .zero
    {
      return amount
    }
    guard let text = text(row, column) else { return nil }
    let plain = Ratio(decimal: text).flatMap(column.scaled)
    guard
      let amount = plain
        ?? unusualNumber(
          text, row, column, { $0.isPercent ? $0.ratio : $0.ratio.flatMap(column.scaled) })
    else { return nil }
    guard amount >= .zero else {
      add(
        .outOfRange, row, column, value: text,
        reason: Text(en: "less than zero", zh: "小于零"))
      return nil
    }
    return amount
  }

  /// A whole number greater than zero.
  public mutating func count(_ row: Record, _ column: Column) -> Int? {
    if let bytes = usualBytes(row, column), let count = Int(digits: bytes.span), count > 0 {
      return count
    }
    guard let text = text(row, column) else { return nil }
    let plain = Int(text)
    guard
      let count = plain
        ?? unusualNumber(text, row, column, code: .notAnInteger, { $0.wholeNumber })
    else { return nil }
    guard count > 0 else {
      addNotPositive(row, column, value: text)
      return nil
    }
    return count
  }

  /// Yes or no.
  public mutating func flag(_ row: Record, _ column: Column) -> Bool? {
    if let bytes = usualBytes(row, column), bytes.count == 1 {
      if bytes.first == UInt8(ascii: "Y") { return true }
      if bytes.first == UInt8(ascii: "N") { return false }
    }
    guard let text = text(row, column) else { return nil }
    if let flag = Self.flag(text) { return flag }
    add(.notAFlag, row, column, value: text)
    return nil
  }

  /// Yes or no in any of the words for it; nil for others.
  static func flag(_ text: String) -> Bool? {
    switch text.halfWidth.lowercased() {
    case "y", "yes", "true", "1", "是": true
    case "n", "no", "false", "0", "否": false
    default: nil
    }
  }

  /// A day of the calendar.
  public mutating func day(_ row: Record, _ column: Column) -> Day? {
    guard let text = text(row, column) else { return nil }
    if let day = Day(iso: text) ?? SpreadsheetDate.day(text) { return day }
    if let (day, seconds) = SpreadsheetDate.serial(text.halfWidth), seconds ?? 0 == 0 {
      noteSerial(day, nil, row, column, value: text)
      return day
    }
    addNotADate(.notADate, row, column, value: text)
    return nil
  }

  /// A moment of a day.
  public mutating func timestamp(_ row: Record, _ column: Column) -> Timestamp? {
    guard let text = text(row, column) else { return nil }
    if let moment = Timestamp(iso: text) ?? SpreadsheetDate.timestamp(text) { return moment }
    let serial = SpreadsheetDate.serial(text.halfWidth)
    if let (day, seconds) = serial, let seconds {
      noteSerial(day, seconds, row, column, value: text)
      return Timestamp(seconds: Timestamp(startOf: day).seconds + seconds)
    }
    if column.field.isDayItsEnd, let day = serial?.day ?? SpreadsheetDate.dayAlone(text) {
      if serial != nil { noteSerial(day, nil, row, column, value: text) }
      findings.addOnce(
        Finding(
          .dayAlone, severity: .note, file: name, row: row.row, column: column.heading, value: text)
      )
      return Timestamp(endOf: day)
    }
    addNotADate(.notATime, row, column, value: text)
    return nil
  }

  /// Notes, once for a column, that its days are read by the numbers of a spreadsheet.
  private mutating func noteSerial(
    _ day: Day, _ seconds: Int?, _ row: Record, _ column: Column, value: String
  ) {
    let moment = SpreadsheetDate.reading(day, seconds)
    findings.addOnce(
      Finding(
        .dateSerial, severity: .note, file: name, row: row.row, column: column.heading,
        value: value,
        reason: Text(
          en: "read as \(moment), which a spreadsheet keeps under this number; all others alike",
          zh: "按电子表格的日期序列号读作 \(moment)，其余同此")))
  }

  private mutating func addNotPositive(_ row: Record, _ column: Column, value: String) {
    add(
      .outOfRange, row, column, value: value,
      reason: Text(en: "must be greater than zero", zh: "必须大于零"))
  }
}

extension TableReader.Column {
  /// A number of the column in the unit of the schema, exactly; nil where it is too large.
  func scaled(_ number: Ratio) -> Ratio? {
    guard unit.exponent != 0 else { return number }
    let power = Ratio((0..<abs(unit.exponent)).reduce(1) { power, _ in power * 10 })
    return unit.exponent > 0 ? try? number * power : try? number / power
  }

  /// An amount of the column in yuan, exactly; nil where the text is none.
  func yuan(_ text: String) -> Yuan? {
    guard unit.exponent != 0 else { return Yuan(decimal: text) }
    guard let amount = Ratio(decimal: text).flatMap(scaled),
      let yuan = try? Yuan(amount, decimals: Yuan.decimals, rounding: .down), yuan.ratio == amount
    else { return nil }
    return yuan
  }
}
