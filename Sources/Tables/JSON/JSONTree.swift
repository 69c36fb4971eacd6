import FoundationEssentials

/// A JSON document, read without knowing its form, so that what does not belong can be named.
public enum JSONTree: Equatable, Sendable {
  case null
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])
  /// A bare number or truth value; rule sets have none, so that no digit can be lost.
  case bare(String)

  /// Reads a document.
  ///
  /// - Throws: `DecodingError` when the text is not JSON.
  public init(json: String) throws {
    // Foundation knows every form of JSON and what is wrong with what is none, and takes its time.
    if let tree = PlainJSON.tree(json) {
      self = tree
    } else {
      self = try JSONDecoder().decode(JSONTree.self, from: Data(json.utf8))
    }
  }
}

extension JSONTree: Decodable {
  /// Reads whatever comes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONTree].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: JSONTree].self) {
      self = .object(object)
    } else if let flag = try? container.decode(Bool.self) {
      self = .bare(flag ? "true" : "false")
    } else {
      self = .bare("number")
    }
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

  /// A member of an object; nil when there is none.
  public subscript(key: String) -> JSONTree? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// That an object lacks a member.
  public static func missing(_ key: String, _ expected: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "`\(key)` must be \(expected)"))
  }
}
