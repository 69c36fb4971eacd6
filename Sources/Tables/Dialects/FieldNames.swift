/// The names under which headers know the fields of a schema.
struct FieldNames {
  /// The fields of each name, in the order of the schema: 包装规格 may be the strength or the count.
  private let positions: [String: [Int]]
  private let schema: Schema

  /// What a header names.
  struct Named: Equatable {
    let field: Int
    let unit: HeaderUnit
  }

  init(_ schema: Schema) {
    self.schema = schema
    var positions: [String: [Int]] = [:]
    for (position, field) in schema.fields.enumerated() {
      for key in Set(([field.name, field.title] + field.aliases).map(Self.key)) {
        positions[key, default: []].append(position)
      }
    }
    self.positions = positions
  }

  /// What each of some headers names, whatever its letter case and width; of several fields the first
  /// that no other header names.
  func named(_ headers: [String]) -> [Named?] {
    let known = headers.map(candidates)
    var taken = Set(known.compactMap { $0.count == 1 ? $0[0].field : nil })
    return known.map { fields in
      guard fields.count > 1 else { return fields.first }
      let free = fields.first { !taken.contains($0.field) } ?? fields[0]
      taken.insert(free.field)
      return free
    }
  }

  private func candidates(_ header: String) -> [Named] {
    let key = Self.key(header)
    if let named = schema.map[key] {
      return unit(ofMapped: key, named).map { [Named(field: named.field, unit: $0)] } ?? []
    }
    if let fields = positions[key] { return fields.map { Named(field: $0, unit: .none) } }
    return fieldsWithBrackets(key).compactMap { field in
      unit(of: key, field).map { Named(field: field, unit: $0) }
    }
  }

  /// The field that a header names but for what stands in its brackets, where that is not understood.
  func fieldOfUnknownUnit(_ header: String) -> Int? {
    let key = Self.key(header)
    if let named = schema.map[key] { return named.field }
    return positions[key] == nil ? fieldsWithBrackets(key).first : nil
  }

  private func fieldsWithBrackets(_ key: String) -> [Int] {
    HeaderUnit.parts(of: key).flatMap { positions[$0.name] } ?? []
  }

  private func unit(of key: String, _ field: Int) -> HeaderUnit? {
    HeaderUnit.parts(of: key).flatMap { unit($0.brackets, field) }
  }

  private func unit(_ brackets: [String], _ field: Int) -> HeaderUnit? {
    let field = schema.fields[field]
    guard let unit = HeaderUnit(brackets, of: field.measure) else { return nil }
    // 转换比（千片） would have to be multiplied, which whole numbers are not.
    return field.kind == .integer && unit.exponent != 0 ? nil : unit
  }

  /// What a header says that was named by hand, where its column has numbers: what was said by hand
  /// behind the column's name, else what the header says itself; nil where that is not understood.
  private func unit(ofMapped key: String, _ named: Named) -> HeaderUnit? {
    let field = schema.fields[named.field]
    guard field.kind == .number || field.kind == .integer else { return HeaderUnit.none }
    let parts = HeaderUnit.parts(of: key)
    let own =
      parts.map { unit($0.brackets, named.field) }
      ?? (field.measure == nil ? HeaderUnit.none : HeaderUnit.ending(key, of: field.measure))
    guard named.unit != HeaderUnit.none else { return own }
    return own == nil || own == HeaderUnit.none || own == named.unit ? named.unit : nil
  }

  /// How many fields some headers name, and whether all required ones are among them.
  func match(_ headers: [String]) -> (count: Int, isComplete: Bool) {
    let named = Set(named(headers).compactMap { $0?.field })
    let required = schema.fields.indices.filter { schema.fields[$0].isRequired }
    return (named.count, named.isSuperset(of: required))
  }

  /// A name in half width and small letters; a line break or a space in it counts only in English.
  static func key(_ name: String) -> String {
    let plain = name.isFolded ? name : name.halfWidth.lowercased()
    let words = plain.split { $0.isWhitespace || $0.unicodeScalars.allSatisfy(\.isIgnorable) }
    return words.count < 2
      ? words.first.map(String.init) ?? ""
      : words.joined(separator: plain.utf8.allSatisfy { $0 < 0x80 } ? " " : "")
  }
}

extension Unicode.Scalar {
  /// Whether it only says how others are shown, such as a zero-width space.
  var isIgnorable: Bool {
    properties.generalCategory == .format || properties.isDefaultIgnorableCodePoint
  }
}
