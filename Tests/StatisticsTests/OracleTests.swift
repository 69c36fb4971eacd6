import TestSupport
import Testing

@testable import Statistics

/// Every case that Tests/Oracle/statistics_oracle.py prints, with scipy's answer.
struct OracleTests {
  struct Case {
    let kind: String
    let inputs: [Double]
    let expected: [Double]

    /// The two samples of a test, one after the other.
    var halves: ([Double], [Double]) {
      (Array(inputs.prefix(inputs.count / 2)), Array(inputs.suffix(inputs.count / 2)))
    }
  }

  static let cases = Result {
    try Program.oracle("statistics_oracle.py", input: "").map { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false)
      func numbers(_ part: Substring) -> [Double] {
        part.split(separator: " ").compactMap { Double($0) }
      }
      return Case(
        kind: String(parts[0]), inputs: numbers(parts[1]), expected: numbers(parts[2]))
    }
  }

  static func agrees(_ own: Double, _ other: Double) -> Bool {
    abs(own - other) <= 1e-10 * max(1, abs(other)) || abs(own - other) <= 1e-10 * abs(other)
  }

  @Test(
    "agrees with scipy to 1e-10",
    arguments: [
      "t", "critical", "student", "welch", "paired", "wilcoxon", "hedges", "binomial", "funnel",
      "individuals", "rates", "proportion",
    ])
  func agreement(kind: String) throws {
    let cases = try Self.cases.get().filter { $0.kind == kind }
    #expect(cases.count >= 7)
    for item in cases {
      let own = Self.compute(item)
      #expect(own.count == item.expected.count, "\(item)")
      for (mine, theirs) in zip(own, item.expected) {
        #expect(Self.agrees(mine, theirs), "\(item): \(own)")
      }
    }
  }

  @Test("tail probabilities keep their relative digits down to 1e-40")
  func relative() throws {
    for item in try Self.cases.get()
    where item.kind == "t" && item.expected[0] > 1e-40 {
      let own = Self.compute(item)[0]
      #expect(abs(own - item.expected[0]) <= 1e-10 * item.expected[0], "\(item): \(own)")
    }
  }

  static func compute(_ item: Case) -> [Double] {
    func parts(_ test: TTest?) -> [Double] {
      test.map {
        [$0.t, $0.degreesOfFreedom, $0.p, $0.interval.lowerBound, $0.interval.upperBound]
      }
        ?? []
    }
    func flat(_ limits: [ControlLimits]) -> [Double] {
      limits.flatMap { [$0.low, $0.middle, $0.high] }
    }
    let (a, b) = item.halves
    switch item.kind {
    case "t": return [TDistribution(degreesOfFreedom: item.inputs[0]).twoSided(item.inputs[1])]
    case "critical":
      return [TDistribution(degreesOfFreedom: item.inputs[0]).critical(twoSided: item.inputs[1])]
    case "student": return parts(.student(Summary(a), Summary(b)))
    case "welch": return parts(.welch(Summary(a), Summary(b)))
    case "paired": return parts(.paired(zip(a, b).map { $0 - $1 }))
    case "wilcoxon":
      let test = SignedRank(item.inputs)
      return [test.positiveSum, test.p]
    case "hedges": return [HedgesG.correction(degreesOfFreedom: item.inputs[0])]
    case "binomial":
      let distribution = Binomial(trials: Int(item.inputs[0]), probability: item.inputs[1])
      return [distribution.atMost(Int(item.inputs[2]))]
    case "proportion":
      let interval = ProportionInterval(count: Int(item.inputs[0]), trials: Int(item.inputs[1]))
      return [interval.low, interval.high]
    case "funnel":
      let limits = FunnelLimits(
        trials: Int(item.inputs[0]), rate: item.inputs[1], coverage: item.inputs[2])
      return limits.map { [$0.low, $0.high] } ?? []
    case "individuals": return flat([ControlLimits.individuals(item.inputs)].compactMap { $0 })
    case "rates": return flat(ControlLimits.rates(zip(a, b).map { (Int($0), Int($1)) }) ?? [])
    default: return []
    }
  }
}
