import { DOORS } from '../ballot/rules.ts'
import { clean, cleanLine } from '../plain/refuse.ts'
import type { SettingsFault } from './event.ts'
import { PROJECT_KINDS, type RoundSettings } from './round.ts'
import { MONEY_MOST, refused } from './rule.ts'

const whole = (n: number, least: number, most: number): boolean => Number.isSafeInteger(n) && n >= least && n <= most

/** [B13] Why a round cannot be held so; undefined where it can. */
export function settingsFault(settings: RoundSettings): SettingsFault | undefined {
  const {
    year,
    budget,
    caps,
    menuDays,
    appealDays,
    resultDays,
    fewest,
    most,
    turnout,
    doors,
    rule,
    overPercent,
    acceptors,
    neighbours = 0,
    lotFrom,
  } = settings
  const money = (n: number) => whole(n, 1, MONEY_MOST)
  const taken = PROJECT_KINDS.map((kind) => caps[kind]).filter((cap) => cap !== null)
  const faults: Record<SettingsFault, boolean> = {
    noMoney: !money(budget) || !taken.every(money),
    noKind: taken.length === 0,
    dishes: !whole(most, 1, 200) || !whole(fewest, 1, most),
    days: !whole(year, 2000, 2199) || !whole(menuDays, 0, 60) || !whole(appealDays, 0, 60) || !whole(resultDays, 0, 60),
    share:
      turnout !== null &&
      !(whole(turnout.of, 1, 1000) && whole(turnout.over, 1, turnout.of) && typeof turnout.above === 'boolean'),
    doors: doors.length === 0 || doors.includes('hands') || settings.voter === 'owner',
    rule:
      !whole(rule.leastVotes, 0, 1e6) ||
      !whole(rule.step, 1, 1e8) ||
      !(rule.floor === null || whole(rule.floor, 1, 100)),
    acceptors: !whole(acceptors, 1, 50) || !whole(neighbours, 0, 50) || !whole(overPercent, 0, 100),
    lot: lotFrom === '',
  }
  return (Object.keys(faults) as SettingsFault[]).find((fault) => faults[fault])
}

export function refuseSettings(settings: RoundSettings): void {
  const fault = settingsFault(settings)
  if (fault) refused({ refused: 'roundSettings', fault })
}

export const cleanSettings = (settings: RoundSettings): RoundSettings => ({
  ...settings,
  who: clean(settings.who, 500, 0),
  lotFrom: cleanLine(settings.lotFrom, 120, 0),
  doors: DOORS.filter((door) => settings.doors.includes(door)),
})
