import ExactNumbers
import PriceRatio
import Tables
import Wording

/// Reports what only shows when the bids of a lot are seen together.
struct LotChecks: Sendable {
  private let layout: TableReader.Layout
  /// The rows with a form that is there but was already reported.
  private let unreadable: Set<Int>

  init(_ layout: TableReader.Layout, unreadable: Set<Int>) {
    (self.layout, self.unreadable) = (layout, unreadable)
  }

  func check(_ lot: Lot, _ findings: inout Findings) {
    checkBidders(lot, &findings)
    checkMainStrength(lot, &findings)
    checkGaps(lot, .strength, &findings) { $0.strength != nil }
    checkGaps(lot, .form, &findings) { $0.form != nil }
    checkContents(lot, &findings)
    checkPacks(lot, &findings)
    checkCeilings(lot, &findings)
  }

  private func checkBidders(_ lot: Lot, _ findings: inout Findings) {
    guard hasRepeats(lot.bids.map { $0.bidder }) else { return }
    var rows: [String: Int] = [:]
    for bid in lot.bids {
      guard let row = rows[bid.bidder] else {
        rows[bid.bidder] = bid.row
        continue
      }
      findings.add(
        finding(
          .duplicateRow, bid, .bidder, value: bid.bidder,
          reason: Text(
            en: "this bidder already quotes in the lot `\(lot.name)`, in row \(row)",
            zh: "该企业在“\(lot.name)”第 \(row) 行已有报价")))
    }
  }

  private func checkMainStrength(_ lot: Lot, _ findings: inout Findings) {
    guard let first = lot.bids.lazy.compactMap(\.mainStrength).first else { return }
    for bid in lot.bids {
      guard let named = bid.mainStrength, named.value != first.value else { continue }
      findings.add(
        finding(
          .contradiction, bid, .mainStrength, value: named.text,
          reason: Text(
            en: "the lot `\(lot.name)` has the main strength \(first.text) elsewhere",
            zh: "“\(lot.name)”在其他行的主品规为 \(first.text)")))
    }
  }

  /// Reports the bids without a value that others of the lot have.
  private func checkGaps(
    _ lot: Lot, _ column: BidColumn, _ findings: inout Findings,
    isFilled: (Bid) -> Bool
  ) {
    guard lot.bids.contains(where: isFilled) else { return }
    for bid in lot.bids where !isFilled(bid) && !unreadable.contains(bid.row) {
      findings.add(
        finding(
          .missingValue, bid, column, value: nil,
          reason: Text(
            en: "the value is empty, but other bids of the lot `\(lot.name)` have one",
            zh: "值为空，而“\(lot.name)”的其他报价已填写")))
    }
  }

  private func finding(
    _ code: FindingCode, _ bid: Bid, _ column: BidColumn, value: String?, reason: Text
  ) -> Finding {
    layout.finding(code, row: bid.row, field: column.field, value: value, reason: reason)
  }
}

/// Strengths that cannot be compared, and ceilings that contradict each other.
extension LotChecks {
  /// A strength of a lot, and where it stands.
  private struct Named {
    let bid: Bid
    let column: BidColumn
    let strength: NamedStrength
  }

  /// Reports the first two strengths whose contents cannot be compared: one of them would lose for
  /// that alone.
  private func checkContents(_ lot: Lot, _ findings: inout Findings) {
    let named = lot.bids.flatMap { bid in
      [(bid.mainStrength, BidColumn.mainStrength), (bid.strength, .strength)].compactMap {
        strength, column in
        strength.map { Named(bid: bid, column: column, strength: $0) }
      }
    }
    let known = named.filter { $0.strength.value.fault == nil }
    if known.count < named.count { checkOpen(named, lot, &findings) }
    checkKnown(known, lot, &findings)
  }

  /// Reports strengths that are not understood: a note where all of the lot are written alike, as
  /// then nothing is computed from them; but for a count in them, by which a quote may have to be
  /// divided.
  private func checkOpen(_ named: [Named], _ lot: Lot, _ findings: inout Findings) {
    let areAlike = named.allSatisfy { $0.strength.value == named[0].strength.value }
    for one in areAlike ? [named[0]] : named {
      guard let fault = one.strength.value.fault,
        areAlike || named.contains(where: { Self.fault(one.strength, $0.strength) != nil })
      else { continue }
      let alike = Text(
        en: "; all bids of the lot are written alike, so nothing is computed from it",
        zh: "；该品种各报价写法一致，不据此计算")
      let isHarmless =
        areAlike
        && !(one.strength.holdsUnreadCount
          && named.contains { $0.bid.quotesPacks && $0.bid.countInColumn == nil })
      findings.add(
        layout.finding(
          fault.code, severity: isHarmless ? .note : .error, row: one.bid.row,
          field: one.column.field, value: one.strength.text,
          reason: isHarmless ? fault.reason + alike : fault.reason))
    }
  }

  private func checkKnown(_ named: [Named], _ lot: Lot, _ findings: inout Findings) {
    // A strength compares with one that says less, but not with all that others say.
    let bases =
      named.prefix(1)
      + Strength.Addition.allCases.compactMap { addition in
        named.first { $0.strength.value.says(addition) }
      }
    for base in bases {
      for other in named where other.strength !== base.strength {
        guard let fault = Self.fault(other.strength, base.strength) else { continue }
        findings.add(
          finding(
            fault.code == .twoReadings ? fault.code : .incomparableStrengths, other.bid,
            other.column, value: other.strength.text,
            reason: Text(
              en: "the lot `\(lot.name)` has \(base.strength.text) in row \(base.bid.row): ",
              zh: "“\(lot.name)”第 \(base.bid.row) 行为 \(base.strength.text)：") + fault.reason))
        return
      }
    }
  }

  /// Reports counts that are not clear: a strength that says another than the column, and bids of
  /// which it is not said how many units are quoted where others quote packs.
  private func checkPacks(_ lot: Lot, _ findings: inout Findings) {
    let quoted = lot.bids.filter { $0.quote != nil && $0.quotesPacks }
    let pack = quoted.first { $0.countInColumn == nil && $0.packCount > 1 }
    for bid in quoted {
      if let count = bid.countInColumn, let other = bid.strength?.packCount, count != other {
        findings.add(
          finding(
            .packCountDiffers, bid, .packCount, value: String(count),
            reason: Text(
              en: "the strength says that there are \(other) in the pack",
              zh: "规格中写明每包装为 \(other)")))
      } else if let pack, bid.countInColumn == nil, bid.strength?.packCount == nil {
        findings.add(
          finding(
            .packCountDiffers, bid, .strength, value: bid.strength?.text,
            reason: Text(
              en:
                "the strength in row \(pack.row) of the lot `\(lot.name)` says how many are in the "
                + "pack, this one does not: is the quote of a pack or of one unit?",
              zh: "“\(lot.name)”第 \(pack.row) 行的规格写明包装数量，本行未写明：报价是每包装还是每最小单位？")))
      }
    }
  }

  private static func fault(_ strength: NamedStrength, _ base: NamedStrength) -> Strength.Fault? {
    do throws(Strength.Fault) {
      _ = try strength.value.contentRatio(to: base.value)
      return nil
    } catch {
      return error
    }
  }

  /// Reports the first two ceilings of one strength in one form that are not the same. Without
  /// strengths, as of devices, each product may have a ceiling of its own.
  private func checkCeilings(_ lot: Lot, _ findings: inout Findings) {
    struct Spec: Hashable {
      let strength: Strength
      let form: String?
    }
    var first: [Spec: (ceiling: Yuan, row: Int)] = [:]
    for bid in lot.bids {
      guard let strength = bid.strength, let ceiling = bid.ceiling else { continue }
      let spec = Spec(strength: strength.value, form: bid.form?.id)
      let known = first[spec] ?? (ceiling, bid.row)
      first[spec] = known
      guard known.ceiling != ceiling else { continue }
      let price = known.ceiling.text(atLeast: 0)
      findings.add(
        finding(
          .contradiction, bid, .ceiling, value: ceiling.text(atLeast: 0),
          reason: Text(
            en: "the same strength and form of the lot `\(lot.name)` has the ceiling "
              + "\(price) in row \(known.row)",
            zh: "“\(lot.name)”同一规格、剂型在第 \(known.row) 行的最高有效申报价为 \(price)")))
      return
    }
  }
}
