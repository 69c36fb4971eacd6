/// The reasons of a bid, in the order of the stages.
///
/// Most bids have one or two, which take no memory of their own.
public struct Reasons: Sendable {
  private var first, second: Reason?
  private var others: [Reason] = []

  /// No reasons.
  init() {}

  /// Adds a reason at the end.
  mutating func append(_ reason: Reason) {
    if first == nil {
      first = reason
    } else if second == nil {
      second = reason
    } else {
      others.append(reason)
    }
  }

  /// The last reason, which decided.
  ///
  /// Looked up where it stands: a copy of all reasons would count whatever they refer to.
  @inline(__always)
  var deciding: Reason? { others.isEmpty ? second ?? first : others.last }

  /// The reason before the last one: before an offer of revival, why it is needed.
  var beforeDeciding: Reason? { count > 1 ? self[count - 2] : nil }

  /// Adds a reason about the shortlist: before the one that decides, or, where that was the shortlist
  /// itself, in its place.
  mutating func addAboutShortlist(_ reason: Reason) {
    guard let last = deciding, !last.isAboutShortlist else { return append(reason) }
    addBeforeDeciding(reason)
  }

  /// Adds a reason before the one that decides.
  mutating func addBeforeDeciding(_ reason: Reason) {
    guard let last = deciding else { return append(reason) }
    let earlier = dropLast()
    self = Reasons()
    for other in earlier + [reason, last] { append(other) }
  }

  /// Adds a reason before all others.
  mutating func insert(first reason: Reason) {
    let others = Array(self)
    self = Reasons()
    for other in [reason] + others { append(other) }
  }

  /// The reasons, each as a change makes it.
  func changed(_ change: (Reason) -> Reason) -> Reasons {
    var changed = Reasons()
    for reason in self { changed.append(change(reason)) }
    return changed
  }

  /// Takes out the reasons for which the test holds.
  mutating func removeAll(where isRemoved: (Reason) -> Bool) {
    let all = Array(self)
    self = Reasons()
    for reason in all where !isRemoved(reason) { append(reason) }
  }
}

extension Reasons: RandomAccessCollection {
  /// The place of the first reason, 0.
  public var startIndex: Int { 0 }
  /// How many reasons there are.
  public var endIndex: Int { first == nil ? 0 : second == nil ? 1 : 2 + others.count }

  /// The reason at a place.
  public subscript(position: Int) -> Reason {
    switch (position, first, second) {
    case (0, let first?, _): first
    case (1, _, let second?): second
    default: others[position - 2]
    }
  }
}
