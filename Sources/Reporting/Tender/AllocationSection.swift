import ExactNumbers
public import Tender
public import Wording
import Writing

/// Who supplies what: for every lot the volume of each winner and of each region, with shares as
/// bars.
public struct AllocationSection {
  /// The lines of the lots of which something is shown: shares are of all in a lot.
  private let lines: [AllocationLine]
  private let filter: BidFilter?
  private let language: Language

  /// So many lots are shown with bars.
  static let mostLots = 500
  /// So many lines are shown with bars, in all lots together.
  static let mostLines = 5_000
  /// So many regions of a winner are named, more than the country has provinces.
  private static let mostRegions = 40

  /// Prepares the section of an allocation.
  public init(_ allocation: Allocation, language: Language, only filter: BidFilter? = nil) {
    lines = allocation.lines.filter { filter?.shows(lot: $0.lot) ?? true }
    (self.language, self.filter) = (language, filter)
  }

  /// The section.
  public func section() -> Page.Section {
    var lots: [(name: String, lines: [AllocationLine])] = []
    for line in lines.prefix(Self.mostLines) {
      if lots.last?.name != line.lot { lots.append((line.lot, [])) }
      lots[lots.count - 1].lines.append(line)
    }
    let shown = lots.prefix(Self.mostLots)
    var content = shown.map { lot($0.name, $0.lines) }
    if shown.reduce(0, { $0 + $1.lines.count }) < lines.count {
      let text = Text(
        en: "Shown are the first \(shown.count) lots; --format csv has all.",
        zh: "仅列前 \(shown.count) 个品种；--format csv 可得全部。")
      content.append(.element(.p, [.class("banner")], text(language)))
    }
    return .init("allocation", Text(en: "Volume and regions", zh: "约定采购量与供应地区"), content)
  }

  private func lot(_ name: String, _ lines: [AllocationLine]) -> HTML {
    .element(
      .section, [.class("part")],
      [.element(.h3, [], name)] + term(lines) + [bidders(name, lines), regions(name, lines)])
  }

  /// How long the agreements of a lot run.
  private func term(_ lines: [AllocationLine]) -> [HTML] {
    guard let term = lines.first?.term, lines.allSatisfy({ $0.term == term }) else { return [] }
    let end = term.end.map { Text(en: "Agreement until \($0)", zh: "采购周期至 \($0)") }
    let years = term.years.map {
      Text(en: "Agreement of \($0.exactText) years", zh: "采购周期 \($0.exactText) 年")
    }
    return [end ?? years].compactMap { $0.map { .element(.p, [], $0(language)) } }
  }

  /// One row a winner: its volume, and its share of the agreed volume of the lot.
  private func bidders(_ lot: String, _ lines: [AllocationLine]) -> HTML {
    var order: [String] = []
    var ofBidder: [String: [AllocationLine]] = [:]
    for line in lines {
      if ofBidder[line.bidder] == nil { order.append(line.bidder) }
      ofBidder[line.bidder, default: []].append(line)
    }
    let total = sum(lines)
    // Of what is not all known there are no shares.
    let hasOpen = lines.contains { $0.volume == nil && $0.role != .standbyTie }
    var table = DataTable(columns: [
      .init(Text(en: "Bidder", zh: "企业")(language), kind: .name),
      .init(Text(en: "Volume", zh: "约定采购量")(language), kind: .number),
      .init(Text(en: "Share of the agreed volume", zh: "占约定采购量")(language), kind: .bars),
      .init(Text(en: "Main supplier of", zh: "主供地区")(language), kind: .name),
    ])
    let shown = order.filter { bidder in ofBidder[bidder]?.contains(where: isShown) ?? false }
    table.rows = shown.map { bidder in
      let own = ofBidder[bidder] ?? []
      let volume = sum(own)
      let share = volume.flatMap { volume in total.flatMap { try? volume / $0 } }
      // Nobody's regions have their volume, but no supplier.
      let regions = own.filter { $0.role == .main || bidder.isEmpty && $0.role == .undecided }
        .map(\.region)
      let open = own.filter { $0.volume == nil && $0.role != .standbyTie }.map(\.region)
      let isOpen = !open.isEmpty
      return .init(cells: [
        .init(bidder.isEmpty ? own.first?.role.title(language) ?? "" : bidder),
        .init(volume.map { self.volume($0, isOpen: isOpen) } ?? ""),
        hasOpen ? .init("") : cell(share),
        .init(
          Text(
            firstOf: regions + open.map { Text(en: "\($0) (open)", zh: "\($0)（待定）")(language) },
            most: Self.mostRegions, counted: "个地区")(language)),
      ])
    }
    return table.html(label: lot)
  }

  private func isShown(_ line: AllocationLine) -> Bool { filter?.shows(line) ?? true }

  /// A winner's volume, of which some may be open.
  private func volume(_ certain: Ratio, isOpen: Bool) -> String {
    isOpen
      ? Text(en: "at least \(certain.exactText)", zh: "至少 \(certain.exactText)")(language)
      : certain.exactText
  }

  /// The certain volume of some lines; nil where it is too large to be exact.
  private func sum(_ lines: [AllocationLine]) -> Ratio? {
    try? lines.reduce(.zero) { try $0 + ($1.volume ?? .zero) }
  }

  /// One row a region and supplier: the volume as a share of what the region reported.
  private func regions(_ lot: String, _ lines: [AllocationLine]) -> HTML {
    var table = DataTable(columns: [
      .init(Text(en: "Region", zh: "地区")(language), kind: .short),
      .init(Text(en: "Bidder", zh: "企业")(language), kind: .name),
      .init(Text(en: "Role", zh: "角色")(language), kind: .short),
      .init(Text(en: "Volume", zh: "约定采购量")(language), kind: .number),
      .init(Text(en: "Share of the reported volume", zh: "占报量")(language), kind: .bars),
    ])
    table.rows = lines.filter(isShown).map { line in
      .init(
        cells: [
          .init(line.region), .init(line.bidder), .init(line.role.title(language)),
          .init(line.volume?.exactText ?? ""), cell(line.share),
        ])
    }
    let title = Text(en: "By region", zh: "按地区")(language)
    return .fold([HTML(title)], isOpen: true, [table.html(label: lot)])
  }

  /// A share as a number with a bar below it.
  private func cell(_ share: Ratio?) -> DataTable.Cell {
    guard let share, let percent = try? (share * Ratio(100)).decimalText(decimals: 2) else {
      return .init("")
    }
    let figure = Figure(share, text: percent + "%")
    return .init(HTML([HTML(figure.text), HTML(ShareBar.draw(figure))]), key: percent)
  }
}

extension AllocationLine.Role {
  fileprivate var title: Text {
    switch self {
    case .main: Text(en: "main supplier", zh: "主供")
    case .reported: Text(en: "reported brand", zh: "报量品牌")
    case .standby: Text(en: "standby", zh: "备供")
    case .tie: Text(en: "tie", zh: "并列未决")
    case .standbyTie: Text(en: "standby: tie", zh: "备供：并列未决")
    case .undecided: Text(en: "undecided", zh: "未决")
    case .hospitals: Text(en: "hospitals choose", zh: "医疗机构自主选择")
    }
  }
}
