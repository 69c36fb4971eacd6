extension Array {
  /// Brings the elements into an order in place, so that none is copied.
  ///
  /// `positions` says for each place where the element for it stands.
  mutating func arrange(by positions: consuming [Int]) {
    var sources = positions
    // Elements of a span are moved; those of a list would be copied.
    var elements = mutableSpan
    for start in sources.indices {
      // What stands at the start of a ring goes along it, to the last of its places.
      var place = start
      while sources[place] != start {
        let source = sources[place]
        elements.swapAt(place, source)
        sources[place] = place
        place = source
      }
      sources[place] = place
    }
  }
}
