public import RuleBook
public import Wording

/// Selects the representative product 代表品 of a drug by one route (2452号, art. 6).
///
/// Plain tablet, else hard capsule; small-volume injection, else plain powder; else, or where
/// there are several, the user names it.
public struct Representative: Sendable {
  private let oral: RuleSet.Cited<[String]>
  private let injection: RuleSet.Cited<[String]>
  private let grounds: Grounds

  /// Reads the forms from a profile; `allowsUnverified` lets an order of forms decide that is only
  /// remembered.
  public init(_ profile: RuleSet, allowsUnverified: Bool = true) throws(RuleError) {
    grounds = Grounds(profile, allowsUnverified: allowsUnverified)
    let profile = profile.readAhead
    oral = try profile.list(ProfileKeys.oralRepresentatives)
    injection = try profile.list(ProfileKeys.injectionRepresentatives)
  }

  /// Why the rule does not find a representative.
  public enum Gap: Error, Equatable, Sendable {
    /// The drug has none of the forms.
    case noForm([DosageForm])
    /// Several products could be it; their rows.
    case several(DosageForm, rows: [Int])
    /// It has no price.
    case noPrice(row: Int)
    /// The order of the forms is only remembered, and decides.
    case unverified(ConversionError)

    /// What is wrong and what to do.
    public var message: Text {
      switch self {
      case .noForm(let forms):
        Text(
          en: "art. 6: the drug has no \(forms.map(\.title.en).joined(separator: " and no ")); "
            + "mark its representative in the column `representative`",
          zh: "第六条：该药没有\(forms.map(\.title.zh).joined(separator: "或"))；请在“代表品”列标记代表品")
      case .several(let form, let rows):
        Text(
          en: "art. 6: several products are \(form.title.en) with a price, in the rows "
            + "\(list(rows)); mark one in the column `representative`",
          zh: "第六条：有多个带价格的\(form.title.zh)（第 \(list(rows)) 行）；请在“代表品”列标记其一")
      case .noPrice(let row):
        Text(
          en: "the representative in row \(row) has no price; give it in the column `price`",
          zh: "第 \(row) 行的代表品没有价格；请在“价格”列填写")
      case .unverified(let error): error.message
      }
    }

    private func list(_ rows: [Int]) -> String {
      let shown = rows.prefix(5).map(String.init).joined(separator: ", ")
      return rows.count > 5 ? shown + ", …" : shown
    }
  }

  /// The representative among the products of one drug and route.
  public func choose(_ products: [Product]) throws(Gap) -> Product {
    if let named = products.first(where: \.isRepresentative) {
      guard named.price != nil else { throw .noPrice(row: named.row) }
      return named
    }
    let order = products.first?.form.isInjection == true ? injection : oral
    let forms = order.value.compactMap(DosageForm.named)
    let present = forms.filter { form in products.contains { $0.form == form } }
    guard let form = present.first else { throw .noForm(forms) }
    if present.count > 1 {
      do { try grounds.check([.init(order)]) } catch { throw .unverified(error) }
    }
    order.use()
    let candidates = products.filter { $0.form == form }
    let priced = candidates.filter { $0.price != nil }
    guard let first = priced.first else { throw .noPrice(row: candidates[0].row) }
    guard priced.count == 1 else { throw .several(form, rows: priced.map(\.row)) }
    return first
  }
}
