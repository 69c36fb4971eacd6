import ExactNumbers

/// Stage 9, whole volume: the first winner takes the agreed volume of every region; where the
/// tender says so, the other valid bidders stand by in rank order (rituximab; Wuhan renewal).
enum WholeVolume {
  static func lines(_ share: VolumeShare) throws -> [AllocationLine] {
    let agreed = try share.firstYearShare()
    guard let first = share.winners.first else { return [] }
    let others = share.lot.standings.filter {
      $0.status == .valid && $0.bid.entity != first.name
    }
    return try share.demand.regions.flatMap { region in
      var lines = [try share.line(region, first, .main, try region.total * agreed)]
      guard share.rules.hasStandby else { return lines }
      lines += try others.map { other in
        try share.line(region, Winner(standing: other, place: 0, members: []), .standby, .zero)
      }
      return lines
    }
  }
}
