import Interventions
import Tables
import TestSupport
import Testing
import Wording

@testable import Payment

struct PaymentDelaysTests {
  static func read(_ rows: [String]) throws -> (delays: PaymentDelays, codes: [String]) {
    let folder = try TemporaryFolder()
    let header = "distributor,window,total,intervention,until,reason,quarter,phase,delay_months"
    let path = try folder.file("t.csv", ([header] + rows).joined(separator: "\n") + "\n")
    let schema = try #require(Schema.builtIn("interventions"))
    let (delays, findings) = try PaymentDelays.read(path, schema: schema)
    return (delays, findings.shown.map(\.code.id))
  }

  @Test("delays are read in both languages, for their quarter only")
  func reading() throws {
    let (delays, codes) = try Self.read([
      "甲,2021Q2..2021Q3,5.1,delay,2021-12-31,why,2021Q4,sanctioned,1",
      "乙,2021Q2..2021Q3,15.1,延迟付款并取消候选资格,2021-12-31,why,2021Q4,实施,2",
      "丙,2021Q2..2021Q3,5,none,,why,2021Q4,sanctioned,0",
    ])
    #expect(codes.isEmpty)
    #expect(delays.decisions("甲").months(on: try Samples.day("2021-10-01")) == 1)
    #expect(delays.decisions("甲").months(on: try Samples.day("2021-12-31")) == 1)
    #expect(delays.decisions("甲").months(on: try Samples.day("2022-01-01")) == 0)
    #expect(delays.decisions("乙").months(on: try Samples.day("2021-11-11")) == 2)
    #expect(delays.decisions("丙").months(on: try Samples.day("2021-11-11")) == 0)
  }

  @Test(
    "each fault is a finding",
    arguments: [
      ("甲,,5.1,perhaps,,,2021Q4,,1", "unknown-intervention"),
      ("甲,,5.1,delay,,,2021Q5,,1", "not-a-quarter"), ("甲,,5.1,delay,,,2021Q4,,", "missing-value"),
      ("甲,,5.1,delay,,,2021Q4,,0", "out-of-range"),
      ("甲,,5.1,delay,,,2021Q4,,121", "out-of-range"),
      ("甲,,5.1,delay,,,2021Q4,,99999", "out-of-range"),
      ("甲,,5.1,delay,2021-13-45,,2021Q4,,1", "not-a-date"),
      ("甲,,many,delay,,,2021Q4,,1", "not-a-number"),
      ("甲,,-5,delay,,,2021Q4,,1", "out-of-range"),
      ("甲,,5.1,delay,,,2021Q4,whatever,1", "unknown-word"),
      ("甲,,5.1,delay,2021-09-30,,2021Q4,,1", "contradiction"),
      ("甲,,5.1,delay,,,2021Q4,试行,1", "contradiction"),
    ])
  func faults(row: String, code: String) throws {
    #expect(try Self.read([row]).codes == [code])
  }

  @Test("two decisions on one distributor and quarter are a finding")
  func twice() throws {
    let row = "甲,,5.1,delay,,,2021Q4,,1"
    #expect(try Self.read([row, row]).codes == ["duplicate-row"])
  }

  @Test("a delay is of 1 to 120 months, both included", arguments: [1, 2, 119, 120])
  func months(count: Int) throws {
    let (delays, codes) = try Self.read(["甲,,5.1,delay,,,2021Q4,,\(count)"])
    #expect(codes.isEmpty)
    #expect(delays.decisions("甲").months(on: try Samples.day("2021-10-01")) == count)
  }

  @Test("a distributor has a decision for each quarter, from its first day to its last")
  func quarters() throws {
    let (delays, codes) = try Self.read([
      "甲,,5.1,delay,,,2021Q4,,1", "甲,,16,delay+exclusion,,,2022Q1,,2", "甲,,0,none,,,2022Q2,,0",
      "乙,,5.1,delay,,,2021Q4,,3",
    ])
    #expect(codes.isEmpty)
    for (day, months) in [
      ("2021-09-30", 0), ("2021-10-01", 1), ("2021-12-31", 1), ("2022-01-01", 2),
      ("2022-03-31", 2), ("2022-04-01", 0),
    ] {
      #expect(delays.decisions("甲").months(on: try Samples.day(day)) == months)
    }
    #expect(delays.decisions("乙").months(on: try Samples.day("2021-12-31")) == 3)
  }

  @Test("what may be written is told in the order of the decisions")
  func remedy() {
    #expect(
      FindingCode.unknownIntervention.remedy
        == Text(
          en: "write none, delay, delay+exclusion or no-data",
          zh: "请填写 不干预、延迟付款、延迟付款并取消候选资格 或 无数据"))
    #expect(Sanction.choices.en == "none, delay, delay+exclusion, no-data")
  }
}
