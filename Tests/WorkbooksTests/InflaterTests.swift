import Testing

@testable import Workbooks

@Suite struct InflaterTests {
  @Test("a stored block")
  func stored() throws {}
}
