import EmbeddedData
import Files
public import Tables
import Wording

/// Finds rule sets by id or by file and fills in their baselines.
public struct RuleLibrary {
  /// The parameters that the sets may have.
  public let catalogue: RuleCatalogue

  /// The built-in sets by their ids, sorted.
  private let builtIn: [(id: String, text: String)]
  /// The kinds of the built-in sets of all kinds, by their ids.
  private static let kinds: [String: String] = {
    let places = EmbeddedData.paths(in: "rules/").map { $0.dropLast(5).split(separator: "/") }
    return Dictionary(places.filter { $0.count == 3 }.map { (String($0[2]), String($0[1])) }) {
      first, _ in first
    }
  }()

  /// A library of one kind of rule set: those of `Data/rules`.
  public init(_ catalogue: RuleCatalogue) {
    let folder = "rules/\(catalogue.kind)/"
    let sets = EmbeddedData.paths(in: folder).map { path in
      (String(path.dropFirst(folder.count).dropLast(5)), EmbeddedData.text(of: path) ?? "")
    }
    self.init(catalogue, builtIn: sets)
  }

  init(_ catalogue: RuleCatalogue, builtIn: [(id: String, text: String)]) {
    self.catalogue = catalogue
    self.builtIn = builtIn
  }

  /// The ids of the built-in sets, sorted.
  public var builtInIDs: [String] { builtIn.map(\.id) }

  /// A built-in set by its id, or a file by its path; a table by the columns that `schema` names.
  ///
  /// - Throws: `RuleError`, or `FileError` when the path is a file that cannot be read.
  public func ruleSet(_ name: String, schema: Schema? = nil) throws -> RuleSet {
    if builtInIDs.contains(name) { return try builtIn(name, chain: []) }
    if RuleSheet.isNamed(name) { return try ruleSet(ofSheet: name, schema) }
    guard name.contains("/") || name.hasSuffix(".json") else { throw unknown(name) }
    let bytes = try ByteSource.contents(of: name)
    guard let text = TextEncoding.utf8.decode(bytes[...]) else {
      throw RuleError.notJSON(
        file: name, line: nil, reason: Text(en: "it is not in UTF-8", zh: "编码不是 UTF-8"))
    }
    var reader = RuleSetFile(file: name, catalogue: catalogue)
    return try completed(reader.read(text), reader, chain: [])
  }

  /// A set that stands in a table.
  private func ruleSet(ofSheet path: String, _ schema: Schema?) throws -> RuleSet {
    let (set, findings) = try read(sheet: path, schema: schema)
    if let set { return set }
    let faults = findings.shown.filter { $0.severity == .error }.map(RuleError.inTable)
    throw RuleError(faults, file: path) ?? .missingKey(file: path, path: "parameters")
  }

  /// What a table says as a set, or all that is wrong with it, by the columns that `schema` names.
  ///
  /// - Throws: `RuleError` where sets of this kind do not stand in tables; `FileError` when the file
  ///   cannot be read.
  public func read(sheet path: String, schema: Schema? = nil) throws -> (
    set: RuleSet?, findings: Findings
  ) {
    guard let reader = catalogue.sheet else {
      throw RuleError.wrongKind(id: path, kind: RuleSheet.kind, needed: catalogue.kind)
    }
    let sheet = try reader(path, schema)
    var file = RuleSetFile(file: path, catalogue: catalogue, isQuoted: false)
    let said = file.read(sheet.tree)
    var (findings, set): (Findings, RuleSet?) = (sheet.findings, nil)
    do {
      set = try completed(said, file, chain: [])
    } catch {
      for fault in error.faults { findings.add(sheet.finding(fault)) }
    }
    findings.sortByRow()
    return (findings.hasErrors ? nil : set, findings)
  }

  private func builtIn(_ id: String, chain: [String]) throws(RuleError) -> RuleSet {
    guard let text = builtIn.first(where: { $0.id == id })?.text else { throw unknown(id) }
    var reader = RuleSetFile(file: id, catalogue: catalogue)
    return try completed(reader.read(text), reader, chain: chain)
  }

  /// That a name is none of this library: of another kind, or of none.
  private func unknown(_ id: String) -> RuleError {
    if let kind = Self.kinds[id] {
      return .wrongKind(id: id, kind: kind, needed: catalogue.kind)
    }
    return .unknownRuleSet(id, nearest: suggestedName(for: id, among: builtInIDs))
  }

  /// What a file says with its baseline, or all that is wrong with it.
  private func completed(_ set: RuleSet?, _ reader: RuleSetFile, chain: [String])
    throws(RuleError) -> RuleSet
  {
    var faults = reader.faults
    do {
      let whole = try set.map { set throws(RuleError) in try completed(set, chain: chain) }
      if let whole { faults += catalogue.faults(of: whole, in: reader.file, isFile: true) }
      if let whole, faults.isEmpty { return whole }
    } catch {
      faults.append(error)
    }
    guard let error = RuleError(faults, file: reader.file) else {
      preconditionFailure("a file in which nothing is wrong is a rule set")
    }
    throw error
  }

  /// The set with everything that it neither says itself nor removes taken from its baseline.
  private func completed(_ set: RuleSet, chain: [String]) throws(RuleError) -> RuleSet {
    guard let baseline = set.baseline else {
      guard set.removed.isEmpty else { throw .missingKey(file: set.id, path: "baseline") }
      return set
    }
    let chain = chain + [set.id]
    guard !chain.contains(baseline) else { throw .circularBaseline(chain + [baseline]) }
    if let kind = Self.kinds[baseline], !builtInIDs.contains(baseline) {
      throw .wrongValue(
        file: set.id, path: "baseline",
        expected: Text(
          en: "a rule set of the kind \(catalogue.kind), not \(kind)",
          zh: " \(catalogue.kind) 类规则集，而非 \(kind) 类"), found: baseline)
    }
    let base = try builtIn(baseline, chain: chain)
    var inherited = base.parameters
    for name in set.removed where inherited.removeValue(forKey: name) == nil {
      throw .wrongValue(
        file: set.id, path: "remove",
        expected: Text(
          en: "a list of parameters that \(baseline) has", zh: "\(baseline) 所有参数名的列表"))
    }
    return RuleSet(
      id: set.id, kind: set.kind, title: set.title, document: set.document,
      effective: set.effective, summary: set.summary ?? base.summary, baseline: baseline,
      parameters: inherited.merging(set.parameters) { _, own in own })
  }
}
