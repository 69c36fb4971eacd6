import ExactNumbers
import TestSupport
import Testing

@testable import Tender

@Suite struct PriceDivisorsTests {
  @Test("what one lot's divisors were is right for the next, or reckoned anew", arguments: 0..<4)
  func remembered(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var text = "lot,bidder,strength,main_strength,form,coefficient,pack_count,quote,ceiling\n"
    for lot in 100..<160 {
      // Lots that follow each other often have the same main strength, forms and coefficients.
      let main = ["1mg", "1mg", "2mg"].randomElement(using: &random) ?? ""
      for bidder in 0..<4 {
        let strength = ["0.5mg", "1mg", "2mg", "4mg"].randomElement(using: &random) ?? ""
        let form = ["片剂", "片剂", "分散片", "胶囊"].randomElement(using: &random) ?? ""
        let coefficient = ["", "", "1.2", "0.1234567"].randomElement(using: &random) ?? ""
        text += "\(lot),b\(bidder),\(strength),\(main),\(form),\(coefficient),10,\(bidder + 7),9\n"
      }
    }
    let bids = try Given.read(text).bids
    try #require(bids.count == 240)
    // A bid that stands alone in its table shares nothing with others.
    let alone = bids.map { bid in
      Bid(
        lot: bid.lot, bidder: bid.bidder, strength: bid.strength, mainStrength: bid.mainStrength,
        form: bid.form, packCount: bid.packCount, quote: bid.quote, ceiling: bid.ceiling,
        coefficient: bid.coefficient)
    }
    for rules in ["cn-2019-expansion", "cn-2020-round2"] {
      let (together, apart) = (try Given.tender(bids, rules), try Given.tender(alone, rules))
      // What is said of the factors is remembered from lot to lot, too.
      let explanation = Explanation(together, language: .english)
      for (lot, same) in zip(together.lots, apart.lots) {
        #expect(lot.selections == same.selections && lot.places == same.places)
        #expect(lot.standings.map(\.price?.ratio) == same.standings.map(\.price?.ratio))
        #expect(explanation.lines(lot) == Explanation(apart, language: .english).lines(same))
      }
    }
  }
}
