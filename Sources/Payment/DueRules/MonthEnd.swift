import Tables

/// The last day of the month that is `months` months after acceptance.
///
/// 国办发〔2021〕2号, as regional notices quote it: volume-based products are paid by the end of the
/// month after acceptance. Accepted on 31 January: due on 28 or 29 February.
func monthEnd(_ acceptedAt: Day, months: Int) -> Day? {
  acceptedAt.adding(months: months)?.lastOfMonth
}
