/// Things that were met, each with a number from 0.
struct Numbering<Key: Hashable> {
  private var numbers: [Key: Int] = [:]

  /// How many there are.
  var count: Int { numbers.count }

  /// The number of a thing; the next one where it is new.
  mutating func number(of key: Key) -> Int {
    if let number = numbers[key] { return number }
    let number = numbers.count
    numbers[key] = number
    return number
  }
}

/// Elements in groups: the groups in the order in which they were met, the elements of each in theirs.
struct Groups: RandomAccessCollection, Sendable {
  fileprivate let elements: [Int]
  /// Where each group begins, and where the last one ends.
  fileprivate let starts: [Int]

  var startIndex: Int { 0 }
  var endIndex: Int { starts.count - 1 }
  subscript(group: Int) -> ArraySlice<Int> { elements[starts[group]..<starts[group + 1]] }

  /// The group of each element, where these are all numbers from 0 on.
  var groupOfElement: [Int32] {
    var groups = [Int32](repeating: 0, count: elements.count)
    for group in indices {
      for element in self[group] { groups[element] = Int32(group) }
    }
    return groups
  }

  /// The first element of a group; none is empty.
  func first(of group: Int) -> Int { elements[starts[group]] }
}

/// Groups elements by keys that are numbers, many times over, without a dictionary.
struct Grouper: Sendable {
  /// The group of each key; negative where it has none yet.
  private var groupOfKey: [Int]

  /// Prepares for keys from 0 to below `keys`.
  init(keys: Int) {
    groupOfKey = Array(repeating: -1, count: keys)
  }

  mutating func groups<Elements: Collection<Int>>(_ elements: Elements, by key: (Int) -> Int)
    -> Groups
  {
    var keys: [Int] = []
    var counts: [Int] = []
    var groupOfElement: [Int] = []
    groupOfElement.reserveCapacity(elements.count)
    for element in elements {
      let key = key(element)
      if groupOfKey[key] < 0 {
        groupOfKey[key] = counts.count
        keys.append(key)
        counts.append(0)
      }
      counts[groupOfKey[key]] += 1
      groupOfElement.append(groupOfKey[key])
    }
    for key in keys { groupOfKey[key] = -1 }
    var starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var next = starts
    var grouped = [Int](repeating: 0, count: groupOfElement.count)
    for (element, group) in zip(elements, groupOfElement) {
      grouped[next[group]] = element
      next[group] += 1
    }
    return Groups(elements: grouped, starts: starts)
  }
}

/// What was found out about pairs of numbers, each pair once.
struct PairMemo<Value> {
  private struct Pair: Hashable {
    let first, second: Int
  }

  private var values: [Pair: Value] = [:]

  /// The value of a pair, found where it is not known; a failure is not remembered.
  mutating func value<Failure: Error>(
    _ first: Int, _ second: Int, find: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let pair = Pair(first: first, second: second)
    if let value = values[pair] { return value }
    let value = try find()
    values[pair] = value
    return value
  }
}
