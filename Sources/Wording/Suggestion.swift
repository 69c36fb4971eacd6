/// The known name nearest to a mistyped one, for "did you mean" lines.
///
/// - Returns: the candidate with the fewest edits (insert, delete, replace, swap neighbours), the
///   first of equals; nil when even the best needs more edits than one in `share` letters.
public func nearestName(to name: String, among candidates: [String], oneEditIn share: Int = 3)
  -> String?
{
  let typed = Array(name.lowercased().unicodeScalars)
  var best: (name: String, edits: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased().unicodeScalars)
    let allowed = min(max(letters.count, typed.count) / share, mostEdits)
    // A later one has to be nearer than the best until now.
    let bound = min(allowed, best.map { $0.edits - 1 } ?? allowed)
    if let edits = editDistance(typed, letters, most: bound) { best = (candidate, edits) }
  }
  return best?.name
}

/// What takes more edits is another name, however long both are.
private let mostEdits = 20

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

/// The optimal string alignment distance between two words; nil where it is more than `most`.
///
/// Further than that from the diagonal nothing is looked at, so that it takes no more than the length
/// of the words times `most`.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], most: Int) -> Int? {
  guard most >= 0, abs(a.count - b.count) <= most else { return nil }
  let tooMany = most + 1
  var beforeLast = [Int](repeating: tooMany, count: b.count + 1)
  var last = (0...b.count).map { min($0, tooMany) }
  var current = beforeLast
  for i in a.indices {
    let (low, high) = (max(0, i - most), min(b.count, i + most + 1))
    current[low] = low == 0 ? min(i + 1, tooMany) : tooMany
    for j in low..<high {
      let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
      var edits = min(replaced, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        edits = min(edits, beforeLast[j - 1] + 1)
      }
      current[j + 1] = min(edits, tooMany)
    }
    if high < b.count { current[high + 1] = tooMany }
    (beforeLast, last, current) = (last, current, beforeLast)
  }
  return last[b.count] <= most ? last[b.count] : nil
}
