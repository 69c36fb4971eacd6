import ExactNumbers
import Testing

@testable import PriceRatio

@Suite("OwnRepresentative: articles 17 and 18")
struct OwnRepresentativeTests {
  /// Converts between two products that were changed after they were read.
  private static func convert(
    _ from: String, to: String, _ change: (inout Product, inout Product) -> Void
  ) throws -> Conversion {
    var (a, b) = (try ProductQuestion.product(from), try ProductQuestion.product(to))
    change(&a, &b)
    return try Converter(profile("ndrc-2011")).convert(from: a, to: b)
  }

  @Test("Art. 17(3): contents 8 times apart or more, read both ways")
  func content() throws {
    let refusal = ConversionError.ownRepresentative(.content(times: Ratio(8), limit: "8"))
    #expect(throws: refusal) { try PriceRatioTests.convert("片 10mg 5", to: "片 80mg") }
    #expect(throws: refusal) { try PriceRatioTests.convert("片 80mg 5", to: "片 10mg") }
    #expect(throws: ConversionError.self) { try PriceRatioTests.convert("片 10mg 5", to: "片 81mg") }
    // 7.9 times is still converted.
    #expect(try !PriceRatioTests.convert("片 10mg 5", to: "片 79mg").steps.isEmpty)
  }

  @Test("The limit is for contents: fills and pack counts may differ more")
  func notForCounts() throws {
    #expect(try !PriceRatioTests.convert("水丸 fill=6g 0.60", to: "水丸 fill=60g").steps.isEmpty)
    #expect(try !PriceRatioTests.convert("片 10mg*10 5", to: "片 10mg*100").steps.isEmpty)
  }

  @Test("Art. 17(1): an entirely different indication")
  func indication() throws {
    #expect(throws: ConversionError.ownRepresentative(.indication("脱发"))) {
      try Self.convert("片 5mg 5", to: "片 1mg") { $1.indication = "脱发" }
    }
    #expect(
      try !Self.convert("片 5mg 5", to: "片 1mg") { ($0.indication, $1.indication) = ("脱发", "脱发") }
        .steps.isEmpty)
  }

  @Test("Art. 17(2): a product expressly for children only")
  func children() throws {
    #expect(throws: ConversionError.ownRepresentative(.childrenOnly)) {
      try Self.convert("片 5mg 5", to: "片 1mg") { $1.isForChildrenOnly = true }
    }
  }

  @Test(
    "An injection and a tablet are never converted, whatever the profile",
    arguments: ["ndrc-2011", "linear"])
  func route(id: String) throws {
    #expect(throws: ConversionError.ownRepresentative(.route)) {
      try PriceRatioTests.convert("片 5mg 5", to: "普通粉针 5mg", by: id)
    }
  }

  @Test("Art. 18: what may have its own representative is converted and reported")
  func may() throws {
    let conversion = try Self.convert("小容量注射液 1ml:5mg 5", to: "小容量注射液 1ml:5mg") {
      $1.isSelfAdministered = true
      $1.hasChangedIndication = true
    }
    #expect(conversion.remarks == [.selfAdministration, .changedIndication])
    #expect(conversion.price.text() == "5.00")
    let doses = try Self.convert("片 5mg 5", to: "片 5mg dosing=multiple fill=10g dose=1g") { _, _ in
    }
    #expect(doses.remarks == [.dosing])
  }

  @Test("Every refusal names its article, in both languages")
  func articles() {
    for (reason, en, zh) in [
      (OwnRepresentative.indication("x"), "art. 17(1)", "第十七条第（一）项"),
      (.childrenOnly, "art. 17(2)", "第十七条第（二）项"),
      (.content(times: Ratio(9), limit: "8"), "art. 17(3)", "第十七条第（三）项"),
      (.selfAdministration, "art. 18", "第十八条"), (.changedIndication, "art. 18", "第十八条"),
      (.dosing, "art. 18", "第十八条"),
    ] {
      #expect(reason.message.en.hasPrefix(en))
      #expect(reason.message.zh.hasPrefix(zh))
    }
  }

  @Test("What sets one product apart sets it apart as the representative too")
  func bothWays() throws {
    let usual = ConversionError.ownRepresentative(.indication("脱发"))
    #expect(throws: usual) {
      try Self.convert("片 5mg 5", to: "片 1mg") { a, _ in a.indication = "脱发" }
    }
    #expect(throws: ConversionError.ownRepresentative(.indication("痤疮"))) {
      try Self.convert("片 5mg 5", to: "片 1mg") { ($0.indication, $1.indication) = ("脱发", "痤疮") }
    }
    #expect(throws: ConversionError.ownRepresentative(.childrenOnly)) {
      try Self.convert("片 5mg 5", to: "片 1mg") { a, _ in a.isForChildrenOnly = true }
    }
    #expect(
      try Self.convert("片 5mg 5", to: "片 5mg") { a, b in
        (a.isForChildrenOnly, b.isForChildrenOnly) = (true, true)
      }.price.text() == "5.00")
    #expect(throws: ConversionError.ownRepresentative(.route)) {
      try PriceRatioTests.convert("普通粉针 5mg 5", to: "片 5mg")
    }
    let remarks = try Self.convert("小容量注射液 1ml:5mg 5", to: "小容量注射液 1ml:5mg") { a, _ in
      (a.isSelfAdministered, a.hasChangedIndication) = (true, true)
    }.remarks
    #expect(remarks == [.selfAdministration, .changedIndication])
  }

  @Test("Art. 18: doses are remarked on between oral solids only, whichever holds several")
  func doses() throws {
    let settings = ["form.factors.syrup": "1"]
    for (a, b, remarks) in [
      ("片", "片", [OwnRepresentative.dosing]), ("片", "硬胶囊", [.dosing]), ("口服液", "口服液", []),
      ("片", "糖浆", []), ("糖浆", "片", []),
    ] {
      let (one, several) = ("\(a) 5mg 5", "\(b) 5mg 5 dosing=multiple fill=10g dose=1g")
      #expect(try PriceRatioTests.convert(one, to: several, settings).remarks == remarks)
      #expect(try PriceRatioTests.convert(several, to: one, settings).remarks == remarks)
    }
  }
}
