public import ExactNumbers
public import Wording

/// Where the points were lost: groups by points, largest first, until 80 % of them and beyond.
public struct Pareto: Sendable {
  /// By what deductions are grouped.
  public enum Grouping: String, Sendable {
    /// By item of the card.
    case item
    /// By indicator.
    case indicator
    /// By distributor.
    case distributor
  }

  /// One group.
  public struct Group: Sendable {
    /// The code of the item or indicator; empty for a distributor.
    public let code: String
    /// The name.
    public let title: Text
    /// Points deducted, after the caps.
    public internal(set) var points: Ratio = .zero
    /// Units counted.
    public internal(set) var units = 0
    /// The share of all points; nil when there are none.
    public internal(set) var share: Ratio?
    /// The share of this group and all before it.
    public internal(set) var cumulative: Ratio?
    /// Whether the groups before it have not yet reached 80 % of the points.
    public internal(set) var isVital = false
  }

  /// The groups that lost points, the most first; equals in the order of the card or the names.
  public let groups: [Group]

  /// Groups the points of some scores.
  public init(_ scores: [Score], by grouping: Grouping, card: Card, roster: Roster)
    throws(NumberError)
  {
    var groups: [Group] =
      switch grouping {
      case .item: card.items.map { Group(code: $0.code, title: $0.title) }
      case .indicator: card.indicators.map { Group(code: $0.code, title: $0.title) }
      case .distributor: roster.names.map { Group(code: "", title: Text($0)) }
      }
    for score in scores {
      for (index, indicator) in card.indicators.enumerated() {
        let group =
          switch grouping {
          case .item: indicator.item
          case .indicator: index
          case .distributor: score.firm
          }
        groups[group].points = try groups[group].points + score.points[index]
        groups[group].units += score.units[index]
      }
    }
    if grouping == .distributor { groups = roster.sorted.map { groups[$0] } }
    self.groups = try Self.accumulated(
      groups.filter { $0.points > .zero }.sorted { $0.points > $1.points })
  }

  private static func accumulated(_ groups: [Group]) throws(NumberError) -> [Group] {
    let total = try groups.map(\.points).sum()
    var (result, sum) = (groups, Ratio.zero)
    let most = try Ratio(4, over: 5)
    for index in result.indices {
      result[index].isVital = try sum / total < most
      sum = try sum + result[index].points
      result[index].share = try result[index].points / total
      result[index].cumulative = try sum / total
    }
    return result
  }
}
