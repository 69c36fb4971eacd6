public import Wording
public import Writing

/// What came of a case.
public struct CaseResult: Sendable, Equatable {
  /// Whether the outcome is the expected one.
  public enum Verdict: String, Sendable {
    /// Every expected value was found.
    case pass
    /// Some other value was found.
    case fail
    /// Nothing else was found, but something is left to decide that is expected to be decided.
    case open
  }

  /// The first value that is not as expected.
  public struct Difference: Sendable, Equatable {
    /// Which value it is; nil where the case as a whole cannot be decided.
    public let field: CaseField?
    /// What was expected, and what was found.
    public let expected, found: String
    /// How the outcome came about.
    public let reason: Text
  }

  /// The name of the case.
  public let name: String
  /// Whether the outcome is the expected one.
  public let verdict: Verdict
  /// What is not as expected; nil where all is.
  public let difference: Difference?

  /// The table of `vbp rules test`: one row a case.
  public static func table(_ results: [CaseResult], language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("case", zh: "案例"), .init("result", zh: "结果"), .init("field", zh: "项目"),
        .init("expected", zh: "预期"), .init("found", zh: "实际"),
        .init("reason", zh: "说明", dropOrder: 1),
      ],
      rows: results.map { result in
        let difference = result.difference
        return [
          .text(result.name), .text(result.verdict.rawValue),
          .text(difference?.field?.title(language) ?? ""), .text(difference?.expected ?? ""),
          .text(difference?.found ?? ""), .text(difference?.reason(language) ?? ""),
        ]
      })
  }
}
