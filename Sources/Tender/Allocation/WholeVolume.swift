import ExactNumbers

/// Stage 9, whole volume: the first winner takes the agreed volume of every region; where the
/// tender says so, the other valid bidders stand by in rank order (rituximab; Wuhan renewal).
enum WholeVolume {
  static func lines(_ share: VolumeShare) throws -> [AllocationLine] {
    let agreed = try share.firstYearShare()
    guard let first = share.winners.first else { return [] }
    let others = share.lot.standings.filter {
      $0.status == .valid && $0.bid.bidder != first.bid.bidder
    }
    return try share.demand.regions.flatMap { region in
      var lines = [
        try share.line(region, first.bid.bidder, .main, try region.total * agreed)
      ]
      guard share.rules.hasStandby else { return lines }
      lines += try others.map { try share.line(region, $0.bid.bidder, .standby, .zero) }
      return lines
    }
  }
}
