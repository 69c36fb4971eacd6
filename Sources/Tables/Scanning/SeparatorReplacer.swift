import CLibrary

extension Block {
  /// Takes the records of another block, in UTF-8, with the first byte of each separator outside quotes
  /// replaced by the one that stands for it.
  mutating func replaceSeparators(of raw: borrowing Block, by separator: Separator) {
    let replacer = SeparatorReplacer(separator)
    unsafe rewrite(raw, most: raw.count) { source, count, target in
      if unsafe !replacer.replaceBetweenQuotes(source, count: count, to: target) {
        unsafe replacer.replace(source, count: count, to: target)
      }
      return count
    }
  }
}

/// Copies records with another byte where a separator begins.
private struct SeparatorReplacer {
  /// The separator in UTF-8.
  private let utf8: [UInt8]
  private let byte: UInt8
  private static let quote = UInt8(ascii: "\"")

  init(_ separator: Separator) {
    utf8 = Array(String(separator.character).utf8)
    byte = separator.byte
  }

  /// Copies bytes in which every separator stands behind a field in quotes, by what stands before it;
  /// false where one may not, so that nothing of the copy counts.
  ///
  /// A quote in a text is doubled. So the one before a separator ends a field where neither another
  /// quote nor what a field begins behind stands before it, or where it makes an empty field with the
  /// one that does, behind a separator.
  @unsafe
  func replaceBetweenQuotes(
    _ source: UnsafePointer<UInt8>, count: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    guard utf8.count == 1, count > 3 else { return false }
    let (separator, byte) = (Bytes(repeating: utf8[0]), Bytes(repeating: byte))
    for place in 0..<3 {
      unsafe target[place] = source[place]
      if unsafe source[place] == utf8[0] || source[place] == self.byte { return false }
    }
    var place = 3
    while place < count {
      let read = unsafe load(source + place)
      let isSeparator = read .== separator
      let before = unsafe load(source + place - 2)
      let isDoubled = before .== Self.quotes
      let isFirst = unsafe load(source + place - 3) .== separator
      let follows = before .== separator .| before .== Self.lineFeeds .| before .== Self.returns
      let endsField = isDoubled .& isFirst .| .!(isDoubled .| follows)
      let isBehindQuote = unsafe load(source + place - 1) .== Self.quotes
      var doubts = isSeparator .& .!(isBehindQuote .& endsField) .| read .== byte
      let rest = count &- place
      if rest < Bytes.scalarCount {
        for behind in rest..<Bytes.scalarCount { doubts[behind] = false }
      }
      if any(doubts) { return false }
      unsafe UnsafeMutableRawPointer(target + place).storeBytes(
        of: read.replacing(with: byte, where: isSeparator), as: Bytes.self)
      place &+= Bytes.scalarCount
    }
    return true
  }

  /// Bytes that are compared at once; so many can be read behind a block, and written.
  private typealias Bytes = SIMD16<UInt8>
  private static let quotes = Bytes(repeating: quote)
  private static let lineFeeds = Bytes(repeating: UInt8(ascii: "\n"))
  private static let returns = Bytes(repeating: UInt8(ascii: "\r"))

  @inline(__always) @unsafe
  private func load(_ place: UnsafePointer<UInt8>) -> Bytes {
    unsafe UnsafeRawPointer(place).loadUnaligned(as: Bytes.self)
  }

  /// Copies so many bytes, behind which two more can be read.
  @unsafe
  func replace(
    _ source: UnsafePointer<UInt8>, count: Int, to target: UnsafeMutablePointer<UInt8>
  ) {
    var (place, isQuoted) = (0, false)
    let (first, isSingle, byte) = (utf8[0], utf8.count == 1, byte)
    while place < count {
      if isQuoted {
        unsafe place &+= copyToQuote(source + place, count: count &- place, to: target + place)
        guard place < count else { return }
        unsafe target[place] = Self.quote
        // A doubled quote stands for one.
        isQuoted = unsafe source[place &+ 1] == Self.quote
        if isQuoted { unsafe target[place &+ 1] = Self.quote }
        place &+= isQuoted ? 2 : 1
        // Nearly always a separator and another quote follow.
        while !isQuoted, isSingle, place < count, unsafe source[place] == first {
          unsafe target[place] = byte
          place &+= 1
          isQuoted = unsafe place < count && source[place] == Self.quote
          if isQuoted {
            unsafe target[place] = Self.quote
            place &+= 1
          }
        }
        continue
      }
      let rest = count &- place
      let found = unsafe memchr(source + place, Int32(Self.quote), rest)
      let size = unsafe found.map { unsafe UnsafeRawPointer($0) - UnsafeRawPointer(source + place) }
      unsafe replaceAll(source + place, count: size ?? rest, to: target + place)
      guard let size else { return }
      place &+= size
      unsafe target[place] = Self.quote
      isQuoted = unsafe startsField(source, at: place)
      place &+= 1
    }
  }

  /// Copies the bytes before a quote, most of which are few; returns how many.
  @inline(__always) @unsafe
  private func copyToQuote(
    _ source: UnsafePointer<UInt8>, count: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var place = 0
    while place < count {
      let word = unsafe Words.load(source + place)
      unsafe UnsafeMutableRawPointer(target + place).storeBytes(
        of: word.littleEndian, as: UInt64.self)
      let marks = Words.equal(to: Self.quote, word)
      if marks != 0 { return min(place &+ Words.distance(marks), count) }
      place &+= 8
    }
    return count
  }

  /// Replaces the separators of bytes without quotes.
  @unsafe
  private func replaceAll(
    _ source: UnsafePointer<UInt8>, count: Int, to target: UnsafeMutablePointer<UInt8>
  ) {
    // Of one byte, the others match whatever they are. Written so that the compiler compares many
    // bytes at once.
    let isWide = utf8.count == 3
    let (first, second, third) = (utf8[0], isWide ? utf8[1] : 0, isWide ? utf8[2] : 0)
    let mask: UInt8 = isWide ? 0xFF : 0
    let byte = byte
    for place in 0..<count {
      let (read, next, last) = unsafe (source[place], source[place &+ 1], source[place &+ 2])
      let others = (read ^ first) | ((next & mask) ^ second) | ((last & mask) ^ third)
      // Where it stands in a text, the byte must not separate fields.
      let kept = read == byte ? invalidByte : read
      unsafe target[place] = others == 0 ? byte : kept
    }
  }

  /// Whether a quote outside quotes opens a field, as in the index of fields.
  @unsafe
  private func startsField(_ source: UnsafePointer<UInt8>, at place: Int) -> Bool {
    guard place > 0, unsafe !isLineEnd(source[place - 1]) else { return true }
    return place >= utf8.count
      && utf8.indices.allSatisfy { unsafe source[place - utf8.count + $0] == utf8[$0] }
  }
}
