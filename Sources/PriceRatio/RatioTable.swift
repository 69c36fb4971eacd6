import ExactNumbers
public import RuleBook
import Tables
public import Wording
public import Writing

/// The result tables of `vbp ratio`.
public enum RatioTable {
  /// The table of `vbp ratio`: every product with its price from the representative; explained, with
  /// the calculation sheet in its last column.
  public static func prices<Entries>(
    _ list: Entries, by profile: RuleSet, explained: Bool = false, language: Language
  ) -> OutputTable
  where
    Entries: RandomAccessCollection<PriceList.Entry> & Sendable, Entries.Index == Int
  {
    let sheet = CalculationSheet(profile, language: language)
    let columns =
      productColumns + priceColumns + (explained ? [explanation] : [])
    return OutputTable(columns: columns, rowCount: list.count) { index, row in
      let entry = list[index]
      write(entry.product, language, to: &row)
      write(entry, sheet, language, to: &row)
      if explained {
        row.text(entry.conversion.map(sheet.text) ?? "")
      }
    }
  }

  /// The calculation sheets of the products that were priced, one a row.
  public static func sheets(
    _ list: some Sequence<PriceList.Entry>, by profile: RuleSet, language: Language
  ) -> OutputTable {
    let sheet = CalculationSheet(profile, language: language)
    let conversions = list.compactMap(\.conversion)
    return OutputTable(columns: [explanation], rowCount: conversions.count) { index, row in
      row.text(sheet.text(conversions[index]) + "\n")
    }
  }

  private static let explanation = OutputTable.Column("explanation", zh: "详细说明")

  /// The table of `vbp ratio audit`: every pair that breaks the rule.
  public static func breaches(_ audit: Audit, language: Language) -> OutputTable {
    let columns: [OutputTable.Column] = [
      .init("drug", zh: "药品名称"),
      .init("row", zh: "行", numeric: true), .init("product", zh: "偏高产品"),
      .init("price", zh: "价格", numeric: true),
      .init("against_row", zh: "对照行", numeric: true), .init("against_product", zh: "对照产品"),
      .init("against_price", zh: "对照价格", numeric: true),
      .init("allowed", zh: "按规则价格", numeric: true),
      .init("excess", zh: "高出", numeric: true),
      .init("excess_percent", zh: "高出百分比", numeric: true, dropOrder: 2),
      .init("inversion", zh: "量少价高", dropOrder: 3, words: flag),
      .init("steps", zh: "计算步骤", dropOrder: 1),
    ]
    let sheet = CalculationSheet(audit.profile, language: language)
    return OutputTable(columns: columns, rowCount: audit.breaches.count) { index, row in
      let breach = audit.breaches[index]
      let (dear, cheap) = (audit.products[breach.dear], audit.products[breach.cheap])
      let conversion = try? audit.allowed(dear, against: cheap)
      row.text(dear.drug)
      row.number(dear.row)
      row.text(dear.titleWithMaker(in: language))
      row.append(price(dear.price))
      row.number(cheap.row)
      row.text(cheap.titleWithMaker(in: language))
      row.append(price(cheap.price))
      row.append(price(conversion?.price, decimals: conversion?.decimals ?? 2))
      row.append(excess(dear.price, conversion))
      row.append(percent(dear.price, conversion))
      row.text(Audit.isInversion(dear, against: cheap) ? "Y" : "N")
      row.text(conversion.map { sheet.summary($0) } ?? "")
    }
  }

  /// The table of `vbp ratio compare`: every product with its price by each profile, or only those
  /// that the profiles price differently.
  public static func comparison(
    _ lists: [PriceList], _ results: [PriceResults], onlyDiffering: Bool = false,
    language: Language
  ) -> OutputTable {
    let rows = (lists.first?.indices ?? 0..<0).filter { row in
      !onlyDiffering || isDifferent(results, at: row)
    }
    let profiles = lists.map { list in
      OutputTable.Column(list.profile.id, zh: list.profile.id, numeric: true)
    }
    let columns =
      productColumns + profiles + [
        .init("lowest", zh: "最低", numeric: true, dropOrder: 2),
        .init("highest", zh: "最高", numeric: true, dropOrder: 2),
        .init("differs", zh: "是否不同", words: flag), .init("reason", zh: "说明", dropOrder: 1),
      ]
    return OutputTable(columns: columns, rowCount: rows.count) { index, row in
      let entries = lists.map { $0[rows[index]] }
      let prices = entries.compactMap(\.price)
      let decimals = entries.map(\.decimals).max() ?? 2
      let reasons = zip(lists, entries).compactMap { list, entry in
        entry.reason.map { Text("\(list.profile.id): ") + $0 }
      }
      write(entries[0].product, language, to: &row)
      for entry in entries {
        row.append(
          entry.price.map { price($0, decimals: entry.decimals) } ?? .text(entry.status.rawValue))
      }
      row.append(price(prices.min(), decimals: decimals))
      row.append(price(prices.max(), decimals: decimals))
      row.word(isDifferent(results, at: rows[index]) ? "Y" : "N")
      row.text(reasons.joined()(language))
    }
  }

  private static func isDifferent(_ results: [PriceResults], at position: Int) -> Bool {
    Set(results.map { $0.price(at: position) }).count > 1
  }

  /// The word for `Y` or `N`.
  private static let flag: OutputTable.CodeWords = { code, language in
    switch code {
    case "Y": Text(en: "yes", zh: "是")(language)
    case "N": Text(en: "no", zh: "否")(language)
    default: nil
    }
  }

  private static let productColumns: [OutputTable.Column] = [
    .init("drug", zh: "药品名称"), .init("form", zh: "剂型"), .init("strength", zh: "规格"),
    .init("fill", zh: "装量"), .init("pack_count", zh: "包装数量", numeric: true),
    .init("maker", zh: "企业", dropOrder: 7),
    .init("listed_price", zh: "原价格", numeric: true, dropOrder: 8),
  ]

  private static let priceColumns: [OutputTable.Column] = [
    .init("status", zh: "状态", words: { PriceList.Status(rawValue: $0)?.title($1) }),
    .init("form_factor", zh: "剂型系数", numeric: true, dropOrder: 1),
    .init("content_k", zh: "含量 K", numeric: true, dropOrder: 1),
    .init("fill_k", zh: "装量 K", numeric: true, dropOrder: 1),
    .init("pack_k", zh: "包装数量 K", numeric: true, dropOrder: 1),
    .init("k", zh: "综合系数", numeric: true, dropOrder: 3),
    .init("raw_price", zh: "取位前价格", numeric: true, dropOrder: 2),
    .init("price", zh: "价格", numeric: true), .init("steps", zh: "计算步骤", dropOrder: 4),
    .init("reason", zh: "说明", dropOrder: 5),
  ]

  private static func write(
    _ product: Product, _ language: Language, to row: inout RowWriter
  ) {
    row.text(product.drug)
    row.text(product.form.title(language))
    row.text(product.strength?.text ?? "")
    row.text(product.fill?.text ?? "")
    row.number(product.packCount)
    row.text(product.maker)
    row.append(price(product.price))
  }

  private static func write(
    _ entry: PriceList.Entry, _ sheet: CalculationSheet, _ language: Language,
    to row: inout RowWriter
  ) {
    let conversion = entry.conversion
    row.text(entry.status.rawValue)
    for rule in [Effect.Rule.form, .content, .fill, .packCount] {
      row.append(number(conversion?.factor(rule), decimals: 10))
    }
    row.append(number(conversion?.ratio, decimals: 10))
    row.append(number(conversion?.unrounded, decimals: 10))
    row.append(price(entry.price, decimals: entry.decimals))
    row.text(conversion.map(sheet.summary) ?? "")
    row.text(entry.reason?(language) ?? "")
  }

  private static func number(_ value: Enclosure?, decimals: Int) -> Cell {
    value.map { .number($0.text(decimals: decimals)) } ?? .empty
  }

  private static func price(_ price: Yuan?, decimals: Int = 2) -> Cell {
    price.map { .number($0.text(atLeast: decimals)) } ?? .empty
  }

  private static func excess(_ listed: Yuan?, _ conversion: Conversion?) -> Cell {
    guard let listed, let conversion else { return .empty }
    return price(Yuan(millionths: listed.millionths - conversion.price.millionths))
  }

  /// How much the listed price is above the allowed one, in percent to two decimals.
  private static func percent(_ listed: Yuan?, _ conversion: Conversion?) -> Cell {
    guard let listed, let conversion,
      let share = try? Ratio(
        100 * Int128(listed.millionths - conversion.price.millionths),
        over: Int128(conversion.price.millionths)),
      let text = try? share.decimalText(decimals: 2)
    else { return .empty }
    return .number(text)
  }
}
