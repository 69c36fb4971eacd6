import Tables
import Wording

/// What one firm is told, and nobody else: a sheet in a file of its own.
public struct FirmLetter {
  /// The name of its file without an ending.
  public let fileName: String
  /// The letter.
  public let sheet: Sheet

  /// A letter that is the `number`th of so many, to a firm.
  init(_ number: Int, of count: Int, to firm: String, _ sheet: Sheet) {
    fileName = Self.fileName(number, of: count, firm)
    self.sheet = sheet
  }

  /// How to object, and until when; a line is left for a day that is not given.
  static func objection(until deadline: Day?) -> Text {
    Text(en: "Objections, in writing and with evidence, are taken until ", zh: "如有异议，请于")
      + (deadline?.formal ?? Text(en: "____________", zh: "____年__月__日"))
      + Text(
        en: " inclusive. To: ____________  Contact: ____________  Telephone: ____________",
        zh: "（含当日）前书面提出，并附证明材料。受理部门：____________　联系人：____________　电话：____________")
  }

  /// A number and what a name has of letters and digits: no system takes it for anything but a name.
  static func fileName(_ number: Int, of count: Int, _ firm: String) -> String {
    let width = max(3, String(count).count)
    let digits =
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    let words = firm.unicodeScalars.split { scalar in
      !(scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal)
    }
    let letters = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    return ([digits] + (letters.isEmpty ? [] : [String(letters.prefix(mostLetters))]))
      .joined(separator: "-")
  }

  /// So many letters of a name fit into the name of a file, whatever the system: each has 4 bytes at most.
  private static let mostLetters = 40
}
