/// RFC 4180 read the obvious way, one field after the other over the whole text, to compare the
/// fast reader with.
struct CSVOracle {
  /// A field as it stands in the file, without the quotes around it.
  struct Field: Equatable {
    var raw: [UInt8] = []
    /// The value, with each doubled quote as one.
    var value: [UInt8] = []
    var hasStrayQuote = false
    var isQuoted = false
  }

  /// The records that are not empty lines, with their row numbers; `""` is no empty line.
  private(set) var records: [(row: Int, fields: [Field])] = []
  /// The row with a quote that is never closed.
  private(set) var openQuote: Int?
  /// The row that is too long.
  private(set) var tooLong: Int?

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8], limit: Int = .max) {
    rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var row = 0
    while !rest.isEmpty {
      row += 1
      let before = rest.count
      let fields = readRecord()
      if before - rest.count > limit {
        tooLong = row
        return
      }
      guard let fields else {
        openQuote = row
        return
      }
      if fields.count > 1 || fields[0].isQuoted || !fields[0].raw.isEmpty {
        records.append((row, fields))
      }
    }
  }

  private static let lineEnds: [UInt8] = [0x0A, 0x0D]
  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")

  /// The fields up to the line end, which is taken away too; nil when a quote stays open.
  private mutating func readRecord() -> [Field]? {
    var fields: [Field] = []
    repeat {
      guard let field = rest.first == Self.quote ? readQuoted() : readPlain() else { return nil }
      fields.append(field)
    } while take(Self.comma)
    if take(0x0D) {
      _ = take(0x0A)
    } else {
      _ = take(0x0A)
    }
    return fields
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func readPlain() -> Field {
    let text = readUntilSeparator()
    return Field(raw: text, value: text, hasStrayQuote: text.contains(Self.quote))
  }

  private mutating func readQuoted() -> Field? {
    var field = Field(isQuoted: true)
    rest.removeFirst()
    while let byte = rest.popFirst() {
      if byte == Self.quote {
        guard take(Self.quote) else {
          field.hasStrayQuote = !readUntilSeparator().isEmpty
          return field
        }
        field.raw.append(byte)
      }
      field.raw.append(byte)
      field.value.append(byte)
    }
    return nil
  }

  private mutating func readUntilSeparator() -> [UInt8] {
    let text = rest.prefix { $0 != Self.comma && !Self.lineEnds.contains($0) }
    rest = rest.dropFirst(text.count)
    return Array(text)
  }
}
