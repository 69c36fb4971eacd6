import ExactNumbers
import Testing

@testable import PriceRatio

@Suite("ProductQuestion: a product as it is asked about at the prompt")
struct ProductQuestionTests {
  @Test("Form, strength with pack count, price; then values by name")
  func whole() throws {
    let product = try ProductQuestion.product("大输液 100ml:0.2g×10瓶 40.00 material=软袋 kind=chinese")
    #expect(product.form.id == "large-volume-infusion")
    #expect(product.strength?.text == "100ml:0.2g")
    #expect(product.packCount == 10)
    #expect(product.price == Yuan(decimal: "40"))
    #expect(product.material == .softBag)
    #expect(product.kind == .chinese)
  }

  @Test("English forms have several words, and the longest name counts")
  func english() throws {
    let product = try ProductQuestion.product("dispersible tablet 20 mg x 28 14")
    #expect(product.form.id == "dispersible-tablet")
    #expect(product.packCount == 28)
    #expect(product.price == Yuan(decimal: "14"))
  }

  @Test("Full-width signs and letters are read")
  func fullWidth() throws {
    let product = try ProductQuestion.product("片　１０ｍｇ＊１４　１４．００")
    #expect(product.strength?.value == (try Strength("10mg")))
    #expect(product.packCount == 14)
    #expect(product.price == Yuan(decimal: "14"))
  }

  @Test("Strength and price may be left out")
  func parts() throws {
    #expect(try ProductQuestion.product("片").price == nil)
    #expect(try ProductQuestion.product("颗粒剂 1.3").price == Yuan(decimal: "1.3"))
    #expect(try ProductQuestion.product("浓缩丸 *64 3.1").packCount == 64)
  }

  @Test(
    "What is not understood is a fault with its remedy",
    arguments: [
      "", "10mg*14 14.00", "片片 10mg", "片 10mg*14 0", "片 10mg*14 -1", "片 10mg*14 1.2345678",
      "片 10mg*0", "片 10毫*14", "片 0mg", "片 10mg fil=3g", "片 10mg fill=3", "片 10mg kind=西药",
      "片 10mg 20mg 5", "片 10mg*14 14元",
    ])
  func faults(text: String) {
    #expect {
      try ProductQuestion.product(text)
    } throws: { error in
      guard let fault = error as? ProductQuestion.Fault else { return false }
      return !fault.message.en.isEmpty && !fault.message.zh.isEmpty
    }
  }
}
