/// The names under which headers know the fields of a schema.
struct FieldNames {
  private let positions: [String: Int]
  private let required: Set<Int>

  init(_ schema: Schema) {
    let names = schema.fields.enumerated().flatMap { position, field in
      ([field.name, field.title] + field.aliases).map { (Self.key($0), position) }
    }
    positions = Dictionary(names) { first, _ in first }
    required = Set(schema.fields.indices.filter { schema.fields[$0].isRequired })
  }

  /// The position of the field that a header names, whatever its letter case and width.
  func position(of header: String) -> Int? { positions[Self.key(header)] }

  /// How many fields some headers name, and whether all required ones are among them.
  func match(_ headers: [String]) -> (count: Int, isComplete: Bool) {
    let named = Set(headers.compactMap(position))
    return (named.count, required.isSubset(of: named))
  }

  private static func key(_ name: String) -> String {
    name.isFolded ? name : name.halfWidth.lowercased()
  }
}
