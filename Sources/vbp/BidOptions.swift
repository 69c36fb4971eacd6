import CommandLineKit
import ExactNumbers
import Files
import Tables
import Tender
import Wording
import Writing

/// Which bids a result shows, and which columns of their file it carries through.
enum BidOptions {
  /// Options by which some bids are shown.
  static let shown: [Option] = [
    Option(
      "lot", value: "NAME", repeats: true,
      help: Text(en: "show this lot alone; all are evaluated", zh: "仅显示该品种；全部品种均参与评审")),
    Option(
      "bidder", value: "NAME", repeats: true,
      help: Text(
        en: "show the bids of this bidder alone; all are evaluated", zh: "仅显示该企业的报价；全部报价均参与评审")),
  ]

  /// The option by which columns are kept.
  static let keep = Option(
    "keep", value: "NAMES",
    help: Text(
      en:
        "carry columns of BIDS through to the end of the result: their names, with commas between, "
        + "or `all` that are read for nothing else",
      zh: "将报价文件中的列原样附在结果之后：写列名并以逗号分隔，或写 all 表示所有未参与计算的列"))

  static let options = shown + [keep]
}

extension Arguments {
  /// The amount of an option, in yuan above zero; nil where it is not given.
  func yuan(_ option: String) throws(UsageError) -> Yuan? {
    guard let text = value(option) else { return nil }
    guard let amount = Yuan(decimal: text), amount > .zero else {
      throw .badValue(
        text, option: "--" + option,
        expected: Text(
          en: "write a number of yuan above zero with at most six decimals, such as 0.01",
          zh: "请写大于零、最多六位小数的金额，如 0.01"))
    }
    return amount
  }

  /// The columns that `--keep` names.
  var keptNames: KeptNames {
    get throws(UsageError) {
      guard let text = value("keep") else { return .none }
      guard text != "all" else { return .all }
      let names = text.split(omittingEmptySubsequences: false) { ",，".contains($0) }
      guard names.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
        throw .badValue(
          text, option: "--keep",
          expected: Text(
            en: "write names of columns with commas between them, or all", zh: "请写列名并以逗号分隔，或写 all"))
      }
      return .named(names.map(String.init))
    }
  }

  /// The bids that `--lot` and `--bidder` choose; nil where neither is given. Of lots that are set aside,
  /// by their folded names, there is nothing to show.
  func filter(_ bids: BidRows, rules: [TenderRules], setAside: Set<String>) throws -> BidFilter? {
    let (lots, bidders) = (all("lot"), all("bidder"))
    guard !lots.isEmpty || !bidders.isEmpty else { return nil }
    do {
      return try BidFilter(
        lots: lots, bidders: bidders, in: try TenderLots(bids, rules: rules))
    } catch let fault as NotInTender {
      let isSetAside = fault.isLot && setAside.contains(fault.name.foldedName)
      throw UsageError.badValue(
        fault.name, option: fault.isLot ? "--lot" : "--bidder",
        expected: isSetAside
          ? Text(en: "the lot is set aside for faulty rows", zh: "该品种因数据有误已搁置") : fault.reason)
    }
  }
}

extension KeptColumns {
  /// Reads the columns of a file of bids that are to be kept; nil where none are.
  ///
  /// - Throws: `UsageError` for a name that the file does not have, or has twice.
  static func read(_ path: String, _ schema: Schema, _ layout: TableReader.Layout) throws
    -> (kept: KeptColumns?, findings: Findings)
  {
    let places = try places(schema.kept, layout.columns)
    guard !places.isEmpty else { return (nil, Findings()) }
    let (kept, findings) = try read(path, schema: schema, places: places)
    return (kept, findings)
  }

  /// Where the columns stand in the file, in its order.
  private static func places(
    _ kept: KeptNames, _ columns: [(field: String?, heading: String)]
  ) throws(UsageError) -> [Int] {
    switch kept {
    case .none: return []
    case .all:
      return columns.indices.filter { columns[$0].field == nil && !columns[$0].heading.isEmpty }
    case .named(let names):
      var places: Set<Int> = []
      for name in names {
        let found = columns.indices.filter {
          columns[$0].heading.foldedName == name.foldedName
        }
        guard let place = found.first else { throw unknown(name, columns.map(\.heading)) }
        guard found.count == 1, places.insert(place).inserted else { throw twice(name) }
      }
      return places.sorted()
    }
  }

  private static func unknown(_ name: String, _ headings: [String]) -> UsageError {
    let near = suggestedName(for: name, among: headings)
    let hint =
      near.map { Text(en: "did you mean `\($0)`?", zh: "是否应为“\($0)”？") }
      ?? Text(
        en: "it has \(headings.joined(separator: ", "))",
        zh: "现有：\(headings.joined(separator: "、"))")
    return .badValue(
      name, option: "--keep",
      expected: Text(en: "the file has no such column; ", zh: "文件中没有该列；") + hint)
  }

  private static func twice(_ name: String) -> UsageError {
    .badValue(
      name, option: "--keep",
      expected: Text(
        en: "the file or the option has this name twice; give each column a name of its own",
        zh: "文件或选项中该列名重复；请使列名各不相同"))
  }

  /// Stops where a result, or its draft, has two columns of the same name, one of them a kept one.
  func check(against columns: [OutputTable.Column], isDraft: Bool) throws(UsageError) {
    let columns = columns + (isDraft ? [Settings.draftColumn] : [])
    for heading in headings {
      let same = columns.count { column in
        [column.name, column.heading.zh].contains { $0.foldedName == heading.foldedName }
      }
      guard same > 1 else { continue }
      throw .badValue(
        heading, option: "--keep",
        expected: Text(
          en: "the result has a column of this name; call it something else in the file",
          zh: "结果中已有同名的列；请在文件中改用其他列名"))
    }
  }
}
