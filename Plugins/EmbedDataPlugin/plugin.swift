import Foundation
import PackagePlugin

/// Embeds `Data/**/*.json` (rule sets and schemas) into the module that names this plugin.
@main struct EmbedDataPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Data")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".json") && !$0.hasPrefix("examples/") }.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding Data", executable: try context.tool(named: "EmbedData").url,
        arguments: [folder.path(), output.path()],
        inputFiles: files.map { folder.appending(path: $0) }, outputFiles: [output])
    ]
  }
}
