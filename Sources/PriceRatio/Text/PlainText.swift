import Tables

extension String {
  /// Full-width letters, digits and signs as their plain counterparts, and the ratio sign ∶, the
  /// multiplication signs and the squared units of Chinese price lists likewise.
  var halfWidth: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x2236: result.append(":")
      case 0x00D7, 0x2715: result.append("*")
      case 0x338D: result.append(contentsOf: "ug".unicodeScalars)
      case 0x338E: result.append(contentsOf: "mg".unicodeScalars)
      case 0x338F: result.append(contentsOf: "kg".unicodeScalars)
      case 0x3396: result.append(contentsOf: "ml".unicodeScalars)
      default: result.append(scalar.halfWidth)
      }
    }
    return String(result)
  }
}

/// The words by which smallest units and their packs are counted; `10mg/片` is 10 mg a tablet.
enum CountingWord {
  /// Words for one smallest unit.
  static let units: Set<String> = [
    "片", "粒", "支", "瓶", "袋", "枚", "丸", "贴", "包", "吸", "揿", "喷", "滴",
    "tablet", "tablets", "capsule", "capsules", "vial", "vials", "ampoule", "ampoules", "sachet",
    "sachets", "bag", "bags", "bottle", "bottles", "unit", "units",
  ]
  /// Words for what holds several of them.
  static let packs: Set<String> = [
    "板", "盒", "瓶", "袋", "包", "blister", "blisters", "box", "bottle", "pack",
  ]
}
