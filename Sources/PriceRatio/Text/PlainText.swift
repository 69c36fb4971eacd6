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
