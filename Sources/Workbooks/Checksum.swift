/// The checksum of zip archives, CRC-32 as in RFC 1952.
struct Checksum {
  private var state: UInt32 = 0xFFFF_FFFF

  /// The checksum of all bytes that were added.
  var value: UInt32 { ~state }

  /// Adds bytes, eight at a time by as many tables, as one by one takes longer than to inflate them.
  mutating func add(_ bytes: [UInt8]) {
    state = unsafe bytes.withUnsafeBytes { bytes in
      unsafe Self.tables.withUnsafeBufferPointer { tables in
        var (crc, place) = (state, 0)
        while place &+ 8 <= bytes.count {
          let low = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
          let high = unsafe bytes.loadUnaligned(fromByteOffset: place &+ 4, as: UInt32.self)
          let (a, b) = (UInt32(littleEndian: low) ^ crc, UInt32(littleEndian: high))
          crc =
            unsafe tables[1792 + Int(a & 0xFF)] ^ tables[1536 + Int(a >> 8 & 0xFF)]
            ^ tables[1280 + Int(a >> 16 & 0xFF)] ^ tables[1024 + Int(a >> 24)]
          crc =
            unsafe crc ^ tables[768 + Int(b & 0xFF)] ^ tables[512 + Int(b >> 8 & 0xFF)]
            ^ tables[256 + Int(b >> 16 & 0xFF)] ^ tables[Int(b >> 24)]
          place &+= 8
        }
        while place < bytes.count {
          crc = unsafe tables[Int((crc ^ UInt32(bytes[place])) & 0xFF)] ^ crc >> 8
          place &+= 1
        }
        return crc
      }
    }
  }

  /// What a byte does to the checksum with 0 to 7 bytes behind it.
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    for place in 256..<(8 * 256) {
      let before = tables[place - 256]
      tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
    }
    return tables
  }()
}
