import CommandLineKit
import Reporting
import Scorecard
import Tables
import Wording

/// The notices that `score` and `intervene` write beside their results, one file for each distributor.
struct ScorecardNotices {
  private let folder: LetterFolder
  private let deadline: Day?
  private let rules: InterventionRules
  /// The quarters whose deductions are told.
  private let told: [Quarter]

  /// Checks whether notices about some quarters may be handed out, and where they go; `told` are the
  /// quarters whose deductions they list. Nil where none are asked for.
  ///
  /// - Throws: `UsageError` where something speaks against it.
  init?(
    _ arguments: Arguments, _ settings: Settings, _ card: Card, about quarters: [Quarter],
    told: (InterventionRules) -> [Quarter]
  ) throws {
    guard let folder = try LetterFolder(LetterFolder.notices, arguments, settings) else {
      return nil
    }
    self.folder = folder
    rules = try InterventionRules(card.ruleSet)
    self.told = told(rules)
    deadline = try LetterFolder.deadline(arguments, about: self.told)
    for view in InterveneCommand.views where arguments.has(view) {
      throw UsageError.badValue(
        "--notices", option: "--\(view)",
        expected: Text(
          en: "distributors are told of a decision, not of a view of it", zh: "通知单只告知决定，不告知试算或比对"))
    }
    if let trial = DistributorNotices.firstOnTrial(quarters, rules) {
      throw UsageError.badValue(
        trial.text, option: "--notices",
        expected: Text(
          en: "in the trial phase distributors are told nothing", zh: "试行期不告知配送企业"))
    }
  }

  /// Writes the notices of a run.
  func write(_ run: ScorecardRun, _ letters: (DistributorNotices) throws -> [FirmLetter]) throws {
    let scoring = run.scoring
    let notices = DistributorNotices(
      scoring, try scoring.deductions(told, eventFile: run.eventFile), rules: rules,
      until: deadline, language: folder.language)
    try folder.write(try letters(notices))
  }
}
