import ExactNumbers
import Wording

extension Enclosure {
  /// The number to so many decimals, all of them where it goes on, fewer where it ends before.
  func text(decimals: Int) -> String {
    guard let rounded = try? rounded(decimals: decimals, rounding: .halfUp) else { return "?" }
    return isShown(by: rounded)
      ? rounded.exactText : (try? rounded.decimalText(decimals: decimals)) ?? "?"
  }

  /// Whether so many decimals show the number itself: `=` where they do, `≈` where it goes on.
  func sign(decimals: Int) -> String {
    isShown(by: try? rounded(decimals: decimals, rounding: .halfUp)) ? "=" : "≈"
  }

  private func isShown(by rounded: Ratio?) -> Bool { exact != nil && exact == rounded }
}

extension Effect.Operation {
  /// The operation with its number, ten decimals of an irrational one: `× 1.7`.
  var text: Text {
    switch self {
    case .unchanged: Text("× 1")
    case .times(let factor): Text("× " + factor.text(decimals: 10))
    case .dividedBy(let factor): Text("÷ " + factor.text(decimals: 10))
    case .plus(let amount): Text("+ " + amount.exactText)
    case .minus(let amount): Text("− " + amount.exactText)
    case .setTo(let value): Text(en: "set to ", zh: "定为 ") + Text(value.text(decimals: 10))
    }
  }
}
