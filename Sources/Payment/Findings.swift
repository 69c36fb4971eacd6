import Tables

/// The findings that payment tables can have besides those of any table.
extension FindingCode {
  /// A due rule that the rule set does not have.
  static let unknownDueRule = FindingCode("unknown-due-rule")
  /// A decision that `vbp intervene` does not write.
  static let unknownIntervention = FindingCode("unknown-intervention")
  /// Not a quarter.
  static let notAQuarter = FindingCode("not-a-quarter")
  /// Values of an invoice that do not go together.
  static let impossibleInvoice = FindingCode("impossible-invoice")
}
