public import Wording

/// A kind of fault in an input, with a stable name that scripts and letters can refer to.
public struct FindingCode: Sendable, Hashable {
  /// The stable name, such as `not-a-number`.
  public let id: String
  /// What is wrong, in general.
  public let meaning: Text
  /// What to do about it.
  public let remedy: Text

  /// Makes a code; every module lists its own in one place.
  public init(_ id: String, meaning: Text, remedy: Text) {
    self.id = id
    self.meaning = meaning
    self.remedy = remedy
  }

  /// Two codes are the same when their names are.
  public static func == (a: FindingCode, b: FindingCode) -> Bool { a.id == b.id }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// The codes of faults that any table can have.
extension FindingCode {
  /// The file has no header row.
  public static let emptyFile = FindingCode(
    "empty-file", meaning: Text(en: "the file is empty", zh: "文件为空"),
    remedy: Text(
      en: "give a CSV file whose first row names the columns", zh: "请提供首行为列名的 CSV 文件"))
  /// The file has a header and nothing else.
  public static let noRows = FindingCode(
    "no-rows", meaning: Text(en: "there is no row below the header", zh: "表头之下没有数据行"),
    remedy: Text(en: "add at least one row", zh: "请至少填写一行数据"))
  /// A column that the command needs is not there.
  public static let missingColumn = FindingCode(
    "missing-column", meaning: Text(en: "a required column is missing", zh: "缺少必需的列"),
    remedy: Text(
      en: "add the column; English and Chinese names are accepted", zh: "请补上该列；中英文列名均可"))
  /// Rows above the header.
  public static let titleRow = FindingCode(
    "title-row",
    meaning: Text(en: "there are rows above the header", zh: "表头之上有其他行"),
    remedy: Text(
      en: "delete the rows above the header and save the file again", zh: "请删除表头之上的行后重新保存"))
  /// Two separators under which the header fits.
  public static let unclearSeparator = FindingCode(
    "unclear-separator",
    meaning: Text(
      en: "it is not clear what separates the columns", zh: "无法确定列之间的分隔符"),
    remedy: Text(
      en: "separate all columns of the header and of the rows by commas", zh: "请统一用半角逗号分隔表头和各行"))
  /// A value beneath a header without a name.
  public static let unnamedColumn = FindingCode(
    "unnamed-column",
    meaning: Text(
      en: "a value stands in a column whose header is empty", zh: "值所在的列没有列名"),
    remedy: Text(
      en: "name the column in the header, or delete the value", zh: "请在表头填写列名，或删除该值"))
  /// Two headers name the same column.
  public static let duplicateColumn = FindingCode(
    "duplicate-column", meaning: Text(en: "the column appears twice", zh: "列重复出现"),
    remedy: Text(en: "remove or rename one of the two", zh: "请删除或改名其中一列"))
  /// A header that is almost the name of a column.
  public static let misspeltColumn = FindingCode(
    "misspelt-column",
    meaning: Text(en: "the column's name is not known", zh: "无法识别的列名"),
    remedy: Text(en: "correct the name, or give it one that is not so near", zh: "请更正列名"))
  /// A column that no command reads; only a note.
  public static let unusedColumn = FindingCode(
    "unused-column", meaning: Text(en: "the column is not used", zh: "该列未被使用"),
    remedy: Text(en: "nothing to do, if that is what you meant", zh: "如属有意，无需处理"))
  /// A row with more or fewer fields than the header.
  public static let fieldCount = FindingCode(
    "field-count",
    meaning: Text(en: "the row has another number of fields than the header", zh: "该行字段数与表头不一致"),
    remedy: Text(
      en: "look for a missing or an unquoted comma in the row", zh: "请检查该行是否缺少逗号，或含逗号的内容未加引号"))
  /// Quotes where RFC 4180 allows none.
  public static let strayQuote = FindingCode(
    "stray-quote",
    meaning: Text(en: "a quote stands where none is allowed", zh: "引号位置不合规范"),
    remedy: Text(
      en: "put the whole value in quotes and double each quote inside it",
      zh: "请用引号括住整个值，并将其中的引号双写"))
  /// A quoted field that is never closed.
  public static let openQuote = FindingCode(
    "open-quote",
    meaning: Text(en: "a quoted value is never closed", zh: "引号未闭合"),
    remedy: Text(en: "close the quote that opens in this row", zh: "请补上该行开始的引号"))
  /// A record longer than any real one.
  public static let recordTooLong = FindingCode(
    "record-too-long",
    meaning: Text(en: "the row is longer than the limit", zh: "该行超过长度上限"),
    remedy: Text(
      en: "look for a quote that is never closed, or a file that is not CSV",
      zh: "请检查是否有未闭合的引号，或文件并非 CSV"))
  /// Bytes that are neither UTF-8 nor GB18030.
  public static let badEncoding = FindingCode(
    "bad-encoding",
    meaning: Text(
      en: "the bytes are not valid in the file's encoding", zh: "字节与文件编码不符"),
    remedy: Text(en: "save the file as UTF-8 or GB18030", zh: "请将文件另存为 UTF-8 或 GB18030"))
  /// An empty value where one is needed.
  public static let missingValue = FindingCode(
    "missing-value", meaning: Text(en: "the value is empty", zh: "值为空"),
    remedy: Text(en: "fill it in", zh: "请填写"))
  /// Not a plain decimal number.
  public static let notANumber = FindingCode(
    "not-a-number", meaning: Text(en: "not a plain decimal number", zh: "不是普通十进制数"),
    remedy: Text(
      en: "write digits and at most one point, such as 0.0333, at most 6 decimals for yuan",
      zh: "请写成数字，最多一个小数点，如 0.0333；金额最多 6 位小数"))
  /// An amount of yuan with more decimals than money has here: a pack's price that was divided.
  public static let tooManyDecimals = FindingCode(
    "too-many-decimals",
    meaning: Text(
      en: "more than 6 decimals: this looks like a pack price divided by its count",
      zh: "超过 6 位小数：应为包装价除以数量所得"),
    remedy: Text(
      en: "give the pack price and `pack_count`, from which the unit price follows exactly",
      zh: "请填写包装价格和“包装数量”，单位价格由此准确得出"))
  /// A number outside the allowed range.
  public static let outOfRange = FindingCode(
    "out-of-range", meaning: Text(en: "the number is out of range", zh: "数值超出允许范围"),
    remedy: Text(en: "correct the number", zh: "请更正数值"))
  /// A number with which nothing can be computed exactly.
  public static let tooLarge = FindingCode(
    "too-large",
    meaning: Text(
      en: "with a number of this size nothing can be computed exactly", zh: "数值过大，无法精确计算"),
    remedy: Text(
      en: "correct the number: real prices, volumes and amounts are far smaller, with fewer digits",
      zh: "请更正该数值：实际的价格、数量和金额远小于此，位数也更少"))
  /// A whole number was expected.
  public static let notAnInteger = FindingCode(
    "not-an-integer", meaning: Text(en: "not a whole number", zh: "不是整数"),
    remedy: Text(en: "write digits only, such as 28", zh: "请只写数字，如 28"))
  /// Neither yes nor no.
  public static let notAFlag = FindingCode(
    "not-a-flag", meaning: Text(en: "neither yes nor no", zh: "既非是也非否"),
    remedy: Text(en: "write Y or N (是 or 否)", zh: "请写 是 或 否（Y 或 N）"))
  /// Not a date.
  public static let notADate = FindingCode(
    "not-a-date", meaning: Text(en: "not a date of the calendar", zh: "不是有效日期"),
    remedy: Text(en: "write it like 2024-02-29", zh: "请写成 2024-02-29"))
  /// Not a date with a time.
  public static let notATime = FindingCode(
    "not-a-time",
    meaning: Text(en: "not a date with a time of day", zh: "不是有效的日期和时刻"),
    remedy: Text(
      en: "write it like 2024-02-29 08:30, with seconds if you have them",
      zh: "请写成 2024-02-29 08:30，可带秒"))
  /// Two rows that say different things about one matter.
  public static let contradiction = FindingCode(
    "contradiction", meaning: Text(en: "the rows contradict each other", zh: "各行内容相互矛盾"),
    remedy: Text(en: "make the rows agree", zh: "请使各行一致"))
  /// The same row twice.
  public static let duplicateRow = FindingCode(
    "duplicate-row", meaning: Text(en: "the row repeats an earlier one", zh: "该行与前面的行重复"),
    remedy: Text(en: "remove one of the two, or tell them apart", zh: "请删除其一，或加以区分"))

  /// The codes that any table can have, in the order of the catalogue.
  public static let ofTables: [FindingCode] =
    [
      emptyFile, noRows, titleRow, unclearSeparator, missingColumn, unnamedColumn, duplicateColumn,
      misspeltColumn, unusedColumn, fieldCount,
      strayQuote, openQuote, recordTooLong, badEncoding, missingValue, notANumber,
      tooManyDecimals, outOfRange,
      tooLarge,
      notAnInteger, notAFlag, notADate, notATime,
      duplicateRow, contradiction, unmatchedRow,
    ] + ofSpreadsheets
}
