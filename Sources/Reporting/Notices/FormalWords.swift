import Tables
import Wording

/// Days and quarters as letters of an office write them: without signs of tables.
extension Day {
  /// `2021-10-01`, in Chinese `2021年10月1日`.
  var formal: Text { Text(en: iso, zh: "\(year)年\(month)月\(day)日") }
}

extension Quarter {
  /// `2021Q3`, in Chinese `2021年第三季度`.
  var formal: Text { Text(en: text, zh: "\(year)年第\(Self.numerals[number - 1])季度") }

  private static let numerals = ["一", "二", "三", "四"]

  /// Several quarters in their order, those of a year together: `2021年第二、三季度`.
  static func formal(_ quarters: [Quarter]) -> Text {
    var years: [(year: Int, numbers: [String])] = []
    for quarter in quarters {
      if years.last?.year != quarter.year { years.append((quarter.year, [])) }
      years[years.count - 1].numbers.append(numerals[quarter.number - 1])
    }
    let chinese = years.map { "\($0.year)年第\($0.numbers.joined(separator: "、"))季度" }
    return Text(en: name(of: quarters), zh: chinese.joined(separator: "、"))
  }
}
