import Foundation
import TestSupport
import Testing

/// Replays prices that governments published, each with its representative, through `vbp ratio`.
///
/// The table is kept beside the repository in `../shared/cases`; where that folder is missing the
/// test is skipped and says so. Prices of the same lists are typed in anew, with their sources, in
/// the tests of the single ratios.
@Suite(.enabled(if: Vectors.exist, "the folder ../shared/cases is not here"))
struct PriceRatioReplayTests {
  @Test("All published prices reproduce to their last digit")
  func published() throws {
    let vectors = try Vectors.read()
    #expect(vectors.count == 31)
    let folder = try TemporaryFolder()
    var table = "drug,form,strength,fill,pack_count,price,representative,sugar\n"
    for vector in vectors {
      table += vector.row(vector.representative, price: vector.representativePrice) + "\n"
      table += vector.row(vector.quantity, price: nil) + "\n"
    }
    let file = try folder.file("products.csv", table)
    let program = try Products.shell(
      "vbp ratio '\(file)' --profile ndrc-2011 --format csv --quiet")
    #expect(program.exitCode == 0, "\(program.errors)")
    let rows = program.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let price = try #require(rows[0].firstIndex(of: "price"))
    for (position, vector) in vectors.enumerated() {
      let row = rows[2 * position + 2]
      #expect(row[0] == vector.id)
      #expect(row[price] == vector.price, "\(vector.id)")
    }
  }
}

/// One published price with that of its representative.
private struct Vector {
  let id, drug, ratio, representative, representativePrice, quantity, price: String

  /// The kinds of products in the table, by the end of the drug's name; the longest name first.
  private static let forms = [
    ("concentrated honey pill", "浓缩蜜丸"), ("concentrated pill", "浓缩丸"), ("water pill", "水丸"),
    ("honey pill", "蜜丸"), ("tablet", "片"), ("granules", "颗粒剂"), ("sugar-free", "颗粒剂"),
    ("for injection", "普通粉针"), ("injection", "小容量注射液"),
  ]

  /// A row of the table of products; every vector is a drug of its own.
  func row(_ quantity: String, price: String?) -> String {
    let form = Self.forms.first { drug.hasSuffix($0.0) }?.1 ?? drug
    let isRepresentative = price != nil
    var (strength, fill, count, sugar) = ("", "", "", "")
    switch ratio {
    case "fill": fill = quantity
    case "content":
      // `0.05 mg in 5 ml` is written 5 ml:0.05 mg.
      strength = quantity.components(separatedBy: " in ").reversed().joined(separator: ":")
    case "sugar_free": sugar = isRepresentative ? "with" : "free"
    default: count = quantity
    }
    return [id, form, strength, fill, count, price ?? "", isRepresentative ? "Y" : "N", sugar]
      .joined(separator: ",")
  }
}

/// The table of published prices.
private enum Vectors {
  static let path = Repository.path("../shared/cases/price-ratio/vectors.csv")
  static let exist = FileManager.default.fileExists(atPath: path)

  static func read() throws -> [Vector] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
      let fields = $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Vector(
        id: fields[0], drug: fields[1], ratio: fields[2], representative: fields[3],
        representativePrice: fields[4], quantity: fields[5], price: fields[6])
    }
  }
}
