import Tables

/// The findings that payment tables can have besides those of any table.
extension FindingCode {
  /// A due rule that the rule set does not have.
  static let unknownDueRule = FindingCode("unknown-due-rule")
  /// Values of an invoice that do not go together.
  static let impossibleInvoice = FindingCode("impossible-invoice")
}
