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
    checkAsides(known, lot, &findings)
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

/// Amounts that compare, of what may not be the same.
extension LotChecks {
  /// Reports the first two strengths that compare by their amounts, but that are not of the same by
  /// what else they say.
  private func checkAsides(_ named: [Named], _ lot: Lot, _ findings: inout Findings) {
    for aside in Aside.allCases {
      for base in Self.bases(of: aside, named, lot) {
        for other in named where !Self.hasSameAmounts(other, base) {
          guard let reason = reason(aside, other, base, lot),
            Self.fault(other.strength, base.strength) == nil
          else { continue }
          findings.add(
            finding(
              .twoReadings, other.bid, other.column, value: other.strength.text,
              reason: Text(
                en: "the lot `\(lot.name)` has \(base.strength.text) in row \(base.bid.row): ",
                zh: "“\(lot.name)”第 \(base.bid.row) 行为 \(base.strength.text)：") + reason))
          return
        }
      }
    }
  }

  /// What else strengths say, by which those of equal amounts alone are of the same.
  private enum Aside: CaseIterable { case bottle, sugar, substance, ointment }

  /// The first that says this, and the first of other amounts: any other differs from one of them.
  private static func bases(of aside: Aside, _ named: [Named], _ lot: Lot) -> [Named] {
    let saying = named.filter { one in
      switch aside {
      case .bottle: one.strength.aside.isOfBottle
      case .sugar: one.strength.aside.isLowInSugar
      case .substance: one.strength.aside.substance(in: lot.name) != nil
      case .ointment: one.strength.value.inOintment != nil
      }
    }
    guard let first = saying.first else { return [] }
    return [first] + saying.filter { !hasSameAmounts($0, first) }.prefix(1)
  }

  private static func hasSameAmounts(_ a: Named, _ b: Named) -> Bool {
    a.strength === b.strength || a.strength.value.ingredients == b.strength.value.ingredients
  }

  private func reason(_ aside: Aside, _ other: Named, _ base: Named, _ lot: Lot) -> Text? {
    switch aside {
    case .bottle: bottle(other, base, lot)
    case .sugar: sugar(other, base)
    case .substance: substances(other, base, lot)
    case .ointment: ointment(other, base, lot)
    }
  }

  /// 210mg/瓶 beside 30mg/粒, or beside 30mg of tablets.
  private func bottle(_ single: Named, _ bottle: Named, _ lot: Lot) -> Text? {
    guard !single.strength.aside.isOfBottle, bottle.strength.value.container == nil,
      single.strength.value.container == nil,
      single.strength.aside.isOfDoseForm
        || LotHints(name: lot.name, form: single.bid.form).areOfDoseForms
    else { return nil }
    return Text(
      en: "\(bottle.strength.text) may be the content of one unit, or of all in the bottle",
      zh: "\(bottle.strength.text) 可能是每片（粒）的含量，也可能是整瓶的含量")
  }

  /// 每袋装4g（无蔗糖） beside 每袋装15g: how much sugar makes the difference?
  private func sugar(_ other: Named, _ base: Named) -> Text? {
    guard !other.strength.aside.isLowInSugar else { return nil }
    return Text(
      en: "one says that it has little sugar or none, the other does not: their masses may hold "
        + "the same content",
      zh: "一个注明无糖或低糖，另一个未注明：装量不同，含量可能相同")
  }

  /// 100ml:32g(碘) beside 100ml:65.2g(碘克沙醇).
  private func substances(_ other: Named, _ base: Named, _ lot: Lot) -> Text? {
    guard let own = other.strength.aside.substance(in: lot.name),
      let based = base.strength.aside.substance(in: lot.name), own != based
    else { return nil }
    return Strength.Fault.differentBases(own, based).reason
  }

  /// 10g(10万单位) beside 2%10g.
  private func ointment(_ other: Named, _ base: Named, _ lot: Lot) -> Text? {
    guard other.strength.value.inOintment == nil,
      LotHints(name: lot.name, form: base.bid.form).areTopical
    else { return nil }
    return base.strength.value.inOintment?.reason
  }
}
