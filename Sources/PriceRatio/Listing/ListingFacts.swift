public import ExactNumbers
import Tables
public import Wording

/// What a listing rule 挂网规则 looks at besides drug, specification and price.
public struct ListingFacts: Sendable {
  /// Where the price is listed; empty where it is not said.
  public var province = ""
  /// Whether the product has passed the consistency evaluation; nil where it is not said.
  public var isEvaluated: Bool?
  /// Whether it is the originator's; nil where it is not said.
  public var isOriginator: Bool?
  /// Whether it asks to be listed beside others that are; nil where it is not said.
  public var isNewcomer: Bool?
  /// Whether, and for whom, it was selected nationally; nil where it is not said.
  public var selection: NationalSelection?
  /// Its own selected price, in yuan a pack.
  public var selectedPrice: Yuan?
  /// The highest selected price of its drug, in yuan for a pack of it.
  public var highestSelected: Yuan?
  /// The price that is monitored for it, in yuan a pack.
  public var monitoredPrice: Yuan?

  /// Knows nothing.
  public init() {}

  /// The column of the table of products in which a fact stands.
  public enum Field: String, CaseIterable, Sendable {
    /// Where the price is listed.
    case province
    /// Who makes the product.
    case maker
    /// Whether it is evaluated.
    case evaluated
    /// Whether it is the originator's.
    case originator
    /// Whether it asks to be listed.
    case newcomer
    /// Whether it was selected nationally.
    case selection
    /// Its selected price.
    case selectedPrice = "selected_price"
    /// The highest selected price.
    case highestSelected = "highest_selected"
    /// Its monitored price.
    case monitoredPrice = "monitored_price"
  }

  /// Reads what a row says in one of the columns.
  mutating func read(
    _ field: Field, _ row: Record, _ column: TableReader.Column, _ table: inout TableReader
  ) {
    switch field {
    case .province: province = table.text(row, column) ?? ""
    case .maker: break
    case .evaluated: isEvaluated = table.flag(row, column)
    case .originator: isOriginator = table.flag(row, column)
    case .newcomer: isNewcomer = table.flag(row, column)
    case .selection:
      guard let text = table.text(row, column) else { return }
      do {
        selection = try ProductValue.word(text)
      } catch {
        table.add(error.code, row, column, value: text, reason: error.reason)
      }
    case .selectedPrice: selectedPrice = table.price(row, column)
    case .highestSelected: highestSelected = table.price(row, column)
    case .monitoredPrice: monitoredPrice = table.price(row, column)
    }
  }
}

extension Product {
  /// Whether a fact is said of the product.
  func says(_ field: ListingFacts.Field) -> Bool {
    switch field {
    case .province: !listing.province.isEmpty
    case .maker: !maker.isEmpty
    case .evaluated: listing.isEvaluated != nil
    case .originator: listing.isOriginator != nil
    case .newcomer: listing.isNewcomer != nil
    case .selection: listing.selection != nil
    case .selectedPrice: listing.selectedPrice != nil
    case .highestSelected: listing.highestSelected != nil
    case .monitoredPrice: listing.monitoredPrice != nil
    }
  }
}

/// Whether, and for whom, a product was selected in a national tender 国家集采中选.
public enum NationalSelection: String, Sendable, NamedChoice {
  /// It was not.
  case none
  /// It was, and supplies this province.
  case here
  /// It was, and supplies other provinces.
  case elsewhere

  /// Its names.
  public var title: Text {
    switch self {
    case .none: Text(en: "not selected", zh: "未中选")
    case .here: Text(en: "selected for this province", zh: "本省中选")
    case .elsewhere: Text(en: "selected for other provinces", zh: "外省中选")
    }
  }
}
