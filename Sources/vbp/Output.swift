import CommandLineKit
import Files
import Synchronization
import Wording
import Writing

/// Where a result goes: a file or standard output, in the encoding that was asked for, whole or not
/// at all.
final class Output: Sendable {
  private let path: String?
  private let encoding: TextEncoding
  /// Opened at once, unless all must be there before anything is encoded.
  private let file: WholeFile?
  /// What stands before the next piece: a mark, or all that waits to be encoded.
  private let held: Mutex<[[UInt8]]>
  /// Where it is noted what was written, if it is, and the digest of that so far.
  private let recording: Recording?
  private let digest = Mutex(SHA256())

  /// Standard output where there is no path.
  init(_ path: String?, _ encoding: TextEncoding, _ recording: Recording? = nil) throws(FileError) {
    (self.path, self.encoding, self.recording) = (path, encoding, recording)
    held = Mutex(encoding == .utf8WithMark ? [TextEncoding.mark] : [])
    file =
      encoding.isUTF8 && !(recording?.isRepetition ?? false) ? try Self.open(path) : nil
  }

  private static func open(_ path: String?) throws(FileError) -> WholeFile {
    if let path { try WholeFile(path) } else { WholeFile() }
  }

  /// Writes what comes next, in UTF-8.
  func write(_ piece: [UInt8]) throws {
    guard encoding.isUTF8 else { return held.withLock { $0.append(piece) } }
    let mark = takeHeld()
    try put(mark.isEmpty ? piece : mark.joined() + piece, to: file)
  }

  /// Brings bytes to where they belong; those of a repetition are only kept.
  private func put(_ bytes: [UInt8], to file: WholeFile?) throws {
    if let recording {
      digest.withLock { $0.add(bytes) }
      if recording.isRepetition { try recording.keep(bytes) }
    }
    try file?.write(bytes)
  }

  private func takeHeld() -> [[UInt8]] {
    held.withLock { held in
      defer { held = [] }
      return held
    }
  }

  /// Brings all to its place; `table` is what it shows, if it is a table.
  func finish(_ table: OutputTable? = nil) throws {
    var rest = takeHeld()
    if !encoding.isUTF8 {
      let text = String(decoding: rest.joined(), as: UTF8.self)
      // Given up before a further copy is made.
      rest = []
      rest = [try encoding.bytes(text, of: table)]
    }
    let isRepetition = recording?.isRepetition ?? false
    let file = isRepetition ? nil : try file ?? Self.open(path)
    for piece in rest { try put(piece, to: file) }
    try file?.finish()
    recording?.note(.init(path: path, digest: digest.withLock(\.hexadecimal)))
  }

  /// Writes a whole text, which may be that of a table.
  func write(whole text: String, of table: OutputTable? = nil) throws {
    try write(Array(text.utf8))
    try finish(table)
  }
}

extension TextEncoding {
  /// Whether what is in UTF-8 need not be encoded.
  var isUTF8: Bool { self != .gb18030 }

  /// The bytes of a text, which may be that of a table.
  ///
  /// - Throws: `UsageError` that names the character which the encoding does not have, with its row
  ///   and column as a spreadsheet shows them, or else says that there is no converter.
  fileprivate func bytes(_ text: String, of table: OutputTable?) throws(UsageError) -> [UInt8] {
    if let bytes = encode(text) { return bytes }
    guard let scalar = firstMissing(in: text) else {
      throw .badValue(
        rawValue, option: "--encoding",
        expected: Text(en: "this system has no converter for it", zh: "本系统没有该编码的转换器"))
    }
    let code = scalar.codePoint
    let place = table.flatMap(place) ?? Text("")
    throw .badValue(
      rawValue, option: "--encoding",
      expected: Text(
        en: "it has no character \(code)\(place.en); use utf-8-bom",
        zh: "该编码没有字符 \(code)\(place.zh)；请改用 utf-8-bom"))
  }

  /// Where in a table the first character stands that the encoding does not have.
  private func place(in table: OutputTable) -> Text? {
    for index in 0..<table.rowCount {
      for (cell, column) in zip(table.row(index), table.columns)
      where encode(cell.characters) == nil {
        // The header is row 1.
        return Text(
          en: ", which stands in row \(index + 2), column \(column.heading.en)",
          zh: "（位于第 \(index + 2) 行“\(column.heading.zh)”列）")
      }
    }
    return nil
  }
}
