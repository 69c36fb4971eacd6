/// The files of `Data/`, held in the binary so that one copied file works anywhere.
public enum EmbeddedData {
  /// The text of a file by its path in `Data/`, such as `schemas/bids.json`.
  public static func text(of path: String) -> String? { texts[path] }

  /// The paths of all files in a folder of `Data/`, sorted; `folder` ends with a slash.
  public static func paths(in folder: String) -> [String] {
    embeddedFiles.map(\.path).filter { $0.utf8.starts(with: folder.utf8) }
  }

  private static let texts = Dictionary(uniqueKeysWithValues: embeddedFiles.map { ($0, $1) })
}
