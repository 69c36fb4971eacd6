import Wording

/// A control chart, and what it says in words.
struct JudgedControl {
  let chart: Chart
  /// The quarters that lie outside of their limits.
  let outside: [String]

  var verdict: Text {
    guard !outside.isEmpty else {
      return Text(
        en:
          "All quarters lie within their limits: no change that stands out from the usual rise and fall.",
        zh: "各季度均在控制限内：未见超出平常波动的变化。")
    }
    return Text(
      en: "Outside of the limits: \(outside.joined(separator: ", ")). Look for a cause there.",
      zh: "超出控制限：\(outside.joined(separator: "、"))，请查明原因。")
  }
}

/// A funnel plot, and what it says in words.
struct JudgedFunnel {
  let chart: Chart
  /// How many distributors are drawn.
  let count: Int
  /// Those outside of the narrower limits alone, and of both.
  let unlikely, extreme: [String]

  /// What the plot says, and what it does not say of those whose payment is delayed.
  func verdict(sanctioned: Int) -> [Text] {
    var texts: [Text] = []
    if unlikely.isEmpty && extreme.isEmpty {
      texts.append(
        Text(
          en:
            "All \(count) distributors lie within the limits: chance alone can explain how they differ in "
            + "late and short lines.",
          zh: "\(count) 家企业均在控制限内：各企业超时、未足量订单行占比的差别，用偶然即可解释。"))
    }
    if !extreme.isEmpty {
      texts.append(
        Text(en: "Outside of 99.8 %, hardly by chance: ", zh: "超出 99.8% 限，难以用偶然解释：")
          + Text(firstOf: extreme, most: extreme.count, counted: "家"))
    }
    if !unlikely.isEmpty {
      texts.append(
        Text(en: "Outside of 95 %, perhaps by chance: ", zh: "超出 95% 限，可能出于偶然：")
          + Text(firstOf: unlikely, most: unlikely.count, counted: "家"))
    }
    if sanctioned > 0 {
      texts.append(
        Text(
          en:
            "\(sanctioned) of them are above a threshold of points. That follows from the scorecard, which "
            + "also counts what is no matter of order lines; it does not say that they are worse than the "
            + "others by more than chance.",
          zh: "其中 \(sanctioned) 家累计扣分超过标准。这是按评价表（还包括与订单行无关的项目）得出的结果，"
            + "并不说明这些企业与其他企业的差别超出偶然。"))
    }
    return texts
  }
}
