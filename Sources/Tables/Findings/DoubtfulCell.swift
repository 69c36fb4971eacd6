import Wording
import Workbooks

extension DoubtfulCell {
  /// What is reported of the cell.
  var code: FindingCode {
    switch reason {
    case .formula: .formulaWithoutValue
    case .shown, .unclearFormat, .covered: .shownOtherwise
    case .otherMoney: .otherMoney
    case .serial: .dateSerial
    case .mergedAmount: .mergedAmount
    }
  }

  /// What is wrong with it; nil where the code says that.
  var explanation: Text? {
    switch reason {
    case .formula: nil
    case .shown:
      detail.isEmpty
        ? Text(en: "it holds \(stored), but shows nothing", zh: "存储的是 \(stored)，但什么也不显示")
        : Text(en: "it holds \(stored), but shows \(detail)", zh: "存储的是 \(stored)，显示的是 \(detail)")
    case .unclearFormat:
      Text(
        en: "it holds \(stored), and what its format `\(detail)` shows may be another number",
        zh: "存储的是 \(stored)，而其格式“\(detail)”显示的可能是另一个数")
    case .otherMoney:
      Text(
        en: "its format `\(detail)` shows \(stored) as an amount of other money than yuan",
        zh: "其格式“\(detail)”将 \(stored) 显示为人民币以外的金额")
    case .serial: Self.readings(ofSerial: stored)
    case .mergedAmount:
      Text(
        en: "it is merged over the rows \(detail): \(stored) may hold for each of them, or for all "
          + "together",
        zh: "该单元格跨第 \(detail) 行合并：\(stored) 可能是每行的数，也可能是合计")
    case .covered:
      Text(
        en: "a merged cell stands over it, so that it does not show", zh: "被合并单元格遮住，不显示")
    }
  }

  /// The days that a bare number may be: the workbook counts from 1904 on, others from 1900.
  private static func readings(ofSerial text: String) -> Text? {
    guard let (day, seconds) = SpreadsheetDate.serial(text),
      let other = day.adding(days: SpreadsheetDate.daysTo1904)
    else { return nil }
    let (early, late) = (
      SpreadsheetDate.reading(day, seconds), SpreadsheetDate.reading(other, seconds)
    )
    return Text(
      en: "the workbook counts days from 1904 on, by which this is \(late); a number from another "
        + "one, counted from 1900, would be \(early)",
      zh: "该工作簿从 1904 年起计日，据此为 \(late)；如数字来自从 1900 年起计日的工作簿，则为 \(early)")
  }
}
