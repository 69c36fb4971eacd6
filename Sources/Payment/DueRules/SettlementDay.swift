import Tables

/// The day of the fund's monthly calendar, where the invoice gives it.
///
/// 湘医保发〔2023〕36号: the fund pays for the hospital, which stays the debtor; the date is the
/// fund's, and no intervention moves it.
func settlementDay(_ invoice: Invoice) -> Day? { invoice.agreedDue }
