import TestSupport
import Testing

@testable import Files

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4 and, for the lengths at which the padding takes another block,
  /// digests of `sha256sum`.
  @Test(
    "digests are those of the standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func standard(text: String, digest: String) {
    #expect(SHA256(Array(text.utf8)).hexadecimal == digest)
  }

  @Test("digests are those of an independent program, at every length around a block")
  func lengths() throws {
    var random = SplitMix64(seed: 8)
    let folder = try TemporaryFolder()
    for length in [1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let sum = try Program("sha256sum", [folder.file("bytes", bytes)])
      #expect(sum.output.hasPrefix(SHA256(bytes).hexadecimal), "\(length) bytes")
    }
  }

  @Test("pieces of any length give the digest of the whole")
  func pieces() {
    let message = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for size in [1, 63, 64, 65, 999] {
      var digest = SHA256()
      for start in stride(from: 0, to: message.count, by: size) {
        digest.add(Array(message[start..<min(start + size, message.count)]))
      }
      #expect(digest.bytes == SHA256(message).bytes, "pieces of \(size) bytes")
    }
  }
}
