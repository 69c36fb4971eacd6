import Foundation
import TestSupport

/// A `Text(en:zh:)`, what else is given as `en:zh:`, or a sentence that is made in one of both languages, `language(en:zh:)`, as it
/// stands in a source file.
struct SourceText: CustomStringConvertible {
  /// One of the two wordings: a Swift expression.
  struct Wording {
    /// Whether it is written out, rather than taken from elsewhere.
    let isLiteral: Bool
    /// The letters of its literals.
    let letters: String
    /// How many values are put into it, those that only make a plural left out.
    let values: Int
  }

  let place: String
  /// Whether only one of the two is made.
  let isSentence: Bool
  let en: Wording
  let zh: Wording

  var description: String { "\(place): \(en.letters) | \(zh.letters)" }

  /// All texts of the sources in which both wordings stand side by side, read once.
  static func all() throws -> [SourceText] { try read.get() }

  /// The ids of the findings that the sources below a folder declare.
  static func findingCodes(below folder: String) throws -> [String] {
    let root = Repository.path(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.hasSuffix(".swift") }
      .flatMap { file in
        try String(contentsOfFile: root + "/" + file, encoding: .utf8)
          .matches(of: /static let \w+ = FindingCode\("([a-z-]+)"\)/).map { String($0.output.1) }
      }
  }

  private static let read = Result {
    let root = Repository.path("Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.hasSuffix(".swift") }.sorted()
    return try files.flatMap { file in
      try inFile(file, String(contentsOfFile: root + "/" + file, encoding: .utf8))
    }
  }

  private static func inFile(_ file: String, _ source: String) -> [SourceText] {
    source.matches(of: /(?:Text\(|\blanguage(?:\.words)?[(,]|,)\s*en:/).compactMap { match in
      var scanner = Scanner(source[match.range.upperBound...])
      let en = scanner.wording()
      guard scanner.rest.prefixMatch(of: /,\s*zh:/) != nil,
        let colon = scanner.rest.firstIndex(of: ":")
      else { return nil }
      scanner.rest = scanner.rest[scanner.rest.index(after: colon)...]
      let line = source[..<match.range.lowerBound].count { $0 == "\n" } + 1
      return SourceText(
        place: "\(file):\(line)", isSentence: match.output.hasPrefix("language"), en: en,
        zh: scanner.wording())
    }
  }

  /// Reads expressions and string literals, which may hold expressions again.
  private struct Scanner {
    var rest: Substring

    init(_ text: Substring) { rest = text }

    /// An argument: up to the comma or parenthesis that ends it.
    mutating func wording() -> Wording {
      var letters = ""
      var values = 0
      var code = ""
      var depth = 0
      while let character = rest.first {
        if character == "\"" {
          let literal = self.literal()
          letters += literal.letters
          values += literal.values
          code += "\""
          continue
        }
        if depth == 0, character == "," || character == ")" { break }
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        code.append(character)
        rest.removeFirst()
      }
      // A wording of another text that is joined to this one is a value too.
      values += code.matches(of: /\.(en|zh)\b/).count
      let isLiteral = code.first { !$0.isWhitespace } == "\""
      return Wording(isLiteral: isLiteral, letters: letters, values: values)
    }

    private mutating func literal() -> (letters: String, values: Int) {
      var letters = ""
      var values = 0
      rest.removeFirst()
      while let character = rest.popFirst(), character != "\"" {
        guard character == "\\" else {
          letters.append(character)
          continue
        }
        if rest.first == "(" {
          rest.removeFirst()
          values += interpolation() ? 1 : 0
        } else {
          letters.append(rest.popFirst() ?? " ")
        }
      }
      return (letters, values)
    }

    /// Skips a value; false for one that only makes a plural.
    private mutating func interpolation() -> Bool {
      let start = rest.startIndex
      var depth = 1
      while depth > 0, let character = rest.first {
        if character == "\"" {
          _ = literal()
          continue
        }
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        rest.removeFirst()
      }
      return rest.base[start..<rest.startIndex].firstMatch(of: /\? "" : "s"/) == nil
    }
  }
}

extension String {
  /// Whether there are Chinese characters, or the signs that stand between them.
  var holdsChinese: Bool {
    unicodeScalars.contains {
      (0x4E00...0x9FFF).contains($0.value) || (0x3000...0x303F).contains($0.value)
        || (0xFF00...0xFFEF).contains($0.value)
    }
  }
}
