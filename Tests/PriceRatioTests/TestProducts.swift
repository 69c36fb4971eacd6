import ExactNumbers
import PriceRatio
import RuleBook
import Testing

/// A profile by its id, with values that a user might set.
func profile(_ id: String, _ settings: [String: String] = [:]) throws -> RuleSet {
  var set = try RuleLibrary(ProfileKeys.catalogue).ruleSet(id)
  for key in settings.keys.sorted() {
    set = try set.setting(key, to: settings[key] ?? "", catalogue: ProfileKeys.catalogue)
  }
  return set
}

/// A conversion between two products as they are written at the prompt.
func convert(
  _ from: String, to: String, by id: String = "ndrc-2011-platform",
  _ settings: [String: String] = [:]
) throws -> Conversion {
  try Converter(profile(id, settings))
    .convert(from: ProductQuestion.product(from), to: ProductQuestion.product(to))
}

/// The price of a conversion, or the case of the error that stands in its way.
func price(
  _ from: String, to: String, by id: String = "ndrc-2011-platform",
  _ settings: [String: String] = [:]
) throws -> String {
  try convert(from, to: to, by: id, settings).price.text()
}
