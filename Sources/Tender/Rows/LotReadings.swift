import PriceRatio
import Tables

/// Settles what strengths mean that have several readings, lot by lot.
///
/// `500mg:4mg` is 4 mg in a carrier where another bid of the lot says `4mg`, a compound where one says
/// `500mg+4mg`. A text that means one thing in a lot and another elsewhere becomes a text of its own.
enum LotReadings {
  /// Where a bid stands.
  private struct Place {
    let part, bid: Int
    let column: BidColumn
  }

  /// A strength as it is written, by its number, and the form that is beside it.
  private struct Written: Hashable {
    let strength, form: Int32
  }

  /// The bids with their strengths settled.
  static func settled(_ parts: [BidPart], _ names: BidNames) -> ([BidPart], BidNames) {
    guard names.hasReadings else { return (parts, names) }
    var (parts, added) = (parts, [NamedStrength]())
    for places in lots(parts, names) {
      settle(places, &parts, names, &added)
    }
    return added.isEmpty ? (parts, names) : (parts, names.adding(added))
  }

  /// The strengths of each lot that has one with several readings.
  private static func lots(_ parts: [BidPart], _ names: BidNames) -> [[Place]] {
    var lots: [Int32: (open: Bool, places: [Place])] = [:]
    var order: [Int32] = []
    for (number, part) in parts.enumerated() {
      for run in part.runs {
        let name = names.identity(run.lot)
        if lots[name] == nil { order.append(name) }
        for bid in run.bids {
          for column in [BidColumn.strength, .mainStrength] {
            let strength = names.strength(part.number(column, of: Int(bid)))
            guard let strength else { continue }
            lots[name, default: (false, [])].places.append(
              Place(part: number, bid: Int(bid), column: column))
            if strength.value.dependsOnLot { lots[name]?.open = true }
          }
        }
      }
    }
    return order.compactMap { lots[$0] }.filter(\.open).map(\.places)
  }

  private static func settle(
    _ places: [Place], _ parts: inout [BidPart], _ names: BidNames, _ added: inout [NamedStrength]
  ) {
    let written = places.map { place in
      Written(
        strength: parts[place.part].number(place.column, of: place.bid),
        form: parts[place.part].number(.form, of: place.bid))
    }
    let distinct = Set(written).sorted { ($0.strength, $0.form) < ($1.strength, $1.form) }
    let named = distinct.compactMap { names.strength($0.strength) }
    let lot = names.text(parts[places[0].part].number(.lot, of: places[0].bid)) ?? ""
    var values = named.map(\.value)
    // What is settled may settle others.
    for _ in 0..<2 {
      values = zip(distinct, values).map { written, value in
        value.settled(by: values, name: lot, form: names.form(written.form))
      }
    }
    // 10g(10万单位) of an ointment may be ten grams of it, and says nothing of another mass.
    let isTopical = distinct.contains {
      LotHints(name: lot, form: names.form($0.form)).areTopical
    }
    if !isTopical { values = values.map { $0.completed(by: values) } }
    var changed: [Written: Int32] = [:]
    for (index, one) in distinct.enumerated() where values[index] != named[index].value {
      changed[one] = Int32(names.texts.count + added.count)
      added.append(
        NamedStrength(
          named[index].text, values[index], packCount: named[index].packCount,
          aside: named[index].aside))
    }
    for (place, one) in zip(places, written) {
      guard let other = changed[one] else { continue }
      parts[place.part].setNumber(place.column, of: place.bid, other)
    }
  }
}
