import ExactNumbers
import Testing

@testable import PriceRatio

@Suite("ProductList: products in little memory")
struct ProductListTests {
  private static func product(_ drug: String, _ text: String, maker: String = "", row: Int)
    throws -> Product
  {
    var product = try ProductQuestion.product(text)
    (product.drug, product.maker, product.row) = (drug, maker, row)
    return product
  }

  private static func description(_ product: Product) -> String {
    "\(product.row) \(product.drug) \(product.title.zh) \(product.price?.text() ?? "-") "
      + product.maker
  }

  @Test("A list gives back the products that were put into it")
  func roundTrip() throws {
    let products = [
      try Self.product("甲", "片 10mg*24 10.5", maker: "甲厂", row: 2),
      try Self.product("甲", "片 10mg*24", row: 3),
      try Self.product("乙", "胶囊 20mg 0.1", maker: "甲厂", row: 5),
    ]
    let list = ProductList(products)
    #expect(list.map(Self.description) == products.map(Self.description))
    #expect(list.drug(at: 2) == "乙")
  }

  @Test("Parts of two workers are put together, each with its own numbers")
  func parts() throws {
    var first = ProductPart()
    first.append(try Self.product("甲", "片 10mg 1", row: 1))
    var second = ProductPart()
    second.append(try Self.product("乙", "胶囊 10mg 2", row: 1))
    // The second part of the first worker has a drug and a kind of its first one.
    var third = ProductPart()
    third.texts = ["丙厂"]
    third.rows = [ProductRow(drug: 0, maker: 2, kind: 0, row: 4, price: Yuan(decimal: "3"))]
    var (one, other) = (PartNumbers(), PartNumbers())
    var list = ProductList()
    list.append(first, numbers: &one, rowsBefore: 1)
    list.append(second, numbers: &other, rowsBefore: 10)
    list.append(third, numbers: &one, rowsBefore: 20)
    #expect(
      list.map(Self.description) == [
        "2 甲 普通片 10mg 1.00 ", "11 乙 硬胶囊 10mg 2.00 ", "24 甲 普通片 10mg 3.00 丙厂",
      ])
  }

  @Test("Products are grouped by drug, wherever its name was read, those that are wanted only")
  func drugs() throws {
    let list = ProductList([
      try Self.product("甲", "片 10mg 1", row: 1), try Self.product("乙", "片 10mg 1", row: 2),
      try Self.product("甲", "片 10mg", row: 3), try Self.product("甲", "片 20mg 2", row: 4),
    ])
    #expect(list.drugs { $0.price != nil }.map(Array.init) == [[0, 3], [1]])
  }
}
