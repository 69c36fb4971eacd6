import Wording
import Workbooks

/// The codes of what spreadsheets do to values.
extension FindingCode {
  /// A workbook of a kind that is not read.
  public static let workbook = FindingCode(
    "workbook",
    meaning: Text(
      en: "this is a workbook of a kind that is not read", zh: "不支持此类电子表格工作簿"),
    remedy: Text(
      en:
        "open it and save it as a workbook `.xlsx` without a password, or the sheet as CSV (UTF-8 "
        + "if there is a choice)",
      zh: "请打开后另存为不带密码的 .xlsx，或将工作表另存为 CSV（如可选，请选 UTF-8）"))
  /// A workbook whose bytes contradict themselves.
  public static let damagedWorkbook = FindingCode(
    "damaged-workbook",
    meaning: Text(en: "the workbook is damaged", zh: "工作簿已损坏"),
    remedy: Text(
      en: "open it in the spreadsheet and save it anew, or send it again",
      zh: "请用电子表格软件打开后重新保存，或重新发送"))
  /// Which sheet of a workbook is read.
  public static let sheet = FindingCode(
    "sheet",
    meaning: Text(en: "the workbook has several sheets", zh: "工作簿含有多张工作表"),
    remedy: Text(
      en: "say which sheet is meant with --sheet NAME", zh: "请用 --sheet 名称 指定工作表"))
  /// Rows or columns that a spreadsheet does not show; only a note.
  public static let hiddenCells = FindingCode(
    "hidden-cells",
    meaning: Text(en: "the sheet has hidden rows or columns", zh: "工作表含有隐藏的行或列"),
    remedy: Text(
      en: "delete them from the sheet if they are not meant to count", zh: "如不应计入，请从工作表中删除"))
  /// Cells with the value of a cell that is merged over them; only a note.
  public static let filledCells = FindingCode(
    "filled-cells",
    meaning: Text(en: "merged cells were filled", zh: "已填充合并单元格"),
    remedy: Text(
      en: "nothing to do, if the value holds for each of the rows; else undo the merge",
      zh: "如该值适用于其中每一行，无需处理；否则请取消合并"))
  /// An amount that is merged over several rows.
  public static let mergedAmount = FindingCode(
    "merged-amount",
    meaning: Text(
      en: "an amount stands in a cell that is merged over several rows", zh: "数量或金额位于跨多行的合并单元格中"),
    remedy: Text(
      en: "undo the merge, and enter for each row its own amount", zh: "请取消合并，逐行填写各自的数量或金额"))
  /// A cell that shows something else than it holds.
  public static let shownOtherwise = FindingCode(
    "shown-otherwise",
    meaning: Text(
      en: "the cell shows another value than it holds", zh: "单元格显示的值与实际存储的值不同"),
    remedy: Text(
      en:
        "enter the value that counts, in a formula with ROUND, or give the cell a format that shows "
        + "all of it",
      zh: "请填入应采用的值（公式可用 ROUND），或改用能显示全部数字的格式"))
  /// A formula without a value.
  public static let formulaWithoutValue = FindingCode(
    "formula-without-value",
    meaning: Text(
      en: "the file has the formula of the cell, but not its value", zh: "文件中只有公式，没有计算结果"),
    remedy: Text(
      en: "open the workbook in the spreadsheet, which computes it, and save it again",
      zh: "请用电子表格软件打开（会重新计算）后保存"))
  /// An error value of a spreadsheet.
  public static let spreadsheetError = FindingCode(
    "spreadsheet-error",
    meaning: Text(
      en: "an error of the spreadsheet stands here instead of a value", zh: "此处是电子表格的错误值，而非数据"),
    remedy: Text(
      en: "correct the formula, or widen the column if it shows #, and save the file again",
      zh: "请更正公式（显示 # 号时请加宽列）后重新保存"))
  /// A long number of which a spreadsheet kept only the first digits.
  public static let destroyedNumber = FindingCode(
    "destroyed-number",
    meaning: Text(
      en: "the spreadsheet has shortened a long number; its last digits are lost",
      zh: "长编号已被电子表格改写，末尾数字丢失"),
    remedy: Text(
      en: "format the column as text, enter the number anew from its source, and save again",
      zh: "请将该列设为“文本”格式，按原始资料重新录入编号后保存"))
  /// A number in scientific notation.
  public static let scientificNotation = FindingCode(
    "scientific-notation",
    meaning: Text(
      en: "the number is in scientific notation; its digits may be lost", zh: "数值为科学计数法，可能丢失数字"),
    remedy: Text(
      en: "format the column as a number with all its decimals, and save again",
      zh: "请将该列设为显示全部小数的“数值”格式后重新保存"))
  /// A comma that may separate thousands or decimals.
  public static let ambiguousNumber = FindingCode(
    "ambiguous-number",
    meaning: Text(en: "the number can be read in two ways", zh: "该数值有两种读法"),
    remedy: Text(
      en: "write it without thousands separators and with a decimal point, such as 1234.5",
      zh: "请去掉千位分隔符，小数点用“.”，如 1234.5"))
  /// A percentage in a column that holds no share.
  public static let percentSign = FindingCode(
    "percent-sign",
    meaning: Text(en: "the column holds no percentage", zh: "该列不是比例，不接受百分号"),
    remedy: Text(
      en: "write the number itself, without a percent sign, in the unit of the column",
      zh: "请按该列单位填写数值本身，不带百分号"))
  /// The number under which a spreadsheet keeps a date.
  public static let dateSerial = FindingCode(
    "date-serial",
    meaning: Text(
      en: "this looks like a spreadsheet's serial number of a date", zh: "这像是电子表格的日期序列号"),
    remedy: Text(
      en: "format the column as a date such as 2024-02-29, and save again",
      zh: "请将该列设为“日期”格式（如 2024-02-29）后重新保存"))
  /// An empty cell beneath a filled one.
  public static let mergedCells = FindingCode(
    "merged-cells",
    meaning: Text(
      en: "the value is empty; it looks like a cell that was merged with the one above",
      zh: "值为空，像是与上方单元格合并所致"),
    remedy: Text(
      en: "undo the merge and fill the value down into every row, or fill it in; delete a row "
        + "of totals",
      zh: "请取消合并单元格并向下填充每一行；并非合并的请填写；合计行请删除"))
  /// A row of sums or remarks among the data.
  public static let totalsRow = FindingCode(
    "totals-row",
    meaning: Text(en: "this is a row of totals or notes, not of data", zh: "此行是合计或说明，不是数据"),
    remedy: Text(en: "delete the row", zh: "请删除此行"))

  /// The codes of what spreadsheets do, in the order of the catalogue.
  static let ofSpreadsheets: [FindingCode] = [
    workbook, damagedWorkbook, sheet, hiddenCells, filledCells, mergedAmount, shownOtherwise,
    formulaWithoutValue, spreadsheetError, destroyedNumber, scientificNotation, ambiguousNumber,
    percentSign,
    dateSerial, mergedCells, totalsRow,
  ]
}

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
