import Testing

@testable import Scorecard

struct EmergencyDeliveryTests {
  @Test(
    "E1: an emergency order has 8 hours; one minute more is late, and so is never",
    arguments: [("2021-07-01 16:00", false), ("2021-07-01 16:01", true), (nil, true)]
      as [(String?, Bool)])
  func limit(arrival: String?, isLate: Bool) throws {
    let emergency = try EmergencyDelivery(Samples.card().ruleSet)
    let line = Supply(try Samples.line(deliveredAt: arrival, urgent: true).facts)
    #expect(emergency.isLate(line) == isLate)
  }

  @Test(
    "12 and 24 hours can be set",
    arguments: [("12", "2021-07-01 20:00"), ("24", "2021-07-02 08:00")])
  func settable(hours: String, atLimit: String) throws {
    let emergency = try EmergencyDelivery(Samples.card(["delivery.emergency_hours": hours]).ruleSet)
    #expect(!emergency.isLate(Supply(try Samples.line(deliveredAt: atLimit, urgent: true).facts)))
    #expect(
      emergency.isLate(Supply(try Samples.line(deliveredAt: atLimit + ":01", urgent: true).facts)))
  }
}
