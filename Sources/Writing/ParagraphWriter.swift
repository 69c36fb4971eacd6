/// Writes a table of one column of texts as paragraphs, with an empty line between them; each ends with
/// its own line end.
public struct ParagraphWriter: TableWriter {
  private let before: String
  private let behind: String

  /// Writes paragraphs between two other texts.
  public init(before: String, behind: String) { (self.before, self.behind) = (before, behind) }

  /// The text before all paragraphs.
  public func opening(_ columns: [OutputTable.Column]) -> WrittenRows { WrittenRows(before) }

  /// The paragraphs.
  public func rows(_ part: OutputTable) -> WrittenRows { part.written(.paragraphs) }

  /// The empty line.
  public func joint(isFirst: Bool) -> String { isFirst ? "" : "\n" }

  /// The text behind all paragraphs.
  public func closing(isEmpty: Bool) -> String { behind }
}
