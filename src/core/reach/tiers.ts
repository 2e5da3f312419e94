import type { Actor } from '../meeting/command.ts'
import type { PlaceKind } from '../place/place.ts'
import { copyOf } from '../plain/copy.ts'
import type { Id } from '../plain/id.ts'
import { cleanLine, decided, refuse, refuseOther } from '../plain/refuse.ts'
import type { TextRefusal } from '../plain/text.ts'

/** The levels of chat groups, from the widest to the closest: each belongs to a place of that kind. */
export const TIERS = ['subdistrict', 'community', 'grid', 'building'] as const satisfies readonly PlaceKind[]
export type Tier = (typeof TIERS)[number]

/**
 * [T1] A chat group, as its keeper tells of it. Who is in it nobody knows here. `name` and `keeper` are in no
 * journal entry. `turn`: the how manyth keeper this is, whose link no other has.
 */
export interface Group {
  id: Id
  place: Id
  tier: Tier
  name: string
  /** How many people are in it, as its keeper says; 0: nobody said. */
  size: number
  keeper: string
  turn: number
  /** asked: the keeper has not agreed yet. left: there is none at present. */
  state: 'asked' | 'kept' | 'left' | 'ended'
}

/** How a community spreads its bulletins: hours of the day by its clock, from 0 to 24. */
export interface ReachSettings {
  quietFrom: number
  quietUntil: number
  mostAWeek: number
}
export const USUAL_REACH: ReachSettings = { quietFrom: 21, quietUntil: 8, mostAWeek: 3 }

/** All chat groups of a community. */
export interface Tiers {
  settings: ReachSettings
  groups: Record<Id, Group>
}
export const noTiers = (): Tiers => ({ settings: { ...USUAL_REACH }, groups: {} })

/** What can be asked of a community's groups. */
export type TierCommand =
  | { kind: 'setReach'; settings: ReachSettings }
  | { kind: 'addGroup'; id: Id; place: Id; name: string; keeper: string }
  | { kind: 'describeGroup'; group: Id; name: string; size: number }
  | { kind: 'askKeeper'; group: Id; keeper: string }
  | { kind: 'agreeToKeep'; group: Id; turn: number }
  | { kind: 'stopKeeping'; group: Id; turn: number }
  | { kind: 'endGroup'; group: Id }

export type TierTold =
  | { kind: 'reachSet'; settings: ReachSettings }
  | { kind: 'groupAdded'; group: Group }
  | { kind: 'groupDescribed'; group: Id; name: string; size: number }
  | { kind: 'keeperAsked'; group: Id; keeper: string; turn: number }
  | { kind: 'keeperAgreed'; group: Id }
  | { kind: 'keeperLeft'; group: Id }
  | { kind: 'groupEnded'; group: Id }

export interface TierEvent {
  at: number
  by: Actor
  told: TierTold
}

export type TierRefusal =
  | TextRefusal
  | { refused: 'noSuchGroup' }
  | { refused: 'noSuchPlace' }
  | { refused: 'idTaken' }
  | { refused: 'groupsFull'; most: number }
  | { refused: 'groupOver' }
  | { refused: 'outOfRange' }

/** `tier`: of which kind the place is that a command names; null where it is none of this community's. */
export interface TierFacts {
  tier: Tier | null
}

/** So many at a time; and so many ever, for of those that ended it stays known whose link is void [T2]. */
export const GROUPS_MOST = 500
const GROUPS_EVER_MOST = 5000
const NAME_MOST = 40
const SIZE_MOST = 5000

type Of<K extends TierCommand['kind']> = Extract<TierCommand, { kind: K }>
type Rules = { [K in TierCommand['kind']]: (tiers: Tiers, command: Of<K>, facts: TierFacts) => TierTold | null }

const groupOf = ({ groups }: Tiers, id: Id): Group => groups[id] ?? refuse({ refused: 'noSuchGroup' })
function standing(tiers: Tiers, id: Id): Group {
  const group = groupOf(tiers, id)
  return group.state === 'ended' ? refuse({ refused: 'groupOver' }) : group
}
const within = (n: number, least: number, most: number) =>
  Number.isInteger(n) && n >= least && n <= most ? n : refuse({ refused: 'outOfRange' })

const RULES: Rules = {
  // [T9] [T10]
  setReach: (_tiers, { settings: { quietFrom, quietUntil, mostAWeek } }) => ({
    kind: 'reachSet',
    settings: {
      quietFrom: within(quietFrom, 0, 24),
      quietUntil: within(quietUntil, 0, 24),
      mostAWeek: within(mostAWeek, 1, 21),
    },
  }),
  // [T1] [T2]
  addGroup(tiers, { id, place, name, keeper }, { tier }) {
    const said = { place, name: cleanLine(name, NAME_MOST), keeper: cleanLine(keeper, NAME_MOST) }
    const known = tiers.groups[id]
    if (known) {
      refuseOther({ place: known.place, name: known.name, keeper: known.keeper }, said)
      return null
    }
    if (tier === null) return refuse({ refused: 'noSuchPlace' })
    const all = Object.values(tiers.groups)
    const standing = all.filter(({ state }) => state !== 'ended').length
    if (standing >= GROUPS_MOST) refuse({ refused: 'groupsFull', most: GROUPS_MOST })
    if (all.length >= GROUPS_EVER_MOST) refuse({ refused: 'groupsFull', most: GROUPS_EVER_MOST })
    return { kind: 'groupAdded', group: { id, ...said, tier, size: 0, turn: 1, state: 'asked' } }
  },
  describeGroup(tiers, { group, name, size }) {
    const known = standing(tiers, group)
    const said = { name: cleanLine(name, NAME_MOST), size: within(size, 0, SIZE_MOST) }
    if (known.name === said.name && known.size === said.size) return null
    return { kind: 'groupDescribed', group, ...said }
  },
  // [T2] Somebody else, and another link.
  askKeeper(tiers, { group, keeper }) {
    const { turn } = standing(tiers, group)
    return { kind: 'keeperAsked', group, keeper: cleanLine(keeper, NAME_MOST), turn: turn + 1 }
  },
  agreeToKeep(tiers, { group, turn }) {
    const known = standing(tiers, group)
    if (known.turn !== turn || known.state === 'left') return refuse({ refused: 'groupOver' })
    return known.state === 'kept' ? null : { kind: 'keeperAgreed', group }
  },
  // [T2] At any time, and the name goes.
  stopKeeping(tiers, { group, turn }) {
    const known = standing(tiers, group)
    if (known.turn !== turn) return refuse({ refused: 'groupOver' })
    return known.state === 'left' ? null : { kind: 'keeperLeft', group }
  },
  endGroup: (tiers, { group }) => (groupOf(tiers, group).state === 'ended' ? null : { kind: 'groupEnded', group }),
}

/** Decides what a command does to a community's groups. Rules: docs/rules/reach.md. */
export const decideTiers = (
  tiers: Tiers | undefined,
  command: TierCommand,
  actor: Actor,
  now: number,
  facts: TierFacts,
): TierEvent[] | TierRefusal =>
  decided<TierEvent[], TierRefusal>(() => {
    const rule = RULES[command.kind] as (tiers: Tiers, command: TierCommand, facts: TierFacts) => TierTold | null
    const told = rule(tiers ?? noTiers(), command, facts)
    return told ? [{ at: now, by: actor, told }] : []
  })

/** The groups after an event; in place. */
export function evolveTiers(before: Tiers | undefined, { told }: TierEvent): Tiers {
  const tiers = before ?? noTiers()
  const change = (id: Id, changes: Partial<Group>) => void Object.assign(tiers.groups[id]!, changes)
  if (told.kind === 'reachSet') tiers.settings = { ...told.settings }
  else if (told.kind === 'groupAdded') tiers.groups[told.group.id] = copyOf(told.group)
  else if (told.kind === 'groupDescribed') change(told.group, { name: told.name, size: told.size })
  else if (told.kind === 'keeperAsked') change(told.group, { keeper: told.keeper, turn: told.turn, state: 'asked' })
  else if (told.kind === 'keeperAgreed') change(told.group, { state: 'kept' })
  else if (told.kind === 'keeperLeft') change(told.group, { state: 'left', keeper: '' })
  else change(told.group, { state: 'ended', keeper: '', name: '' })
  return tiers
}

/** [T2] What the journal keeps: no keeper, and no group's name, which may hold one. */
export function tiersInJournal(told: TierTold): TierTold {
  if (told.kind === 'groupAdded') return { ...told, group: withoutNames(told.group) }
  if (told.kind === 'groupDescribed') return { ...told, name: '' }
  if (told.kind === 'keeperAsked') return { ...told, keeper: '' }
  return told
}

export const withoutNames = (group: Group): Group => ({ ...group, name: '', keeper: '' })
