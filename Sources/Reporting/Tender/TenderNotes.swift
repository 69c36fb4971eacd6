import RuleBook
public import Tender
public import Wording

extension TenderSummary {
  /// Which numbers of the rules are less than published, and which rule was left out.
  public var sourceNotes: [Text] { sourceNotes { Text($0) } }

  /// The same with the parameters in words.
  public var sourceNotesInWords: [Text] {
    sourceNotes { TenderKeys.catalogue.words(for: $0) ?? Text($0) }
  }

  private func sourceNotes(name: (String) -> Text) -> [Text] {
    var notes: [Text] = []
    if !weakSources.isEmpty {
      let keys = weakSources.map {
        name($0.key) + Text(en: " (", zh: "（") + $0.grade.title + Text(en: ")", zh: "）")
      }
      notes.append(
        Text(
          en: "these numbers of \(ruleSet) are not from a published source: ",
          zh: "\(ruleSet) 所依据的下列数值并非公开来源：") + keys.joined())
    }
    if leftOutElimination {
      notes.append(
        Text(
          en: "the highest-price elimination compares all lots of a tender and was left out; "
            + "--whole-tender applies it",
          zh: "最高价淘汰须比较该批次全部品种，未予实施；加 --whole-tender 启用"))
    }
    if !acceptedInVain.isEmpty {
      notes.append(
        Text(
          en: "accepted without having been offered a price, which has no effect: ",
          zh: "未获复活报价而提交的接受不产生效力：") + Self.first(of: acceptedInVain))
    }
    if !replacedInVain.isEmpty {
      notes.append(
        Text(
          en: "ruled to be replaced without having been selected, which changes no selection: ",
          zh: "未拟中选而裁定替补的不影响中选结果：") + Self.first(of: replacedInVain))
    }
    if !lotsWithoutCeilings.isEmpty {
      notes.append(
        Text(
          en: "no ceiling for some bids, so their validity could not be checked: ",
          zh: "部分报价缺少最高有效申报价，未能核验其有效性：") + Self.first(of: lotsWithoutCeilings))
    }
    if !lotsWithoutStatements.isEmpty {
      notes.append(
        Text(
          en:
            "selected below the anchor, which needs a statement of the cost that the file says nothing "
            + "of (column cost_statement): ",
          zh: "低于基准价拟中选，须作成本说明而报价表未注明（成本说明列）：")
          + Self.first(of: lotsWithoutStatements))
    }
    if !lotsWithoutVolumes.isEmpty {
      notes.append(
        Text(
          en: "no reported volume for some bids, so who else may revive is not known: ",
          zh: "部分报价缺少报量，未入围企业能否复活未能核验：") + Self.first(of: lotsWithoutVolumes))
    }
    return notes
  }

  private static func first(of names: [String]) -> Text {
    Text(firstOf: names, most: 5, counted: "项")
  }
}
