extension String {
  /// The text without the apostrophe in front by which CSV keeps it from being a formula: for tables that
  /// the program itself wrote.
  public var withoutFormulaGuard: String {
    let scalars = unicodeScalars
    guard scalars.first == "'", let next = scalars.dropFirst().first,
      ["=", "+", "-", "@"].contains(next.halfWidth)
    else { return self }
    return String(scalars.dropFirst())
  }
}
