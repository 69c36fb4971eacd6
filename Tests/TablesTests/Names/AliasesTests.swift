import TestSupport
import Testing

@testable import Tables

@Suite("Aliases: names that stand for others, for good or between two days")
struct AliasesTests {
  private func read(_ rows: [String], header: String = "name,standard_name,from,to") throws
    -> (aliases: Aliases, findings: Findings)
  {
    let folder = try TemporaryFolder()
    let schema = try #require(Schema.builtIn("aliases"))
    return try AliasTable.read(
      folder.file("a.csv", ([header] + rows).joined(separator: "\n") + "\n"), schema: schema)
  }

  @Test("an alias is found in any spelling, and the standard name shown as the table has it")
  func merging() throws {
    let (aliases, findings) = try read(["甲（旧）,甲药业", "Ｂ,Firm B"], header: "原名,标准名称")
    #expect(findings.shown.isEmpty)
    var names = Names(aliases)
    #expect(
      ["甲(旧)", "甲 药业", "甲药业", "b", "FIRM B", "丙"].map { names.number(of: $0) } == [
        0, 0, 0, 1, 1, 2,
      ])
    #expect(names.shown == ["甲药业", "Firm B", "丙"])
    #expect(aliases.notes.map(\.en) == ["aliases applied: 甲（旧） → 甲药业, Ｂ → Firm B"])
  }

  @Test("a renaming holds from its first to its last day, both included")
  func days() throws {
    let (aliases, findings) = try read(["甲,乙,2021-01-01,2021-06-30", "甲,丙,2021-07-01,", "丁,戊,,"])
    #expect(!findings.hasErrors)
    let days = try ["2020-12-31", "2021-01-01", "2021-06-30", "2021-07-01", "2030-01-01"].map {
      try #require(Day(iso: $0))
    }
    #expect(days.map { aliases.resolved("甲", on: $0) } == ["甲", "乙", "乙", "丙", "丙"])
    #expect(aliases.resolved("丁", on: days[0]) == "戊")
    #expect(aliases.resolved("丁", on: nil) == "戊")
  }

  @Test("a dated alias in a table without days is a finding, and merges nothing")
  func undated() throws {
    let (aliases, _) = try read(["甲,乙,2021-01-01,"])
    var names = Names(aliases)
    #expect(names.taken("甲") == "甲")
    let found = names.findings(file: "f")
    #expect(found.hasErrors)
    #expect(found.shown.map(\.code) == [.undatedAlias])
    #expect(aliases.notes.map(\.zh) == ["别名表中未匹配到任何名称的：甲 → 乙"])
  }

  @Test("chains, circles, two standards on one day, and aliases of the name itself are findings")
  func faults() throws {
    let (aliases, findings) = try read([
      "甲,乙,,", "乙,丙,,",  // 甲 must be 丙
      "丁,戊,,", "戊,丁,,",  // a circle
      "己,庚,2021-01-01,2021-12-31", "己,辛,2021-12-31,",  // both on the last day
      "壬,癸,,", "壬,癸,2021-01-01,",  // the same twice
      "子,子 ,,", "丑,寅,2021-02-01,2021-01-01", "合计,卯,,",
    ])
    #expect(aliases.isEmpty)
    let errors = findings.shown.filter { $0.severity == .error }
    #expect(errors.map { $0.row ?? 0 } == [2, 4, 5, 7, 9, 10, 11, 12])
    #expect(
      errors.map(\.code) == [
        .contradiction, .contradiction, .contradiction, .contradiction, .duplicateRow,
        .contradiction, .contradiction, .totalsRow,
      ])
  }
}
