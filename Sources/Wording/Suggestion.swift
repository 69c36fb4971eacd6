/// The known name nearest to a mistyped one, for "did you mean" lines.
///
/// - Returns: the candidate with the fewest edits (insert, delete, replace, swap neighbours), the
///   first of equals; nil when even the best needs more edits than one in `share` letters.
public func nearestName(to name: String, among candidates: [String], oneEditIn share: Int = 3)
  -> String?
{
  let typed = Array(name.lowercased())
  var best: (name: String, edits: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    let edits = editDistance(typed, letters)
    let allowed = max(letters.count, typed.count) / share
    if edits <= allowed, edits < best?.edits ?? Int.max { best = (candidate, edits) }
  }
  return best?.name
}

/// The name that a typed one may stand for, mistyped or cut short: the nearest, else the first that
/// begins with it, else the first that holds it, such as `cn-2020-round2` for `round2`.
///
/// For names that are typed by hand; a column is not misspelt because it holds a known word.
public func suggestedName(for name: String, among candidates: [String]) -> String? {
  if let nearest = nearestName(to: name, among: candidates) { return nearest }
  let typed = name.lowercased()
  guard typed.count >= 3 else { return nil }
  return candidates.first { $0.lowercased().hasPrefix(typed) }
    ?? candidates.first { $0.lowercased().contains(typed) }
}

/// The optimal string alignment distance between two words.
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1]
    for j in 0..<b.count {
      let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
      var edits = min(replaced, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        edits = min(edits, beforeLast[j - 1] + 1)
      }
      current.append(edits)
    }
    beforeLast = last
    last = current
  }
  return last[b.count]
}
