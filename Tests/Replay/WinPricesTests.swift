import TestSupport
import Testing

/// `vbp win` says of every price what `vbp select` says of a file with that price.
@Suite struct WinPricesTests {
  @Test("intervals of real and random lots are what each price comes to by itself")
  func intervals() throws {
    let program = try Products.shell(
      "python3 Tests/Oracle/check_win.py \"$(command -v vbp)\" --lots 5 --prices 20 --every 900 "
        + "--bids Data/examples/tender/round2-four-lots.csv cn-2020-round2")
    #expect(program.exitCode == 0, "\(program.output)")
    // A run that compares nothing would agree as well.
    #expect(program.output.contains(" prices in all, 0 differences"))
    #expect(!program.output.contains("\n0 prices"))
  }
}
