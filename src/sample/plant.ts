import { createHash } from 'node:crypto'
import type { Actor, Command } from '../core/meeting/command.ts'
import type { Id } from '../core/plain/id.ts'
import { makeId } from '../core/plain/id.ts'
import { makeReceipt } from '../core/plain/code.ts'
import type { NewPlace, Place } from '../core/place/place.ts'
import type { Handles } from '../server/database/open.ts'
import type { OwnerDb } from '../server/database/scope.ts'
import { Committers } from '../server/journal/committers.ts'
import { madeOnce, valueOf } from '../server/database/installation.ts'
import { Meetings } from '../server/meeting/meetings.ts'
import type { Runtime } from '../server/integrations/runtime.ts'
import { systemRuntime } from '../server/integrations/runtime.ts'
import type { Services } from '../server/services.ts'
import { finishedMeeting } from './finishedMeeting.ts'
import type { SampleMeeting } from './openMeeting.ts'
import { openMeeting } from './openMeeting.ts'
import { sample } from './places.ts'
import { meetingAggregate } from '../server/aggregates.ts'

const DAY = 24 * 3600_000
const MINUTE = 60_000

/**
 * Plants the sample on the first start: a subdistrict, three communities, staff, one finished meeting, and
 * one open meeting that waits for its first card. Everything goes through the rules like any other command.
 * Ids depend on names alone, so a start that was killed half-way is finished by the next.
 */
export async function plantSample(services: Services, database: Handles): Promise<void> {
  if (await valueOf(database.owner, 'sample')) return
  const places = await plantPlaces(services, database.owner)
  const community = places.get(sample.communities[0]!.slug)!
  const facilitator = idOf(`person ${sample.people.find(({ role }) => role === 'facilitator')!.name}`)
  await plantMeeting(
    { ...services, database },
    community.id,
    facilitator,
    finishedMeeting,
    systemRuntime.now() - 21 * DAY,
    true,
  )
  await plantMeeting({ ...services, database }, community.id, facilitator, openMeeting, systemRuntime.now(), false)
  await madeOnce(database.owner, 'sample', () => 'planted')
}

export const digest = (text: string): Buffer => createHash('sha256').update(`grove sample ${text}`).digest()
export const idOf = (text: string): Id => makeId(digest(text), 8)

/** The places of the sample, those above before those below. */
function plannedPlaces(): NewPlace[] {
  const { subdistrict, communities } = sample
  const top: NewPlace = { id: idOf(subdistrict.slug), kind: 'subdistrict', parent: null, ...subdistrict }
  const planned: NewPlace[] = [top]
  for (const { slug, name, grids } of communities) {
    const community: NewPlace = { id: idOf(slug), kind: 'community', parent: top.id, slug, name }
    planned.push(community)
    for (const [g, grid] of grids.entries()) {
      const id = idOf(`${slug} ${g}`)
      planned.push({ id, kind: 'grid', parent: community.id, slug: `${slug}-${g + 1}`, name: grid.name })
      for (const [b, name] of grid.buildings.entries()) {
        planned.push({
          id: idOf(`${slug} ${g} ${b}`),
          kind: 'building',
          parent: id,
          slug: `${slug}-${g + 1}-${b + 1}`,
          name,
        })
      }
    }
  }
  return planned
}

/** The ids of the sample's places: the same in every installation. */
export const samplePlaceIds = (): ReadonlySet<Id> => new Set(plannedPlaces().map(({ id }) => id))

export async function plantPlaces(
  { identity }: Pick<Services, 'identity'>,
  owner: OwnerDb,
): Promise<Map<string, Place>> {
  const places = await identity.places.add(owner, plannedPlaces())
  const bySlug = new Map(places.map((place) => [place.slug, place]))
  for (const { name, role, place } of sample.people) {
    await identity.people.appoint({ id: idOf(`person ${name}`), name, email: null }, bySlug.get(place)!.id, role)
  }
  return bySlug
}

/**
 * Plays a sample meeting through the rules, at `start`: with cards and a close (`whole`), or only as far as
 * its opening.
 */
async function plantMeeting(
  { database, hub, identity }: Services & { database: Handles },
  community: Id,
  facilitator: Id,
  play: SampleMeeting,
  start: number,
  whole: boolean,
): Promise<void> {
  const clock = { now: start - DAY }
  const runtime: Runtime = { now: () => clock.now, random: systemRuntime.random }
  const meetings = new Meetings(new Committers(database, hub, runtime, identity.ticketKey), meetingAggregate, 'system')
  const meeting = idOf(play.theme)
  const desk: Actor = { kind: 'staff', id: facilitator }
  let count = 0
  const ask = async (actor: Actor, command: Command) => {
    const key = idOf(`${play.theme} ${count++}`)
    const { receipt: _, code: __, ...body } = { receipt: '', code: '', ...command, details: null }
    const outcome = await meetings.ask(community, { meeting, key, command, actor, body })
    if ('refused' in outcome) throw new Error(`the sample was refused: ${JSON.stringify({ outcome, command })}`)
  }
  const agenda = play.agenda.map((item, i) => ({ id: idOf(`${play.theme} agenda ${i}`), title: '', ...item }))
  const { theme, place } = play
  await ask(desk, {
    kind: 'createMeeting',
    id: meeting,
    community,
    code: await identity.codes.fresh(),
    details: { theme, place, startsAt: start, agenda, cardsFrom: null, cardsUntil: null, next: play.next },
  })
  await ask(desk, { kind: 'setStage', stage: 'announced' })
  const people = play.people.map((person, i) => ({ id: idOf(`${play.theme} person ${i}`), ...person }))
  if (whole) await ask(desk, { kind: 'listParticipants', people })
  clock.now = start
  await ask(desk, { kind: 'setStage', stage: 'open' })
  if (!whole) return

  for (const { id } of people) await ask(desk, { kind: 'tickPresent', participant: id, present: true })
  await ask(desk, { kind: 'countHeads', heads: people.length })
  const cards = play.cards.map((_, i) => idOf(`${play.theme} card ${i}`))
  for (const [i, { by, tree, text, where }] of play.cards.entries()) {
    clock.now += MINUTE
    const receipt = makeReceipt(systemRuntime.random(40))
    const author: Actor = { kind: 'participant', id: people[by]!.id }
    await ask(author, {
      kind: 'postCard',
      id: cards[i]!,
      tree,
      text,
      where,
      photo: null,
      links: [],
      receipt,
      onBehalfOf: null,
    })
  }
  const endorsements: Promise<void>[] = []
  for (const [i, { endorsedBy }] of play.cards.entries()) {
    for (const by of endorsedBy) {
      endorsements.push(ask({ kind: 'participant', id: people[by]!.id }, { kind: 'endorse', card: cards[i]! }))
    }
  }
  await Promise.all(endorsements)
  for (const [i, { links = [] }] of play.cards.entries()) {
    for (const to of links) await ask(desk, { kind: 'linkCards', from: cards[i]!, to: cards[to]! })
  }
  for (const { tree, name, cards: gathered } of play.topics) {
    clock.now += MINUTE
    const id = idOf(`${play.theme} topic ${name}`)
    await ask(desk, { kind: 'openTopic', id, tree, name, cards: gathered.map((i) => cards[i]!) })
  }
  clock.now = start + 2 * 3600_000
  await ask(desk, { kind: 'setStage', stage: 'closed' })
}
