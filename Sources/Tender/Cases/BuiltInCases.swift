import EmbeddedData
public import Tables

/// The cases that built-in rule sets ship: `Data/cases/tender/<id>.csv`.
public enum BuiltInCases {
  private static let folder = "cases/tender/"

  /// The ids of the sets that have cases, sorted.
  public static var ids: [String] {
    EmbeddedData.paths(in: folder).map { String($0.dropFirst(folder.count).dropLast(4)) }
  }

  /// The cases of a set; none where it has none.
  ///
  /// - Throws: `FileError` when they cannot be read.
  public static func cases(of id: String) throws -> (cases: [WorkedCase], findings: Findings) {
    guard let text = EmbeddedData.text(of: "\(folder)\(id).csv") else { return ([], Findings()) }
    return try CaseTable.read(text: text, name: "\(id).csv", schema: .named("cases"))
  }
}
