/// The days met before, by the bytes that write them; a file names few.
struct DayTable {
  fileprivate struct KnownDay {
    /// `2024-02-` and `29` as they stand in the file.
    var (date, dayOfMonth) = (UInt64.max, UInt64.max)
    /// The seconds at which the day begins.
    var start = 0
  }

  private var entries: [KnownDay]
  fileprivate static let lastPlace: UInt64 = 511

  /// No days yet; with room for all days of the months, each in its own place.
  init() { entries = Array(repeating: KnownDay(), count: Int(Self.lastPlace) + 1) }

  /// Gives a view of the days for many searches.
  @unsafe
  mutating func withView<Result>(_ work: (DayView) -> Result) -> Result {
    unsafe entries.withUnsafeMutableBufferPointer { entries in
      guard let first = entries.baseAddress else { preconditionFailure("no room for days") }
      return unsafe work(DayView(entries: first))
    }
  }
}

/// The days as they are for the moment, without the cost of keeping hold of them.
@unsafe
struct DayView {
  fileprivate let entries: UnsafeMutablePointer<DayTable.KnownDay>

  /// When a day begins, as a timestamp has it, by its bytes `2024-02-` and `29`, or `2024/02/` and
  /// `29`; negative when it does not exist or is written in another way.
  @inline(__always)
  func start(ofDay dayOfMonth: UInt64, in date: UInt64) -> Int {
    // Whatever the bytes are, it is the place of this day or of another.
    let place = unsafe Int(
      truncatingIfNeeded: (pair(date >> 40) << 5 &+ pair(dayOfMonth)) & DayTable.lastPlace)
    let entry = unsafe entries[place]
    if entry.date == date, entry.dayOfMonth == dayOfMonth { return entry.start }
    return unsafe learn(date, dayOfMonth, at: place)
  }

  @inline(never)
  private func learn(_ date: UInt64, _ dayOfMonth: UInt64, at place: Int) -> Int {
    let bytes = [date, dayOfMonth].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    let text = String(decoding: bytes.prefix(10), as: UTF8.self)
    guard let day = Day(iso: text) ?? SpreadsheetDate.dayAlone(text) else { return -1 }
    let moment = Timestamp(startOf: day)
    unsafe entries[place] = DayTable.KnownDay(
      date: date, dayOfMonth: dayOfMonth, start: moment.seconds)
    return moment.seconds
  }

  /// The number of two digits.
  @inline(__always)
  private func pair(_ bytes: UInt64) -> UInt64 {
    let digits = bytes & 0x0F0F
    return (digits &* 10 &+ digits >> 8) & 0xFF
  }
}
