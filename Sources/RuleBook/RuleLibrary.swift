import EmbeddedData
import Tables
import Wording

/// Finds rule sets by id or by file and fills in their baselines.
public struct RuleLibrary {
  /// The parameters that the sets may have.
  public let catalogue: RuleCatalogue

  /// A library of one kind of rule set.
  public init(_ catalogue: RuleCatalogue) {
    self.catalogue = catalogue
  }

  private var folder: String { "rules/\(catalogue.kind)/" }

  /// The ids of the built-in sets, sorted.
  public var builtInIDs: [String] {
    EmbeddedData.paths(in: folder).map { String($0.dropFirst(folder.count).dropLast(5)) }
  }

  /// A built-in set by its id, or a file by its path.
  ///
  /// - Throws: `RuleError`, or `FileError` when the path is a file that cannot be read.
  public func ruleSet(_ name: String) throws -> RuleSet {
    if builtInIDs.contains(name) { return try builtIn(name, chain: []) }
    guard name.contains("/") || name.hasSuffix(".json") else {
      throw RuleError.unknownRuleSet(name, nearest: nearestName(to: name, among: builtInIDs))
    }
    let bytes = try ByteSource.contents(of: name)
    guard let text = TextEncoding.utf8.decode(bytes[...]) else {
      throw RuleError.notJSON(file: name, reason: "not UTF-8")
    }
    return try completed(
      try RuleSetFile(file: name, catalogue: catalogue).read(text), chain: [])
  }

  private func builtIn(_ id: String, chain: [String]) throws(RuleError) -> RuleSet {
    guard let text = EmbeddedData.text(of: folder + id + ".json") else {
      throw .unknownRuleSet(id, nearest: nearestName(to: id, among: builtInIDs))
    }
    return try completed(
      try RuleSetFile(file: id, catalogue: catalogue).read(text), chain: chain)
  }

  /// The set with everything that it does not say itself taken from its baseline.
  private func completed(_ set: RuleSet, chain: [String]) throws(RuleError) -> RuleSet {
    guard let baseline = set.baseline else { return set }
    let chain = chain + [set.id]
    guard !chain.contains(baseline) else { throw .circularBaseline(chain + [baseline]) }
    let base = try builtIn(baseline, chain: chain)
    return RuleSet(
      id: set.id, kind: set.kind, title: set.title, document: set.document,
      effective: set.effective, summary: set.summary ?? base.summary, baseline: baseline,
      parameters: base.parameters.merging(set.parameters) { _, own in own })
  }
}
