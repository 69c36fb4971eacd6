// Writes files of Data/ as raw string literals, so that one copied binary holds them all.
//
// Usage: EmbedData DATA_FOLDER OUTPUT FILE...

import Foundation

let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
var source = """
  /// The files of `Data/`, by their path in it, sorted.
  let embeddedFiles: [(path: String, text: String)] = [

  """
for file in CommandLine.arguments.dropFirst(3) {
  let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  // The newline before the closing quotes is not part of the literal.
  source += "(\"\(file)\", #####\"\"\"\n\(text)\n\"\"\"#####),\n"
}
source += "]\n"
try source.write(
  to: URL(filePath: CommandLine.arguments[2]), atomically: true, encoding: .utf8)
