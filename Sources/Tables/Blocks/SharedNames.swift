import Synchronization
import Wording

/// The texts by which a file names things, each with a number that is the same on all threads.
///
/// Texts are told apart by their bytes. Which number a text has depends on which thread meets it
/// first, so nothing that is written may follow from it.
public final class SharedNames: Sendable {
  private struct Entry: Fingerprinted {
    static let empty = Entry(fingerprint: 0, number: -1)
    var isEmpty: Bool { number < 0 }
    let fingerprint: UInt64
    let number: Int32
  }

  private struct State {
    var numbers = FingerprintTable<Entry>(bits: 8)
    var texts: [String] = []
    /// Whether none of them can be equal to one in other bytes.
    var haveOneSpelling = true

    mutating func number(of text: String, _ fingerprint: UInt64, haveOneSpelling: Bool) -> Int {
      let known = numbers.first(fingerprint) {
        texts[Int($0.number)].utf8.elementsEqual(text.utf8)
      }
      if let known { return Int(known.number) }
      numbers.insert(Entry(fingerprint: fingerprint, number: Int32(texts.count)))
      texts.append(text)
      if !haveOneSpelling { self.haveOneSpelling = false }
      return texts.count - 1
    }
  }

  private let state = Mutex(State())

  /// No text has been met.
  public init() {}

  /// The number of a text; one that is new has as its number how many were met before.
  public func number(of text: String) -> Int {
    let (fingerprint, haveOneSpelling) = (Fingerprint(text).value, hasOneSpelling(text))
    return state.withLock { $0.number(of: text, fingerprint, haveOneSpelling: haveOneSpelling) }
  }

  /// The text of a number.
  public func text(_ number: Int) -> String { state.withLock { $0.texts[number] } }

  /// All texts so far, by their numbers.
  public var texts: [String] { state.withLock { $0.texts } }

  /// For each text the number of one that Swift calls equal, the same for all that are; nil where
  /// no two are equal.
  public var equals: [Int32]? {
    let (texts, haveOneSpelling) = state.withLock { ($0.texts, $0.haveOneSpelling) }
    guard !haveOneSpelling else { return nil }
    var first: [String: Int32] = [:]
    let equals = texts.indices.map { number in
      let next = Int32(number)
      let equal = first[texts[number], default: next]
      if equal == next { first[texts[number]] = next }
      return equal
    }
    return first.count < texts.count ? equals : nil
  }
}
