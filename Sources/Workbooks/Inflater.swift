import Wording

/// Inflates what was deflated, RFC 1951, piece by piece: memory stays the same however much it is.
struct Inflater {
  /// Bytes of the deflated stream; none at its end.
  typealias Input = () throws(WorkbookError) -> [UInt8]

  /// How far back a match reaches.
  private static let window = 1 << 15
  /// How many bytes a piece has at least, but for the last.
  private static let piece = 1 << 17
  /// A match is written in words, which may reach beyond its end.
  private static let slack = 258 + 16
  /// The header of a block, with all lengths of its codes, takes fewer bytes.
  private static let mostOfHeader = 1 << 10
  /// Zeros behind the end of the stream, of which some are read before that is noticed.
  private static let padding = 64

  private enum State { case header, stored(left: Int), compressed, finished }

  /// What the bits are read from, and which of them are at hand.
  private struct Bits {
    var buffer: UInt64 = 0
    var count = 0
    var place = 0
  }

  private let read: Input
  private var input: [UInt8] = []
  private var inputEnd = 0
  private var isInputOver = false
  private var bits = Bits()
  private var output = [UInt8](repeating: 0, count: window + piece + slack)
  private var outputEnd = 0
  private var state = State.header
  private var isLast = false
  private var literals = HuffmanTable(firstBits: 11)
  private var distances = HuffmanTable(firstBits: 8)

  init(_ read: @escaping Input) { self.read = read }

  /// The next piece of what was deflated; nil at the end.
  mutating func next() throws(WorkbookError) -> [UInt8]? {
    if outputEnd > Self.window {
      // What a match may reach back to stays in front.
      output.replaceSubrange(0..<Self.window, with: output[(outputEnd - Self.window)..<outputEnd])
      outputEnd = Self.window
    }
    let start = outputEnd
    while outputEnd - start < Self.piece - Self.slack {
      try fill()
      switch state {
      case .header: try startBlock()
      case .stored(let left): try copy(left, from: start)
      case .compressed: try inflate()
      case .finished:
        return start == outputEnd ? nil : Array(output[start..<outputEnd])
      }
    }
    return Array(output[start..<outputEnd])
  }

  private static let broken = WorkbookError.damaged(
    Text(en: "the compressed data are broken", zh: "压缩数据已损坏"))

  // MARK: Input

  /// Reads on until there is enough for the header of a block, or nothing more.
  private mutating func fill() throws(WorkbookError) {
    guard !isInputOver, inputEnd - bits.place < Self.mostOfHeader else { return }
    // Whole bytes that are at hand as bits may be given back.
    let kept = min(bits.place, MemoryLayout<UInt64>.size)
    var rest = Array(input[(bits.place - kept)..<inputEnd])
    while !isInputOver, rest.count - kept < Self.mostOfHeader {
      let more = try read()
      isInputOver = more.isEmpty
      rest += more
    }
    inputEnd = rest.count
    rest += [UInt8](repeating: 0, count: Self.padding)
    (input, bits.place) = (rest, kept)
  }

  /// Whether more bits were taken than there are.
  private var isOverrun: Bool { bits.place * 8 - bits.count > inputEnd * 8 }

  private mutating func take(_ count: Int) throws(WorkbookError) -> Int {
    while bits.count < count {
      guard bits.place < inputEnd else { throw Self.broken }
      bits.buffer |= UInt64(input[bits.place]) << UInt64(bits.count)
      bits.place += 1
      bits.count += 8
    }
    let value = bits.buffer & (1 << UInt64(count) - 1)
    bits.buffer >>= UInt64(count)
    bits.count -= count
    return Int(value)
  }

  /// Gives back whole bytes that were read ahead, and drops the rest of one that was begun.
  private mutating func align() throws(WorkbookError) {
    guard !isOverrun else { throw Self.broken }
    bits.place -= bits.count / 8
    (bits.buffer, bits.count) = (0, 0)
  }

  // MARK: Blocks

  private mutating func startBlock() throws(WorkbookError) {
    // What is in the buffer beyond its count would be added to by single bytes.
    bits.buffer &= 1 << UInt64(bits.count) - 1
    guard !isLast else { return try finish() }
    isLast = try take(1) == 1
    switch try take(2) {
    case 0:
      try align()
      let (length, check) = (try take(16), try take(16))
      guard length == ~check & 0xFFFF else { throw Self.broken }
      try align()
      state = .stored(left: length)
    case 1:
      guard literals.build(DeflateCodes.fixedLiterals[...], meaning: DeflateCodes.literals),
        distances.build(DeflateCodes.fixedDistances[...], meaning: DeflateCodes.distances)
      else { throw Self.broken }
      state = .compressed
    case 2:
      try readCodes()
      state = .compressed
    default: throw Self.broken
    }
  }

  /// The stream ends with its last block, and with the bytes that there are.
  private mutating func finish() throws(WorkbookError) {
    try align()
    if bits.place == inputEnd, !isInputOver { try fill() }
    guard bits.place == inputEnd, isInputOver else { throw Self.broken }
    state = .finished
  }

  private mutating func copy(_ left: Int, from start: Int) throws(WorkbookError) {
    let count = min(left, inputEnd - bits.place, start + Self.piece - outputEnd)
    guard count > 0 || left == 0 else { throw Self.broken }
    output.replaceSubrange(
      outputEnd..<(outputEnd + count), with: input[bits.place..<(bits.place + count)])
    outputEnd += count
    bits.place += count
    state = left == count ? .header : .stored(left: left - count)
  }

  /// Reads the codes of a block, which are themselves coded.
  private mutating func readCodes() throws(WorkbookError) {
    let counts = (literals: try take(5) + 257, distances: try take(5) + 1)
    guard counts.literals <= 286, counts.distances <= 30 else { throw Self.broken }
    var short = [UInt8](repeating: 0, count: 19)
    for place in 0..<(try take(4) + 4) { short[DeflateCodes.order[place]] = UInt8(try take(3)) }
    var table = HuffmanTable(firstBits: 7)
    guard table.build(short[...], meaning: DeflateCodes.plain, mayBeSingle: false) else {
      throw Self.broken
    }
    let all = counts.literals + counts.distances
    var lengths: [UInt8] = []
    while lengths.count < all {
      let symbol = try decode(table)
      switch symbol {
      case 0...15: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { throw Self.broken }
        lengths += repeatElement(last, count: try take(2) + 3)
      case 17: lengths += repeatElement(0, count: try take(3) + 3)
      default: lengths += repeatElement(0, count: try take(7) + 11)
      }
    }
    // A block without an end is none; codes that run beyond their number are none either.
    guard lengths.count == all, lengths[256] > 0,
      literals.build(lengths[..<counts.literals], meaning: DeflateCodes.literals),
      distances.build(lengths[counts.literals...], meaning: DeflateCodes.distances)
    else { throw Self.broken }
  }

  /// The next symbol of a table without further tables.
  private mutating func decode(_ table: HuffmanTable) throws(WorkbookError) -> Int {
    var (count, entry) = (1, UInt32(0))
    repeat {
      while bits.count < count {
        guard bits.place < inputEnd else { throw Self.broken }
        bits.buffer |= UInt64(input[bits.place]) << UInt64(bits.count)
        bits.place += 1
        bits.count += 8
      }
      entry = table.entries[Int(bits.buffer & (1 << UInt64(count) - 1))]
      if entry >> 5 & 7 != HuffmanTable.Kind.invalid, Int(entry & 31) <= count { break }
      count += 1
    } while count <= table.firstBits
    guard count <= table.firstBits else { throw Self.broken }
    _ = try take(Int(entry & 31))
    return Int(entry >> 16)
  }

  // MARK: The fast loop

  /// Inflates until the block ends, or the room or the input does.
  private mutating func inflate() throws(WorkbookError) {
    let outputLimit = output.count - Self.slack
    let inputLimit = isInputOver ? inputEnd + 8 : inputEnd - 16
    let end = unsafe input.withUnsafeBytes { input in
      unsafe output.withUnsafeMutableBytes { output in
        unsafe literals.entries.withUnsafeBufferPointer { literals in
          unsafe distances.entries.withUnsafeBufferPointer { distances in
            unsafe Self.inflate(
              &bits, input.baseAddress, inputLimit, output.baseAddress, &outputEnd, outputLimit,
              literals.baseAddress, distances.baseAddress)
          }
        }
      }
    }
    guard end != .broken, !isOverrun else { throw Self.broken }
    if end == .endOfBlock { state = .header }
  }

  private enum End { case endOfBlock, full, broken }

  @unsafe
  private static func inflate(
    _ outer: inout Bits, _ input: UnsafeRawPointer?, _ inputLimit: Int,
    _ output: UnsafeMutableRawPointer?, _ outputEnd: inout Int, _ outputLimit: Int,
    _ literals: UnsafePointer<UInt32>?, _ distances: UnsafePointer<UInt32>?
  ) -> End {
    guard let input = unsafe input, let output = unsafe output, let literals = unsafe literals,
      let distances = unsafe distances
    else { return .broken }
    var (buffer, count, place) = (outer.buffer, outer.count, outer.place)
    var out = outputEnd
    defer { (outer.buffer, outer.count, outer.place, outputEnd) = (buffer, count, place, out) }
    typealias Kind = HuffmanTable.Kind
    while out < outputLimit, place <= inputLimit {
      // At least 56 bits; a length and a distance with all that belongs to them take 48.
      buffer |=
        unsafe UInt64(littleEndian: (input + place).loadUnaligned(as: UInt64.self))
        &<< UInt64(truncatingIfNeeded: count)
      place &+= (63 &- count) &>> 3
      count |= 56
      var entry = unsafe literals[Int(truncatingIfNeeded: buffer & 0x7FF)]
      if entry & 0xE0 == 0 {
        // Three literals at most fit into what is there.
        unsafe output.storeBytes(
          of: UInt8(truncatingIfNeeded: entry &>> 16), toByteOffset: out, as: UInt8.self)
        out &+= 1
        buffer = buffer &>> UInt64(entry & 31)
        count &-= Int(entry & 31)
        entry = unsafe literals[Int(truncatingIfNeeded: buffer & 0x7FF)]
        guard entry & 0xE0 == 0 else { continue }
        unsafe output.storeBytes(
          of: UInt8(truncatingIfNeeded: entry &>> 16), toByteOffset: out, as: UInt8.self)
        out &+= 1
        buffer = buffer &>> UInt64(entry & 31)
        count &-= Int(entry & 31)
        continue
      }
      if entry &>> 5 & 7 == Kind.table {
        let further = buffer &>> 11 & (1 &<< UInt64(entry &>> 8 & 31) &- 1)
        entry = unsafe literals[Int(entry &>> 16) &+ Int(truncatingIfNeeded: further)]
      }
      buffer = buffer &>> UInt64(entry & 31)
      count &-= Int(entry & 31)
      switch entry &>> 5 & 7 {
      case Kind.literal:
        unsafe output.storeBytes(
          of: UInt8(truncatingIfNeeded: entry &>> 16), toByteOffset: out, as: UInt8.self)
        out &+= 1
        continue
      case Kind.base: break
      case Kind.endOfBlock: return .endOfBlock
      default: return .broken
      }
      let length = value(entry, &buffer, &count)
      var code = unsafe distances[Int(truncatingIfNeeded: buffer & 0xFF)]
      if code &>> 5 & 7 == Kind.table {
        let further = buffer &>> 8 & (1 &<< UInt64(code &>> 8 & 31) &- 1)
        code = unsafe distances[Int(code &>> 16) &+ Int(truncatingIfNeeded: further)]
      }
      guard code &>> 5 & 7 == Kind.base else { return .broken }
      buffer = buffer &>> UInt64(code & 31)
      count &-= Int(code & 31)
      let distance = value(code, &buffer, &count)
      guard distance <= out else { return .broken }
      unsafe copy(output + out, distance: distance, length: length)
      out &+= length
    }
    return .full
  }

  /// The value of a code with the bits that belong to it.
  @inline(__always)
  private static func value(_ entry: UInt32, _ buffer: inout UInt64, _ count: inout Int) -> Int {
    let further = UInt64(entry &>> 8 & 31)
    let value = Int(entry &>> 16) &+ Int(truncatingIfNeeded: buffer & (1 &<< further &- 1))
    buffer = buffer &>> further
    count &-= Int(further)
    return value
  }

  /// Writes again what stands some bytes before.
  @unsafe @inline(__always)
  private static func copy(_ target: UnsafeMutableRawPointer, distance: Int, length: Int) {
    let source = unsafe target - distance
    var done = 0
    if distance >= 8 {
      repeat {
        unsafe (target + done).storeBytes(
          of: (source + done).loadUnaligned(as: UInt64.self), as: UInt64.self)
        done &+= 8
      } while done < length
    } else {
      repeat {
        unsafe (target + done).storeBytes(
          of: (source + done).load(as: UInt8.self), as: UInt8.self)
        done &+= 1
      } while done < length
    }
  }
}
