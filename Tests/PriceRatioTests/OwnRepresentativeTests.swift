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
}
