import EmbeddedData
public import Wording

/// A JSON document, read without knowing its form, so that what does not belong can be named.
public enum JSONTree: Equatable, Sendable {
  case null
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])
  /// A bare number or truth value; rule sets have none, so that no digit can be lost.
  case bare(String)

  /// Reads a document.
  public init(json: String) throws(JSONFault) {
    var reader = JSONReader(json)
    self = try reader.document()
  }

  /// Reads a document, with the paths of the keys that an object has twice, such as
  /// `parameters.selection.cap.value`.
  public static func withRepeatedKeys(_ json: String) throws(JSONFault)
    -> (tree: JSONTree, repeatedKeys: [String])
  {
    var reader = JSONReader(json)
    let tree = try reader.document()
    return (tree, reader.repeatedKeys)
  }
}

/// The members of an object that must have a certain form.
extension JSONTree {
  /// A text in an object.
  ///
  /// - Throws: `DecodingError` when it is not there.
  public func text(_ key: String) throws -> String {
    guard case .text(let text)? = self[key] else { throw Self.missing(key, "a text") }
    return text
  }

  /// A list in an object.
  ///
  /// - Throws: `DecodingError` when it is not there.
  public func list(_ key: String) throws -> [JSONTree] {
    guard case .list(let list)? = self[key] else { throw Self.missing(key, "a list") }
    return list
  }

  /// A list of texts in an object.
  ///
  /// - Throws: `DecodingError` when it is not there.
  public func texts(_ key: String) throws -> [String] {
    try list(key).map { item in
      guard case .text(let text) = item else { throw Self.missing(key, "a list of texts") }
      return text
    }
  }

  /// The wordings of an object in both languages, `en` and `zh`.
  ///
  /// - Throws: `DecodingError` when they are not there.
  public func wording() throws -> Text { Text(en: try text("en"), zh: try text("zh")) }

  /// A member of an object in both languages.
  ///
  /// - Throws: `DecodingError` when it is not there.
  public func wording(of key: String) throws -> Text {
    guard let pair = self[key] else { throw Self.missing(key, "a text in two languages") }
    return try pair.wording()
  }

  /// A member of an object; nil when there is none.
  public subscript(key: String) -> JSONTree? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// That an object lacks a member.
  public static func missing(_ key: String, _ expected: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "`\(key)` must be \(expected)"))
  }
}

extension JSONTree {
  /// The entries of a list of `Data/words`.
  public static func words<Entry>(_ name: String, _ read: (JSONTree) throws -> Entry) -> [Entry] {
    do {
      let tree = try JSONTree(json: EmbeddedData.text(of: "words/\(name).json") ?? "")
      guard case .list(let entries) = tree else { throw missing(name, "a list") }
      return try entries.map(read)
    } catch {
      preconditionFailure("Data/words/\(name).json: \(error)")
    }
  }
}
