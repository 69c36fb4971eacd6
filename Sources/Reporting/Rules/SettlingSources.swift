import RuleBook
import Tables
import Wording

/// What would settle a value that is not sure: which piece of which document, or which result.
enum SettlingSources {
  static func text(of key: RuleKey, _ catalogue: RuleCatalogue) -> Text {
    sources.first { $0.kind == catalogue.kind && key.name.hasPrefix($0.keys) }?.text
      ?? Text(en: "the text of the document, with its clause", zh: "文件原文及条款")
  }

  /// By the kind of rule set and the beginnings of keys; the first that fits holds.
  private static let sources = JSONTree.words("settling") { entry in
    (kind: try entry.text("kind"), keys: try entry.text("keys"), text: try entry.wording())
  }
}
