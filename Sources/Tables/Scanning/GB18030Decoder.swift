import Files

extension Block {
  /// Takes what another block holds in GB18030, as UTF-8. What is no character becomes bytes that no
  /// text holds; separators, quotes and line ends are part of none and stay as they are.
  mutating func decodeGB18030(_ raw: borrowing Block) {
    // A pair of bytes becomes four at most.
    unsafe rewrite(raw, most: raw.count * 2) { source, count, target in
      unsafe GB18030Pairs.all.utf8.withUnsafeBufferPointer { pairs in
        var decoder = unsafe GB18030Decoder(pairs: pairs, target: target)
        return unsafe decoder.decode(source, count: count)
      }
    }
  }
}

/// What the characters of two bytes are in UTF-8, as the system's converter says: to ask it once is
/// faster than to ask it for each text.
private struct GB18030Pairs: Sendable {
  static let all = GB18030Pairs()

  static let leads: ClosedRange<UInt8> = 0x81...0xFE
  static let firstTrail: UInt8 = 0x40
  /// So many places has a lead.
  static let width = 0x100 - Int(firstTrail)

  /// By `place`, the first byte lowest, zeros behind the last; zero where there is none.
  private(set) var utf8 = [UInt32](repeating: 0, count: leads.count * width)

  private init() {
    let trails = (Self.firstTrail...0xFE).filter { $0 != 0x7F }
    for lead in Self.leads where !learn(lead, trails) {
      // The system does not know one of them.
      for trail in trails { _ = learn(lead, [trail]) }
    }
  }

  /// Asks for some pairs at once; false where one of them is no character.
  private mutating func learn(_ lead: UInt8, _ trails: [UInt8]) -> Bool {
    let text = TextEncoding.gb18030.decode(trails.flatMap { [lead, $0] }[...])
    guard let characters = text?.unicodeScalars, characters.count == trails.count else {
      return false
    }
    for (trail, character) in zip(trails, characters) {
      utf8[Self.place(lead, trail)] =
        String(character).utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    return true
  }

  /// Where a pair stands.
  @inline(__always)
  static func place(_ lead: UInt8, _ trail: UInt8) -> Int {
    Int(lead &- leads.lowerBound) &* width &+ Int(trail &- firstTrail)
  }
}

/// Puts GB18030 into a memory as UTF-8.
@unsafe
private struct GB18030Decoder {
  let pairs: UnsafeBufferPointer<UInt32>
  /// Where the next byte goes.
  var target: UnsafeMutablePointer<UInt8>

  /// Decodes all bytes; returns how many came of them.
  mutating func decode(_ source: UnsafePointer<UInt8>, count: Int) -> Int {
    let first = unsafe target
    var place = 0
    while place < count {
      let word = unsafe Words.load(source + place)
      unsafe UnsafeMutableRawPointer(target).storeBytes(of: word.littleEndian, as: UInt64.self)
      if word & Words.highBits == 0, place &+ 8 <= count {
        place &+= 8
        unsafe target += 8
        continue
      }
      let ascii = min(Words.distance(word & Words.highBits), count &- place)
      place &+= ascii
      unsafe target += ascii
      while place < count, unsafe source[place] >= 0x80 {
        place &+= unsafe put(source + place, count: count &- place)
      }
    }
    return unsafe target - first
  }

  /// Puts the character that begins there; returns how many bytes it has.
  @inline(__always)
  private mutating func put(_ source: UnsafePointer<UInt8>, count: Int) -> Int {
    let (lead, trail) = unsafe (source[0], source[1])
    // The byte behind the last one is a line end.
    guard GB18030Pairs.leads.contains(lead), trail >= GB18030Pairs.firstTrail else {
      return unsafe putLong(source, count: count)
    }
    let utf8 = unsafe pairs[GB18030Pairs.place(lead, trail)]
    guard utf8 != 0 else { return unsafe putInvalid() }
    unsafe UnsafeMutableRawPointer(target).storeBytes(of: utf8.littleEndian, as: UInt32.self)
    unsafe target += 4 &- utf8.leadingZeroBitCount >> 3
    return 2
  }

  /// Puts a character of four bytes, which are rare.
  @inline(never)
  private mutating func putLong(_ source: UnsafePointer<UInt8>, count: Int) -> Int {
    let bytes = unsafe Array(UnsafeBufferPointer(start: source, count: min(count, 4)))
    guard bytes.count == 4, bytes[0] >= 0x80, let text = TextEncoding.gb18030.decode(bytes[...]),
      text.unicodeScalars.count == 1
    else { return unsafe putInvalid() }
    for byte in text.utf8 {
      unsafe target[0] = byte
      unsafe target += 1
    }
    return 4
  }

  private mutating func putInvalid() -> Int {
    unsafe target[0] = invalidByte
    unsafe target += 1
    return 1
  }
}
