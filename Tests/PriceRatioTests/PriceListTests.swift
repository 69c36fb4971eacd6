import ExactNumbers
import Synchronization
import Testing
import Writing

@testable import PriceRatio

@Suite("PriceList: every product of each drug, from its representative")
struct PriceListTests {
  @Test("Each route of a drug has its own representative, each drug its own")
  func routes() throws {
    let (products, codes) = try readProducts(
      """
      drug,form,strength,price
      甲,片,10mg,10
      甲,注射液,1ml:10mg,5
      甲,分散片,10mg,
      甲,普通粉针,20mg,
      乙,胶囊,10mg,3
      乙,软胶囊,10mg,

      """)
    #expect(codes.isEmpty)
    let list = try PriceList(products, by: profile("ndrc-2011-platform"))
    #expect(
      list.map { $0.price?.text() } == ["10.00", "5.00", "12.00", "8.50", "3.00", "3.60"])
    #expect(
      list.map(\.status) == [
        .representative, .representative, .priced, .priced, .representative, .priced,
      ])
  }

  @Test("Own representatives and gaps are told apart, and neither has a price")
  func outcomes() throws {
    let (products, _) = try readProducts(
      "drug,form,strength,price\n甲,片,10mg,10\n甲,口崩片,10mg,\n甲,颗粒剂,10mg,\n乙,分散片,1mg,2\n")
    let list = try PriceList(products, by: profile("ndrc-2011-platform"))
    #expect(
      list.map(\.status) == [.representative, .ownRepresentative, .undecided, .undecided])
    #expect(list.dropFirst().allSatisfy { $0.price == nil && $0.reason != nil })
    #expect(list.results.areOpen)
  }

  @Test("Priced slice by slice, products and totals are those of the whole list")
  func slices() throws {
    // 1,600 products in several slices: of each four one is the representative, and one has no row
    // among the form factors.
    let rows = (0..<400).map { drug in
      "药\(drug),片,10mg,\(drug + 1)\n药\(drug),分散片,20mg,\n药\(drug),颗粒剂,10mg,\n药\(drug),胶囊,5mg,\n"
    }
    let (products, _) = try readProducts("drug,form,strength,price\n" + rows.joined())
    let profile = try profile("ndrc-2011-platform")
    let list = try PriceList(products, by: profile)
    let writer = CSVWriter(language: .english)
    for isTable in [true, false] {
      @Sendable func table(_ entries: [PriceList.Entry]) -> OutputTable {
        isTable
          ? RatioTable.prices(entries, by: profile, explained: true, language: .english)
          : RatioTable.sheets(entries, by: profile, language: .english)
      }
      let whole = table(Array(list))
      let bytes = Mutex("")
      let output = TableOutput(whole.columns, by: writer) { piece in
        bytes.withLock { $0 += String(decoding: piece, as: UTF8.self) }
      }
      let results = try list.results({ writer.rows(table($0)) }, take: { output.write($0) })
      _ = output.finish()
      #expect(bytes.withLock { $0 } == writer.text(whole))
      for counted in [results, list.results] {
        #expect(counted.count(of: .representative) == 400)
        #expect(counted.count(of: .priced) == list.count { $0.status == .priced })
        #expect(counted.areOpen == list.contains { $0.status == .undecided })
        #expect(list.indices.allSatisfy { counted.price(at: $0) == list[$0].price })
      }
    }
  }

  @Test("Numbers that are only remembered decide nothing unless they are allowed to")
  func unverified() throws {
    let (products, _) = try readProducts("drug,form,strength,price\n甲,片,10mg,10\n甲,分散片,10mg,\n")
    let profile = try profile("national-vbp")
    #expect(try PriceList(products, by: profile).last?.status == .undecided)
    #expect(
      try PriceList(products, by: profile, allowsUnverified: true).last?.price?.text()
        == "10.00")
  }
}
