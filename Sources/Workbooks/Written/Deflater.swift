/// Deflates bytes, RFC 1951, piece by piece: the simple way of it, as the inflater reads every way.
///
/// A repetition is looked for where the same four bytes were met last, and all is written in the codes
/// that the format fixes. The same pieces give the same bytes.
struct Deflater {
  /// How far back a repetition may reach.
  private static let window = 1 << 15
  private static let (shortest, longest) = (4, 258)
  private static let hashBits = 15

  /// What was deflated last, which repetitions may reach back to.
  private var before: [UInt8] = []
  /// Where four bytes with a hash were met last, counted from the start of the stream; -1 for nowhere.
  private var places = [Int](repeating: -1, count: 1 << hashBits)
  /// How many bytes were deflated.
  private var count = 0
  private var output: [UInt8] = []
  private var bits: UInt64 = 0
  private var bitCount = 0

  /// Deflates a piece; returns the bytes that it makes up.
  mutating func deflate(_ piece: [UInt8]) -> [UInt8] {
    guard !piece.isEmpty else { return [] }
    write(0, bits: 1)
    writeFixedBlock(before + piece, from: before.count)
    count += piece.count
    before = Array((before + piece).suffix(Self.window))
    return takeOutput()
  }

  /// Ends the stream, with a block that holds nothing; returns the last bytes.
  mutating func finish() -> [UInt8] {
    write(1, bits: 1)
    writeFixedBlock([], from: 0)
    while bitCount > 0 { flushByte() }
    return takeOutput()
  }

  private mutating func takeOutput() -> [UInt8] {
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  /// Writes the rest of the header of a block, and what stands from a place on.
  private mutating func writeFixedBlock(_ bytes: [UInt8], from start: Int) {
    write(1, bits: 2)
    let base = count - start
    var place = start
    while place < bytes.count {
      let match = match(in: bytes, at: place, base: base)
      guard let match else {
        write(FixedCodes.literals[Int(bytes[place])])
        place += 1
        continue
      }
      write(FixedCodes.lengths[match.length - 3])
      write(FixedCodes.distance(match.distance))
      // What is skipped is found again only by every other byte: names and tags repeat as wholes.
      for skipped in stride(from: place + 1, to: place + match.length, by: 2) {
        note(bytes, at: skipped, base: base)
      }
      place += match.length
    }
    write(FixedCodes.end)
  }

  /// The repetition that begins at a place, if there is one.
  private mutating func match(in bytes: [UInt8], at place: Int, base: Int) -> (
    length: Int, distance: Int
  )? {
    guard let earlier = note(bytes, at: place, base: base), earlier >= base,
      base + place - earlier <= Self.window
    else { return nil }
    let from = earlier - base
    let limit = min(Self.longest, bytes.count - place)
    var length = 0
    while length < limit, bytes[from + length] == bytes[place + length] { length += 1 }
    return length < Self.shortest ? nil : (length, place - from)
  }

  /// Notes where four bytes stand; returns where bytes of the same hash were met before.
  @discardableResult
  private mutating func note(_ bytes: [UInt8], at place: Int, base: Int) -> Int? {
    guard place + Self.shortest <= bytes.count else { return nil }
    let word =
      UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
    // A prime near the golden part of 2³² spreads them.
    let hash = Int((word &* 2_654_435_761) >> UInt32(32 - Self.hashBits))
    defer { places[hash] = base + place }
    return places[hash] < 0 ? nil : places[hash]
  }

  private mutating func write(_ code: FixedCodes.Code) { write(code.bits, bits: code.count) }

  private mutating func write(_ value: UInt32, bits length: Int) {
    bits |= UInt64(value) << UInt64(bitCount)
    bitCount += length
    while bitCount >= 8 { flushByte() }
  }

  private mutating func flushByte() {
    output.append(UInt8(truncatingIfNeeded: bits))
    bits >>= 8
    bitCount = max(0, bitCount - 8)
  }
}

/// The codes that the format fixes, as they are written: the first bit lowest.
private enum FixedCodes {
  /// Some bits.
  struct Code {
    let bits: UInt32
    let count: Int

    /// The same with bits behind them.
    func followed(by further: Int, count more: Int) -> Code {
      Code(bits: bits | UInt32(further) << UInt32(count), count: count + more)
    }
  }

  static let literals = codes(DeflateCodes.fixedLiterals)
  static let end = literals[256]
  /// By the length of a repetition, from 3 on, with the further bits.
  static let lengths: [Code] = (3...258).map { length in
    let symbol = DeflateCodes.literals.lastIndex { meaning in
      meaning >> 5 & 7 == HuffmanTable.Kind.base && Int(meaning >> 16) <= length
    }
    return code(length, symbol: symbol ?? 0, of: literals, DeflateCodes.literals)
  }
  private static let distances = codes(DeflateCodes.fixedDistances)
  /// The symbols of distances by how many bits the distance less one has, of which each two share.
  static func distance(_ distance: Int) -> Code {
    let value = distance - 1
    guard value >= 4 else {
      return code(distance, symbol: value, of: distances, DeflateCodes.distances)
    }
    let highest = Int.bitWidth - 1 - value.leadingZeroBitCount
    let symbol = 2 * highest + (value >> (highest - 1) & 1)
    return code(distance, symbol: symbol, of: distances, DeflateCodes.distances)
  }

  private static func code(_ value: Int, symbol: Int, of codes: [Code], _ meanings: [UInt32])
    -> Code
  {
    let meaning = meanings[symbol]
    return codes[symbol].followed(
      by: value - Int(meaning >> 16), count: Int(meaning >> 8 & 0x1F))
  }

  /// Codes by their lengths, in order, as the format has it.
  private static func codes(_ lengths: [UInt8]) -> [Code] {
    var next = 0
    var codes = [Code](repeating: Code(bits: 0, count: 0), count: lengths.count)
    for length in UInt8(1)...UInt8(HuffmanTable.longest) {
      next <<= 1
      for symbol in lengths.indices where lengths[symbol] == length {
        codes[symbol] = Code(bits: UInt32(next).reversed(count: length), count: Int(length))
        next += 1
      }
    }
    return codes
  }
}

extension UInt32 {
  /// Its lowest bits in the other order.
  fileprivate func reversed(count: UInt8) -> UInt32 {
    (0..<count).reduce(0) { $0 << 1 | self >> UInt32($1) & 1 }
  }
}
