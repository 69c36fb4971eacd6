/// The names under which headers know the fields of a schema.
struct FieldNames {
  private let positions: [String: Int]
  private let required: Set<Int>

  init(_ schema: Schema) {
    var positions: [String: Int] = [:]
    for (position, field) in schema.fields.enumerated() {
      for name in [field.name, field.title] + field.aliases where positions[Self.key(name)] == nil {
        positions[Self.key(name)] = position
      }
    }
    self.positions = positions
    required = Set(schema.fields.indices.filter { schema.fields[$0].isRequired })
  }

  /// The position of the field that a header names, whatever its letter case and width.
  func position(of header: String) -> Int? { positions[Self.key(header)] }

  /// How many fields some headers name, and whether all required ones are among them.
  func match(_ headers: [String]) -> (count: Int, isComplete: Bool) {
    let named = Set(headers.compactMap(position))
    return (named.count, required.isSubset(of: named))
  }

  private static func key(_ name: String) -> String { name.halfWidth.lowercased() }
}
