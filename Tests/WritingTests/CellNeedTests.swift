import TestSupport
import Testing

@testable import Writing

@Suite("CellNeed: eight bytes at a time, against one scalar at a time")
struct CellNeedTests {
  /// The slow and obvious way.
  private static func need(_ text: String) -> CellNeed {
    guard let first = text.unicodeScalars.first else { return .pair }
    let isHarmful = text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0..<0x20, 0x22, 0x7F..<0xA0, 0x61C, 0x2000..<0x2080, 0xFEC0..<0xFF00: true
      default: false
      }
    }
    // Signs in full width begin with the byte of everything from U+F000 to U+FFFF.
    if isHarmful || "=+-@".unicodeScalars.contains(first) || (0xF000...0xFFFF).contains(first.value)
    {
      return .closerLook
    }
    return text.utf8.contains(UInt8(ascii: ",")) ? .quotes : .nothing
  }

  @Test("A text needs what its scalars need, wherever they stand", arguments: 0..<8)
  func texts(seed: UInt64) {
    let usual = ["a", "7", "中", "≤", "é", "（", "药", "×", "\u{A0}", "\u{2090}", "𠀀"]
    let special = [
      ",", "\"", "\n", "\t", "=", "-", "\u{80}", "\u{9F}", "\u{61C}", "\u{2000}", "\u{207F}",
      "\u{FEC0}", "\u{FEFF}", "\u{7F}", "\0", "＝",
    ]
    var random = SplitMix64(seed: seed)
    for _ in 0..<1000 {
      var parts = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        usual.randomElement(using: &random) ?? ""
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0...parts.count, using: &random)
        parts.insert(special.randomElement(using: &random) ?? "", at: place)
      }
      let text = parts.joined()
      // What stands before the text does not matter, and what is behind it stays free.
      var buffer = ByteBuffer(room: 0)
      buffer.append("\"," as StaticString)
      buffer.append(text.utf8.span)
      let (need, kept) = (buffer.need(from: 2), buffer.text(from: 2))
      #expect(need == Self.need(text), "\(text.debugDescription)")
      #expect(kept == text)
    }
  }
}
