import Wording

/// How the cells of a workbook look: one font, a head in bold, days, and numbers with as many decimals
/// as they are written with.
enum WorkbookStyles {
  static let head = 1
  static let text = 2
  static let day = 3
  /// Numbers with more decimals than this are shown with so many, and hold all of them.
  static let mostDecimals = 12

  static func number(decimals: Int) -> Int { 4 + min(decimals, mostDecimals) }

  /// Own forms of numbers begin at this one.
  private static let firstForm = 164
  /// The form of texts, of which a spreadsheet makes no formula even where they are edited.
  private static let textForm = 49

  /// The part of a workbook that declares them.
  static func xml(_ language: Language) -> String {
    let font = language == .chinese ? "宋体" : "Arial"
    let forms = ["yyyy\\-mm\\-dd"] + (0...mostDecimals).map(form)
    let declared = forms.enumerated().map { place, form in
      "<numFmt numFmtId=\"\(firstForm + place)\" formatCode=\"\(form)\"/>"
    }
    let top = "<alignment vertical=\"top\"/>"
    let wrapped = "<alignment vertical=\"top\" wrapText=\"1\"/>"
    let styles =
      [
        style(form: 0, "", top),
        style(
          form: textForm, "fontId=\"1\" fillId=\"2\" borderId=\"1\"",
          "<alignment vertical=\"center\" wrapText=\"1\"/>"),
        style(form: textForm, "", wrapped),
      ] + forms.indices.map { style(form: firstForm + $0, "", top) }
    return """
      <styleSheet xmlns="\(Workbook.main)">
      <numFmts count="\(declared.count)">\(declared.joined())</numFmts>
      <fonts count="2"><font><sz val="11"/><name val="\(font)"/></font>\
      <font><b/><sz val="11"/><name val="\(font)"/></font></fonts>
      <fills count="3"><fill><patternFill patternType="none"/></fill>\
      <fill><patternFill patternType="gray125"/></fill>\
      <fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills>
      <borders count="2"><border/>\
      <border><left/><right/><top/><bottom style="thin"><color rgb="FF8899AA"/></bottom></border>\
      </borders>
      <cellStyleXfs count="1"><xf/></cellStyleXfs>
      <cellXfs count="\(styles.count)">\(styles.joined())</cellXfs>
      </styleSheet>
      """
  }

  private static func form(decimals: Int) -> String {
    decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
  }

  private static func style(form: Int, _ more: String, _ alignment: String) -> String {
    "<xf numFmtId=\"\(form)\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\" \(more)>"
      + alignment + "</xf>"
  }
}
