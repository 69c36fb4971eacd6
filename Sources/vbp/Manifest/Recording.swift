import Files
import RuleBook
import Synchronization
import Tables

/// What a run rests on and what it makes, noted while it runs, for its manifest.
final class Recording: Sendable {
  /// Something that was written: where, as it was named, and its digest.
  struct Written: Sendable {
    let path: String?
    let digest: String
  }

  /// A rule set that was used.
  struct Rules: Sendable {
    let kind, id, digest: String
  }

  private struct State {
    var rules: [Rules] = []
    var written: [Written] = []
    var bytes = SpilledBytes()
  }

  /// The tables that were read.
  let log = ReadingLog()
  /// Whether nothing is to be written where the run says, as it only repeats another.
  let isRepetition: Bool
  private let state = Mutex(State())

  init(isRepetition: Bool = false) { self.isRepetition = isRepetition }

  var rules: [Rules] { state.withLock(\.rules) }
  var written: [Written] { state.withLock(\.written) }
  /// What a repetition has made in the place of its output.
  var bytes: SpilledBytes { state.withLock(\.bytes) }

  /// Notes a rule set that is used.
  func note(_ set: RuleSet) {
    let rules = Rules(kind: set.kind, id: set.id, digest: set.fingerprint)
    state.withLock { state in
      if !state.rules.contains(where: { $0.kind == rules.kind && $0.digest == rules.digest }) {
        state.rules.append(rules)
      }
    }
  }

  /// Notes what was written.
  func note(_ written: Written) { state.withLock { $0.written.append(written) } }

  /// Keeps a piece that a repetition makes.
  func keep(_ piece: [UInt8]) throws(FileError) {
    try state.withLock { state throws(FileError) in try state.bytes.append(piece) }
  }
}
