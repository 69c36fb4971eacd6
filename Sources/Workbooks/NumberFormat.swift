/// What a number format makes of a number, as far as it matters: which digits it shows, and whether
/// it is a date.
struct NumberFormat: Equatable {
  /// One part of a format; there may be others for negative numbers, zero and text.
  enum Section: Equatable {
    /// As many digits as the column has room for.
    case general
    case digits(Digits)
    case date(DateParts)
    /// Digits with the sign of other money than yuan.
    case foreign
    /// Words alone.
    case words(String)
    /// What it shows cannot be told.
    case unclear
  }

  /// Digits between words.
  struct Digits: Equatable {
    var prefix = ""
    var suffix = ""
    var integerDigits = 1
    var decimals = 0
    /// Whether it shows a hundred times the number, with a percent sign.
    var isPercent = false
    /// Whether it shows a power of ten behind so many decimals.
    var isScientific = false
  }

  /// What of a date is shown.
  struct DateParts: Equatable {
    var hasDay = false
    var hasTime = false
    /// Hours that go on beyond a day.
    var isElapsed = false
  }

  let code: String
  private let sections: [Section]

  /// Reads a format's code.
  init(_ code: String) {
    self.code = code
    sections = Self.sections(of: code).map(SectionReader.section)
  }

  static let general = NumberFormat("General")

  /// Whether it shows any number as it is.
  var isGeneral: Bool { sections.first == .general }

  /// How many decimals a number without a sign may have that is shown as it is; nil where the
  /// format does anything else to it.
  var plainDecimals: Int? {
    guard case .digits(let digits)? = sections.first, !digits.isPercent, !digits.isScientific,
      digits.prefix.isEmpty, digits.suffix.isEmpty, digits.integerDigits == 1, sections.count < 3
    else { return nil }
    return digits.decimals
  }

  /// The section for a number, and whether the number's sign is left to it.
  func section(for number: StoredNumber) -> (section: Section, showsSign: Bool) {
    if number.isZero, sections.count > 2 { return (sections[2], true) }
    if number.isNegative, sections.count > 1 { return (sections[1], false) }
    return (sections[0], true)
  }

  /// Parts of a code between semicolons outside quotes.
  private static func sections(of code: String) -> [String] {
    var (sections, isQuoted, isEscaped, isBracketed) = ([""], false, false, false)
    for character in code {
      if character == ";", !isQuoted, !isEscaped, !isBracketed {
        sections.append("")
        continue
      }
      sections[sections.count - 1].append(character)
      let wasEscaped = isEscaped
      isEscaped = !wasEscaped && !isQuoted && "\\!_*".contains(character)
      guard !wasEscaped else { continue }
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character == "[" { isBracketed = true }
      if !isQuoted, character == "]" { isBracketed = false }
    }
    return sections
  }
}

/// Reads one section of a number format.
private struct SectionReader {
  private var rest: Substring
  private var words = ""
  private var digits = NumberFormat.Digits()
  private var date = NumberFormat.DateParts()
  private var (hasDigits, isBehindPoint, isBehindDigits, isDate) = (false, false, false, false)
  private var (isUnclear, isGeneral, isText, hasMonth) = (false, false, false, false)
  private var isForeign = false

  static func section(_ code: String) -> NumberFormat.Section {
    var reader = SectionReader(rest: code[...])
    while let character = reader.rest.popFirst() { reader.take(character) }
    return reader.section
  }

  private init(rest: Substring) { self.rest = rest }

  private var section: NumberFormat.Section {
    if isForeign || Self.namesOtherMoney(words + digits.prefix), !isDate { return .foreign }
    if isUnclear { return .unclear }
    if isDate {
      var date = date
      if hasMonth, !date.hasTime || date.hasDay { date.hasDay = true }
      return .date(date)
    }
    if isGeneral { return isPlain(words) ? .general : .unclear }
    if isText { return isPlain(words) ? .general : .unclear }
    guard hasDigits else { return .words(Self.trimmed(words)) }
    var digits = digits
    digits.suffix = Self.trimmed(words)
    digits.prefix = Self.trimmed(digits.prefix)
    // 0."00" shows 12 as 12.00, and 0"0" as 120: such words look like parts of the number.
    let looksLikeNumber = (digits.prefix + digits.suffix).contains {
      $0.isNumber || ".,".contains($0)
    }
    return looksLikeNumber ? .unclear : .digits(digits)
  }

  private func isPlain(_ words: String) -> Bool { Self.trimmed(words).isEmpty }

  /// Words without what says nothing: spaces, and the sign of the currency in which all amounts are.
  private static func trimmed(_ words: String) -> String {
    let bare = words.filter { !$0.isWhitespace }
    return ["¥", "￥", "元", "RMB", "CNY"].contains(bare) ? "" : bare
  }

  /// Whether words say that an amount is one of dollars, euros or the like.
  private static func namesOtherMoney(_ words: String) -> Bool {
    words.contains { "$€£₩₽฿₫₹＄￡".contains($0) }
      || otherMoney.contains { words.uppercased().contains($0) }
  }

  private static let otherMoney = [
    "USD", "EUR", "JPY", "GBP", "HKD", "TWD", "KRW", "美元", "欧元", "日元", "英镑", "港元", "港币",
  ]

  private mutating func take(_ character: Character) {
    switch character {
    case "\"":
      let quoted = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(quoted.count + 1)
      add(String(quoted))
    case "\\", "!": if let next = rest.popFirst() { add(String(next)) }
    case "_", "*": _ = rest.popFirst()
    case "[": takeBracket()
    case "0", "#", "?": takePlaceholder(character)
    case ".": takePoint()
    case ",": takeComma()
    case "%":
      digits.isPercent = true
      isBehindDigits = hasDigits
    case "E", "e": takeExponent()
    case "@": isText = true
    case "/": if hasDigits { isUnclear = true } else { add("/") }
    case "G", "g": takeGeneral()
    case "A", "a", "上", "下": takeHalfOfDay(character)
    case "y", "Y", "d", "D", "b", "B": setDate { $0.hasDay = true }
    case "h", "H", "s", "S": setDate { $0.hasTime = true }
    case "m", "M":
      hasMonth = true
      setDate { _ in }
    default: add(String(character))
    }
  }

  private mutating func setDate(_ change: (inout NumberFormat.DateParts) -> Void) {
    isDate = true
    change(&date)
  }

  /// Adds a word: in front of the digits, or behind them; between them it may be meant for a part of
  /// the number.
  private mutating func add(_ word: String) {
    if hasDigits {
      isBehindDigits = true
      words += word
    } else {
      digits.prefix += word
      words += word
    }
  }

  private mutating func takePlaceholder(_ character: Character) {
    // Zeros behind the seconds are parts of a second.
    guard !isDate else { return }
    if isBehindDigits { isUnclear = true }
    if !hasDigits {
      hasDigits = true
      words = ""
      digits.integerDigits = 0
    }
    if isBehindPoint {
      digits.decimals += 1
    } else if character == "0" {
      digits.integerDigits += 1
    }
  }

  private mutating func takePoint() {
    guard !isDate else { return }
    if isBehindPoint || isBehindDigits { isUnclear = true }
    if !hasDigits { takePlaceholder("#") }
    isBehindPoint = true
  }

  /// A comma among digits groups them; behind them it shows thousands.
  private mutating func takeComma() {
    guard hasDigits, !isDate else { return add(",") }
    if isBehindPoint || isBehindDigits || !"0#?".contains(rest.first ?? " ") { isUnclear = true }
  }

  private mutating func takeExponent() {
    guard hasDigits, let sign = rest.first, "+-".contains(sign) else {
      // In a date it is the year, as a Chinese spreadsheet writes it.
      return setDate { $0.hasDay = true }
    }
    digits.isScientific = true
    isBehindDigits = true
    rest = rest.dropFirst().drop { "0#?".contains($0) }
  }

  private mutating func takeGeneral() {
    for name in ["eneral", "/通用格式"] where rest.lowercased().hasPrefix(name) {
      rest = rest.dropFirst(name.count)
      isGeneral = true
      return
    }
    add("G")
  }

  /// `AM/PM`, `A/P` and 上午/下午 say the half of the day.
  private mutating func takeHalfOfDay(_ character: Character) {
    for name in ["m/pm", "/p", "午/下午"] where rest.lowercased().hasPrefix(name) {
      rest = rest.dropFirst(name.count)
      return setDate { $0.hasTime = true }
    }
    if character == "a" || character == "A", rest.lowercased().hasPrefix("aa") {
      // The day of the week says nothing of the date.
      rest = rest.drop { $0 == "a" || $0 == "A" }
      return setDate { _ in }
    }
    add(String(character))
  }

  /// A colour, a currency or language, hours beyond a day, or a condition.
  private mutating func takeBracket() {
    let content = rest.prefix { $0 != "]" }
    rest = rest.dropFirst(content.count + 1)
    let lower = content.lowercased()
    if lower.hasPrefix("$") {
      let sign = content.dropFirst().prefix { $0 != "-" }
      add(String(sign))
      // Japan's yen has the sign of the yuan: only the country tells them apart.
      let country = lower.dropFirst(sign.count + 2)
      let isChinese = ["804", "478", "zh-cn", "zh-hans"].contains(where: country.hasSuffix)
      if "¥￥".contains(sign), !sign.isEmpty, !country.isEmpty, !isChinese { isForeign = true }
    } else if ["h", "hh", "m", "mm", "s", "ss"].contains(lower) {
      setDate { ($0.hasTime, $0.isElapsed) = (true, true) }
    } else if !Self.colours.contains(lower), !lower.hasPrefix("color"), !lower.hasPrefix("颜色"),
      !lower.hasPrefix("dbnum")
    {
      isUnclear = true
    } else if lower.hasPrefix("dbnum"), !rest.contains(where: { "yYmMdDhHsS".contains($0) }) {
      isUnclear = true
    }
  }

  private static let colours: Set<String> = [
    "black", "blue", "cyan", "green", "magenta", "red", "white", "yellow", "黑色", "蓝色", "青色", "绿色",
    "洋红", "红色", "白色", "黄色",
  ]
}
