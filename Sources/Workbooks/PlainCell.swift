/// A cell that is written as most are: `<c r="B3" s="2" t="s"><v>17</v></c>`.
///
/// It knows no fault: any other cell is read tag by tag.
struct PlainCell {
  private(set) var row = 0
  private(set) var column = 0
  private(set) var style = 0
  /// Whether it holds the number of a text, not a number.
  private(set) var isShared = false
  /// Where what it holds stands.
  private(set) var value = 0..<0
  /// Behind the cell.
  private(set) var end = 0

  /// No plain cell has more bytes.
  private static let longest = 128
  private static let mostOfValue = 40

  /// Reads the cell at a place; false where there is another, or its end may be missing.
  @inline(__always)
  mutating func read(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard start &+ Self.longest <= bytes.count, bytes.has("<c r=\"", at: start) else {
      return false
    }
    var place = start &+ 6
    (column, row) = (0, 0)
    while true {
      let letter = bytes[place] &- UInt8(ascii: "A")
      guard letter < 26, column < 1 << 14 else { break }
      column = column &* 26 &+ Int(letter) &+ 1
      place &+= 1
    }
    guard column > 0, column <= CellReference.mostColumns else { return false }
    column &-= 1
    guard let row = Self.digits(bytes, &place), bytes[place] == UInt8(ascii: "\"") else {
      return false
    }
    self.row = row
    place &+= 1
    style = 0
    if bytes.has(" s=\"", at: place) {
      place &+= 4
      guard let style = Self.digits(bytes, &place), bytes[place] == UInt8(ascii: "\"") else {
        return false
      }
      self.style = style
      place &+= 1
    }
    isShared = false
    if bytes.has(" t=\"", at: place) {
      isShared = bytes[place &+ 4] == UInt8(ascii: "s")
      guard isShared || bytes[place &+ 4] == UInt8(ascii: "n"),
        bytes[place &+ 5] == UInt8(ascii: "\"")
      else { return false }
      place &+= 6
    }
    guard bytes.has("><v>", at: place) else { return false }
    place &+= 4
    let from = place
    while bytes[place] != UInt8(ascii: "<") {
      guard bytes[place] != UInt8(ascii: "&"), place &- from < Self.mostOfValue else {
        return false
      }
      place &+= 1
    }
    guard place > from, bytes.has("</v></c>", at: place) else { return false }
    (value, end) = (from..<place, place &+ 8)
    return true
  }

  /// Reads up to seven digits.
  @inline(__always)
  private static func digits(_ bytes: Span<UInt8>, _ place: inout Int) -> Int? {
    let start = place
    var number = 0
    while true {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10, place &- start < 8 else { break }
      number = number &* 10 &+ Int(digit)
      place &+= 1
    }
    return place > start && place &- start < 8 ? number : nil
  }
}

extension Span<UInt8> {
  /// Whether a text stands at a place, which is far enough from the end.
  @inline(__always)
  fileprivate func has(_ text: StaticString, at place: Int) -> Bool {
    text.withUTF8Buffer { text in
      for offset in 0..<text.count where unsafe self[place &+ offset] != text[offset] {
        return false
      }
      return true
    }
  }
}
