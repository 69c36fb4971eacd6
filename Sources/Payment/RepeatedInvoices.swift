import Tables
import Wording

extension InvoiceList {
  /// Reports invoices that stand in the table before.
  func duplicates(_ layout: TableReader.Layout) -> Findings {
    var findings = Findings()
    for (position, earlier) in repeated() {
      let row = self[earlier].row
      findings.add(
        layout.finding(
          .duplicateRow, row: self[position].row, field: "invoice", value: self[position].number,
          reason: Text(en: "the same invoice stands in row \(row)", zh: "与第 \(row) 行为同一发票")))
    }
    return findings
  }

  /// An invoice by what must not come twice.
  private struct Identity: Hashable {
    let hash: Int
    let invoice: Invoice

    init(_ invoice: Invoice, hash: Int) { (self.invoice, self.hash) = (invoice, hash) }

    /// The distributor and the number, of which only those with the same hash are compared.
    static func == (a: Identity, b: Identity) -> Bool {
      a.hash == b.hash && a.invoice.distributorNumber == b.invoice.distributorNumber
        && a.invoice.number == b.invoice.number
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    static func hash(of invoice: Invoice) -> Int {
      var hasher = Hasher()
      hasher.combine(invoice.distributorNumber)
      hasher.combine(invoice.number)
      return hasher.finalize()
    }
  }

  /// The positions of invoices that stand before in the list, each with where it stood last.
  ///
  /// They are looked at in shares by their hashes, so that little memory is needed at a time.
  private func repeated() -> [(position: Int, earlier: Int)] {
    let hashes = inSlices(of: count, size: 1 << 14) { slice in
      slice.map { Identity.hash(of: self[$0]) }
    }.flatMap { $0 }
    let shares = 1 << (Int.bitWidth - (count >> 15).leadingZeroBitCount)
    let repeated = inSlices(of: shares, size: 1) { slice in
      var found: [(position: Int, earlier: Int)] = []
      var last = [Identity: Int](minimumCapacity: count / shares)
      for (position, hash) in hashes.enumerated() where hash & (shares - 1) == slice.lowerBound {
        let identity = Identity(self[position], hash: hash)
        if let earlier = last.updateValue(position, forKey: identity) {
          found.append((position, earlier))
        }
      }
      return found
    }
    return repeated.flatMap { $0 }.sorted { $0.position < $1.position }
  }
}
