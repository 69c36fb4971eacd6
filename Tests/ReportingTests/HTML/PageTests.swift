import Files
import Foundation
import RuleBook
import Testing
import Tender
import Wording

@testable import Reporting

@Suite struct PageTests {
  private var page: Page {
    var page = Page(title: Text(en: "</title><script>", zh: "标题"))
    page.command = "vbp select '<b>.csv'"
    page.inputs = [.init("</style>.csv", rows: 3, digest: "0a")]
    page.banners = [Text(en: "made up", zh: "虚构")]
    page.sections = [.init("one", Text(en: "One", zh: "一"), [.element(.p, [], "text")])]
    page.notes = [Text(en: "a note", zh: "提示")]
    return page
  }

  @Test("a page has its language, its encoding and one heading; the same content, the same bytes")
  func frame() {
    let english = page.text(.english, charset: "utf-8")
    #expect(english.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(english.contains("<meta charset=\"utf-8\">"))
    #expect(english.contains("<h1>&lt;/title&gt;&lt;script&gt;</h1>"))
    #expect(english == page.text(.english, charset: "utf-8"))
    let chinese = page.text(.chinese, charset: "gb18030")
    #expect(chinese.contains("<html lang=\"zh-CN\">"))
    #expect(chinese.contains("<meta charset=\"gb18030\">"))
    #expect(chinese.contains("&lt;/style&gt;.csv，3 行，SHA-256 <code>0a</code>"))
  }

  @Test("nothing may be loaded, and only the page's own style and script run: one of each")
  func policy() throws {
    let text = page.text(.english, charset: "utf-8")
    #expect(text.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
    for tag in ["style", "script"] {
      let parts = text.split(separator: "<\(tag)>")
      #expect(parts.count == 2)
      let source = try #require(parts.last?.split(separator: "</\(tag)>").first)
      #expect(
        text.contains(
          "&#39;sha256-\(Data(SHA256(Array(source.utf8)).bytes).base64EncodedString())&#39;"))
    }
    #expect(!text.contains("<script src") && !text.contains("http://"))
  }

  @Test("the rules are listed with document, clause and grade; what is not published is marked")
  func rules() throws {
    var page = page
    let set = try RuleLibrary(TenderKeys.catalogue).ruleSet("cn-2021-round5")
    page.rules = [(set, TenderKeys.catalogue)]
    let text = page.text(.english, charset: "utf-8")
    #expect(text.contains("id=\"rule-sources\""))
    #expect(text.contains("<code>selection.multiple</code>"))
    #expect(text.contains("※ unverified"))
    let rows = text.split(separator: "<tr").dropFirst().filter { $0.contains("※") }
    #expect(rows.allSatisfy { $0.hasPrefix(" class=\"weak\"") } && !rows.isEmpty)
  }
}
