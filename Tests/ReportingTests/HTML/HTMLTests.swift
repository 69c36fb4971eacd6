import Testing

@testable import Reporting

@Suite struct HTMLTests {
  @Test(
    "what HTML would act on is escaped, in a text and in an attribute",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("</style>", "&lt;/style&gt;"), ("a & b", "a &amp; b"), ("&lt;", "&amp;lt;"),
      ("\" onclick='x'", "&quot; onclick=&#39;x&#39;"),
      ("=HYPERLINK(\"http://x\")", "=HYPERLINK(&quot;http://x&quot;)"),
      // A combining mark joins with the sign before it to one character, and must not hide it.
      ("<\u{301}b>", "&lt;\u{301}b&gt;"),
    ])
  func escaping(text: String, escaped: String) {
    #expect(HTML(text).markup == escaped)
    let element = HTML.element(.span, [Attribute(.title, text)], text)
    #expect(element.markup == "<span title=\"\(escaped)\">\(escaped)</span>")
  }

  @Test("control and text-direction characters are shown, not acted on")
  func visible() {
    #expect(HTML("a\u{1B}[31m\u{202E}b\nc").markup == "a\\u{1B}[31m\\u{202E}b\\nc")
    #expect(HTML(lines: "a\n\u{202E}b").markup == "a\n\\u{202E}b")
    #expect(
      HTML.element(.a, [Attribute(.title, "\u{2066}")]).markup == "<a title=\"\\u{2066}\"></a>")
  }

  @Test("a link leads to a place on the page, whatever it is given")
  func links() {
    let markup = HTML.element(.a, [.link(to: "javascript:alert(1)")], "x").markup
    #expect(markup == "<a href=\"#javascript:alert(1)\">x</a>")
    #expect(HTML.element(.a, [.link(to: "#lot-1")], "x").markup == "<a href=\"#lot-1\">x</a>")
  }

  @Test("elements nest in order; one that is void has no end tag")
  func nesting() {
    let markup = HTML.element(.b, [], ["1", .element(.br), .element(.em, [], "2")]).markup
    #expect(markup == "<b>1<br><em>2</em></b>")
    #expect([HTML("a"), HTML("<")].joined(", ").markup == "a, &lt;")
  }
}
