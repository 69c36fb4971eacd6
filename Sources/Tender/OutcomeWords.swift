import Tables
import Writing

/// The words of a decision as tables write them, each a constant; a test holds them against the raw
/// values.
extension Decision {
  func write(to row: inout RowWriter) {
    switch self {
    case .yes: row.word("Y")
    case .no: row.word("N")
    case .tie: row.word("tie")
    case .undecided: row.word("undecided")
    }
  }
}

extension BidStatus {
  func write(to row: inout RowWriter) {
    switch self {
    case .valid: row.word("valid")
    case .noQuote: row.word("no-quote")
    case .aboveCeiling: row.word("above-ceiling")
    case .aboveOwnLowest: row.word("above-own-lowest")
    case .notComparable: row.word("not-comparable")
    }
  }
}

extension Entitlement {
  func write(to row: inout RowWriter) {
    switch self {
    case .full: row.word("full")
    case .noRegionChoice: row.word("no-region-choice")
    case .noVolume: row.word("no-volume")
    case .open: row.word("tie")
    }
  }
}
