import Foundation
import TestSupport
import Testing

@testable import Files

@Suite("SpillFile: a file without a name for what does not fit into memory")
struct SpillFileTests {
  @Test("what was written at a place is read from there, behind what is there already")
  func roundTrip() throws {
    let file = try SpillFile()
    try file.write([1, 2, 3] as [Int32], at: 0)
    try file.write([40, 50] as [Int32], at: 12)
    var values: [Int32] = [7]
    try file.read(4, at: 4, into: &values)
    #expect(values == [7, 2, 3, 40, 50])
    try file.read(0, at: 0, into: &values)
    #expect(values.count == 5)
  }

  @Test("what is not there is an error, and what was read before stays")
  func tooShort() throws {
    let file = try SpillFile()
    try file.write([1, 2] as [Int64], at: 0)
    var values: [Int64] = [9]
    #expect(throws: FileError.self) { try file.read(3, at: 0, into: &values) }
    #expect(values == [9])
  }
}
