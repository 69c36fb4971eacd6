import ExactNumbers
public import Tender
public import Wording
import Writing

/// Who supplies what: for every lot the volume and the regions of each winner, with shares as bars; and
/// for the annex how each region was shared out.
public struct AllocationSection {
  /// The lines of the lots of which something is shown, with what is said of each: shares are of all in a
  /// lot.
  private let lines: [(line: AllocationLine, reason: String)]
  private let explanation: AllocationExplanation
  private let filter: BidFilter?
  private let language: Language
  private let opensFolds: Bool

  /// So many lots are shown.
  static let mostLots = 500
  /// So many lines are shown, in all lots together.
  static let mostLines = 5_000
  /// So many regions of a winner are named, more than the country has provinces.
  private static let mostRegions = 40

  /// Prepares the sections of an allocation; `opensFolds` shows all regions at once, as does a choice of
  /// bids.
  public init(
    _ allocation: Allocation, _ explanation: AllocationExplanation, language: Language,
    opensFolds: Bool = false, only filter: BidFilter? = nil
  ) {
    lines = zip(allocation.lines, explanation.sentences)
      .filter { filter?.shows(lot: $0.0.lot) ?? true }.map { ($0, $1) }
    (self.explanation, self.filter, self.language) = (explanation, filter, language)
    self.opensFolds = opensFolds || filter != nil
  }

  /// The lines of the lots that are shown, with what is said of each.
  private var lots: [(name: String, lines: [(line: AllocationLine, reason: String)])] {
    var lots: [(name: String, lines: [(line: AllocationLine, reason: String)])] = []
    for (line, reason) in lines.prefix(Self.mostLines) {
      if lots.last?.name != line.lot {
        guard lots.count < Self.mostLots else { break }
        lots.append((line.lot, []))
      }
      lots[lots.count - 1].lines.append((line, reason))
    }
    return lots
  }

  /// One row a winner of a lot: its volume, its share of the agreed volume, its regions.
  public func section() -> Page.Section {
    let heading = Text(en: "Volume and regions", zh: "约定采购量与供应地区")
    var table = DataTable(columns: [
      .init(Text(en: "Lot", zh: "品种")(language), kind: .name),
      .init(Text(en: "Bidder", zh: "企业")(language), kind: .name),
      .init(Text(en: "Volume", zh: "约定采购量")(language), kind: .number),
      .init(
        Text(en: "Share of the agreed volume", zh: "占约定采购量")(language), kind: .bars, isKey: false),
      .init(Text(en: "Main supplier of", zh: "主供地区")(language), kind: .name),
      .init(Text(en: "Agreement", zh: "采购周期")(language), kind: .short, isKey: false),
    ])
    let lots = lots
    for lot in lots { table.rows += bidders(lot.name, lot.lines.map(\.line)) }
    var content = [table.html(label: heading(language))]
    if lots.reduce(0, { $0 + $1.lines.count }) < lines.count {
      let text = Text(
        en: "Shown are the first \(lots.count) lots; --format csv has all.",
        zh: "仅列前 \(lots.count) 个品种；--format csv 可得全部。")
      content.append(.element(.p, [.class("banner")], text(language)))
    }
    return .init("allocation", heading, content)
  }

  /// How each region was shared out, a fold for each lot.
  public func annex() -> Page.Section {
    let facts = Dictionary(
      explanation.lots.map { lot in
        (lot.name, lot.facts.map { TenderKeys.catalogue.inWords($0, language) })
      }
    ) { first, _ in first }
    return .init(
      "regions", Text(en: "Allocation, region by region", zh: "逐地区分配过程"),
      lots.map { lot in
        .fold(
          [HTML(lot.name)], isOpen: opensFolds,
          [.list(facts[lot.name] ?? []), regions(lot.name, lot.lines)])
      })
  }

  /// How long an agreement runs.
  private func term(_ term: AgreementTerm) -> String {
    let end = term.end.map { Text(en: "until \($0)", zh: "至 \($0)") }
    let years = term.years.map { Text(en: "\($0.exactText) years", zh: "\($0.exactText) 年") }
    return (end ?? years)?(language) ?? ""
  }

  private func bidders(_ lot: String, _ lines: [AllocationLine]) -> [DataTable.Row] {
    let ofBidder = Dictionary(grouping: lines, by: \.bidder)
    let total = sum(lines)
    // Of what is not all known there are no shares.
    let hasOpen = lines.contains { $0.volume == nil && $0.role != .standbyTie }
    let shown = lines.map(\.bidder).unique.filter { bidder in
      ofBidder[bidder]?.contains(where: isShown) ?? false
    }
    return shown.map { bidder in
      let own = ofBidder[bidder] ?? []
      let volume = sum(own)
      let share = volume.flatMap { volume in total.flatMap { try? volume / $0 } }
      // Nobody's regions have their volume, but no supplier.
      let regions = own.filter { $0.role == .main || bidder.isEmpty && $0.role == .undecided }
        .map(\.region)
      let open = own.filter { $0.volume == nil && $0.role != .standbyTie }.map(\.region)
      let isOpen = !open.isEmpty
      return .init(cells: [
        .init(lot), .init(bidder.isEmpty ? own.first?.role.title(language) ?? "" : bidder),
        .init(volume.map { self.volume($0, isOpen: isOpen) } ?? ""),
        hasOpen ? .init("") : cell(share),
        .init(
          Text(
            firstOf: regions + open.map { Text(en: "\($0) (open)", zh: "\($0)（待定）")(language) },
            most: Self.mostRegions, counted: "个地区")(language)),
        .init(own.first.map { term($0.term) } ?? ""),
      ])
    }
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

  /// One row a region and supplier: the volume as a share of what the region reported, and why.
  private func regions(_ lot: String, _ lines: [(line: AllocationLine, reason: String)]) -> HTML {
    var table = DataTable(columns: [
      .init(Text(en: "Region", zh: "地区")(language), kind: .short),
      .init(Text(en: "Bidder", zh: "企业")(language), kind: .name),
      .init(Text(en: "Role", zh: "角色")(language), kind: .short, isKey: false),
      .init(Text(en: "Volume", zh: "约定采购量")(language), kind: .number),
      .init(
        Text(en: "Share of the reported volume", zh: "占报量")(language), kind: .bars, isKey: false),
      .init(Text(en: "How", zh: "说明")(language), kind: .words, isKey: false),
    ])
    table.rows = lines.filter { isShown($0.line) }.map { line, reason in
      .init(
        cells: [
          .init(line.region), .init(line.bidder), .init(line.role.title(language)),
          .init(line.volume?.exactText ?? ""), cell(line.share), .init(reason),
        ])
    }
    return table.html(label: lot)
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
