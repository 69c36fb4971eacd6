import Wording
import Workbooks

extension DoubtfulCell {
  /// What is reported of the cell.
  var code: FindingCode {
    switch reason {
    case .formula: .formulaWithoutValue
    case .shown, .unclearFormat, .covered: .shownOtherwise
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
}
