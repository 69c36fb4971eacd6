public import Files
import PriceRatio
public import Tables

/// Reads the table of reported volumes.
public enum DemandTable {
  /// Reads a file by the schema `demand`, on all processors, into little memory; with the lots of the
  /// bids, strengths that do not compare with theirs are findings, and names that are near theirs are
  /// noted.
  ///
  /// - Returns: the rows, none when there are errors among the findings; and the layout, for what is
  ///   found later.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, lots: TenderLots? = nil, reading: BlockReading = BlockReading()
  ) throws(FileError) -> (demand: DemandList, findings: Findings, layout: TableReader.Layout) {
    let table = try TableReader(path: path, schema: schema)
    let (columns, header) = (DemandColumns(table), table.findings)
    lots?.learnAside()
    let texts = SharedNames(lots?.aliases ?? schema.aliases)
    let (merger, found) = try table.readBlocks(
      columns.plain, reading, names: texts, into: DemandMerger(columns.layout)
    ) { DemandWorker(columns, texts) }
    var names = lots?.known ?? Names(schema.aliases)
    var rows = merger.rows
    var read = rows.replaceTexts(by: texts, &names)
    let grouped = DemandLots(rows)
    var agreement = DemandAgreement(rows, read, grouped, columns, lots, header)
    agreement.tell(merger.faults)
    // What is wrong with the file as such, behind what is wrong with its header.
    for fault in found.shown.dropFirst(header.shown.count) { agreement.add(fault) }
    agreement.checkGaps()
    var findings = agreement.findings
    findings.add(names.findings(file: columns.table.name))
    findings.sortByRow()
    guard !findings.hasErrors else { return (DemandList(), findings, columns.table) }
    if names.showOthers { read.names = names.shown }
    return (DemandList(rows, read, lots: grouped), findings, columns.table)
  }
}

extension DemandRows {
  /// Gives all spellings of a name one number, all texts of a strength, and categories theirs.
  ///
  /// - Returns: the texts, with the names as they are taken while rows are read.
  fileprivate mutating func replaceTexts(by texts: SharedNames, _ names: inout Names) -> DemandTexts
  {
    var read = DemandTexts()
    read.all = texts.texts
    let named = numbers(ofNames: read.all, &names)
    read.names = names.shown.indices.map(names.taken)
    // What stands for a name on some days only stands for itself where there are no days.
    read.names += named.undated.map { read.all[$0] }
    for column in DemandColumn.names { replace(column, by: named.all) }
    if layout.place(.strength) > 0 {
      let (strengths, numbers) = numbers(ofStrengths: read.all)
      read.strengths = strengths
      replace(.strength, by: numbers)
    }
    if layout.place(.category) > 0 {
      replace(
        .category,
        by: read.all.map { text in
          let category = Demand.Category(named: text)
          return Int32(Demand.Category.allCases.firstIndex { $0 == category } ?? 0)
        })
    }
    return read
  }

  /// The numbers of all texts as names, in the order in which they are met, which is the same on any
  /// number of threads; those that stand for another name on some days only come last.
  private func numbers(ofNames texts: [String], _ names: inout Names)
    -> (all: [Int32], undated: [Int])
  {
    let columns = DemandColumn.names.filter { layout.place($0) > 0 }
    var (times, met) = ([Int](repeating: 0, count: texts.count), [Int]())
    for position in 0..<count {
      for column in columns.indices {
        guard let text = text(columns[column], of: position) else { continue }
        if times[Int(text)] == 0 { met.append(Int(text)) }
        times[Int(text)] += 1
      }
    }
    var numbers = [Int32](repeating: 0, count: texts.count)
    var undated: [Int] = []
    for text in met {
      if names.dependsOnDay(texts[text]) {
        undated.append(text)
      } else {
        numbers[text] = Int32(names.number(of: texts[text], times: times[text]))
      }
    }
    for (place, text) in undated.enumerated() { numbers[text] = Int32(names.shown.count + place) }
    return (numbers, undated)
  }

  /// The strengths that the rows name, and their numbers by those of all texts.
  private func numbers(ofStrengths texts: [String]) -> ([NamedStrength], [Int32]) {
    var (strengths, places) = ([NamedStrength](), [String: Int32]())
    var numbers = [Int32](repeating: -1, count: texts.count)
    for position in 0..<count {
      guard let text = text(.strength, of: position).map({ Int($0) }), numbers[text] < 0 else {
        continue
      }
      let number = places[texts[text]] ?? Int32(strengths.count)
      if number == strengths.count {
        places[texts[text]] = number
        strengths.append(NamedStrength(texts[text]))
      }
      numbers[text] = number
    }
    return (strengths, numbers)
  }
}
