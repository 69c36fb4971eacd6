import ExactNumbers
import Wording

/// Values that are not in plain notation, but in one that spreadsheets use.
extension TableReader {
  /// The value of a number in a spreadsheet's notation; nil when there is none, which is a finding:
  /// `code` where the text is no number at all.
  mutating func unusualNumber<Value>(
    _ text: String, _ row: Record, _ column: Column, code: FindingCode = .notANumber,
    isMoney: Bool = false, _ value: (SpreadsheetNumber) -> Value?
  ) -> Value? {
    // 12.5元 under 金额（万元）: which of the two?
    if isMoney, column.unit.exponent != 0, text.contains(where: { "元圆￥¥".contains($0) }) {
      add(
        .contradiction, row, column, value: text,
        reason: Text(en: "the header says another unit than the cell", zh: "列名与单元格中的单位不一致"))
      return nil
    }
    do throws(SpreadsheetNumber.Fault) {
      let number = try SpreadsheetNumber(text, isMoney: isMoney)
      guard !number.isPercent || column.field.isShare else {
        add(.percentSign, row, column, value: text)
        return nil
      }
      if let value = value(number) { return value }
      add(code, row, column, value: text)
    } catch {
      switch error {
      case .notANumber: add(code, row, column, value: text)
      case .ambiguous(let reason):
        add(.ambiguousNumber, row, column, value: text, reason: reason)
      case .scientific: add(.scientificNotation, row, column, value: text)
      }
    }
    return nil
  }

  /// Reports a text that is no date, with what it may mean.
  mutating func addNotADate(_ code: FindingCode, _ row: Record, _ column: Column, value: String) {
    let suspicion = SpreadsheetDate.suspicion(value)
    add(suspicion?.code ?? code, row, column, value: value, reason: suspicion?.reason)
  }
}

extension SpreadsheetNumber {
  /// The number where it is a whole one, `28.0` too, as spreadsheets write it.
  var wholeNumber: Int? {
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard !isPercent,
      parts.count == 1 || parts.count == 2 && parts[1].utf8.allSatisfy({ $0 == 0x30 })
    else { return nil }
    return Int(parts[0])
  }

  /// The number itself: of a percentage a hundredth of what stands before the sign.
  var ratio: Ratio? {
    guard let number = Ratio(decimal: plain) else { return nil }
    return isPercent ? try? number / Ratio(100) : number
  }
}
