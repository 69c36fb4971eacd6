/// The days met before, by the bytes that write them; a file names few.
struct DayTable {
  private struct Entry {
    /// `2024-02-` and `29` as they stand in the file.
    var (date, dayOfMonth) = (UInt64.max, UInt64.max)
    /// The seconds at which the day begins.
    var start = 0
  }

  private var entries: [Entry]

  /// No days yet; with room for all days of the months, each in its own place.
  init() { entries = Array(repeating: Entry(), count: 512) }

  /// A placeholder without room.
  private init(entries: [Entry]) { self.entries = entries }
  static var nothing: DayTable { DayTable(entries: []) }

  /// When a day begins, as a timestamp has it, by its bytes `2024-02-` and `29`; negative when it
  /// does not exist or is written in another way.
  @inline(__always)
  mutating func start(ofDay dayOfMonth: UInt64, in date: UInt64) -> Int {
    // Whatever the bytes are, the place is right or the entry of another day.
    let place = Int((pair(date >> 40) << 5 &+ pair(dayOfMonth)) & 511)
    let entry = entries[place]
    if entry.date == date, entry.dayOfMonth == dayOfMonth { return entry.start }
    return learn(date, dayOfMonth, at: place)
  }

  @inline(never)
  private mutating func learn(_ date: UInt64, _ dayOfMonth: UInt64, at place: Int) -> Int {
    let text = [date, dayOfMonth | 0x3030_3A30_3020_0000].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    guard let moment = Timestamp(iso: String(decoding: text, as: UTF8.self)) else { return -1 }
    entries[place] = Entry(date: date, dayOfMonth: dayOfMonth, start: moment.seconds)
    return moment.seconds
  }

  /// The number of two digits.
  @inline(__always)
  private func pair(_ bytes: UInt64) -> UInt64 {
    let digits = bytes & 0x0F0F
    return (digits &* 10 &+ digits >> 8) & 0xFF
  }
}
