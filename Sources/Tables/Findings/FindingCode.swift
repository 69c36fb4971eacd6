public import Wording

/// A kind of fault in an input, with a stable name that scripts and letters can refer to.
///
/// Every module declares its own; what they say stands in `Data/words/findings.json`.
public struct FindingCode: Sendable, Hashable {
  /// The stable name, such as `not-a-number`.
  public let id: String
  /// What is wrong, in general.
  public let meaning: Text
  /// What to do about it.
  public let remedy: Text

  /// Declares a code.
  public init(_ id: String) {
    self = Self.all.first { $0.id == id } ?? Self(id, Text(id), Text(id))
  }

  private init(_ id: String, _ meaning: Text, _ remedy: Text) {
    (self.id, self.meaning, self.remedy) = (id, meaning, remedy)
  }

  /// The codes of all tables, in the order of the catalogue.
  public static let all = JSONTree.words("findings") { entry in
    FindingCode(
      try entry.text("code"), try entry.wording(of: "meaning"), try entry.wording(of: "remedy"))
  }

  /// Two codes are the same when their names are.
  public static func == (a: FindingCode, b: FindingCode) -> Bool { a.id == b.id }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// The codes of faults that any table can have.
extension FindingCode {
  /// The file has no header row.
  public static let emptyFile = FindingCode("empty-file")
  /// The file has a header and nothing else.
  public static let noRows = FindingCode("no-rows")
  /// A column that the command needs is not there.
  public static let missingColumn = FindingCode("missing-column")
  /// Rows above the header.
  public static let titleRow = FindingCode("title-row")
  /// Two separators under which the header fits.
  public static let unclearSeparator = FindingCode("unclear-separator")
  /// A value beneath a header without a name.
  public static let unnamedColumn = FindingCode("unnamed-column")
  /// Two headers name the same column.
  public static let duplicateColumn = FindingCode("duplicate-column")
  /// A header that is almost the name of a column.
  public static let misspeltColumn = FindingCode("misspelt-column")
  /// A header with brackets that do not go with its column.
  public static let headerUnit = FindingCode("header-unit")
  /// A unit above the header that its columns do not name.
  static let titleUnit = FindingCode("title-unit")
  /// A price for the smallest unit beside a pack count.
  public static let dividedTwice = FindingCode("divided-twice")
  /// A header that was to be named by hand and is not there.
  public static let unknownHeader = FindingCode("unknown-header")
  /// A row of units beneath the header.
  public static let unitRow = FindingCode("unit-row")
  /// A column that no command reads; only a note.
  public static let unusedColumn = FindingCode("unused-column")
  /// A row with more or fewer fields than the header.
  public static let fieldCount = FindingCode("field-count")
  /// Quotes where RFC 4180 allows none.
  public static let strayQuote = FindingCode("stray-quote")
  /// A quoted field that is never closed.
  public static let openQuote = FindingCode("open-quote")
  /// A record longer than any real one.
  public static let recordTooLong = FindingCode("record-too-long")
  /// Bytes that are neither UTF-8 nor GB18030.
  public static let badEncoding = FindingCode("bad-encoding")
  /// An empty value where one is needed.
  public static let missingValue = FindingCode("missing-value")
  /// Not a plain decimal number.
  public static let notANumber = FindingCode("not-a-number")
  /// An amount of yuan with more decimals than money has here: a pack's price that was divided.
  public static let dividedPrice = FindingCode("divided-price")
  /// A number outside the allowed range.
  public static let outOfRange = FindingCode("out-of-range")
  /// A number with which nothing can be computed exactly.
  public static let tooLarge = FindingCode("too-large")
  /// A whole number was expected.
  public static let notAnInteger = FindingCode("not-an-integer")
  /// Neither yes nor no.
  public static let notAFlag = FindingCode("not-a-flag")
  /// A word that a column does not know.
  public static let unknownWord = FindingCode("unknown-word")
  /// Not a date.
  public static let notADate = FindingCode("not-a-date")
  /// Not a date with a time.
  public static let notATime = FindingCode("not-a-time")
  /// Two rows that say different things about one matter.
  public static let contradiction = FindingCode("contradiction")
  /// The same row twice.
  public static let duplicateRow = FindingCode("duplicate-row")
  /// A row that names something which the other table does not have.
  public static let unmatchedRow = FindingCode("unmatched-row")
  /// A row that names something which only rows that are left out may have.
  public static let unmatchedInDraft = FindingCode("unmatched-in-draft")

  // What spreadsheets do to values
  /// A workbook of a kind that is not read.
  public static let workbook = FindingCode("workbook")
  /// A workbook whose bytes contradict themselves.
  public static let damagedWorkbook = FindingCode("damaged-workbook")
  /// Which sheet of a workbook is read.
  public static let sheet = FindingCode("sheet")
  /// Rows or columns that a spreadsheet does not show; only a note.
  public static let hiddenCells = FindingCode("hidden-cells")
  /// Cells with the value of a cell that is merged over them; only a note.
  public static let filledCells = FindingCode("filled-cells")
  /// An amount that is merged over several rows.
  public static let mergedAmount = FindingCode("merged-amount")
  /// A cell that shows something else than it holds.
  public static let shownOtherwise = FindingCode("shown-otherwise")
  /// A cell whose format shows other money than yuan.
  static let otherMoney = FindingCode("other-money")
  /// A formula without a value.
  public static let formulaWithoutValue = FindingCode("formula-without-value")
  /// An error value of a spreadsheet.
  public static let spreadsheetError = FindingCode("spreadsheet-error")
  /// A long number of which a spreadsheet kept only the first digits.
  public static let destroyedNumber = FindingCode("destroyed-number")
  /// A number in scientific notation.
  public static let scientificNotation = FindingCode("scientific-notation")
  /// A comma that may separate thousands or decimals.
  public static let ambiguousNumber = FindingCode("ambiguous-number")
  /// A percentage in a column that holds no share.
  public static let percentSign = FindingCode("percent-sign")
  /// The number under which a spreadsheet keeps a date.
  public static let dateSerial = FindingCode("date-serial")
  /// A day without a time of day, where it is read as its end; only a note.
  public static let dayAlone = FindingCode("day-alone")
  /// The notes that are made once for a column.
  static let toldOnce: Set<FindingCode> = [dateSerial, dayAlone, badEncoding]
  /// An empty cell beneath a filled one.
  public static let mergedCells = FindingCode("merged-cells")
  /// A row of sums or remarks among the data.
  public static let totalsRow = FindingCode("totals-row")
}
