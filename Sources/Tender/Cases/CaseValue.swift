import ExactNumbers

/// A value that a case expects or that an evaluation found.
enum CaseValue: Sendable, Equatable {
  /// Yes, no, or open.
  case decision(Decision)
  case number(Ratio)
  case words(String)

  /// The value as results write it.
  var text: String {
    switch self {
    case .decision(let decision): decision.rawValue
    case .number(let number): number.exactDecimal?.text ?? Self.written(number)
    case .words(let words): words
    }
  }

  /// Whether a found value is what was expected: numbers as far as results write them, to 6 decimals
  /// (half up), so that 1.8 equals 1.8000.
  func agrees(with found: CaseValue) -> Bool {
    guard case .number(let expected) = self, case .number(let number) = found else {
      return self == found
    }
    return expected == number || Self.written(expected) == Self.written(number)
  }

  private static func written(_ number: Ratio) -> String {
    (try? number.decimalText(decimals: 6)) ?? number.exactText
  }

  /// Whether it leaves the matter open.
  var isOpen: Bool { if case .decision(let decision) = self { decision.isOpen } else { false } }
}

extension Decision {
  /// Reads what tables write, and yes and no as other columns take them; nil for anything else.
  init?(caseText text: String) {
    switch text.lowercased() {
    case "y", "yes", "true", "1", "是": self = .yes
    case "n", "no", "false", "0", "否": self = .no
    case "tie", "并列": self = .tie
    case "undecided", "未决": self = .undecided
    default: return nil
    }
  }
}
