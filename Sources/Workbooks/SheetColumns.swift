/// What is known of the columns of a sheet before its rows are read.
public struct SheetColumns: Sendable {
  /// What a column holds, as far as it matters to how a cell is read.
  public enum Kind: Sendable {
    /// Anything.
    case any
    /// Days without a time, and with one.
    case day, moment
    /// Amounts of which a merged cell may be the sum.
    case amount
  }

  /// The row of the header; 0 where it is not known.
  public var headerRow = 0
  /// What the columns hold, from the first to the last that the header names.
  public var kinds: [Kind] = []

  /// Nothing is known.
  public init() {}
}

/// What the rows of a sheet do not show.
public struct SheetNotes: Sendable {
  /// Rows with values below the header that the spreadsheet does not show.
  public internal(set) var hiddenRows = 0
  /// Columns that the spreadsheet does not show, from 0 on.
  public internal(set) var hiddenColumns: Set<Int> = []
  /// How many cells below the header got their value from one that is merged with them, by column.
  public internal(set) var filled: [Int: Int] = [:]
  /// How many cells show a day alone and hold a time, too.
  public internal(set) var hiddenTimes = 0
}

/// A cell whose value cannot be taken as it stands: it is told in place of the value, so that it
/// matters only where the value would.
public struct DoubtfulCell: Equatable {
  /// Why.
  public enum Reason: UInt8, Sendable {
    /// A formula whose value the file does not have.
    case formula = 0x66
    /// It shows another number than it holds.
    case shown = 0x64
    /// Its format may show another number than it holds.
    case unclearFormat = 0x75
    /// Its format shows an amount of other money than yuan.
    case otherMoney = 0x79
    /// A number where a day belongs, in a workbook that counts days from 1904 on.
    case serial = 0x73
    /// An amount that is merged over several rows.
    case mergedAmount = 0x6D
    /// A value beneath a merged cell, which the spreadsheet does not show.
    case covered = 0x63
  }

  /// Why.
  public let reason: Reason
  /// What it holds.
  public let stored: String
  /// What else is to be said: what it shows, its format, or its rows.
  public let detail: String

  /// A control character that no cell can hold.
  static let mark: UInt8 = 0x1A

  init(_ reason: Reason, _ stored: String, _ detail: String = "") {
    (self.reason, self.stored, self.detail) = (reason, stored, detail)
  }

  /// Reads what stands in place of a value; nil for any other text.
  public init?(_ text: String) {
    guard text.utf8.first == Self.mark, let code = text.utf8.dropFirst().first,
      let reason = Reason(rawValue: code)
    else { return nil }
    let parts = text.dropFirst(2).split(
      separator: "\u{1A}", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(reason, String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }

  /// What stands in place of the value.
  var bytes: [UInt8] {
    [Self.mark, reason.rawValue] + Array(stored.utf8) + [Self.mark] + Array(detail.utf8)
  }
}
