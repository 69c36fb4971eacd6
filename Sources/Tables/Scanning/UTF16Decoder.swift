extension Block {
  /// Takes what another block holds in UTF-16, as UTF-8. Half a character becomes a byte that no text
  /// holds.
  mutating func decodeUTF16(_ raw: borrowing Block, isHighFirst: Bool) {
    // A unit of two bytes becomes three at most, half a one at the end becomes one.
    unsafe rewrite(raw, most: raw.count * 2) { source, count, target in
      var decoder = unsafe UTF16Decoder(isHighFirst: isHighFirst, target: target)
      return unsafe decoder.decode(source, count: count)
    }
  }
}

/// Puts UTF-16 into a memory as UTF-8.
@unsafe
private struct UTF16Decoder {
  let isHighFirst: Bool
  /// Where the next byte goes.
  var target: UnsafeMutablePointer<UInt8>

  /// Decodes all units; returns how many bytes came of them.
  mutating func decode(_ source: UnsafePointer<UInt8>, count: Int) -> Int {
    let first = unsafe target
    var place = 0
    while place &+ 1 < count {
      let others = unsafe putASCII(source + place)
      if others == 0, place &+ 8 <= count {
        place &+= 8
        unsafe target += 4
        continue
      }
      let ascii = min(others.trailingZeroBitCount >> 4, (count &- place) >> 1)
      place &+= 2 &* ascii
      unsafe target += ascii
      while place &+ 1 < count {
        let unit = unsafe self.unit(source + place)
        guard unit >= 0x80 else { break }
        let next = place &+ 3 < count ? unsafe self.unit(source + place + 2) : 0
        place &+= unsafe put(unit, next)
      }
    }
    if place < count { unsafe put(invalidByte) }
    return unsafe target - first
  }

  /// Puts four units there as if all were ASCII; returns bits in those that are not, the first lowest.
  @inline(__always)
  private func putASCII(_ source: UnsafePointer<UInt8>) -> UInt64 {
    let word = unsafe Words.load(source)
    let low = 0x00FF_00FF_00FF_00FF as UInt64
    let units = unsafe isHighFirst ? (word & low) << 8 | word >> 8 & low : word
    let pairs = units | units >> 8
    let bytes = UInt32(truncatingIfNeeded: pairs & 0xFFFF | pairs >> 16 & 0xFFFF_0000)
    unsafe UnsafeMutableRawPointer(target).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    return units & 0xFF80_FF80_FF80_FF80
  }

  /// Puts a unit that is not ASCII, with the next one if they are halves of a character; returns how
  /// many bytes these have.
  @inline(__always)
  private mutating func put(_ unit: UInt16, _ next: UInt16) -> Int {
    let last = 0x80 | UInt8(truncatingIfNeeded: unit & 0x3F)
    if unit < 0x800 {
      unsafe put(0xC0 | UInt8(truncatingIfNeeded: unit >> 6))
      unsafe put(last)
      return 2
    }
    guard !UTF16.isSurrogate(unit) else { return unsafe putPair(unit, next) }
    unsafe put(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
    unsafe put(0x80 | UInt8(truncatingIfNeeded: unit >> 6 & 0x3F))
    unsafe put(last)
    return 2
  }

  private mutating func putPair(_ unit: UInt16, _ next: UInt16) -> Int {
    guard UTF16.isLeadSurrogate(unit), UTF16.isTrailSurrogate(next) else {
      unsafe put(invalidByte)
      return 2
    }
    let high = unit & 0x3FF &+ 0x40
    unsafe put(0xF0 | UInt8(truncatingIfNeeded: high >> 8))
    unsafe put(0x80 | UInt8(truncatingIfNeeded: high >> 2 & 0x3F))
    unsafe put(0x80 | UInt8(truncatingIfNeeded: high << 4 & 0x30 | next >> 6 & 0xF))
    unsafe put(0x80 | UInt8(truncatingIfNeeded: next & 0x3F))
    return 4
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    unsafe target[0] = byte
    unsafe target += 1
  }

  @inline(__always)
  private func unit(_ place: UnsafePointer<UInt8>) -> UInt16 {
    let unit = unsafe UnsafeRawPointer(place).loadUnaligned(as: UInt16.self)
    return unsafe isHighFirst ? UInt16(bigEndian: unit) : UInt16(littleEndian: unit)
  }
}
