import type { Actor } from '../meeting/command.ts'
import type { Capacity } from '../meeting/meeting.ts'
import type { Id } from '../plain/id.ts'
import { clean, cleanLine, decided, refuse, refuseOther } from '../plain/refuse.ts'
import type { TextRefusal } from '../plain/text.ts'

/** The three teams: find and sum up, propose, improve and bring resources. */
export type Team = 'spotter' | 'deliberation' | 'advisory'
export const TEAMS: readonly Team[] = ['spotter', 'deliberation', 'advisory']

/** Somebody who sits in a team. Interests are declared for all to see: capture begins where they are not. */
export interface Member {
  id: Id
  team: Team
  name: string
  capacity: Capacity
  /** What the member has a stake in: a company, a shop, a building; empty: says there is none. */
  interests: string
  declaredAt: number
  since: number
  until: number | null
}

export type OfferKind = 'money' | 'space' | 'labour' | 'goods' | 'expertise'
export const OFFER_KINDS: readonly OfferKind[] = ['money', 'space', 'labour', 'goods', 'expertise']

/** What an organisation pledges; it can serve tasks while it stands. */
export interface Offer {
  id: Id
  organisation: string
  kind: OfferKind
  /** What it is, in words. */
  text: string
  at: number
  withdrawn: { reason: string; at: number } | null
}

/**
 * The teams of a community, and what was offered to them. Members and offers that have ended stay to be read.
 */
export interface Teams {
  members: Record<Id, Member>
  offers: Record<Id, Offer>
}

export type TeamCommand =
  | { kind: 'seatMember'; id: Id; team: Team; name: string; capacity: Capacity; interests: string }
  | { kind: 'declareInterests'; member: Id; interests: string }
  | { kind: 'endMembership'; member: Id }
  | { kind: 'eraseMember'; member: Id }
  | { kind: 'makeOffer'; id: Id; organisation: string; about: OfferKind; text: string }
  | { kind: 'withdrawOffer'; offer: Id; reason: string }

export type TeamTold =
  | { kind: 'memberSeated'; member: Member }
  | { kind: 'interestsDeclared'; member: Id; interests: string; at: number }
  | { kind: 'membershipEnded'; member: Id; at: number }
  | { kind: 'memberErased'; member: Id }
  | { kind: 'offerMade'; offer: Offer }
  | { kind: 'offerWithdrawn'; offer: Id; reason: string; at: number }

export interface TeamEvent {
  at: number
  by: Actor
  told: TeamTold
}

export type TeamRefusal =
  | TextRefusal
  | { refused: 'idTaken' }
  | { refused: 'noSuchMember' }
  | { refused: 'noSuchOffer' }

const NAME_MOST = 60
const INTERESTS_MOST = 300

/** Decides what a command does to the teams of a community. Rules: docs/rules/ledger.md. */
export function decideTeams(
  teams: Teams | undefined,
  command: TeamCommand,
  actor: Actor,
  now: number,
): TeamEvent[] | TeamRefusal {
  const { members, offers } = teams ?? EMPTY
  const tell = (told: TeamTold): TeamEvent[] => [{ at: now, by: actor, told }]
  const memberOf = (id: Id) => (members[id]?.until === null ? members[id] : refuse({ refused: 'noSuchMember' }))
  return decided<TeamEvent[], TeamRefusal>(() => {
    switch (command.kind) {
      // [L32] Whoever is seated says in what capacity, and what they have a stake in.
      case 'seatMember': {
        if (members[command.id]) return refuse({ refused: 'idTaken' })
        return tell({ kind: 'memberSeated', member: seated(command, now) })
      }
      case 'declareInterests': {
        const interests = clean(command.interests, INTERESTS_MOST, 0)
        if (memberOf(command.member).interests === interests) return []
        return tell({ kind: 'interestsDeclared', member: command.member, interests, at: now })
      }
      case 'endMembership':
        memberOf(command.member)
        return tell({ kind: 'membershipEnded', member: command.member, at: now })
      // [L44] Whoever sits or sat in a team and asks to be forgotten: the whole line goes.
      case 'eraseMember':
        if (!members[command.member]) return refuse({ refused: 'noSuchMember' })
        return tell({ kind: 'memberErased', member: command.member })
      // [L23] An offer names who makes it and what it is; it stands until it is withdrawn, with a reason.
      case 'makeOffer': {
        const offer: Offer = {
          id: command.id,
          organisation: cleanLine(command.organisation, NAME_MOST),
          kind: command.about,
          text: clean(command.text, INTERESTS_MOST),
          at: now,
          withdrawn: null,
        }
        const known = offers[command.id]
        if (known) {
          const { organisation, kind, text } = known
          refuseOther(
            { organisation, kind, text },
            { organisation: offer.organisation, kind: offer.kind, text: offer.text },
          )
          return []
        }
        return tell({ kind: 'offerMade', offer })
      }
      case 'withdrawOffer': {
        const offer = offers[command.offer] ?? refuse({ refused: 'noSuchOffer' })
        const reason = clean(command.reason, INTERESTS_MOST)
        if (offer.withdrawn) {
          refuseOther({ reason: offer.withdrawn.reason }, { reason })
          return []
        }
        return tell({ kind: 'offerWithdrawn', offer: offer.id, reason, at: now })
      }
    }
  })
}

function seated({ id, team, capacity, ...said }: Extract<TeamCommand, { kind: 'seatMember' }>, now: number): Member {
  const name = cleanLine(said.name, NAME_MOST)
  const interests = clean(said.interests, INTERESTS_MOST, 0)
  return { id, team, name, capacity, interests, declaredAt: now, since: now, until: null }
}

const EMPTY: Teams = { members: {}, offers: {} }

/** The teams after something happened. Changes `teams` in place; without teams it begins with empty ones. */
export function evolveTeams(teams: Teams | undefined, { told }: TeamEvent): Teams {
  teams ??= { members: {}, offers: {} }
  switch (told.kind) {
    case 'memberSeated':
      teams.members[told.member.id] = { ...told.member }
      break
    case 'interestsDeclared':
      Object.assign(teams.members[told.member]!, { interests: told.interests, declaredAt: told.at })
      break
    case 'membershipEnded':
      teams.members[told.member]!.until = told.at
      break
    case 'memberErased':
      delete teams.members[told.member]
      break
    case 'offerMade':
      teams.offers[told.offer.id] = { ...told.offer }
      break
    case 'offerWithdrawn':
      teams.offers[told.offer]!.withdrawn = { reason: told.reason, at: told.at }
      break
    default:
      told satisfies never
  }
  return teams
}

const asItIs = <T>(told: T): T => told
/** [L44] Names of members, and what they have a stake in, stay in the table, to be erased there. */
const IN_JOURNAL: { [K in TeamTold['kind']]: (told: Extract<TeamTold, { kind: K }>) => TeamTold } = {
  memberSeated: (told) => ({ ...told, member: { ...told.member, name: '', interests: '' } }),
  interestsDeclared: (told) => ({ ...told, interests: '' }),
  membershipEnded: asItIs,
  memberErased: asItIs,
  offerMade: asItIs,
  offerWithdrawn: asItIs,
}

/** What the journal keeps of an event. */
export const teamsInJournal = (told: TeamTold): TeamTold =>
  (IN_JOURNAL[told.kind] as (told: TeamTold) => TeamTold)(told)
