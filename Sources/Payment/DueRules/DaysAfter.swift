import Tables

/// The day `days` days after acceptance; the day of acceptance itself is day 0.
///
/// 国办发〔2015〕7号: within 30 days of acceptance. Accepted on 30 January 2024: due on 29 February.
func daysAfter(_ acceptedAt: Day, days: Int) -> Day? { acceptedAt.adding(days: days) }
