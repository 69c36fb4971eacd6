import Tables

/// The day that the contract names, as where the fund prepays a part of it.
func agreedDay(_ invoice: Invoice) -> Day? { invoice.agreedDue }
