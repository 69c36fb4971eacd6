/// A row of the table of bids without a text of its own, so that millions of them fit.
///
/// Texts are the numbers that `BidNames` gave them, prices are millionths of a yuan. What few files
/// say of bids stands beside the rows, in `BidPart`.
struct BidRow: Sendable, BitwiseCopyable {
  /// The number of a text that is not given.
  static let noName: Int32 = -1

  var lot, bidder: Int32
  var strength = noName
  var mainStrength = noName
  var form = noName
  /// Its row, counted from the start of its part.
  var row: Int32
  /// The quote and the ceiling; 0 where there is none.
  var quote: Int64 = 0
  var ceiling: Int64 = 0
  /// How many smallest units the quote is for. A negative one counts the exact amounts of the part,
  /// from the first, which is −1: a number that does not fit.
  var packCount: Int32 = 1
  var isOriginator = false
}
