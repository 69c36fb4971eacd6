/// An object that stays until the program ends, so that nobody need count who refers to it.
///
/// For what a run reads once and refers to all the time, from all processors: they would wait for
/// each other to count.
@safe
public struct Permanent<Object: AnyObject & Sendable>: Sendable, BitwiseCopyable {
  @usableFromInline let object: Unmanaged<Object>

  /// Keeps an object for good.
  @inlinable
  public init(_ object: Object) { unsafe self.object = Unmanaged.passRetained(object) }

  /// What is read of the object.
  @inlinable
  public func read<Value>(_ value: (Object) -> Value) -> Value {
    unsafe object._withUnsafeGuaranteedRef(value)
  }
}

extension Permanent: Hashable {
  /// Whether both are the same object.
  @inlinable
  public static func == (a: Permanent, b: Permanent) -> Bool {
    unsafe a.object.toOpaque() == b.object.toOpaque()
  }

  /// Hashes which object it is.
  @inlinable
  public func hash(into hasher: inout Hasher) { unsafe hasher.combine(object.toOpaque()) }
}
