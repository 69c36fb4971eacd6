import Wording

/// Values of the user's own in place of those of a set.
extension RuleSet {
  /// The set with some values replaced by the user's own; a name may end with a row of a table.
  ///
  /// - Throws: `RuleError.unknownKey`, `.wrongValue`, also where the values do not go together.
  public func setting(_ values: [(name: String, value: String)], catalogue: RuleCatalogue)
    throws(RuleError) -> RuleSet
  {
    guard !values.isEmpty else { return self }
    var changed = parameters
    for (name, value) in values {
      let setting = try RuleSetting(name: name, value: value, catalogue: catalogue)
      let key = setting.key.name
      changed[key] = try setting.parameter(replacing: changed.removeValue(forKey: key), id)
    }
    let set = RuleSet(self, parameters: changed)
    if let fault = catalogue.faults(of: set, in: RuleSetting.place).first { throw fault }
    return set
  }

  /// The set with one value replaced by the user's own.
  public func setting(_ name: String, to value: String, catalogue: RuleCatalogue)
    throws(RuleError) -> RuleSet
  {
    try setting([(name, value)], catalogue: catalogue)
  }
}

/// One `KEY=VALUE` of the command line.
private struct RuleSetting {
  static let place = "--set"

  let name: String
  let value: String
  let key: RuleKey

  init(name: String, value: String, catalogue: RuleCatalogue) throws(RuleError) {
    let key =
      catalogue.key(name)
      ?? catalogue.keys.first { $0.form.isTable && name.hasPrefix($0.name + ".") }
    guard let key else {
      throw .unknownKey(
        file: Self.place, path: name,
        nearest: suggestedName(for: name, among: catalogue.keys.map(\.name)))
    }
    (self.name, self.value, self.key) = (name, value, key)
  }

  /// The parameter with the value, or with the row, in its place.
  func parameter(replacing old: consuming Parameter?, _ id: String) throws(RuleError)
    -> Parameter
  {
    let supplied = Parameter(
      value: .unset, document: Text(Self.place), clause: nil, grade: .supplied, checked: "",
      note: old?.note, origin: Self.place)
    guard name != key.name else {
      var parameter = supplied
      parameter.value = try whole()
      return parameter
    }
    let row = String(name.dropFirst(key.name.count + 1))
    if case .records(let columns) = key.form {
      try checkCell(row, columns, in: old, id)
    } else {
      if let expected = key.form.expectation(ofRow: row) { throw wrong(expected, found: row) }
      try check(value, key.form)
    }
    var parameter = old ?? supplied
    parameter.replace(row, with: value)
    parameter.rowGrades[row] = .supplied
    return parameter
  }

  /// A value that has no rows; several words are separated by commas.
  private func whole() throws(RuleError) -> RuleValue {
    switch key.form {
    case .number, .choice, .text:
      try check(value, key.form)
      return .text(value)
    case .list:
      let words =
        ["none", "[]"].contains(value)
        ? [] : value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for word in words { try check(word, key.form) }
      if let word = words.firstRepeated {
        throw wrong(Expectation.eachOnce, found: word)
      }
      return .list(words)
    case .countTable, .nameTable:
      throw wrong(
        Text(
          en: "given row by row: --set \(key.name).ROW=VALUE",
          zh: "逐行给出的值：--set \(key.name).行=值"))
    case .records:
      throw wrong(
        Text(
          en: "given one by one: --set \(key.name).NAME.COLUMN=VALUE, or in a rule file",
          zh: "逐项给出的值：--set \(key.name).名称.列=值，或写在规则文件中"))
    }
  }

  /// Whether `A1.points` is a cell that can be changed, and may have the value.
  private func checkCell(_ cell: String, _ columns: [RuleColumn], in old: Parameter?, _ id: String)
    throws(RuleError)
  {
    guard case .records(let records)? = old?.value else { throw .unset(key: key.name, id: id) }
    let changeable = columns.dropFirst()
    // A record alone names no cell, though its name may have a point.
    let parts = records.contains { $0.name == cell } ? (record: cell, column: "") : cell.cell
    guard let parts, records.contains(where: { $0.name == parts.record }) else {
      throw .unknownKey(
        file: Self.place, path: name,
        nearest: nearestName(to: parts?.record ?? cell, among: records.map(\.name)))
    }
    guard let column = changeable.first(where: { $0.name == parts.column }) else {
      throw .unknownKey(
        file: Self.place, path: name,
        nearest: parts.column.isEmpty
          ? nil : nearestName(to: parts.column, among: changeable.map(\.name)))
    }
    try check(value, column.form)
  }

  private func check(_ text: String, _ form: RuleForm) throws(RuleError) {
    guard form.allows(text) else { throw wrong(form.expectationOfOne(quoted: false), found: text) }
  }

  private func wrong(_ expected: Text, found: String? = nil) -> RuleError {
    .wrongValue(file: Self.place, path: name, expected: expected, found: found)
  }
}
