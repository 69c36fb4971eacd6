import Wording

/// How the cells of a workbook show numbers, by the number of their style.
struct CellFormats {
  private(set) var formats: [NumberFormat] = [.general]

  /// No styles: everything is shown as it is.
  init() {}

  /// Reads the part of the styles.
  init(_ scanner: consuming XMLScanner) throws(WorkbookError) {
    var (codes, ids, isInside) = ([Int: String](), [Int](), false)
    reading: while true {
      switch try scanner.next() {
      case .start:
        if scanner.isNamed("numFmt"),
          let id = try scanner.attribute("numFmtId").flatMap({ Int($0) })
        {
          codes[id] = try scanner.attribute("formatCode") ?? ""
        } else if scanner.isNamed("cellXfs") {
          isInside = true
        } else if isInside, scanner.isNamed("xf") {
          ids.append(try scanner.attribute("numFmtId").flatMap { Int($0) } ?? 0)
        }
        guard ids.count <= Self.most, codes.count <= Self.most else {
          throw .tooLarge(Text(en: "too many styles", zh: "样式过多"))
        }
      case .end: if scanner.isNamed("cellXfs") { isInside = false }
      case .text: break
      case .finish: break reading
      }
    }
    var read: [Int: NumberFormat] = [:]
    for id in Set(ids) { read[id] = NumberFormat(codes[id] ?? Self.builtIn[id] ?? "General") }
    if !ids.isEmpty { formats = ids.map { read[$0] ?? .general } }
  }

  private static let most = 1 << 17

  /// The formats that files name by number alone; some are for Chinese only. Amounts of money
  /// among them have a currency that depends on the country, which is left out.
  private static let builtIn: [Int: String] = {
    var codes = [
      1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0;-#,##0", 6: "#,##0;-#,##0",
      7: "#,##0.00;-#,##0.00", 8: "#,##0.00;-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
      12: "# ?/?", 13: "# ??/??", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
      39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;\"-\"",
      42: "#,##0;-#,##0;\"-\"", 43: "#,##0.00;-#,##0.00;\"-\"", 44: "#,##0.00;-#,##0.00;\"-\"",
      46: "[h]:mm:ss", 48: "##0.0E+0",
    ]
    for id in [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58] {
      codes[id] = "yyyy-mm-dd"
    }
    for id in [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56] { codes[id] = "h:mm:ss" }
    codes[22] = "yyyy-mm-dd h:mm"
    return codes
  }()
}
