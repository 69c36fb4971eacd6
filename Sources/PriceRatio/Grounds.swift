import RuleBook
import Wording

/// What prices may rest on: values that are only remembered must not decide, unless that is
/// allowed.
struct Grounds: Sendable {
  private let doubtful: Set<String>

  init(_ profile: RuleSet, allowsUnverified: Bool) {
    doubtful = allowsUnverified ? [] : profile.doubtful(ProfileKeys.catalogue)
  }

  /// Whether some of the values must not decide.
  var areDoubtful: Bool { !doubtful.isEmpty }

  /// Lets values decide.
  ///
  /// - Throws: `ConversionError.unverified` with the names of those that must not.
  func check(_ bases: [Effect.Basis]) throws(ConversionError) {
    guard areDoubtful else { return }
    let keys = bases.flatMap(\.keys).filter(doubtful.contains)
    guard keys.isEmpty else { throw .unverified(keys: keys.unique) }
  }
}
