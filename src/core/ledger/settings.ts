import type { Clock } from '../plain/clock.ts'
import type { Actor } from '../meeting/command.ts'
import type { ChangedMeanwhile } from '../plain/meanwhile.ts'
import { changes as isAnew } from '../plain/meanwhile.ts'
import { cleanLine, decided, refuse } from '../plain/refuse.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Calendar, Deadline } from './calendar.ts'
import { endOf } from './calendar.ts'
import { withOfficialDays } from './officialDays.ts'
import type { Lane, MatterStage } from './stages.ts'

/** What is awaited, and so has a deadline; in the order of a matter's life. */
export const AWAITED = [
  'triage',
  'route',
  'quick',
  'begin',
  'deliberate',
  'refer',
  'start',
  'accept',
  'transfer',
  'major',
  'check',
] as const
export type Awaited = (typeof AWAITED)[number]

/** How a community keeps its ledger. Empty words mean: the usual ones. */
export interface LedgerSettings {
  /** The office that receives first, and answers until a matter is dispatched. */
  office: string
  /** What each step means here, from 1 to 4. */
  definitions: { urgency: string[]; importance: string[] }
  /** From where on the rule proposes the major lane. */
  majorFrom: { importance: number; people: number; grids: number }
  deadlines: Record<Awaited, Deadline>
  /** Working days after which an overdue matter climbs to the subdistrict. */
  climbAfter: number
  calendar: Calendar
  /** [L62] How long it took to climb before that was first changed: of dates given without it. */
  given?: { climbAfter: number; calendar: Calendar } | undefined
  /**
   * [L40] On which letterheads documents are written: the SHA-256 of a Word file, or empty: the built-in
   * form.
   */
  letterheads?: Partial<Record<Letterhead, string>> | undefined
}

/** What a community may have a letterhead of its own for. */
export const LETTERHEADS = ['minutes', 'notice'] as const
export type Letterhead = (typeof LETTERHEADS)[number]

/** The same with the clock of the place, by which days begin and end. */
export interface PlacedSettings extends LedgerSettings {
  clock: Clock
}

/**
 * Deadlines after the tracks elsewhere: at once within 48 hours, in-depth work begun within 5 working days.
 */
export const USUAL_SETTINGS: LedgerSettings = {
  office: '',
  definitions: { urgency: ['', '', '', ''], importance: ['', '', '', ''] },
  majorFrom: { importance: 3, people: 100, grids: 2 },
  deadlines: {
    triage: { workingDays: 2 },
    route: { workingDays: 2 },
    quick: { hours: 48 },
    begin: { workingDays: 5 },
    deliberate: { workingDays: 20 },
    refer: { workingDays: 60 },
    start: { workingDays: 5 },
    accept: { workingDays: 3 },
    transfer: { workingDays: 20 },
    major: { workingDays: 60 },
    check: { workingDays: 5 },
  },
  climbAfter: 3,
  calendar: { weekdays: [1, 2, 3, 4, 5], holidays: [], extraDays: [] },
}

const AWAITED_IN: Record<MatterStage, ((lane: Lane | undefined, begun: boolean) => Awaited) | null> = {
  opened: () => 'triage',
  triaged: () => 'route',
  deliberating: (_lane, begun) => (begun ? 'deliberate' : 'begin'),
  referred: () => 'refer',
  decided: () => 'start',
  transferring: () => 'accept',
  transferred: () => 'transfer',
  underWay: (lane) => (lane === 'quick' ? 'quick' : 'major'),
  done: () => 'check',
  confirmed: null,
  explained: null,
  declined: null,
  folded: null,
}

/**
 * What is awaited in a stage; undefined where nothing is. `begun`: the first proposal of a deliberation is
 * there.
 */
const awaitedIn = (stage: MatterStage, lane: Lane | undefined, begun: boolean): Awaited | undefined =>
  AWAITED_IN[stage]?.(lane, begun)

/**
 * When a stage entered at `at` must be over, by the community's calendar and clock; null where nothing is
 * awaited.
 */
export function dueIn(
  stage: MatterStage,
  lane: Lane | undefined,
  begun: boolean,
  at: number,
  { deadlines, calendar, clock }: PlacedSettings,
): number | null {
  const awaited = awaitedIn(stage, lane, begun)
  return awaited ? endOf(deadlines[awaited], at, calendar, clock) : null
}

/** Changing how the ledger is kept; what is left out stays. */
export interface SettingsCommand {
  kind: 'changeSettings'
  changes: Partial<LedgerSettings>
  /** [L60] What is changed, as it stood for whoever changes it by `clock`; missing where nobody typed it. */
  began?: { was: Partial<LedgerSettings>; clock: Clock }
}

export interface SettingsEvent {
  at: number
  by: Actor
  told: { kind: 'settingsChanged'; changes: Partial<LedgerSettings> }
}

export type SettingsRefusal = TextRefusal | ChangedMeanwhile | { refused: 'outOfRange' }

/**
 * [L12] Deadlines, definitions and working days are the community's own; they hold from now on and move no
 * date that was given, [L62] nor when what is late climbs.
 */
export function decideSettings(
  settings: LedgerSettings | undefined,
  { changes, began }: SettingsCommand,
  actor: Actor,
  now: number,
): SettingsEvent[] | SettingsRefusal {
  return decided<SettingsEvent[], SettingsRefusal>(() => {
    if (Object.keys(changes).length === 0) return []
    const { office, definitions, deadlines, calendar, letterheads } = changes
    const cleaned: Partial<LedgerSettings> = { ...changes }
    if (office !== undefined) cleaned.office = cleanLine(office, 60, 0)
    if (definitions) {
      const words = (list: string[]) =>
        list.length === 4 ? list.map((text) => cleanLine(text, 100, 0)) : refuse({ refused: 'outOfRange' })
      cleaned.definitions = { urgency: words(definitions.urgency), importance: words(definitions.importance) }
    }
    for (const deadline of Object.values(deadlines ?? {})) {
      const length = 'hours' in deadline ? deadline.hours : deadline.workingDays
      if (!Number.isInteger(length) || length < 1 || length > 1000) refuse({ refused: 'outOfRange' })
    }
    const dates = [...(calendar?.holidays ?? []), ...(calendar?.extraDays ?? [])]
    if (!dates.every((date) => /^\d{4}-\d\d-\d\d$/.test(date))) refuse({ refused: 'outOfRange' })
    if (!Object.values(letterheads ?? {}).every((file) => /^([0-9a-f]{64})?$/.test(file)))
      refuse({ refused: 'outOfRange' })
    const anew = began ? since(settings ?? USUAL_SETTINGS, began, cleaned) : cleaned
    if (Object.keys(anew).length === 0) return []
    if ((anew.calendar || anew.climbAfter !== undefined) && !settings?.given) {
      const { climbAfter, calendar: before } = settings ?? USUAL_SETTINGS
      anew.given = { climbAfter, calendar: before }
    }
    return [{ at: now, by: actor, told: { kind: 'settingsChanged', changes: anew } }]
  })
}

/** [L60] What of it is to be changed; each part was begun from what stands. */
function since(
  settings: LedgerSettings,
  { was, clock }: NonNullable<SettingsCommand['began']>,
  said: Partial<LedgerSettings>,
): Partial<LedgerSettings> {
  const stands = withOfficialDays(settings, clock)
  const part = (all: Partial<LedgerSettings>, name: string) => ({ [name]: all[name as keyof LedgerSettings] })
  const names = Object.keys(said).filter((name) => isAnew(part(stands, name), part(was, name), part(said, name)))
  return Object.fromEntries(names.map((name) => [name, said[name as keyof LedgerSettings]]))
}

/** The settings after a change; a new object. */
export function evolveSettings(settings: LedgerSettings | undefined, { told }: SettingsEvent): LedgerSettings {
  const changed = { ...(settings ?? USUAL_SETTINGS), ...told.changes }
  // Until 0.2.0 a calendar said how far its clock was ahead; the place has a time zone now (zone.ts).
  const { weekdays, holidays, extraDays } = changed.calendar
  const { letterheads } = told.changes
  return {
    ...changed,
    calendar: { weekdays, holidays, extraDays },
    // Setting one leaves the other.
    ...(letterheads ? { letterheads: { ...settings?.letterheads, ...letterheads } } : {}),
  }
}
