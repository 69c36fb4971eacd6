/// A name by its place in lists: by its characters' numbers, as it is written.
///
/// Swift compares texts as if composed, and where some have their accents apart that is no order:
/// one stands before a second, this before a third, and the third before the first. What is listed
/// by name would depend on the order of the rows, or on chance. For texts that are composed, as
/// nearly all are, both say the same.
public struct NameOrder: Comparable, Sendable {
  private let name: String

  /// The place of a name.
  public init(_ name: String) { self.name = name }

  /// Whether a name stands before another.
  public static func < (a: NameOrder, b: NameOrder) -> Bool {
    let (own, others) = (a.name.utf8.span, b.name.utf8.span)
    for index in 0..<min(own.count, others.count) where own[index] != others[index] {
      return own[index] < others[index]
    }
    return own.count < others.count
  }

  /// Whether two names are written alike.
  public static func == (a: NameOrder, b: NameOrder) -> Bool {
    a.name.utf8.elementsEqual(b.name.utf8)
  }
}

extension Sequence<String> {
  /// These names as they stand in lists.
  public func inNameOrder() -> [String] { sorted { NameOrder($0) < NameOrder($1) } }
}
