/// Tells the workers that read a file apart.
public final class WorkerIdentity: Sendable {
  /// A worker like no other.
  public init() {}
}

/// Numbers the workers of a file in the order in which their first parts are merged.
public struct WorkerNumbers: Sendable {
  private var workers: [WorkerIdentity] = []

  /// None has been met.
  public init() {}

  /// The number of a worker; one that is new has as its number how many were met before.
  public mutating func number(of worker: WorkerIdentity) -> Int {
    if let number = workers.firstIndex(where: { $0 === worker }) { return number }
    workers.append(worker)
    return workers.count - 1
  }
}
