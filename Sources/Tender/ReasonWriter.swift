import ExactNumbers
import Wording
import Writing

/// Puts reasons into words for many bids, one after the other.
///
/// What is said of most bids becomes no text of its own, and what bids of a lot have in common is
/// put into words once.
struct ReasonWriter: ~Copyable {
  private let language: Language
  private var limits = InlineArray<4, LimitWords> { _ in LimitWords() }

  init(_ language: Language) { self.language = language }

  /// One reason as a sentence.
  static func sentence(of reason: Reason, _ language: Language) -> Sentence {
    var writer = ReasonWriter(language)
    var sentence = SentenceWriter()
    writer.write(reason, to: &sentence)
    return sentence.sentence
  }

  /// The same of what a later stage has overtaken: what was found, not what it led to.
  static func sentence(ofOvertaken reason: Reason, _ language: Language) -> Sentence {
    var writer = ReasonWriter(language)
    var sentence = SentenceWriter()
    switch reason {
    case .shortlisted(let rank, let cap), .notShortlisted(let rank, let cap):
      return language(
        en: "place \(rank), at most \(cap.value) by the rule",
        zh: "第 \(rank) 名，规则最多入围 \(cap.value) 家")
    case .passed(let test, let tested):
      sentence.add(language, en: "passed: ", zh: "通过条件：")
      if let result = tested.result(of: test, .holds) { writer.write(result, to: &sentence) }
    case .failed(let tested):
      sentence.add(language, en: "passed no test: ", zh: "各项条件均未通过：")
      writer.writeFailed(tested, to: &sentence)
    case .allShortlistedWin:
      sentence.add(language, en: "passed, as every shortlisted bid does", zh: "入围即通过")
    case .eliminated(let spread, let rule):
      return language(en: "by these numbers ", zh: "按现有数值") + spread.dropped(rule.value, language)
    case .withoutVolume(let price, let limit):
      return language(en: "by these numbers ", zh: "按现有数值") + limit.sentence(price, language)
    case .accepted: return language(en: "the bidder accepted", zh: "企业已接受")
    case .guaranteed(let result):
      sentence.add(language, en: "passed beyond the cap: ", zh: "不受入围数限制，通过条件：")
      writer.write(result, to: &sentence)
    default: writer.write(reason, to: &sentence)
    }
    return sentence.sentence
  }

  /// Adds what happened, in one clause.
  mutating func write(_ reason: Reason, to sentence: inout SentenceWriter) {
    switch reason {
    case .notShortlisted(let rank, let cap):
      sentence.add(language, en: "not shortlisted: place ", zh: "未入围：第 ")
      sentence.add(rank)
      sentence.add(language, en: ", at most ", zh: " 名，最多入围 ")
      sentence.add(cap.value)
      sentence.add(language, en: "", zh: " 家")
    case .passed(let test, let tested):
      sentence.add(language, en: "selected: ", zh: "拟中选：")
      if let result = tested.result(of: test, .holds) { write(result, to: &sentence) }
    case .failed(let tested):
      sentence.add(language, en: "not selected: ", zh: "未中选：")
      writeFailed(tested, to: &sentence)
    case .aboveCeiling(let price, let ceiling, _):
      let (price, limit, excess) = Self.excess(price, ceiling)
      sentence.add(language, en: "unit price ", zh: "单位价格 ")
      sentence.add(price)
      sentence.add(language, en: " is above the ceiling ", zh: " 高于最高有效申报价 ")
      sentence.add(limit)
      sentence.add(language, en: ", by ", zh: "，超出 ")
      sentence.add(excess)
    case .aboveOwnLowest(let price, let lowest):
      let (price, limit, excess) = Self.excess(price, lowest)
      sentence.add(language, en: "unit price ", zh: "单位价格 ")
      sentence.add(price)
      sentence.add(
        language, en: " is above the bidder's own lowest price ", zh: " 高于企业自身最低省级价格 ")
      sentence.add(limit)
      sentence.add(language, en: ", by ", zh: "，超出 ")
      sentence.add(excess)
    default: sentence.add(sentence: reason.text(in: language))
    }
  }

  private mutating func writeFailed(_ tested: TestedBid, to sentence: inout SentenceWriter) {
    var isFirst = true
    tested.forEachResult(allFail: true) { result in
      if !isFirst { sentence.add(language, en: "; ", zh: "；") }
      write(result, to: &sentence)
      isFirst = false
    }
  }

  /// A price above a limit: both, and by how much.
  private static func excess(_ price: Ratio, _ limit: Ratio)
    -> (price: Shown, limit: Shown, excess: Shown?)
  {
    let (shownPrice, shownLimit) = price.display(against: limit)
    return (shownPrice, shownLimit, (try? price - limit)?.shownDistance)
  }

  /// Adds a test with its numbers, and by how much it is missed.
  mutating func write(_ result: TestResult, to sentence: inout SentenceWriter) {
    guard result.verdict != .untested else {
      sentence.add(
        language, en: "the cut is not tested, as no ceiling is given", zh: "未提供最高有效申报价，降幅未检验")
      return
    }
    switch result.test {
    case .cut: sentence.add(language, en: "cut ", zh: "降幅 ")
    // The other tests hold the comparable price against their limit.
    case .line: sentence.add(language, en: "comparable price ", zh: "单位可比价 ")
    case .multiple, .floor: break
    }
    limits[result.test.position].write(result, to: &sentence, language)
    if !result.holds { writeDistance(result, to: &sentence) }
  }

  private func writeDistance(_ result: TestResult, to sentence: inout SentenceWriter) {
    // What is exactly at a limit that it has to be under misses it by nothing.
    guard result.value != result.limit else { return }
    let distance = try? result.value - result.limit
    if result.test == .cut {
      sentence.add(language, en: ", short by ", zh: "，相差 ")
      sentence.add(distance?.percentPoints)
      sentence.add(language, en: " points", zh: " 个百分点")
    } else {
      sentence.add(language, en: ", over by ", zh: "，超出 ")
      sentence.add(distance?.shownDistance)
    }
  }
}

extension SelectionTest {
  /// Its position among all cases.
  fileprivate var position: Int {
    switch self {
    case .multiple: 0
    case .cut: 1
    case .floor: 2
    case .line: 3
    }
  }
}
