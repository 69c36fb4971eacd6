import EmbeddedData
import Files
import FoundationEssentials
public import RuleBook
public import Wording
public import Writing

/// A report as one file: what it is, what it rests on, its sections, and where its rules come from.
///
/// It loads nothing and says so in its security policy; the same content gives the same bytes.
public struct Page {
  /// A file that was read.
  public struct Input: Sendable {
    /// Its name as the user gave it.
    public let name: String
    /// How many rows of data it has, where that is known.
    public let rows: Int?
    /// The SHA-256 digest of its bytes; nil of standard input, which cannot be read twice.
    public let digest: String?

    /// Describes a file that was read.
    public init(_ name: String, rows: Int? = nil, digest: String? = nil) {
      self.name = name
      self.rows = rows
      self.digest = digest
    }
  }

  /// A part of the page under its own heading.
  public struct Section {
    /// The place that links lead to: a word of ASCII letters, digits and hyphens.
    public let id: String
    /// The heading.
    public let heading: Text
    /// What stands in it.
    public let content: HTML
    /// Whether it is printed across a landscape sheet.
    public let isWide: Bool
    /// Whether it is printed at all: a table with all columns of the CSV file is for the screen.
    let isPrinted: Bool

    /// Makes a section.
    public init(_ id: String, _ heading: Text, isWide: Bool = false, _ content: [HTML]) {
      self.init(id, heading, isWide: isWide, isPrinted: true, content)
    }

    init(_ id: String, _ heading: Text, isWide: Bool = false, isPrinted: Bool, _ content: [HTML]) {
      self.id = id
      self.heading = heading
      self.isWide = isWide
      self.isPrinted = isPrinted
      self.content = HTML(content)
    }
  }

  /// The title.
  public var title: Text
  /// What stands under the title: a period, a rule set.
  public var lead: [Text] = []
  /// What must be said wherever the result is shown.
  public var banners: [Text] = []
  /// The command line that made the page.
  public var command = ""
  /// The program and its version.
  public var program = ""
  /// The files that were read.
  public var inputs: [Input] = []
  /// The rule sets that were used, each with the parameters that its kind knows.
  public var rules: [(set: RuleSet, catalogue: RuleCatalogue)] = []
  /// Whether all parameters of the rules are listed with their sources.
  public var listsSources = true
  /// The parameters whose records stand in a table of the page.
  var tabledParameters: Set<String> = []
  /// What stands before the first section, such as totals.
  public var summary: [HTML] = []
  /// The sections.
  public var sections: [Section] = []
  /// Whether the page may be published as it is: then what it was made from stands behind its sections.
  public var isForThePublic = false
  /// Sections that are folded away behind all others.
  public var annex: [Section] = []
  /// How the annex is spoken of.
  var annexWords = AnnexWords.details
  /// Whether the annex is open and printed, too.
  public var printsAnnex = false
  /// The tables of the result, as a workbook has them on its sheets.
  public var tables: [(name: Text, table: OutputTable)] = []
  /// What to know about the result.
  public var notes: [Text] = []
  /// What stands below the notes, such as lines for signatures.
  public var closing: [HTML] = []

  /// Makes a page that has only a title.
  public init(title: Text) {
    self.title = title
  }

  /// The page in one language, to be written in the named encoding (`utf-8`, `gb18030`).
  public func text(_ language: Language, charset: String) -> String {
    let style = EmbeddedData.text(of: "report/report.css") ?? ""
    let script = EmbeddedData.text(of: "report/report.js") ?? ""
    let head = HTML.element(
      .head, [],
      [
        .element(.meta, [Attribute(.charset, charset)]),
        .element(
          .meta,
          [
            Attribute(.httpEquiv, "Content-Security-Policy"),
            Attribute(.content, Self.policy(style: style, script: script)),
          ]),
        .element(
          .meta,
          [
            Attribute(.name, "viewport"),
            Attribute(.content, "width=device-width, initial-scale=1"),
          ]),
        .element(.title, [], title(language)), .code(.style, style),
      ])
    let words: [Attribute] =
      (isForThePublic ? [.class("results")] : []) + [
        Attribute(.filterWord, Text(en: "Filter", zh: "筛选")(language)),
        Attribute(
          .countWord, Text(en: "{shown} of {all} rows", zh: "显示 {shown} 行，共 {all} 行")(language)),
      ]
    let body = HTML.element(
      .body, words,
      [
        header(language),
        .element(
          .main, [],
          summary + sections.map { part($0, language) } + [annexSection(language)]
            + [notesSection(language)] + closing),
        footer(language), .code(.script, script),
      ])
    let code = language == .chinese ? "zh-CN" : "en"
    return HTML.document(.element(.html, [Attribute(.lang, code)], [head, body])) + "\n"
  }

  /// Nothing may be loaded or sent, and no style or script may run but the page's own two.
  private static func policy(style: String, script: String) -> String {
    func digest(_ text: String) -> String {
      "'sha256-\(Data(SHA256(Array(text.utf8)).bytes).base64EncodedString())'"
    }
    return "default-src 'none'; style-src \(digest(style)); script-src \(digest(script)); "
      + "base-uri 'none'; form-action 'none'"
  }

  private func header(_ language: Language) -> HTML {
    .element(
      .header, [.class("page-head")],
      [.element(.h1, [], title(language))]
        + lead.map { .element(.p, [.class("lead")], $0(language)) }
        + (isForThePublic ? [] : [facts(language)])
        + banners.map {
          .element(.p, [.class("banner"), Attribute(.role, "note")], $0(language))
        } + [contents(language)])
  }

  /// Whether the page says what it was made from; what is published need not.
  private var hasFacts: Bool {
    !rules.isEmpty || !inputs.isEmpty || !command.isEmpty || !program.isEmpty
  }

  private func facts(_ language: Language) -> HTML {
    var rows: [(Text, [HTML])] = rules.map { rule in
      (
        Text(en: "Rules", zh: "规则集"),
        [HTML(rule.set.title(language) + " "), .element(.code, [], rule.set.id)]
      )
    }
    rows += inputs.map { (Text(en: "Input", zh: "输入文件"), $0.description(language)) }
    if !command.isEmpty {
      rows.append((Text(en: "Command", zh: "命令"), [.element(.code, [], command)]))
    }
    if !program.isEmpty {
      rows.append((Text(en: "Program", zh: "程序"), [HTML(program)]))
    }
    return .element(
      .dl, [.class("facts")],
      rows.flatMap { [.element(.dt, [], $0.0(language)), .element(.dd, [], $0.1)] })
  }

  private func contents(_ language: Language) -> HTML {
    var links = sections.map { ($0.id, $0.heading) }
    if !annex.isEmpty { links.append((Self.annexID, annexWords.heading)) }
    if isForThePublic, hasFacts { links.append((Self.factsID, Self.factsHeading)) }
    if listsSources, !rules.isEmpty { links.append((RuleSources.id, RuleSources.heading)) }
    guard links.count > 1 else { return .empty }
    let items = links.map { id, heading in
      HTML.element(.li, [], [.element(.a, [.link(to: id)], heading(language))])
    }
    let label = Attribute(.label, Text(en: "Contents", zh: "目录")(language))
    return .element(.nav, [.class("contents"), label], [.element(.ul, [], items)])
  }

  private func part(_ section: Section, _ language: Language) -> HTML {
    let style = section.isPrinted ? (section.isWide ? "wide" : nil) : "unprinted"
    return .element(
      .section, [.id(section.id)] + (style.map { [.class($0)] } ?? []),
      [.element(.h2, [], section.heading(language)), section.content])
  }

  /// What the annex of a page is called, and what is said of it as long as it is folded.
  struct AnnexWords {
    let heading: Text
    /// Below its heading.
    let onScreen: Text
    /// In its place on paper.
    let onPaper: Text

    static let details = AnnexWords(
      heading: Text(en: "Annex: details", zh: "附件：明细"),
      onScreen: Text(en: "Not printed.", zh: "本附件不打印。"),
      onPaper: Text(
        en: "An annex with all details is not printed: see the file.", zh: "附件（明细）未打印：请看文件本身。"))
    /// Of a tender.
    static let reasons = AnnexWords(
      heading: Text(en: "Annex: reasons and all columns", zh: "附件：理由与全部数据"),
      onScreen: Text(
        en: "Not printed; --explain opens and prints it.", zh: "本附件不打印；加 --explain 则展开并打印。"),
      onPaper: Text(
        en:
          "An annex with the reason of every bid and all columns is not printed: see the file, or add "
          + "--explain.", zh: "附件（逐个报价的理由与全部列）未打印：请看文件本身，或加 --explain。"))
  }

  private static let (annexID, factsID) = ("annex", "made-from")
  private static let factsHeading = Text(en: "What this was made from", zh: "本结果的来源")

  /// The annex, folded; it says what paper leaves out.
  private func annexSection(_ language: Language) -> HTML {
    guard !annex.isEmpty else { return .empty }
    let style = printsAnnex ? "annex" : "annex unprinted"
    return HTML([
      .element(
        .p, [.class(printsAnnex ? "left-out printed" : "left-out")],
        annexWords.onPaper(language)),
      .element(
        .details,
        [.id(Self.annexID), .class(style)] + (printsAnnex ? [Attribute(.open, "")] : []),
        [.element(.summary, [], [.element(.h2, [], annexWords.heading(language))])]
          + (printsAnnex ? [] : [.element(.p, [.class("faint")], annexWords.onScreen(language))])
          + annex.map { part($0, language) }),
    ])
  }

  private func notesSection(_ language: Language) -> HTML {
    guard !notes.isEmpty else { return .empty }
    return .element(
      .section, [.id("notes")],
      [
        .element(.h2, [], Text(en: "Notes", zh: "说明")(language)),
        .element(.ul, [.class("notes")], notes.map { .element(.li, [], $0(language)) }),
      ])
  }

  private func footer(_ language: Language) -> HTML {
    .element(
      .footer, [.class("page-foot")],
      (isForThePublic && hasFacts
        ? [
          .element(
            .section, [.id(Self.factsID)],
            [.element(.h2, [], Self.factsHeading(language)), facts(language)])
        ] : [])
        + (listsSources
          ? [RuleSources.section(rules, tabled: tabledParameters, language: language)] : []))
  }
}

extension Page.Input {
  fileprivate func description(_ language: Language) -> [HTML] {
    var parts = [HTML(name)]
    if let rows {
      parts.append(HTML(Text(en: ", rows: \(rows)", zh: "，\(rows) 行")(language)))
    }
    if let digest {
      parts += [
        HTML(Text(en: ", SHA-256 ", zh: "，SHA-256 ")(language)), .element(.code, [], digest),
      ]
    }
    return parts
  }
}
