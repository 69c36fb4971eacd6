import ExactNumbers
import PriceRatio
import RuleBook

/// The floors of the forms that bids have, each looked up once.
struct Floors {
  private var known = Remembered<Bid, RuleSet.Cited<Ratio>?>()

  /// The floor of a bid; nil where the rules have none for it. Where the file leaves open which it is,
  /// the lowest that it may be, which holds in any case.
  mutating func floor(of bid: Bid, _ rules: borrowing SelectionRules) -> RuleSet.Cited<Ratio>? {
    guard let table = rules.floor else { return nil }
    // The strength only tells the volume.
    let volumes = rules.floorVolumes
    let isByVolume = volumes != nil && bid.form?.dependsOnVolume ?? false
    if let floor = known.value({
      $0.sharesForm(with: bid) && (!isByVolume || $0.sharesStrength(with: bid))
    }) {
      return floor
    }
    let floors = table.floors(for: bid, volumes: volumes)
    let floor =
      floors.contains { $0 == nil } ? nil : floors.compactMap { $0 }.min { $0.value < $1.value }
    known.keep(floor, for: bid)
    return floor
  }
}

extension SelectionRules {
  /// Whether a form or a volume that is not given decides: the price is under a floor that may be the
  /// bid's.
  func floorNeedsForm(_ bid: Bid, _ price: ComparablePrice) -> Bool {
    // Nearly every form says by itself which floor it has.
    guard bid.form.map({ $0.countsAs.count > 1 || $0.isClass }) ?? true else { return false }
    let floors = floor?.floors(for: bid, volumes: floorVolumes) ?? []
    let isStrict = floorIsBeyond?.value == true
    return floors.contains { floor in
      floor.map { isStrict ? price.exact < $0.value : price.exact <= $0.value } ?? false
    }
  }
}

extension RuleSet.Table {
  /// The floors that a bid may have: that of its form, else of the form that it counts as, else of
  /// its group, else that for any; of a class those of its forms; without a form, all, and none
  /// where some forms have none.
  fileprivate func floors(for bid: Bid, volumes: RuleSet.Table?) -> [RuleSet.Cited<Ratio>?] {
    guard let form = bid.form else {
      return rowNames.map { value(named: $0) } + [value(named: "any")]
    }
    return floors(of: form, volume: bid.strength?.value.volume?.amount, from: volumes)
  }

  private func floors(of form: DosageForm, volume: Ratio?, from volumes: RuleSet.Table?)
    -> [RuleSet.Cited<Ratio>?]
  {
    guard form.countsAs.isEmpty, form.isClass else {
      return form.kinds(volume: volume, from: volumes).map { kind in
        floorRow(kind, form).flatMap { value(named: $0) }
      }
    }
    return form.members.flatMap { floors(of: $0, volume: volume, from: volumes) }
  }

  /// The row for a form that goes by some kind.
  private func floorRow(_ kind: String, _ form: DosageForm) -> String? {
    [kind, form.id, form.group, "any"].first(where: has)
  }

  /// The rows at which a form can be looked up, whatever its volume.
  func floorRows(of form: DosageForm, volumes: RuleSet.Table?) -> [String] {
    let limits = volumes.map { table in
      table.rowNames.compactMap { table.value(named: $0)?.value }
    }
    let all: [Ratio?] = [nil, .zero] + (limits ?? [])
    return all.flatMap { form.kinds(volume: $0, from: volumes) }
      .compactMap { floorRow($0, form) }
  }
}

extension DosageForm {
  /// The forms by one of which a bid goes: small injections and infusions are told apart by their
  /// volume, whatever they are called; without one, a form that says what it is is that.
  fileprivate func kinds(volume: Ratio?, from least: RuleSet.Table?) -> [String] {
    guard countsAs.count > 1 else { return countsAs.isEmpty ? [id] : countsAs }
    guard let volume, let least else { return countsAs.contains(id) ? [id] : countsAs }
    let large = countsAs.filter { kind in
      least.value(named: kind).map { volume >= $0.value } ?? false
    }
    return large.isEmpty ? countsAs.filter { least.value(named: $0) == nil } : large
  }
}
