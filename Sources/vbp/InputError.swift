import ExactNumbers
import Tables
import Tender
import Wording

/// Findings in an input that show only while something is computed from it.
struct InputError: Error {
  let findings: Findings

  init(findings: Findings) { self.findings = findings }

  init(_ finding: Finding) {
    var findings = Findings()
    findings.add(finding)
    self.findings = findings
  }
}

extension BidRows {
  /// Runs an evaluation of these bids; a lot whose numbers are too large is a finding about its
  /// first bid.
  func evaluating<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as LotError {
      throw InputError(layout.finding(tooLarge: error.lot, row: firstRow(of: error.lot)))
    }
  }
}

extension TenderRun {
  /// Computes something from the outcome of all bids; what is too large in it is a finding about
  /// the bids.
  func computing<Result>(_ work: (TenderOutcome) throws -> Result) throws -> Result {
    do {
      return try work(outcome)
    } catch is NumberError {
      throw InputError(bids.rows.layout.finding(.tooLarge, row: nil, field: "quote", value: nil))
    }
  }
}

extension TableReader.Layout {
  /// Runs a computation with reported volumes; where they are too large, that is a finding about the
  /// first row with which they are.
  func computing<Result>(_ demand: DemandList, _ work: (DemandList) throws -> Result) throws
    -> Result
  {
    if let result = try result(demand, work) { return result }
    var (fine, tooMany) = (0, demand.count)
    while tooMany - fine > 1 {
      let middle = (fine + tooMany) / 2
      let isFine = try result(demand.first(middle), work) != nil
      (fine, tooMany) = isFine ? (middle, tooMany) : (fine, middle)
    }
    let row = demand.isEmpty ? nil : demand[tooMany - 1].row
    throw InputError(
      finding(
        .tooLarge, row: row, field: "volume",
        value: demand.first { $0.row == row }?.volume.exactText,
        reason: Text(
          en: "with this row the volumes are too large, or have too many digits, to be computed "
            + "exactly", zh: "累计至本行的数量过大或位数过多，无法精确计算")))
  }

  /// What comes of some volumes; nil where they are too large.
  private func result<Result>(_ demand: DemandList, _ work: (DemandList) throws -> Result) throws
    -> Result?
  {
    do {
      return try work(demand)
    } catch is NumberError {
      return nil
    } catch is LotError {
      return nil
    } catch is VolumesTooLarge {
      return nil
    }
  }

  /// A lot whose numbers are too large.
  fileprivate func finding(tooLarge lot: String, row: Int?) -> Finding {
    finding(
      .tooLarge, row: row, field: "lot", value: lot,
      reason: Text(
        en:
          "the numbers of this lot are too large, or have too many digits, to be computed exactly",
        zh: "该品种的数值过大或位数过多，无法精确计算"))
  }
}

extension NumberError {
  /// What went wrong, in words.
  var reason: Text {
    switch self {
    case .overflow: Text(en: "a result is too large", zh: "结果过大")
    case .divisionByZero: Text(en: "a division by zero", zh: "除数为零")
    case .undecidedDigit: Text(en: "a digit that cannot be decided", zh: "有一位数字无法确定")
    case .outOfRange: Text(en: "a value outside of its range", zh: "数值超出范围")
    }
  }
}
