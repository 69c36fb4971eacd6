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
    let numbers = places.map { parts[$0.part].number($0.column, of: $0.bid) }
    let distinct = Set(numbers).sorted()
    let named = distinct.compactMap(names.strength)
    let first = places[0]
    let lot = names.text(parts[first.part].number(.lot, of: first.bid)) ?? ""
    let form = names.form(parts[first.part].number(.form, of: first.bid))
    var values = named.map(\.value)
    // What is settled may settle others.
    for _ in 0..<2 { values = values.map { $0.settled(by: values, name: lot, form: form) } }
    values = values.map { $0.completed(by: values) }
    var changed: [Int32: Int32] = [:]
    for (index, number) in distinct.enumerated() where values[index] != named[index].value {
      changed[number] = Int32(names.texts.count + added.count)
      added.append(
        NamedStrength(named[index].text, values[index], packCount: named[index].packCount))
    }
    for (place, number) in zip(places, numbers) {
      guard let other = changed[number] else { continue }
      parts[place.part].setNumber(place.column, of: place.bid, other)
    }
  }
}
