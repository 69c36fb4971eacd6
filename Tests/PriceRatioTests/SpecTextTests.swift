import ExactNumbers
import Testing

@testable import PriceRatio
@testable import Tables

import class Foundation.FileManager
import TestSupport

@Suite("SpecText: what people write as a specification, and what it means")
struct SpecTextTests {
  /// A row of the table of real strings, read by hand.
  struct Row: CustomTestStringConvertible, Sendable {
    let text, expected: String
    var testDescription: String { text }
  }

  /// `Tests/Strengths/specs.csv`: text, ingredients, what they are in, fill, pack count, basis, remark
  /// and fault.
  static let rows: [Row] = {
    guard
      let data = FileManager.default.contents(atPath: Repository.path("Tests/Strengths/specs.csv")),
      let text = String(data: data, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      // The text itself may hold a comma: then it is quoted, without quotes in it.
      let isQuoted = line.first == "\""
      let body = isQuoted ? line.dropFirst() : line
      guard let end = body.firstIndex(of: isQuoted ? "\"" : ",") else { return nil }
      let rest = body[end...].drop { $0 == "\"" }.dropFirst()
      return Row(text: String(body[..<end]), expected: String(rest))
    }
  }()

  static func reading(of text: String) -> String {
    let spec = SpecText(text)
    let strength = spec.strength
    let amounts = strength.contents.map { content in
      [content.name, content.amount.shown, content.equivalent.map { "= " + $0.shown }]
        .compactMap(\.self).joined(separator: " ")
    }
    let fill = strength.isFill ? "is the fill" : strength.fill?.shown ?? ""
    return [
      amounts.joined(separator: " + "), strength.container?.shown ?? "", fill,
      spec.packCount.map(String.init) ?? "", strength.basis ?? "",
      spec.remarks.joined(separator: " "), strength.fault?.code.id ?? "",
    ].joined(separator: ",")
  }

  @Test("There are hundreds of real strings")
  func count() { #expect(Self.rows.count >= 300) }

  @Test("Each real string is read as it is meant, or refused for its own reason", arguments: rows)
  func meaning(row: Row) { #expect(Self.reading(of: row.text) == row.expected) }

  @Test("What is printed of a strength is read as the same", arguments: rows)
  func printing(row: Row) {
    let strength = SpecText(row.text).strength
    guard strength.fault == nil else {
      // Each of several readings is printed so that it is the only one.
      for reading in strength.readings { expectSame(reading) }
      return
    }
    expectSame(strength)
  }

  private func expectSame(_ strength: Strength) {
    let read = SpecText(strength.text).strength
    if strength.fill != nil, strength.contents[0].amount.amount < (strength.fill?.amount ?? .zero) {
      return
    }
    #expect(read == strength, "\(strength.text)")
  }

  @Test("Random strings of the usual signs never trap, nor give nothing, and are read as printed")
  func fuzz() {
    var random = SplitMix64(seed: 2024)
    let signs: [String] = [
      "0", "1", "2", "5", "0.5", "10", "250", ".", "%", "(", ")", "（", "）", "*", "×", "x", "/", ":",
      "：", ";", "+", "、", ",", " ", "mg", "g", "ml", "IU", "万单位", "μg", "片", "s", "袋", "支", "盒",
      "揿", "dose", "每", "装", "重", "含", "以", "计", "缬沙坦", "氯化钠", "与", "复方", "cm", "附", "#",
    ]
    for _ in 0..<6_000 {
      let count = Int(random.next() % 12) + 1
      let text = (0..<count).map { _ in signs[Int(random.next() % UInt64(signs.count))] }.joined()
      let spec = SpecText(text)
      let readings = [spec.strength] + spec.strength.readings
      let isSound = readings.allSatisfy { reading in
        _ = SpecText(reading.text)
        return (reading.fault != nil || !reading.contents.isEmpty)
          && reading.contents.allSatisfy { $0.amount.amount > .zero }
          && reading.container.map { $0.amount > .zero } ?? true
      }
      if !isSound || spec.packCount == 0 { Issue.record("\(text)") }
      for reading in readings where reading.fault == nil {
        if SpecText(reading.text).strength != reading { Issue.record("\(text): \(reading.text)") }
      }
    }
  }
}

extension Quantity {
  fileprivate var shown: String { amount.exactText + dimension.rawValue }
}

@Suite("Strength: which of several readings is meant")
struct StrengthReadingTests {
  private func settled(_ text: String, beside others: [String], name: String = "") -> String {
    let known = others.map { SpecText($0).strength }
    return SpecText(text).strength.settled(by: known, name: name, form: nil).fault == nil
      ? SpecText(text).strength.settled(by: known, name: name, form: nil).text : "open"
  }

  @Test("An equal content speaks for a carrier, an equal set for a compound")
  func evidence() {
    #expect(settled("500mg:4mg", beside: ["4mg"]) == "每份500mg含4mg")
    #expect(settled("80mg:12.5mg", beside: ["80mg+12.5mg"]) == "80mg+12.5mg")
    #expect(settled("80mg:12.5mg", beside: ["160mg+25mg"]) == "80mg+12.5mg")
    #expect(settled("12.5mg:80mg", beside: ["80mg/12.5mg"]) == "12.5mg+80mg")
    #expect(settled("160万单位:0.96g", beside: ["160万单位"]) == "960mg(1600000IU)")
    // 50 g in 250 ml are 20 %; 10 g in 50 g, too. A bare 50 g may be either.
    #expect(settled("50g(20%)", beside: ["250ml:50g"]) == "250ml:50000mg")
    #expect(settled("50g(20%)", beside: ["每支50g含10g"]) == "每份50000mg含10000mg")
    #expect(settled("50g(20%)", beside: ["50g"]) == "open")
    // Where the others are solutions, or all in a carrier, it is one, too.
    #expect(settled("50g(20%)", beside: ["250ml:25g"]) == "250ml:50000mg")
    #expect(settled("50g(20%)", beside: ["每支50g含5g", "20g"]) == "每份50000mg含10000mg")
    #expect(settled("50g(20%)", beside: ["250ml:25g", "每支50g含5g"]) == "open")
    // The same content in the same volume speaks for a concentration, another volume does not.
    #expect(settled("0.2mg/2ml", beside: ["2ml:0.2mg"]) == "2ml:0.2mg")
    #expect(settled("160mg/5ml", beside: ["100ml:3.2g"]) == "open")
    // Another content alone says nothing, and two that speak against each other neither.
    #expect(settled("80mg:12.5mg", beside: ["80mg"]) == "open")
    #expect(settled("80mg:12.5mg", beside: ["12.5mg", "80mg+12.5mg"]) == "open")
    #expect(settled("80mg:12.5mg", beside: ["160mg:12.5mg"]) == "open")
  }

  @Test("A name speaks by its form, or by 复方, where both do not speak against each other")
  func names() {
    #expect(settled("500mg:4mg", beside: [], name: "孟鲁司特颗粒剂") == "每份500mg含4mg")
    #expect(settled("80mg:12.5mg", beside: [], name: "缬沙坦氢氯噻嗪片") == "80mg+12.5mg")
    #expect(settled("80mg:12.5mg", beside: [], name: "复方颗粒") == "open")
    #expect(settled("50g(20%)", beside: [], name: "甘露醇注射液") == "250ml:50000mg")
    #expect(settled("20%50g", beside: [], name: "甘露醇注射液") == "250ml:50000mg")
    // Solutions for the skin are sold by mass.
    #expect(settled("10g(1%)", beside: [], name: "联苯苄唑溶液") == "open")
    #expect(settled("20g(2%)", beside: [], name: "咪康唑乳膏") == "每份20000mg含400mg")
    #expect(settled("8%(90mg)", beside: [], name: "黄体酮缓释凝胶") == "open")
    #expect(settled("80mg:12.5mg", beside: [], name: "") == "open")
    #expect(settled("0.14g/0.158g", beside: [], name: "门冬氨酸钾镁片") == "140mg+158mg")
  }

  @Test("Brackets in brackets without end are no text that is understood, and nothing else happens")
  func nestedBrackets() {
    let brackets =
      String(repeating: "(", count: 50_000) + "1mg" + String(repeating: ")", count: 50_000)
    for text in [brackets, "5mg" + brackets, String(repeating: "(", count: 50_000) + "5mg"] {
      #expect(SpecText(text).strength.fault != nil)
    }
  }

  @Test("Mass and units compare where one gives both: 0.25 g = 250,000 IU, so 125,000 IU is half")
  func synonyms() throws {
    let all = ["0.25g", "25万单位", "0.25g（25万单位）", "12.5万单位"].map { SpecText($0).strength }
    let complete = all.map { $0.completed(by: all) }
    #expect(complete[0] == complete[1] && complete[1] == complete[2])
    #expect(try complete[3].contentRatio(to: complete[0]) == Ratio(1, over: 2))
    #expect(throws: Strength.Fault.differentUnits) { try all[1].contentRatio(to: all[0]) }
    // Two that do not agree give nothing.
    let other = SpecText("0.25g（20万单位）").strength
    #expect(all[1].completed(by: all + [other]) == all[1])
  }

  private func ratio(_ a: String, _ b: String) throws -> Ratio {
    try SpecText(a).strength.contentRatio(to: SpecText(b).strength)
  }

  @Test("Two units that convert otherwise do not compare: 1 g = 1,000,000 IU, and 800,000 IU")
  func unitsThatDiffer() throws {
    #expect(try ratio("0.25g（25万单位）", "0.125g（12.5万单位）") == Ratio(2))
    #expect(throws: Strength.Fault.unitsDiffer("250mg(250000IU)", "125mg(100000IU)")) {
      try ratio("0.25g（25万单位）", "0.125g（10万单位）")
    }
  }

  @Test("Ingredients that both name compare by their folded names, others by places or as a set")
  func namedIngredients() throws {
    #expect(try ratio("氨氯地平80mg/缬沙坦5mg", "缬沙坦5mg/氨氯地平80mg") == .one)
    #expect(try ratio("缬沙坦（一）５mg", "缬沙坦(一)5mg") == .one)
    #expect(throws: Strength.Fault.notProportional) {
      try ratio("缬沙坦5mg/氨氯地平80mg", "氨氯地平5mg/缬沙坦80mg")
    }
    #expect(try ratio("缬沙坦80mg/氨氯地平5mg", "160mg/10mg") == Ratio(1, over: 2))
    #expect(try ratio("缬沙坦80mg/氨氯地平5mg", "5mg/80mg") == .one)
  }

  @Test("A bare mass beside a content in its carrier is that content, or may be a fill")
  func fills() throws {
    #expect(try ratio("0.5g", "每袋装3g含0.5g") == .one)
    #expect(try ratio("每袋含0.25g", "每袋装3g含0.5g") == Ratio(1, over: 2))
    #expect(try ratio("每袋装3g", "3g") == .one)
    for beside in ["每袋装3g含0.5g", "每袋装6g"] {
      #expect(
        throws: Strength.Fault.ambiguous("3000mg", readings: ["每份含3000mg", "每份装3000mg"])
      ) { try ratio("3g*10袋", beside) }
    }
    #expect(throws: Strength.Fault.self) { try ratio("10g:0.2g", "15g") }
    for content in ["每袋装3g含0.5g", "每袋含0.5g", "头孢克洛0.5g"] {
      #expect(throws: Strength.Fault.fillAndContent) { try ratio("每袋装3g", content) }
    }
  }

  @Test(
    "An amount of what is contained is that of one content: 35 mg of iron is not in 0.1 g and 0.2 g"
  )
  func statements() throws {
    #expect(try ratio("0.1g(含铁35mg)", "100mg(含铁35mg)") == .one)
    for (a, b) in [
      ("0.1g(含铁35mg)", "0.2g(含铁35mg)"), ("每袋装4g(相当于原生药15g)", "每袋装15g(相当于原生药15g)"),
    ] {
      #expect(throws: Strength.Fault.self) { try ratio(a, b) }
    }
    // A share may be that of both.
    #expect(try ratio("0.1g(含铁35%)", "0.2g(含铁35%)") == Ratio(1, over: 2))
  }

  @Test("One of two contents in a volume does not say that the other is a salt of the solvent")
  func contentsInVolume() throws {
    for one in ["250ml:12.5g", "250ml:2.25g"] {
      #expect(settled("250ml:12.5g:2.25g", beside: [one], name: "葡萄糖氯化钠注射液") == "open")
      #expect(throws: Strength.Fault.self) { try ratio("250ml:12.5g:2.25g", one) }
    }
    #expect(try ratio("250ml:12.5g:2.25g", "250ml:12.5g+2.25g") == .one)
    #expect(try ratio("250ml:果糖12.5g:氯化钠2.25g", "250ml:果糖12.5g:氯化钠2.25g") == .one)
    #expect(try ratio("250ml:莫西沙星0.4g与氯化钠2.0g", "250ml:0.4g") == .one)
  }

  @Test("A share of a mass beside a solution may be one of any volume: 50 g of 5 % beside 500 ml")
  func sharesBesideSolutions() throws {
    #expect(settled("50g(5%)", beside: ["500ml(5%)"]) == "open")
    for text in ["50g(5%)", "5%50g"] {
      #expect(throws: Strength.Fault.self) { try ratio(text, "500ml(5%)") }
    }
  }

  @Test("A text that shows in another order than it is written is refused")
  func turnedText() {
    #expect(SpecText("\u{202E}12\u{202C}mg").strength.fault == .turned("\u{202E}12\u{202C}mg"))
    #expect(SpecText("1\u{200B}2mg").strength.text == "12mg")
  }

  @Test("Open strengths compare where they are written alike, or every reading gives the same")
  func open() throws {
    #expect(try ratio("500mg:4mg", "0.5g:4mg") == .one)
    #expect(try ratio("160mg/5ml", "160mg / 5ml") == .one)
    #expect(try ratio("160mg:25mg", "80mg:12.5mg") == Ratio(2))
    #expect(try ratio("500mg:4mg", "4mg") == .one)
    // What is usual gives way to what the other says: 50 g against 25 g.
    #expect(try ratio("20%50g", "250ml:25g") == Ratio(2))
    #expect(try ratio("20%50g", "每支50g含5g") == Ratio(2))
    for (a, b) in [
      ("160mg/5ml", "160mg"), ("160mg:12.5mg", "80mg:12.5mg"), ("80mg:12.5mg", "80mg"),
    ] {
      #expect(throws: Strength.Fault.self) { try ratio(a, b) }
    }
  }
}
