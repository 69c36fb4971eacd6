public import Wording

/// Bidders whose bids are equal.
///
/// A class, as each of them refers to all: with a list of its own for each, many equals would take
/// the square of their number.
public final class EqualBidders: Sendable {
  /// All of them by name.
  public let names: [String]

  init(_ names: [String]) { self.names = names }

  /// All but one of them.
  func few(except name: String) -> FewNames { FewNames(names, except: name) }
}

/// Names as a sentence tells them: the first five, and how many more there are.
public struct FewNames: Sendable, Equatable {
  private let shown: [String]
  private let count: Int
  private static let most = 5

  /// Some names, or all of them but one.
  init(_ names: [String], except name: String? = nil) {
    shown = Array(names.lazy.filter { $0 != name }.prefix(Self.most))
    count = names.count - (name == nil ? 0 : 1)
  }

  /// The same with one name before them.
  func with(first name: String) -> FewNames { FewNames([name] + shown, count: count + 1) }

  /// The same without any names.
  var unnamed: FewNames { FewNames([], count: count) }

  private init(_ shown: [String], count: Int) {
    self.shown = Array(shown.prefix(Self.most))
    self.count = count
  }

  /// The names in both languages; without names, how many there are.
  public var text: Text {
    guard shown.isEmpty else { return Text(firstOf: shown, of: count, counted: "家") }
    return Text(en: "\(count) bidder\(count == 1 ? "" : "s")", zh: "\(count) 家企业")
  }
}
