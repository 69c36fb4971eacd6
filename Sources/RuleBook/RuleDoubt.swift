/// Which values of a rule set were used, and what those that are not sure could be instead.
extension RuleSet {
  /// The values that were used and are less sure than published, in the order of the catalogue:
  /// rows of tables by their names, cells of records where their grade is their own.
  public func usedWeak(_ catalogue: RuleCatalogue) -> [(key: String, grade: Grade)] {
    catalogue.keys.flatMap { key -> [(key: String, grade: Grade)] in
      places(of: key).compactMap { place in
        guard let grade = usedGrade(of: place), grade > .published else { return nil }
        let isToldWithAll = place.isCell && grade == parameters[key.name]?.grade
        // A cell that doubt does not apply to is a word for readers.
        let isWord = place.isCell && place.isExempt
        return isToldWithAll || isWord ? nil : (place.name, grade)
      }
    }
  }

  /// The names of the values that are unverified and could be others, whether or not they are used.
  public func doubtful(_ catalogue: RuleCatalogue) -> Set<String> {
    Set(unverified(catalogue).filter { !$0.place.isExempt }.map(\.name))
  }

  /// The names of the values that were used, are unverified and could be others, in the order of the
  /// catalogue.
  public func usedDoubtful(_ catalogue: RuleCatalogue) -> [String] {
    let doubtful = doubtful(catalogue)
    return usedWeak(catalogue).map(\.key).filter(doubtful.contains)
  }

  /// The set with each value that was used and is unverified replaced by each other value that its
  /// key declares; every such set remembers for itself what is used of it.
  ///
  /// What a set does not give that another value would need stops whoever evaluates it.
  public func alternatives(_ catalogue: RuleCatalogue) -> [(key: String, set: RuleSet)] {
    catalogue.keys.flatMap { key in
      places(of: key).filter { usedGrade(of: $0) == .unverified }.flatMap { place in
        others(at: place, catalogue).map { (place.name, $0) }
      }
    }
  }

  /// The values that are unverified, whether or not they are used; for those who evaluate piece by
  /// piece and ask after each whether a value was used by then.
  public func unverified(_ catalogue: RuleCatalogue) -> [UnverifiedValue] {
    catalogue.keys.flatMap { key in
      places(of: key).filter { grade(of: $0) == .unverified }.map {
        UnverifiedValue(place: $0, catalogue: catalogue, ruleSet: self)
      }
    }
  }

  /// The same set, of which nothing has been used.
  public var unread: RuleSet { RuleSet(self, parameters: parameters) }

  private func grade(of place: RulePlace) -> Grade? {
    let parameter = parameters[place.key.name]
    return place.row.flatMap { parameter?.grade(ofRow: $0) } ?? parameter?.grade
  }

  /// The values of a parameter: the whole, or the rows of a table, or records and their cells.
  func places(of key: RuleKey) -> [RulePlace] {
    guard let value = parameters[key.name]?.value else { return [] }
    switch value {
    case .unset: return []
    case .text, .list: return [RulePlace(key: key, value: value)]
    case .table(let rows):
      return rows.map { RulePlace(key: key, row: $0.name, value: .text($0.value)) }
    case .records(let records):
      let cells = records.flatMap { record in
        record.values.map { cell in
          RulePlace(
            key: key, row: "\(record.name).\(cell.name)",
            column: key.form.columns.first { $0.name == cell.name }, value: .text(cell.value))
        }
      }
      return [RulePlace(key: key, value: value)] + cells
    }
  }

  /// The sets in which a value is another one and all conditions hold.
  func others(at place: RulePlace, _ catalogue: RuleCatalogue) -> [RuleSet] {
    place.others.values(besides: place.value, form: place.form).compactMap { value in
      let set = replacing(place, with: value)
      return catalogue.faults(of: set, in: id, isTrial: true).isEmpty ? set : nil
    }
  }

  /// The same set with another value at a place, or none.
  func replacing(_ place: RulePlace, with value: RuleValue?) -> RuleSet {
    guard var parameter = parameters[place.key.name] else { return self }
    var changed = parameters
    if let row = place.row {
      parameter.replace(row, with: value?.text)
      changed[place.key.name] = parameter
    } else if let value {
      parameter.value = value
      changed[place.key.name] = parameter
    } else {
      changed[place.key.name] = nil
    }
    if case .nothingWithout(let item, let list) = place.others,
      case .list(let items)? = changed[list]?.value
    {
      changed[list]?.value = .list(items.filter { $0 != item })
    }
    return RuleSet(self, parameters: changed)
  }
}

/// An unverified value of a rule set.
public struct UnverifiedValue: Sendable {
  let place: RulePlace
  let catalogue: RuleCatalogue
  let ruleSet: RuleSet

  /// Its name, such as `shortlist.caps.10`.
  public var name: String { place.name }
  /// The name of its parameter.
  public var key: String { place.key.name }
  /// Whether the value was handed out.
  public var isUsed: Bool { ruleSet.usedGrade(of: place) != nil }
  /// The sets in which it is another value.
  public var others: [RuleSet] { ruleSet.others(at: place, catalogue) }
}

/// A single value of a rule set: a parameter, a row of a table, or a cell of a record.
struct RulePlace: Sendable {
  let key: RuleKey
  var row: String?
  var column: RuleColumn?
  let value: RuleValue

  /// Its name, such as `shortlist.caps.10`.
  var name: String { key.name + (row.map { "." + $0 } ?? "") }
  var form: RuleForm { column?.form ?? key.form }
  var others: OtherValues { column?.others ?? key.others }
  /// Whether doubt does not apply to it, or to any of its columns.
  var isExempt: Bool {
    if case .byColumn = others { return form.columns.allSatisfy { $0.isExempt } }
    return others.exemption(of: value) != nil
  }
  /// Whether it belongs to a record.
  var isCell: Bool { column != nil }
}

extension RuleValue {
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}

extension Parameter {
  /// Gives a row of a table, or the cell `A1.points` of a record, another value, or none.
  mutating func replace(_ name: String, with text: String?) {
    switch value {
    case .records(var records):
      guard let cell = name.cell,
        let index = records.firstIndex(where: { $0.name == cell.record })
      else { return }
      records[index].values.replace(cell.column, with: text)
      value = .records(records)
    case .table(var rows):
      // Else both would hold the rows, and each row that is set by hand would cost a copy of all.
      value = .unset
      rows.replaceSorted(name, with: text)
      value = .table(rows)
    case .unset, .text, .list:
      value = .table(text.map { [RuleValue.Row(name: name, value: $0)] } ?? [])
    }
  }
}

extension [RuleValue.Row] {
  /// The same in a table, whose rows are sorted.
  fileprivate mutating func replaceSorted(_ name: String, with text: String?) {
    let row = RuleValue.Row(name: name, value: text ?? "")
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if RuleValue.inOrder(self[middle], row) { low = middle + 1 } else { high = middle }
    }
    if low < count, self[low].name == name { remove(at: low) }
    if text != nil { insert(row, at: low) }
  }

  fileprivate mutating func replace(_ name: String, with text: String?) {
    let place = firstIndex { $0.name == name } ?? endIndex
    removeAll { $0.name == name }
    if let text { insert(RuleValue.Row(name: name, value: text), at: Swift.min(place, endIndex)) }
  }
}
