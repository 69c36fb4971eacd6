import ExactNumbers
import Tables
import TestSupport
import Testing

@testable import Tender

@Suite("Bids under headers that say units")
struct BidHeaderTests {
  private static func read(_ text: String, isFast: Bool) throws -> (
    volumes: [String], codes: [String]
  ) {
    let folder = try TemporaryFolder()
    var reading = BlockReading()
    reading.isFast = isFast
    let (bids, findings) = try BidTable.read(
      folder.file("bids.csv", text), schema: .named("bids"), reading: reading)
    let volumes = bids.bids.map { $0.reportedVolume?.exactText ?? "-" }
    return (volumes, findings.shown.map { "\($0.row ?? 0) \($0.code.id)" })
  }

  @Test("Both ways of reading multiply alike, and exactly", arguments: [true, false])
  func volumes(isFast: Bool) throws {
    // 12.5 万 = 125,000; 0.000001 万 = 0.01; 9,999,999 万 = 99,999,990,000.
    let (volumes, codes) = try Self.read(
      "lot,bidder,quote,报量（万片/万支）\na,x,1,12.5\na,y,1,0.000001\na,z,1,9999999\na,w,1,\n",
      isFast: isFast)
    #expect(volumes == ["125000", "0.01", "99999990000", "-"])
    #expect(codes.isEmpty)
  }

  @Test(
    "A quote for a pack needs its count; beside one for the smallest unit none may stand",
    arguments: [true, false])
  func packs(isFast: Bool) throws {
    #expect(
      try Self.read("lot,bidder,pack_count,每盒价格\na,x,10,1\na,y,,1\n", isFast: isFast).codes
        == ["3 missing-value"])
    #expect(
      try Self.read("lot,bidder,pack_count,报价（元/片）\na,x,10,1\n", isFast: isFast).codes
        == ["1 divided-twice"])
  }
}
