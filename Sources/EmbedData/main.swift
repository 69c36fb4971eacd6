// Writes the JSON files of Data/ as raw string literals, so that one copied binary holds them all.
//
// Usage: EmbedData DATA_FOLDER OUTPUT

import Foundation

let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
  .filter { $0.hasSuffix(".json") && !$0.hasPrefix("examples/") }.sorted()
var source = """
  /// The files of `Data/`, by their path in it, sorted.
  let embeddedFiles: [(path: String, text: String)] = [

  """
for file in files {
  let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  // The newline before the closing quotes is not part of the literal.
  source += "(\"\(file)\", #####\"\"\"\n\(text)\n\"\"\"#####),\n"
}
source += "]\n"
try source.write(
  to: URL(filePath: CommandLine.arguments[2]), atomically: true, encoding: .utf8)
