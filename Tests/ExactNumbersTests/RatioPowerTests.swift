import ExactNumbers
import Testing
import TestSupport

@Suite("RatioPower: K = c^(log2 X)")
struct RatioPowerTests {
  private static func decimal(_ text: String) throws -> Ratio { try #require(Ratio(decimal: text)) }

  /// X = p/q and K to ten digits for c = 1.7, 1.9 and 1.95.
  struct Vector: Sendable {
    let p: Int128
    let q: Int128
    let values: [String]
  }

  @Test(
    "K of the worked examples, to ten digits",
    arguments: [
      Vector(p: 2, q: 1, values: ["1.7000000000", "1.9000000000", "1.9500000000"]),
      Vector(p: 1, q: 2, values: ["0.5882352941", "0.5263157895", "0.5128205128"]),
      Vector(p: 3, q: 1, values: ["2.3187445101", "2.7657568994", "2.8820000428"]),
      Vector(p: 3, q: 2, values: ["1.3639673589", "1.4556615260", "1.4779487399"]),
      Vector(p: 5, q: 1, values: ["3.4283553078", "4.4385980457", "4.7145420387"]),
      Vector(p: 10, q: 1, values: ["5.8282040233", "8.4333362869", "9.1933569754"]),
      Vector(p: 12, q: 7, values: ["1.5107716541", "1.6472552967", "1.6808660749"]),
      Vector(p: 28, q: 1, values: ["12.8188703903", "21.8810165986", "24.7913008968"]),
    ])
  func workedExamples(vector: Vector) throws {
    let x = try Ratio(vector.p, over: vector.q)
    for (base, expected) in zip(["1.7", "1.9", "1.95"], vector.values) {
      let power = try RatioPower(base: Self.decimal(base))
      #expect(try power.rounded(x, decimals: 10).decimalText(decimals: 10) == expected)
      #expect(try power.factor(x).decimalText(decimals: 10) == expected)
    }
  }

  @Test("Pemetrexed, 4+7: 0.1 g at 810 yuan gives 2776.97 for 0.5 g")
  func pemetrexed() throws {
    // 810 × 5^(log2 1.7) = 810 × 3.42835… = 2776.96…8, to the cent 2776.97.
    let k = try RatioPower(base: Self.decimal("1.7")).factor(Ratio(5))
    #expect(try (Ratio(810) * k).decimalText(decimals: 2) == "2776.97")
  }

  @Test(
    "K of a power of two is a power of c, exactly",
    arguments: ["1", "1.001", "1.7", "1.9", "1.95", "3.999"])
  func powersOfTwo(base: String) throws {
    let c = try Self.decimal(base)
    let power = try RatioPower(base: c)
    for n in -10...10 {
      let x = try Ratio(2).power(n)
      #expect(try power.factor(x) == c.power(n))
      #expect(
        try power.rounded(x, decimals: 5) == c.power(n).rounded(decimals: 5, rounding: .halfUp))
    }
  }

  @Test("K of a linear ratio is X itself: c = 2 doubles the price with the quantity")
  func linear() throws {
    let power = try RatioPower(base: Ratio(2))
    for x in [try Ratio(3, over: 2), try Ratio(4, over: 3), try Ratio(7, over: 300), Ratio(28)] {
      #expect(try power.factor(x) == x)
      for decimals in 0...12 {
        #expect(
          try power.rounded(x, decimals: decimals)
            == x.rounded(decimals: decimals, rounding: .halfUp))
      }
    }
  }

  @Test("K is 1 when nothing changes, or when the price does not follow the quantity")
  func noChange() throws {
    #expect(try RatioPower(base: Self.decimal("1.7")).factor(.one) == .one)
    let flat = try RatioPower(base: .one)
    for x in [Ratio(3), try Ratio(1, over: 3), try Ratio(28, over: 27)] {
      #expect(try flat.factor(x) == .one)
      #expect(try flat.rounded(x, decimals: 12) == .one)
    }
  }

  @Test("K is rounded once: to 12 digits and then to 10 would be 2.2938523734 and 4.6642275099")
  func roundedOnce() throws {
    // 2.293852373350 from below, 4.664227509850 from below.
    let power = try RatioPower(base: Self.decimal("1.7"))
    let first = try power.factor(Self.decimal("24.8472") / Self.decimal("8.4"))
    #expect(try first.decimalText(decimals: 10) == "2.2938523733")
    let second = try power.factor(Self.decimal("5.39695") / Self.decimal("0.722"))
    #expect(try second.decimalText(decimals: 10) == "4.6642275098")
    // 490873 ÷ 3.848481252… = 127549.79635000…, a little more than half of the last digit.
    let third = try power.factor(Self.decimal("5.815"))
    #expect(try (Ratio(490_873) / third).decimalText(decimals: 4) == "127549.7964")
  }

  @Test("The digits of K as a fraction are those of K, of X and of 1/X", arguments: 0..<10)
  func digitsOfFactors(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let power = try RatioPower(base: Self.base(&random))
    for _ in 0..<20 {
      let x = try Ratio(
        .random(in: 1...5000, using: &random), over: .random(in: 1...5000, using: &random))
      for decimals in 0...12 {
        #expect(
          try power.factor(x).rounded(decimals: decimals, rounding: .halfUp)
            == power.rounded(x, decimals: decimals), "\(x), \(power.base), \(decimals)")
      }
    }
  }

  @Test("K(X) · K(1/X) is exactly 1", arguments: 0..<10)
  func reciprocal(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let power = try RatioPower(base: Self.base(&random))
    for _ in 0..<20 {
      let x = try Ratio(
        .random(in: 1...5000, using: &random), over: .random(in: 1...5000, using: &random))
      #expect(try power.factor(x) * power.factor(x.reciprocal()) == .one, "\(x), \(power.base)")
    }
  }

  @Test(
    "A larger quantity never costs less, and K(XY) is K(X) · K(Y) but for the last digits",
    arguments: 0..<10)
  func homomorphism(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let power = try RatioPower(base: Self.base(&random))
    let tolerance = try Ratio(1, over: 1_000_000)
    for _ in 0..<20 {
      let x = try Ratio(
        .random(in: 1...40, using: &random), over: .random(in: 1...40, using: &random))
      let y = try Ratio(
        .random(in: 1...40, using: &random), over: .random(in: 1...40, using: &random))
      let (kx, ky) = (try power.rounded(x, decimals: 12), try power.rounded(y, decimals: 12))
      #expect((x < y) == (kx < ky), "\(x), \(y), \(power.base)")
      let difference = try power.rounded(x * y, decimals: 12) - kx * ky
      #expect(difference.magnitude < tolerance, "\(x), \(y), \(power.base)")
    }
  }

  /// One question to the oracle: K of c and X = p/q, to some decimals.
  private struct Question {
    let power: RatioPower
    let x: Ratio
    let decimals: Int
    var line: String { "\(power.base.exactText) \(x.numerator) \(x.denominator) \(decimals)" }
  }

  @Test("Thousands of random K are correctly rounded, by the decimal module at 50 digits")
  func againstOracle() throws {
    var random = SplitMix64(seed: 2452)
    let bases =
      try ["1.7", "1.9", "1.95"].map(Self.decimal) + (0..<60).map { _ in try Self.base(&random) }
    var questions: [Question] = []
    for base in bases {
      let power = try RatioPower(base: base)
      for index in 0..<80 {
        // Every fourth X is anything up to a million, the others the quantities of real products.
        let limit: Int128 = index % 4 == 0 ? 1_000_000 : 1000
        let x = try Ratio(
          .random(in: 1...limit, using: &random), over: .random(in: 1...limit, using: &random))
        questions.append(
          Question(power: power, x: x, decimals: .random(in: 0...12, using: &random)))
      }
    }
    let answers = try Program.oracle(
      "ratio_power.py", input: questions.map { $0.line + "\n" }.joined())
    try #require(answers.count == questions.count)
    for (question, answer) in zip(questions, answers) {
      do throws(NumberError) {
        let k = try question.power.rounded(question.x, decimals: question.decimals)
        let text = try k.decimalText(decimals: question.decimals)
        #expect(text == answer, "\(question.line)")
      } catch .overflow {
        // 3.999^10 fits in 127 bits, 3.999^11 does not.
        let folded = try max(question.x, question.x.reciprocal())
        #expect(folded >= Ratio(1 << 11), "\(question.line)")
      }
    }
  }

  @Test(
    "A base below 1 or from 4 on is out of range",
    arguments: ["0", "-1", "0.999999", "4", "4.1", "1000000000"])
  func impossibleBase(base: String) throws {
    let base = try Self.decimal(base)
    #expect(throws: NumberError.outOfRange) { try RatioPower(base: base) }
  }

  @Test("A quantity ratio that is not positive, and decimals outside 0 to 12, are out of range")
  func impossibleArguments() throws {
    let power = try RatioPower(base: Self.decimal("1.7"))
    for x in [Ratio.zero, Ratio(-1), Ratio(.min)] {
      #expect(throws: NumberError.outOfRange) { try power.factor(x) }
      #expect(throws: NumberError.outOfRange) { try power.rounded(x, decimals: 2) }
    }
    for decimals in [-1, 13, Int.max, Int.min] {
      #expect(throws: NumberError.outOfRange) { try power.rounded(Ratio(3), decimals: decimals) }
    }
  }

  @Test("The largest and smallest ratios end in an overflow, never in a trap")
  func extremes() throws {
    for base in ["1", "1.7", "1.999999999999", "3.999"] {
      let power = try RatioPower(base: Self.decimal(base))
      for x in [
        try Ratio(.max, over: 1), try Ratio(1, over: .max), try Ratio(.max, over: .max - 1),
        try Ratio(.max - 1, over: .max), try Ratio(1 << 126, over: 1), try Ratio(1, over: 1 << 126),
      ] {
        let result = Result { try power.rounded(x, decimals: 12) }
        let factor = Result { try power.factor(x) }
        for outcome in [result, factor] {
          switch outcome {
          case .success(let k): #expect(k >= .zero, "\(base), \(x)")
          case .failure(let error): #expect(error as? NumberError == .overflow, "\(base), \(x)")
          }
        }
      }
    }
  }

  @Test("X next to a power of two has its decimals, though digits of its logarithm stay open")
  func besidePowersOfTwo() throws {
    let power = try RatioPower(base: Self.decimal("1.7"))
    let n: Int128 = 1_000_000_000_000_000_000
    #expect(
      try power.rounded(Ratio(2 * n + 1, over: n), decimals: 12).decimalText(decimals: 12)
        == "1.700000000000")
    #expect(
      try power.rounded(Ratio(2 * n - 1, over: n), decimals: 12).decimalText(decimals: 12)
        == "1.700000000000")
  }

  @Test(
    "X as near to the root of 2 as 127 bits allow still has its decimals",
    arguments: [("1.7", "1.303840481041"), ("1.95", "1.396424004377"), ("1", "1.000000000000")])
  func besideTheRootOfTwo(base: String, root: String) throws {
    // p/q → (p + 2q)/(p + q) nears √2 from both sides, so that K nears the root of c:
    // √1.7 = 1.30384048104053, √1.95 = 1.39642400437689.
    let power = try RatioPower(base: Self.decimal(base))
    var (p, q): (Int128, Int128) = (1, 1)
    while q < 1 << 124 {
      (p, q) = (p + 2 * q, p + q)
      guard q > 1 << 30 else { continue }
      #expect(try power.rounded(Ratio(p, over: q), decimals: 12).decimalText(decimals: 12) == root)
    }
  }

  /// A base from 1 to below 4 with at most three decimals.
  private static func base(_ random: inout SplitMix64) throws -> Ratio {
    let decimals = Int.random(in: 0...3, using: &random)
    let scale: Int128 = [1, 10, 100, 1000][decimals]
    return try Ratio(.random(in: scale..<4 * scale, using: &random), over: scale)
  }
}
