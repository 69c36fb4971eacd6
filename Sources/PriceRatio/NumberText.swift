import ExactNumbers
import Wording

extension Enclosure {
  /// The exact number where it has at most `decimals` of them; else rounded to so many, with `…`
  /// behind to say that it goes on.
  func text(decimals: Int) -> String {
    guard let rounded = try? rounded(decimals: decimals, rounding: .halfUp) else { return "?" }
    if let exact, exact == rounded { return exact.exactText }
    // The digits that are shown are those of the number itself, not rounded up.
    guard let cut = try? self.rounded(decimals: decimals, rounding: .down),
      let text = try? cut.decimalText(decimals: decimals)
    else { return "?" }
    return text + "…"
  }
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
