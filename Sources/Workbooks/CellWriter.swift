/// Writes what cells hold as fields of a CSV file.
struct CellWriter {
  /// The type of a cell.
  enum Kind { case number, shared, text, flag, date }

  let formats: CellFormats
  let strings: SharedStrings
  let countsFrom1904: Bool
  /// How many decimals a number may have that is written as it stands, by style; −1 where it needs
  /// a closer look.
  private let plainDecimals: [Int]
  /// Whether the sheet shows the zeros that it holds.
  var showsZeros = true
  /// How many cells show a day alone and hold a time, too.
  private(set) var hiddenTimes = 0

  init(formats: CellFormats, strings: SharedStrings, countsFrom1904: Bool) {
    (self.formats, self.strings, self.countsFrom1904) = (formats, strings, countsFrom1904)
    plainDecimals = formats.formats.map { $0.isGeneral ? 15 : $0.plainDecimals ?? -1 }
  }

  /// Writes the field of a cell; false where it refers to a text or a style that is not there.
  mutating func write(
    _ kind: Kind, _ content: ArraySlice<UInt8>, style: Int, column: SheetColumns.Kind,
    to bytes: inout [UInt8]
  ) -> Bool {
    switch kind {
    case .number:
      guard style < plainDecimals.count else { return false }
      writeUnusual(content, formats.formats[style], column: column, to: &bytes)
    case .shared:
      guard let number = Int(digits: content), let range = strings.range(number) else {
        return false
      }
      bytes += told(strings.bytes[range], column)
    case .text: CellText.write(told(content, column), to: &bytes)
    case .flag: bytes += Array((content.elementsEqual([0x31]) ? "TRUE" : "FALSE").utf8)
    case .date:
      CellText.write(content.map { $0 == UInt8(ascii: "T") ? 0x20 : $0 }, to: &bytes)
    }
    return true
  }

  /// Writes the field of a plain cell, which stands in some bytes.
  @inline(__always)
  mutating func write(
    _ cell: PlainCell, in source: Span<UInt8>, column: SheetColumns.Kind, to bytes: inout [UInt8]
  ) -> Bool {
    if doubtsSerials(column) {
      let value = cell.value.map { source[$0] }
      return write(
        cell.isShared ? .shared : .number, value[...], style: cell.style, column: column, to: &bytes
      )
    }
    if cell.isShared {
      guard let range = strings.range(source.number(cell.value)) else { return false }
      bytes.append(strings.bytes.span, range)
    } else {
      guard cell.style < plainDecimals.count else { return false }
      if showsZeros, source.decimals(cell.value) <= plainDecimals[cell.style] {
        bytes.append(source, cell.value)
      } else {
        let value = cell.value.map { source[$0] }
        writeUnusual(value[...], formats.formats[cell.style], column: column, to: &bytes)
      }
    }
    return true
  }

  private mutating func writeUnusual(
    _ value: ArraySlice<UInt8>, _ format: NumberFormat, column: SheetColumns.Kind,
    to bytes: inout [UInt8]
  ) {
    guard let number = StoredNumber(value) else { return CellText.write(Array(value), to: &bytes) }
    CellText.write(told(text(of: number, format, column: column)[...], column), to: &bytes)
  }

  /// Whether a bare number in a column may be the serial number of a day of which it is not clear from
  /// when on it is counted.
  @inline(__always)
  private func doubtsSerials(_ column: SheetColumns.Kind) -> Bool {
    countsFrom1904 && (column == .day || column == .moment)
  }

  /// A text, or a doubt where it is such a number: 42916 is 2021-07-01 in this workbook, but 2017-06-30
  /// where it was copied from another.
  private func told(_ text: ArraySlice<UInt8>, _ column: SheetColumns.Kind) -> [UInt8] {
    guard doubtsSerials(column) else { return Array(text) }
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isNumber = parts.count <= 2 && parts.joined().allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, parts[0].count == 5 else { return Array(text) }
    return DoubtfulCell(.serial, String(decoding: text, as: UTF8.self)).bytes
  }

  /// What a number comes to under a format.
  mutating func text(of number: StoredNumber, _ format: NumberFormat, column: SheetColumns.Kind)
    -> [UInt8]
  {
    guard showsZeros || !number.isZero else { return DoubtfulCell(.shown, "0").bytes }
    let (section, showsSign) = format.section(for: number)
    switch section {
    case .general: return Array(number.plain().utf8)
    case .date(let parts):
      return date(of: number, parts, column: column) ?? Array(number.plain().utf8)
    case .unclear: return DoubtfulCell(.unclearFormat, number.plain(), format.code).bytes
    case .foreign: return DoubtfulCell(.otherMoney, number.plain(), format.code).bytes
    case .words(let words):
      let isZero = number.isZero && ["-", "–", "—"].contains(words)
      return isZero ? [UInt8(ascii: "0")] : DoubtfulCell(.shown, number.plain(), words).bytes
    case .digits(let digits): return text(of: number, digits, showsSign: showsSign)
    }
  }

  private func text(of number: StoredNumber, _ digits: NumberFormat.Digits, showsSign: Bool)
    -> [UInt8]
  {
    let isNegative =
      number.isNegative && !showsSign && ["-", "("].contains(digits.prefix.prefix(1))
    let shown = digits.isPercent ? number.hundredfold : number
    let places = digits.isScientific ? digits.decimals - shown.power : digits.decimals
    let rounded = shown.rounded(places)
    let isShown = rounded == shown
    let words = isNegative ? ("", "") : (digits.prefix, digits.suffix)
    let ending = digits.isPercent ? "%" + words.1 : words.1
    let integerDigits = max(1, digits.integerDigits)
    // A zero without a place for it is not shown at all.
    if number.isZero, digits.integerDigits == 0, digits.decimals == 0 {
      return ["-", "–", "—"].contains(digits.prefix)
        ? [UInt8(ascii: "0")] : DoubtfulCell(.shown, "0", words.0).bytes
    }
    if number.isNegative, !showsSign, !isNegative {
      let positive = rounded.plain(integerDigits: integerDigits).drop { $0 == "-" }
      return DoubtfulCell(.shown, number.plain(), words.0 + positive + ending).bytes
    }
    guard isShown else {
      let stored = digits.isPercent ? shown.plain() + "%" : number.plain()
      return DoubtfulCell(
        .shown, stored, words.0 + rounded.plain(integerDigits: integerDigits) + ending
      ).bytes
    }
    return Array((words.0 + shown.plain(integerDigits: integerDigits) + ending).utf8)
  }

  /// A date, a time or both; nil for a number that is none.
  private mutating func date(
    of number: StoredNumber, _ parts: NumberFormat.DateParts, column: SheetColumns.Kind
  ) -> [UInt8]? {
    guard let (stored, seconds) = number.daysAndSeconds else { return nil }
    var days = stored
    if !parts.hasDay, parts.hasTime, parts.isElapsed || days == 0 {
      var bytes: [UInt8] = []
      Self.write(time: seconds + days * 86_400, to: &bytes)
      return bytes
    }
    if countsFrom1904 {
      days += 1462
    } else if days < 61 {
      // By an old mistake there is a 29 February 1900, the day 60; before it all are one too high.
      guard days > 0, days != 60 else { return nil }
      days += 1
    }
    guard days < 2_958_466 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(19)
    Self.write(day: days, to: &bytes)
    if !parts.hasTime {
      guard seconds > 0, column != .day else { return bytes }
      hiddenTimes += 1
    }
    bytes.append(UInt8(ascii: " "))
    Self.write(time: seconds, to: &bytes)
    return bytes
  }

  /// Writes a time of day, or hours that go on beyond it.
  private static func write(time seconds: Int, to bytes: inout [UInt8]) {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    bytes.append(number: hours, digits: max(2, "\(hours)".utf8.count))
    bytes.append(UInt8(ascii: ":"))
    bytes.append(number: minutes, digits: 2)
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: ":"))
    bytes.append(number: rest, digits: 2)
  }

  /// Writes the day so many days after 1899-12-30, as 2024-02-29.
  private static func write(day days: Int, to bytes: inout [UInt8]) {
    // Years that begin in March end with the odd day; 400 of them have 146,097 days.
    let shifted = days + 693_899
    let (era, day) = (shifted / 146_097, shifted % 146_097)
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let number = month < 10 ? month + 3 : month - 9
    bytes.append(number: year + era * 400 + (number <= 2 ? 1 : 0), digits: 4)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(number: number, digits: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(number: dayOfYear - (153 * month + 2) / 5 + 1, digits: 2)
  }
}

extension Span<UInt8> {
  /// How many decimals a number has that is written with digits, at most 15 characters and nothing
  /// else; more than any other has where it is not.
  @inline(__always)
  fileprivate func decimals(_ range: Range<Int>) -> Int {
    guard range.count <= 15, self[range.lowerBound] != UInt8(ascii: "."),
      self[range.upperBound &- 1] != UInt8(ascii: ".")
    else { return Int.max }
    var point = range.upperBound &- 1
    for place in range where self[place] &- UInt8(ascii: "0") > 9 {
      guard self[place] == UInt8(ascii: "."), point == range.upperBound &- 1 else {
        return Int.max
      }
      point = place
    }
    let decimals = range.upperBound &- 1 &- point
    // 1001.0 is 1001.
    return decimals > 0 && self[range.upperBound &- 1] == UInt8(ascii: "0") ? Int.max : decimals
  }

  /// The number of up to nine digits; −1 for anything else.
  @inline(__always)
  fileprivate func number(_ range: Range<Int>) -> Int {
    guard range.count <= 9 else { return -1 }
    var number = 0
    for place in range {
      let digit = self[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return -1 }
      number = number &* 10 &+ Int(digit)
    }
    return number
  }
}

extension [UInt8] {
  /// Adds a number as so many digits.
  fileprivate mutating func append(number: Int, digits: Int) {
    var power = (1..<digits).reduce(1) { power, _ in power * 10 }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(number / power % 10))
      power /= 10
    }
  }

  /// Adds some of other bytes.
  @inline(__always)
  fileprivate mutating func append(_ source: Span<UInt8>, _ range: Range<Int>) {
    append(addingCapacity: range.count) { bytes in
      for place in range { bytes.append(source[place]) }
    }
  }
}
