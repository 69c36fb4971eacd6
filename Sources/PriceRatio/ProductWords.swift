public import Wording

/// What an injection is contained in, 包装材料.
public enum Container: String, Sendable, NamedChoice {
  /// A glass bottle.
  case glassBottle = "glass-bottle"
  /// A plastic bottle.
  case plasticBottle = "plastic-bottle"
  /// A soft bag.
  case softBag = "soft-bag"
  /// A glass ampoule.
  case glassAmpoule = "glass-ampoule"
  /// A plastic ampoule.
  case plasticAmpoule = "plastic-ampoule"

  /// Its names.
  public var title: Text {
    switch self {
    case .glassBottle: Text(en: "glass bottle", zh: "玻璃瓶")
    case .plasticBottle: Text(en: "plastic bottle", zh: "塑料瓶")
    case .softBag: Text(en: "soft bag", zh: "软袋")
    case .glassAmpoule: Text(en: "glass ampoule", zh: "玻璃安瓿")
    case .plasticAmpoule: Text(en: "plastic ampoule", zh: "塑料安瓿")
    }
  }
}

/// What a drug is packed together with, 包装形式.
public enum Companion: String, Sendable, NamedChoice {
  /// Nothing.
  case alone
  /// Its solvent.
  case withSolvent = "with-solvent"
  /// A syringe.
  case withSyringe = "with-syringe"

  /// Its names.
  public var title: Text {
    switch self {
    case .alone: Text(en: "alone", zh: "单独包装")
    case .withSolvent: Text(en: "with solvent", zh: "带溶媒")
    case .withSyringe: Text(en: "with syringe", zh: "带注射器")
    }
  }
}

/// What a medicine is, where the rule tells its kinds apart.
public enum MedicineKind: String, Sendable, NamedChoice {
  /// A chemical drug.
  case chemical
  /// A biological drug.
  case biological
  /// A Chinese patent medicine.
  case chinese

  /// Its names.
  public var title: Text {
    switch self {
    case .chemical: Text(en: "chemical", zh: "化学药")
    case .biological: Text(en: "biological", zh: "生物制品")
    case .chinese: Text(en: "chinese", zh: "中成药")
    }
  }
}

/// What a Chinese medicine is sweetened with.
public enum Sugar: String, Sendable, NamedChoice {
  /// Sugar.
  case with
  /// Lactose.
  case lactose
  /// Nothing.
  case free

  /// Its names.
  public var title: Text {
    switch self {
    case .with: Text(en: "with sugar", zh: "含糖")
    case .lactose: Text(en: "with lactose", zh: "含乳糖")
    case .free: Text(en: "sugar-free", zh: "无糖")
    }
  }
}

/// Whether a pack holds one dose or several.
public enum Dosing: String, Sendable, NamedChoice {
  /// One dose.
  case single
  /// Several doses.
  case multiple

  /// Its names.
  public var title: Text {
    switch self {
    case .single: Text(en: "single-dose", zh: "单剂量")
    case .multiple: Text(en: "multi-dose", zh: "多剂量")
    }
  }
}
