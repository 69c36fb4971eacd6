import ExactNumbers
import Wording

@testable import RuleBook

/// A rule set in which one value is a neighbour of its own.
struct NeighbouringSet {
  /// The value, such as `shortlist.caps.10`.
  let name: String
  /// What it is instead.
  let value: String
  let set: RuleSet
}

extension RuleSet {
  /// The set with each of its values replaced by its neighbours: numbers one less and one more in
  /// their last digit, every other word of a choice, lists without each item and, where their order
  /// decides, with two items swapped.
  func neighbours(_ catalogue: RuleCatalogue) -> [NeighbouringSet] {
    catalogue.keys.filter(\.isRule).flatMap { key in
      places(of: key).flatMap { place in
        place.neighbours.compactMap { value in
          let set = replacing(place, with: value)
          guard catalogue.faults(of: set, in: id).isEmpty else { return nil }
          return NeighbouringSet(name: place.name, value: value.summary, set: set)
        }
      }
    }
  }
}

extension RulePlace {
  /// The values beside its own that are within the range.
  fileprivate var neighbours: [RuleValue] {
    switch (form, value) {
    case (.number(let range), .text(let text)), (.countTable(let range), .text(let text)),
      (.nameTable(let range, _), .text(let text)):
      others(.step(Self.lastDigit(of: text, isShare: range.isShare)))
    case (.choice, _): others(.otherWords)
    case (.text(.day), .text(let text)):
      [.text(text.dropLast() + (text.hasSuffix("1") ? "0" : "1"))]
    case (.list(let words), .list(let items)):
      items.isEmpty ? words.map { .list([$0]) } : shorter + (isOrdered ? swapped(items) : [])
    default: []
    }
  }

  private func others(_ others: OtherValues) -> [RuleValue] {
    others.values(besides: value, form: form).compactMap(\.self)
  }

  private var shorter: [RuleValue] { others(.withoutItem(otherwise: Text(""))) }

  /// Whether the order of its items decides something: then doubt tries other orders.
  private var isOrdered: Bool { if case .laterFirst = key.others { true } else { false } }

  private func swapped(_ items: [String]) -> [RuleValue] {
    items.indices.dropLast().map { index in
      var items = items
      items.swapAt(index, index + 1)
      return .list(items)
    }
  }

  /// One in the last digit that is written: 0.1 of 1.8; of a whole share, which has no neighbour
  /// among whole numbers, a tenth.
  private static func lastDigit(of text: String, isShare: Bool) -> String {
    guard let point = text.firstIndex(of: ".") else { return isShare ? "0.1" : "1" }
    let digits = text[point...].count - 1
    return "0." + String(repeating: "0", count: digits - 1) + "1"
  }
}

extension NumberRange {
  /// Whether it is that of a part of a whole.
  fileprivate var isShare: Bool { contains(Ratio.zero) && contains(.one) && !contains(Ratio(2)) }
}
