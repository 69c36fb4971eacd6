import Wording

/// The codes of what spreadsheets do to values.
extension FindingCode {
  /// The file of the spreadsheet itself.
  public static let workbook = FindingCode(
    "workbook",
    meaning: Text(
      en: "this is a workbook of a spreadsheet, not a CSV file", zh: "这是电子表格工作簿，不是 CSV 文件"),
    remedy: Text(
      en: "open it and save the sheet as CSV (UTF-8 if there is a choice)",
      zh: "请打开后将工作表另存为 CSV（如可选，请选 UTF-8）"))
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
  /// A day without a time of day, where it is read as its end; only a note.
  public static let dayAlone = FindingCode(
    "day-alone",
    meaning: Text(
      en: "days without a time of day are read as the end of the day", zh: "只有日期而无时刻的，按当日结束读取"),
    remedy: Text(
      en: "give the time of day where it matters", zh: "如时刻影响结果，请补填时刻"))
  /// The notes that are made once for a column.
  static let toldOnce: Set<FindingCode> = [dateSerial, dayAlone]
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
    workbook, spreadsheetError, destroyedNumber, scientificNotation, ambiguousNumber, percentSign,
    dateSerial, dayAlone, mergedCells, totalsRow,
  ]
}
