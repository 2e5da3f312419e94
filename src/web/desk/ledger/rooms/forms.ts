import { CAPACITIES, type Capacity } from '../../../../core/meeting/meeting.ts'
import { OFFER_KINDS, type OfferKind, type Team } from '../../../../core/team/team.ts'
import type { TeamCommandInput } from '../../../../wire/ledger.ts'
import type { Form } from '../../form/form.ts'
import { text } from '../../form/form.ts'

/** The limits that the rules set, counted in characters as a person sees them. */
const NAME = 60
const WORDS = 300

/** A form that asks for a reason alone. */
export const reasonForm = <Sent>(name: string, most: number, build: (reason: string) => Sent): Form<Sent> => ({
  name,
  fields: () => [{ kind: 'text', name: 'reason', most }],
  build: ({ reason }) => build(text(reason)),
})

/** Somebody takes a seat in a team. */
export const seatMember = (team: Team): Form<TeamCommandInput> => ({
  name: 'seatMember',
  fields: () => [
    { kind: 'line', name: 'name', label: 'attendance.name', most: NAME },
    { kind: 'pick', name: 'capacity', options: CAPACITIES, words: 'capacity' },
    { kind: 'text', name: 'interests', most: WORDS, optional: true, hint: ['deskRooms.interestsHelp'] },
  ],
  start: () => ({ name: '', capacity: 'resident', interests: '' }),
  build: ({ name, capacity, interests }, newId) => ({
    kind: 'seatMember',
    id: newId(),
    team,
    name: text(name),
    capacity: capacity as Capacity,
    interests: text(interests),
  }),
})

/** A member says anew what they have a stake in; nothing says that there is nothing. */
export const declareInterests = (member: { id: string; interests: string }): Form<TeamCommandInput> => ({
  name: 'declareInterests',
  fields: () => [{ kind: 'text', name: 'interests', most: WORDS, optional: true, hint: ['deskRooms.interestsHelp'] }],
  start: () => ({ interests: member.interests }),
  build: ({ interests }) => ({ kind: 'declareInterests', member: member.id, interests: text(interests) }),
})

export const endMembership = (member: string): Form<TeamCommandInput> => ({
  name: 'endMembership',
  build: () => ({ kind: 'endMembership', member }),
})

/** [L44] Takes somebody out of the teams for good, whether they sit there still or did once. */
export const eraseMember = (member: string): Form<TeamCommandInput> => ({
  name: 'eraseMember',
  build: () => ({ kind: 'eraseMember', member }),
})

export const makeOffer: Form<TeamCommandInput> = {
  name: 'makeOffer',
  fields: () => [
    { kind: 'line', name: 'organisation', most: NAME },
    { kind: 'pick', name: 'about', options: OFFER_KINDS, words: 'offerKind' },
    { kind: 'text', name: 'text', most: WORDS },
  ],
  start: () => ({ organisation: '', about: 'labour', text: '' }),
  build: ({ organisation, about, text: what }, newId) => ({
    kind: 'makeOffer',
    id: newId(),
    organisation: text(organisation),
    about: about as OfferKind,
    text: text(what),
  }),
}

export const withdrawOffer = (offer: string): Form<TeamCommandInput> =>
  reasonForm('withdrawOffer', WORDS, (reason) => ({ kind: 'withdrawOffer', offer, reason }))
