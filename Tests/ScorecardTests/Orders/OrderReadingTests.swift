import TestSupport
import Testing

@testable import Scorecard
@testable import Tables

/// The record reader is the definition; the fast path must say the same, however a file is cut.
struct OrderReadingTests {
  /// A way of reading, in small pieces that cut every record, or in large ones, with rows that wait
  /// in memory or in a file.
  private static func reading(_ random: inout SplitMix64, limit: Int) -> BlockReading {
    var reading = BlockReading()
    let sizes = [32, 32, 100, 777, 1 << 18]
    reading.pieceSize = sizes[Int.random(in: sizes.indices, using: &random)]
    reading.threads = Int.random(in: 1...3, using: &random)
    reading.isFast = Int.random(in: 0..<3, using: &random) > 0
    reading.maximumRecordSize = limit
    reading.memory = [0, 1000, 1 << 24][Int.random(in: 0..<3, using: &random)]
    return reading
  }

  /// Distributors answer for some of the orders that random files have.
  private static func known(_ card: Card, _ folder: TemporaryFolder) throws -> OrderReading.Known {
    let rows = (1000..<1012).map {
      "甲,2021-07-01,B2,1,\($0 % 2 == 0 ? "manufacturer,x,recorded" : "distributor,x,appealed"),DD\($0),1"
    }
    let schema = try #require(Schema.builtIn("events"))
    var known = OrderReading.Known()
    let path = try folder.file(
      "events.csv", ([Samples.eventHeader] + rows).joined(separator: "\n") + "\n")
    let (events, findings, _) = try EventTable.read(
      path, schema: schema, card: card, roster: &known.roster, hasOrders: true)
    try #require(!findings.hasErrors)
    known.events = events
    return known
  }

  @Test(
    "clean and broken files give the same counts, deductions and findings in every way of reading",
    arguments: [0, 0, 3, 20, 60].enumerated().map { (UInt64($0), $1) }, [1 << 20, 300])
  func sameInEveryWay(file: (seed: UInt64, faults: Int), limit: Int) throws {
    let card = try Samples.card()
    let folder = try TemporaryFolder()
    let known = try Self.known(card, folder)
    var random = SplitMix64(seed: file.seed)
    var computed = 0
    for seed in (0..<8).map({ file.seed * 1000 + $0 }) {
      var orders = RandomOrders(seed: seed, faults: file.faults)
      let path = try folder.file("orders.csv", orders.file())
      // Up to the last moment of the file, or one before most of it.
      let moments = [nil, "2021-07-01 12:00", "2021-07-03 08:00", "2021-09-02 12:00"]
      let moment = moments[Int.random(in: moments.indices, using: &random)]
      let asOf = try moment.map(Samples.moment)
      let expected = try OrderReading(slowly: path, card, limit: limit, known, asOf: asOf)
      if !expected.counts.isEmpty { computed += 1 }
      for _ in 0..<6 {
        let reading = Self.reading(&random, limit: limit)
        let (size, memory) = (reading.pieceSize, reading.memory)
        let way = "\(size), \(reading.threads) threads, \(reading.isFast), \(memory)"
        let read = try OrderReading(path, card, reading, known, asOf: asOf)
        #expect(read == expected, "seed \(seed), \(way), \(moment ?? "")")
      }
    }
    if file.faults == 0, limit > 300 { #expect(computed >= 6) }
  }
}
