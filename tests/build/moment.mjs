// Loaded before everything else (`node --import`): from now on it is the moment that GROVE_MOMENT names, and
// time goes on from there.
const moment = process.env.GROVE_MOMENT
if (moment) {
  const Real = Date
  // Processes that are started later go on from the first one's moment.
  process.env.GROVE_MOMENT_AHEAD ??= String(Real.parse(moment) - Real.now())
  const ahead = Number(process.env.GROVE_MOMENT_AHEAD)
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + ahead)
      else super(...given)
    }
    static now() {
      return Real.now() + ahead
    }
  }
}
