import Foundation
import PackagePlugin

/// Embeds the files of `Data/` (rule sets, their cases, schemas, words, forms of characters, style and script of reports,
/// made-up tables), but not its examples, into the module that names this plugin.
@main struct EmbedDataPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Data")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { path in
        [".csv", ".json", ".css", ".js", ".txt"].contains(where: path.hasSuffix)
          && !path.hasPrefix("examples/")
      }.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding Data", executable: try context.tool(named: "EmbedData").url,
        arguments: [folder.path(), output.path()] + files,
        inputFiles: files.map { folder.appending(path: $0) }, outputFiles: [output])
    ]
  }
}
