/// The sources from which the tests were built.
public enum Repository {
  /// The path of a file of the repository.
  public static func path(_ file: String) -> String { root + "/" + file }

  /// The repository's own folder, three levels above this file.
  public static let root: String = {
    let file: String = #filePath
    return file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
  }()
}
