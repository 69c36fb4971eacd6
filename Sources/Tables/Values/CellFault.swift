/// What a spreadsheet leaves in a cell instead of a value.
enum CellFault {
  private static let errors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
    "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!",
  ]

  /// The fault of a trimmed text that cannot be a value of its column; nil for all others.
  static func of(_ text: String, kind: Schema.Kind) -> FindingCode? {
    guard let first = text.utf8.first else { return nil }
    switch first {
    case UInt8(ascii: "#"):
      // A column that was too narrow is saved as number signs.
      let isError = errors.contains(text.uppercased()) || text.utf8.allSatisfy { $0 == 0x23 }
      return isError ? .spreadsheetError : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9") where kind == .string:
      return isScientific(text) ? .destroyedNumber : nil
    default: return nil
    }
  }
}
