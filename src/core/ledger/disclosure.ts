import type { Clock } from '../plain/clock.ts'
import { instantAt } from '../plain/clock.ts'
import type { Notice } from './notice.ts'
import type { MatterStage } from './stages.ts'

/**
 * Affairs disclosure (居务公开) of a period, from what is on record: decisions and how they are carried out,
 * funds, projects, notices, and what became of cards (Residents' Committee Law, Art. 34). Money is in whole
 * units of the community's currency.
 */
export interface Disclosure extends DisclosedPeriod {
  /** Matters that were decided in the period. */
  decisions: { number: number; title: string; proposal: string; cost: number | null; at: number; stage: MatterStage }[]
  /** Micro-projects that were open at any time in it. */
  projects: { number: number; title: string; stage: MatterStage }[]
  /** Notices that began in it. */
  notices: (Pick<Notice, 'kind' | 'title' | 'amount' | 'from' | 'until'> & {
    withdrawn: boolean
    objections: number
    result: boolean
  })[]
  /** What the decisions cost together, where it was entered; and what notices about funds announce. */
  funds: { decided: number; announced: number }
  /** Cards posted in the period that stand: those that have an answer, and those that wait for one. */
  cards: { posted: number; answered: number; waiting: number }
  /** Matters opened in the period, by where they are now. */
  stages: Record<MatterStage, number>
}

/** A month or a quarter by a community's clock: from its first instant to its last (ms since 1970). */
export interface Period {
  /** As in 2026-11 or 2026-Q4. */
  period: string
  from: number
  until: number
}

/** A period as it is disclosed. `running`: it is not over, and `until` is the end of the day of asking. */
export interface DisclosedPeriod extends Period {
  running: boolean
}

const WRITTEN = /^(2[01]\d\d)-(?:Q([1-4])|(0[1-9]|1[0-2]))$/

/** Reads a period as 2026-11 or 2026-Q4; undefined for what is none. */
export function readPeriod(written: string): { year: number; month: number; months: 1 | 3 } | undefined {
  const [, year, quarter, month] = WRITTEN.exec(written) ?? []
  if (year === undefined) return undefined
  return quarter
    ? { year: Number(year), month: Number(quarter) * 3 - 2, months: 3 }
    : { year: Number(year), month: Number(month), months: 1 }
}

/** The first and the last instant of a period by a clock; undefined for what is none. */
export function periodOf(written: string, clock: Clock): Period | undefined {
  const read = readPeriod(written)
  if (!read) return undefined
  const first = (months: number) => {
    const day = new Date(Date.UTC(read.year, read.month - 1 + months, 1)).toISOString().slice(0, 10)
    return instantAt(clock, `${day}T00:00`)
  }
  return { period: written, from: first(0), until: first(read.months) - 1 }
}

/** The month of an instant and the quarter, and those before: what the desk offers, latest first. */
export function periodsBefore(today: string): { months: string[]; quarters: string[] } {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const back = (months: number) => new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 7)
  const months = Array.from({ length: 12 }, (_, n) => back(n))
  const quarterOf = (each: string) => `${each.slice(0, 4)}-Q${Math.ceil(Number(each.slice(5)) / 3)}`
  return { months, quarters: [...new Set(months.map(quarterOf))] }
}
