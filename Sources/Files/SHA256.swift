/// The SHA-256 digest (FIPS 180-4) of bytes that come piece by piece: the fingerprint of an input or an
/// output, and what a page's security policy names its own style sheet and script by.
public struct SHA256: Sendable {
  private typealias State = InlineArray<8, UInt32>

  private var state = initial
  /// The last bytes, which fill no block yet.
  private var rest: [UInt8] = []
  private var count = 0

  /// The digest of nothing yet.
  public init() {}

  /// The digest of some bytes.
  public init(_ message: [UInt8]) {
    self.init()
    add(message)
  }

  /// The digest of a file.
  ///
  /// - Throws: `FileError` when it cannot be read.
  public init(file path: String) throws(FileError) {
    self.init()
    let source = try ByteSource(path: path)
    var piece: [UInt8] = []
    while try source.read(1 << 18, into: &piece) > 0 {
      add(piece)
      piece.removeAll(keepingCapacity: true)
    }
  }

  /// Adds bytes at the end.
  public mutating func add(_ piece: [UInt8]) {
    count += piece.count
    let message = rest.isEmpty ? piece : rest + piece
    let whole = message.count / 64 * 64
    Self.compress(&state, message, whole)
    rest = Array(message[whole...])
  }

  /// The 32 bytes of the digest of all that was added.
  public var bytes: [UInt8] {
    // A one bit, zeros, and the length in bits fill the last block or the last two.
    var tail = rest + [0x80]
    while tail.count % 64 != 56 { tail.append(0) }
    tail += Self.bigEndian(UInt64(count) * 8)
    var state = state
    Self.compress(&state, tail, tail.count)
    return state.indices.flatMap { Self.bigEndian(state[$0]) }
  }

  /// The digest in hexadecimal digits, as `sha256sum` writes it.
  public var hexadecimal: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Works the blocks of so many bytes into the state.
  private static func compress(_ state: inout State, _ message: [UInt8], _ count: Int) {
    let bytes = message.span
    let constants = constants
    for start in stride(from: 0, to: count, by: 64) {
      var words = InlineArray<16, UInt32> { index in
        let place = start + 4 * index
        return UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16
          | UInt32(bytes[place + 2]) << 8 | UInt32(bytes[place + 3])
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for index in 0..<64 {
        let slot = index & 15
        if index >= 16 {
          let (early, late) = (words[(index + 1) & 15], words[(index + 14) & 15])
          let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
          let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
          words[slot] = words[slot] &+ first &+ words[(index + 9) & 15] &+ second
        }
        let mix = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let first = h &+ mix &+ (e & f ^ ~e & g) &+ constants[index] &+ words[slot]
        let second =
          (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ (a & b ^ a & c ^ b & c)
        (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
      }
      let mixed: State = [a, b, c, d, e, f, g, h]
      for index in state.indices { state[index] = state[index] &+ mixed[index] }
    }
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  private static func bigEndian<Word: FixedWidthInteger>(_ word: Word) -> [UInt8] {
    stride(from: Word.bitWidth - 8, through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: word >> Word($0))
    }
  }

  /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
  private static let initial: State = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]

  /// The same of the cube roots of the first 64 primes.
  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
