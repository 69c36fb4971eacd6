/// What a specification says besides its strength, which matters only beside others of its lot.
public struct SpecAside: Sendable, Hashable {
  /// Whether the content is that of a bottle, which may hold one unit or many.
  public internal(set) var isOfBottle = false
  /// Whether the content is that of a tablet, capsule or pill.
  public internal(set) var isOfDoseForm = false
  /// Whether a remark says that there is little sugar, or none.
  public internal(set) var isLowInSugar = false
  /// The remarks, one of which may name the substance that the content is of.
  public internal(set) var remarks: [String] = []

  /// Nothing besides.
  public init() {}

  init(_ pack: PackCounts, perUnit: String?, remarks: [String]) {
    let words = StrengthWords.all
    isOfDoseForm = pack.countsDoseForms || perUnit.flatMap(words.counted) == .doseForm
    isOfBottle = !isOfDoseForm && (pack.countsBottles || perUnit.map(words.isBottle) ?? false)
    isLowInSugar = remarks.contains(where: Self.saysLittleSugar)
    self.remarks = remarks
  }

  private static func saysLittleSugar(_ remark: String) -> Bool {
    if FormText.isLowInSugar(remark) { return true }
    guard let sugar = FormText.sugar(in: remark) else { return false }
    return sugar != .with
  }

  /// The substance that a remark names: a part of the lot's name that is no form.
  public func substance(in lot: String) -> String? {
    remarks.first { lot.contains($0) && DosageForm.named($0) == nil }
  }
}

/// What the name of a lot, or a form, says of the strengths in it.
public struct LotHints {
  /// Whether they are those of tablets, capsules or pills.
  public let areOfDoseForms: Bool
  /// Whether they are those of ointments, creams and gels, of which a mass may be the whole.
  public let areTopical: Bool

  /// What a name and a form say.
  public init(name: String, form: DosageForm?) {
    let spoken = StrengthWords.all.hints(name: name.halfWidth.lowercased(), form: form)
    areOfDoseForms = spoken == [.compound]
    areTopical = spoken.contains(.topical)
  }
}

extension Strength {
  /// What a content in mass and in units is in an ointment: `10g(10万单位)` may be ten grams of the
  /// ointment. Nil where it is none.
  public var inOintment: Fault? {
    guard contents.count == 1, container == nil, let units = contents[0].equivalent,
      contents[0].amount.dimension == .mass
    else { return nil }
    let whole = Strength(contents: [.init(amount: units)], container: contents[0].amount)
    return .ambiguous(text, readings: [text, whole.text])
  }
}
