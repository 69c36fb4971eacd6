import Synchronization

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
    /// The numbers of those that are not written as names are compared.
    var unfolded: [Int] = []

    mutating func number(of text: String, _ fingerprint: UInt64, isFolded: Bool) -> Int {
      if let known = known(text, fingerprint) { return known }
      numbers.insert(Entry(fingerprint: fingerprint, number: Int32(texts.count)))
      texts.append(text)
      if !isFolded { unfolded.append(texts.count - 1) }
      return texts.count - 1
    }

    func known(_ text: String, _ fingerprint: UInt64) -> Int? {
      numbers.first(fingerprint) { texts[Int($0.number)].utf8.elementsEqual(text.utf8) }
        .map { Int($0.number) }
    }
  }

  private let state = Mutex(State())
  /// What names stand for on some days only.
  private let aliases: Aliases

  /// No text has been met.
  public init(_ aliases: Aliases = .none) { self.aliases = aliases }

  /// The number of a text; one that is new has as its number how many were met before.
  public func number(of text: String) -> Int {
    let (fingerprint, isFolded) = (Fingerprint(text).value, text.isFoldedName)
    return state.withLock { $0.number(of: text, fingerprint, isFolded: isFolded) }
  }

  /// Whether it depends on the day of a row what a name stands for.
  public func dependsOnDay(_ name: String) -> Bool { aliases.isDated(name) }

  /// The text of a number.
  public func text(_ number: Int) -> String { state.withLock { $0.texts[number] } }

  /// All texts so far, by their numbers.
  public var texts: [String] { state.withLock { $0.texts } }

  /// The numbers of the texts that are one name with others in other bytes, or are shown otherwise.
  public var mixed: [Int] {
    let (texts, unfolded) = state.withLock { ($0.texts, $0.unfolded) }
    var byName: [String: [Int]] = [:]
    for number in unfolded { byName[texts[number].foldedName, default: []].append(number) }
    return byName.flatMap { folded, numbers in
      // A text that is folded is found by its bytes, and so need not be looked at before.
      let written = state.withLock { $0.known(folded, Fingerprint(folded).value) }
      let all = Set(numbers).union(written.map { [$0] } ?? [])
      return all.count > 1 || texts[numbers[0]] != texts[numbers[0]].withoutInvisible
        ? Array(all) : []
    }
  }
}
