extension String {
  /// The text without the apostrophe in front by which CSV keeps it from being a formula: for tables that
  /// the program itself wrote.
  public var withoutFormulaGuard: String {
    guard hasPrefix("'"), let next = dropFirst().first, "=+-@".contains(next) else { return self }
    return String(dropFirst())
  }
}
