import Tables
public import Wording

/// A made-up tender with three lots, four regions and what else a tender needs.
///
/// It goes through rank, select, allocate, specs and stats: bids in two strengths and two forms, one
/// above its ceiling, one without a valid quote, and winners with wishes for their regions.
public struct ExampleTender {
  let language: Language

  /// The example with headers and names in one language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The CSV tables by file name.
  ///
  /// - Throws: `DecodingError` when an embedded schema does not have its form.
  public func tables() throws -> [(name: String, text: String)] {
    [
      ("bids.csv", try csv("bids", Self.bidColumns, Self.bids)),
      ("demand.csv", try csv("demand", ["lot", "region", "strength", "volume"], Self.demand)),
      ("choices.csv", try csv("choices", ["lot", "bidder", "region"], Self.choices)),
      ("specs.csv", try csv("specs", ["lot", "strength", "pack_count", "ceiling"], Self.specs)),
    ]
  }

  private func csv(_ schema: String, _ columns: [String], _ rows: [[Text]]) throws -> String {
    try Schema.named(schema).csv(
      columns, rows: rows.map { $0.map { $0(language) } }, language: language)
  }

  private static let bidColumns = [
    "lot", "bidder", "strength", "main_strength", "form", "pack_count", "quote", "ceiling",
    "former_price", "originator",
  ]

  private static let (tablets, capsules, injection) = (
    Text(en: "example tablets", zh: "示例药片"), Text(en: "example capsules", zh: "示例胶囊"),
    Text(en: "example injection", zh: "示例注射液")
  )

  /// The bidder with that letter, in Chinese with the heavenly stem in its place.
  private static func firm(_ letter: Character) -> Text {
    let stems = Dictionary(uniqueKeysWithValues: zip("ABCDEFGH", "甲乙丙丁戊己庚辛"))
    return Text(en: "Firm \(letter)", zh: "\(stems[letter] ?? letter)药业")
  }

  private static func bid(
    _ lot: Text, _ letter: Character, _ strength: String, main: String, _ form: Text, pack: String,
    quote: String, ceiling: String, former: String, originator: Bool = false
  ) -> [Text] {
    [
      lot, firm(letter), Text(strength), Text(main), form, Text(pack), Text(quote), Text(ceiling),
      Text(former), originator ? Text(en: "Y", zh: "是") : Text(en: "N", zh: "否"),
    ]
  }

  private static let bids: [[Text]] = tabletBids + capsuleBids + injectionBids

  private static let tabletBids = [
    ("A", "9.80", "1.10", false), ("B", "11.20", "0.95", false), ("C", "12.60", "1.05", false),
    ("D", "15.40", "1.20", false), ("E", "25.20", "1.15", false), ("F", "43.40", "1.60", true),
    ("G", "47.60", "1.00", false), ("H", "", "1.30", false),
  ].map { letter, quote, former, originator in
    bid(
      tablets, Character(letter), "0.5mg", main: "0.5mg",
      letter == "D" ? Text(en: "dispersible tablet", zh: "分散片") : Text(en: "tablet", zh: "片"),
      pack: "28", quote: quote, ceiling: "1.6", former: former, originator: originator)
  }

  private static let capsuleBids = [
    ("A", "0.25g", "24", "4.80", "0.5", "0.42"), ("C", "0.25g", "24", "5.52", "0.5", "0.46"),
    ("D", "0.5g", "12", "4.68", "0.85", "0.80"), ("E", "0.25g", "20", "6.40", "0.5", "0.48"),
  ].map { letter, strength, pack, quote, ceiling, former in
    bid(
      capsules, Character(letter), strength, main: "0.25g", Text(en: "capsule", zh: "胶囊"),
      pack: pack, quote: quote, ceiling: ceiling, former: former)
  }

  private static let injectionBids = [
    ("B", "36.50", "42.00"), ("G", "29.90", "38.00"), ("H", "33.30", "40.00"),
  ].map { letter, quote, former in
    bid(
      injection, Character(letter), "2ml:10mg", main: "2ml:10mg",
      Text(en: "injection", zh: "注射液"), pack: "1", quote: quote, ceiling: "45", former: former)
  }

  private static let regions = [
    Text(en: "East", zh: "东省"), Text(en: "South", zh: "南省"), Text(en: "West", zh: "西省"),
    Text(en: "North", zh: "北省"),
  ]

  private static let demand: [[Text]] = [
    (tablets, "0.5mg", [1_200_000, 800_000, 450_000, 600_000]),
    (capsules, "0.25g", [900_000, 1_100_000, 300_000, 500_000]),
    (injection, "2ml:10mg", [40_000, 35_000, 12_000, 20_000]),
  ].flatMap { lot, strength, volumes in
    zip(regions, volumes).map { [lot, $0, Text(strength), Text("\($1)")] }
  }

  private static let choices: [[Text]] = [
    (tablets, "A", 1), (tablets, "A", 0), (tablets, "B", 3), (capsules, "D", 1),
    (injection, "G", 0),
  ].map { lot, letter, region in [lot, firm(Character(letter)), regions[region]] }

  private static let specs: [[Text]] = [
    [tablets, Text("1mg"), Text("7"), Text("2.7")], [capsules, Text("0.5g"), Text("12"), Text("")],
  ]
}
