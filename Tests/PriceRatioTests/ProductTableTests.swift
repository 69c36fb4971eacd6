import ExactNumbers
import Tables
import TestSupport
import Testing

@testable import PriceRatio

/// Reads a table of products; what was found wrong, as row and code.
func readProducts(_ text: String) throws -> (products: ProductList, codes: [String]) {
  let folder = try TemporaryFolder()
  let schema = try #require(Schema.builtIn("products"))
  let (products, findings) = try ProductTable.read(
    folder.file("products.csv", text), schema: schema)
  return (products, findings.shown.map { "\($0.row ?? 0) \($0.code.id)" })
}

@Suite("ProductTable: the table of products")
struct ProductTableTests {
  @Test("Every column is read, under its Chinese name too")
  func columns() throws {
    let (products, codes) = try readProducts(
      """
      药品名称,剂型,规格,装量,每次用量,包装数量,价格,企业,代表品,药品类别,含糖,剂量包装,包装材料,包装形式,特殊适应症,适应症部分改变,仅供儿童,院外自用装置,已公布单位价
      甲,糖浆,10mg,100ml,10ml,2,12.50,甲厂,是,中成药,无糖,多剂量,塑料瓶,带溶媒,脱发,是,是,是,是

      """)
    #expect(codes.isEmpty)
    let product = try #require(products.first)
    #expect(product.drug == "甲" && product.maker == "甲厂" && product.row == 2)
    #expect(product.form.id == "syrup")
    #expect(product.strength?.value == (try Strength("10mg")))
    #expect(product.fill?.text == "100ml" && product.dose?.text == "10ml")
    #expect(product.packCount == 2)
    #expect(product.price == Yuan(decimal: "12.5"))
    #expect(product.isRepresentative && product.kind == .chinese && product.sugar == .free)
    #expect(product.dosing == .multiple && product.material == .plasticBottle)
    #expect(product.packaging == .withSolvent && product.indication == "脱发")
    #expect(product.hasChangedIndication && product.isForChildrenOnly)
    #expect(product.isSelfAdministered && product.isUnitPriced)
  }

  @Test("What is left empty is a chemical drug, one unit, one dose, packed alone")
  func defaults() throws {
    let product = try #require(try readProducts("drug,form,price\n甲,片,\n").products.first)
    #expect(product.packCount == 1 && product.price == nil && !product.isRepresentative)
    #expect(product.kind == .chemical && product.dosing == .single && product.sugar == .with)
    #expect(product.material == nil && product.packaging == .alone)
  }

  @Test("Each fault of a table is its own finding, and a file with one gives no product")
  func findings() throws {
    let (products, codes) = try readProducts(
      """
      drug,form,strength,fill,pack_count,price,representative,kind
      甲,肠融片,10mg,,1,5,,
      甲,片,10毫,,1,5,,
      甲,片,0mg,,1,5,,
      甲,片,10mg,,0,5,,
      甲,片,10mg,,1,-5,,
      甲,片,10mg,0g,1,5,,
      甲,片,100IU,,1,5,Y,
      甲,片,10mg,,1,5,Y,西药

      """)
    #expect(products.isEmpty)
    #expect(
      codes == [
        "2 unknown-form", "3 no-unit", "4 not-a-strength", "5 out-of-range",
        "6 out-of-range", "7 not-a-fill", "8 different-strengths", "9 unknown-word",
        "9 two-representatives",
      ])
  }

  @Test("Strengths are held against the first of their drug, representatives by route")
  func acrossRows() throws {
    let (_, codes) = try readProducts(
      """
      drug,form,strength,representative,price
      甲,片,10mg,Y,1
      乙,片,10IU,Y,1
      甲,注射液,10mg,Y,1
      甲,片,10mg+5mg,,1
      乙,片,20IU,Y,1

      """)
    #expect(codes == ["5 different-strengths", "6 two-representatives"])
  }

  @Test(
    "Rows read by their values say what they say as records, and have the same findings",
    arguments: [false, true])
  func fastAndSlow(isDirty: Bool) throws {
    var random = SplitMix64(seed: 7)
    let unusual = ["", "24.0", "0", "-1", "007", "x\"y", "#N/A", "x", " 片 ", "是"]
    func value(_ usual: String) -> String {
      guard isDirty, Int.random(in: 0..<40, using: &random) == 0 else { return usual }
      return unusual.randomElement(using: &random) ?? usual
    }
    var text = "drug,maker,form,strength,pack_count,price,fill,children_only\n"
    for row in 0..<2000 {
      let usual = [
        "药\(row / 8)", "\"厂\(row % 50)\"", ["片", "胶囊"][row % 2], ["1mg", "2mg"][row % 2],
        "\(row % 30 + 1)", "\(row).5", row % 9 == 0 ? "10ml" : "", "",
      ]
      text += usual.map { value($0) }.joined(separator: ",") + "\n"
    }
    let folder = try TemporaryFolder()
    let schema = try #require(Schema.builtIn("products"))
    let path = try folder.file("products.csv", text)
    var slow = BlockReading()
    slow.isFast = false
    slow.maximumRecordSize = 1 << 13
    var fast = BlockReading()
    fast.pieceSize = 4096
    fast.threads = 3
    fast.maximumRecordSize = 1 << 13
    let (expected, findings) = try ProductTable.read(path, schema: schema, reading: slow)
    let (read, found) = try ProductTable.read(path, schema: schema, reading: fast)
    // Behind a quote that stands astray no record seems to end; each of them does.
    #expect(!found.shown.contains { $0.code.id == "record-too-long" })
    #expect(found.shown == findings.shown && found.errorCount == findings.errorCount)
    #expect(findings.hasErrors == isDirty && read.count == (isDirty ? 0 : 2000))
    func description(_ product: Product) -> String {
      "\(product.row) \(product.drug) \(product.maker) \(product.title.zh) "
        + "\(product.price?.millionths ?? 0) \(product.isForChildrenOnly)"
    }
    #expect(read.map(description) == expected.map(description))
  }
}
