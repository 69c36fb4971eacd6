import ExactNumbers
import PriceRatio
import Wording

/// One drug of an audit: its products with listed price and lowest price by the rule, and the
/// calculation sheet of every pair that breaks it.
struct AuditedDrug {
  let audit: Audit
  let name: String
  let breaches: [Audit.Breach]

  /// So many products are drawn.
  static let mostRows = 60

  /// A product with the strictest of the prices that others of its drug allow it.
  private struct Line {
    let product: Product
    let listed: Yuan
    var strictest: (breach: Audit.Breach, allowed: Conversion)?
  }

  func html(id: String, language: Language, opensFolds: Bool) throws(ConversionError) -> HTML {
    let lines = try self.lines()
    var content: [HTML] = [.element(.h3, [], name)]
    let sheet = CalculationSheet(audit.profile, language: language)
    var folds: [HTML] = []
    for breach in breaches {
      folds.append(try fold(breach, sheet, language, isOpen: opensFolds))
    }
    content.append(
      .element(
        .div, [.class("beside")], [figure(lines, language), .element(.div, [], folds)]))
    content.append(table(lines, language))
    return .element(.section, [.id(id), .class("part")], content)
  }

  /// The priced products of the drug in the order of the file.
  private func lines() throws(ConversionError) -> [Line] {
    var lines: [Line] = []
    var places: [Int: Int] = [:]
    for index in audit.products.indices where audit.products.drug(at: index) == name {
      let product = audit.products[index]
      guard let listed = product.price else { continue }
      places[index] = lines.count
      lines.append(Line(product: product, listed: listed))
    }
    for breach in breaches {
      guard let place = places[breach.dear] else { continue }
      let allowed = try audit.allowed(breach)
      if let known = lines[place].strictest?.allowed, known.price <= allowed.price { continue }
      lines[place].strictest = (breach, allowed)
    }
    return lines
  }

  private func figure(_ lines: [Line], _ language: Language) -> HTML {
    let unit = Text(en: "price, yuan a pack", zh: "价格，元/盒（瓶、支）")
    let rows = lines.prefix(Self.mostRows).map { row($0, language) }
    let chart = PriceLine(title: name, unit: unit(language), rows: rows).chart
    let rest = lines.count - rows.count
    let text = Text(en: "further products, not drawn: \(rest)", zh: "其余 \(rest) 个产品未绘")
    let caption = rest > 0 ? [HTML.element(.figcaption, [], text(language))] : []
    return .element(.figure, [], [HTML(chart.svg)] + caption)
  }

  private func row(_ line: Line, _ language: Language) -> PriceLine.Row {
    let listed = figure(line.listed)
    var marks = [PriceLine.Mark(figure: listed, shape: line.strictest == nil ? .circle : .diamond)]
    var words = listed.text
    if let strictest = line.strictest {
      let allowed = figure(strictest.allowed.price)
      marks = [
        .init(figure: allowed, shape: .ring),
        .init(figure: listed, shape: .diamond, isAlarming: true),
      ]
      words = "\(listed.text) > \(allowed.text)"
    }
    return .init(name: line.product.titleWithMaker(in: language), words: words, marks: marks)
  }

  private func figure(_ price: Yuan) -> Figure { Figure(price.ratio, text: price.text()) }

  /// One row a product: what it costs, what it may cost by the rule, and by whose price.
  private func table(_ lines: [Line], _ language: Language) -> HTML {
    func column(_ heading: Text, _ kind: DataTable.Kind) -> DataTable.Column {
      .init(heading(language), kind: kind)
    }
    var table = DataTable(columns: [
      column(Text(en: "Row", zh: "行"), .number), column(Text(en: "Product", zh: "产品"), .name),
      column(Text(en: "Listed price", zh: "实际价格"), .number),
      column(Text(en: "At most by the rule", zh: "按规则不高于"), .number),
      column(Text(en: "By the price of row", zh: "对照行"), .number),
      column(Text(en: "Excess", zh: "高出"), .number),
    ])
    table.rows = lines.map { line in
      let common: [DataTable.Cell] = [
        .init(String(line.product.row)), .init(line.product.titleWithMaker(in: language)),
        .init(line.listed.text()),
      ]
      guard let (breach, allowed) = line.strictest else {
        return .init(cells: common + [.init(""), .init(""), .init("")])
      }
      let excess = Yuan(millionths: line.listed.millionths - allowed.price.millionths)
      return .init(
        cells: common + [
          .init(allowed.price.text(atLeast: allowed.decimals)),
          .init(String(audit.products[breach.cheap].row)), .init(excess.text()),
        ], style: "open")
    }
    return table.html(label: name)
  }

  private func fold(
    _ breach: Audit.Breach, _ sheet: CalculationSheet, _ language: Language, isOpen: Bool
  ) throws(ConversionError) -> HTML {
    let (dear, cheap) = (audit.products[breach.dear], audit.products[breach.cheap])
    let title = Text(
      en: "row \(dear.row), \(dear.titleWithMaker(in: .english)), against row \(cheap.row), "
        + cheap.titleWithMaker(in: .english),
      zh: "第 \(dear.row) 行 \(dear.titleWithMaker(in: .chinese))，对照第 \(cheap.row) 行 "
        + cheap.titleWithMaker(in: .chinese))
    let inversion = Text(en: " — less medicine, higher price", zh: "——量少价高")(language)
    let mark: [HTML] =
      audit.isInversion(breach) ? [.element(.span, [.class("verdict open")], inversion)] : []
    let lines = try sheet.lines(breach, of: audit).joined(separator: "\n")
    return .fold(
      [HTML(title(language))] + mark, isOpen: isOpen, [.element(.pre, [], [HTML(lines: lines)])])
  }
}
