import Foundation
import TestSupport
import Testing

/// What `make install` puts where.
@Suite struct InstallTests {
  @Test(
    "the program, its manual in both languages and the completions of three shells",
    .enabled(if: Program.isInstalled("make"), "make is not installed"))
  func files() throws {
    let folder = try TemporaryFolder()
    let run = try Products.shell(
      "make -o build VBP='\(Products.folder)/vbp' DESTDIR='\(folder.path)' PREFIX=/usr install")
    #expect(run.exitCode == 0, "\(run.errors)")
    for (file, part) in [
      ("share/man/man1/vbp.1", ".SH NAME"),
      ("share/man/zh_CN/man1/vbp.1", ".SH 名称"),
      ("share/bash-completion/completions/vbp", "complete -F _vbp vbp"),
      ("share/zsh/site-functions/_vbp", "#compdef vbp"),
      ("share/fish/vendor_completions.d/vbp.fish", "complete -c vbp"),
    ] {
      let path = folder.path("usr/" + file)
      let text = FileManager.default.contents(atPath: path).map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(text?.contains(part) == true, "\(file)")
    }
    #expect(FileManager.default.isExecutableFile(atPath: folder.path("usr/bin/vbp")))
  }
}
