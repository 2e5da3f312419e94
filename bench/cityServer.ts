// A Grove of a whole city in a process of its own, for bench/city.ts. With FILL it first makes the places and
// an open meeting in each community.
import type { Command } from '../src/core/meeting/command.ts'
import type { Id } from '../src/core/plain/id.ts'
import type { NewPlace } from '../src/core/place/place.ts'
import { newId, systemRuntime as runtime } from '../src/server/integrations/runtime.ts'
import { hashSecret } from '../src/server/secrets/token.ts'
import { startBare } from './bareGrove.ts'
import { walkInCard } from './openMeeting.ts'

const COMMUNITIES = Number(process.env.COMMUNITIES || 2000)
const IN_SUBDISTRICT = 20
const GRIDS = 10
const BUILDINGS = 9
const PEOPLE = 20
const CARDS = 30
/** So many meetings are made at once. */
const AT_ONCE = 24

/** `rest`: let go of what nobody asks for. */
export interface Asked {
  kind: 'held' | 'processor' | 'rest' | 'stop'
}

export interface Ready {
  port: number
  /** Signs in whoever has a role in one subdistrict of the city. */
  cookie: string
}

const { local, services, owner } = await startBare()
const { identity, committers } = services
const { meetings } = services.system

if (process.env.FILL) {
  const communities = await places()
  let next = 0
  const worker = async () => {
    while (next < communities.length) await meetingIn(communities[next++]!)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
const { id: first } = (await identity.places.called('subdistrict', 'city-0'))!
const person = await identity.people.appoint({ id: newId(runtime), name: '方映红', email: null }, first, 'officer')
const cookie = await identity.people.useLink(await identity.people.makeLink(person), 'bench')
process.send!({ port: Number(new URL(local).port), cookie } as Ready)

async function places(): Promise<Id[]> {
  const made: NewPlace[] = []
  const add = (kind: NewPlace['kind'], parent: Id | null, name: string) => {
    const id = newId(runtime)
    made.push({ id, kind, parent, slug: `city-${made.length}`, name })
    return id
  }
  const communities: Id[] = []
  for (let s = 0; s * IN_SUBDISTRICT < COMMUNITIES; s++) {
    const subdistrict = add('subdistrict', null, `街道${s}`)
    for (let c = 0; c < IN_SUBDISTRICT && communities.length < COMMUNITIES; c++) {
      const community = add('community', subdistrict, `社区${s}-${c}`)
      communities.push(community)
      for (let g = 0; g < GRIDS; g++) {
        const grid = add('grid', community, `网格${g}`)
        for (let b = 0; b < BUILDINGS; b++) add('building', grid, `${b}栋`)
      }
    }
  }
  await identity.places.add(owner, made)
  return communities
}

/** An evening: twenty people and thirty cards. */
async function meetingIn(community: Id): Promise<void> {
  const meeting = newId(runtime)
  const staff = { kind: 'staff', id: newId(runtime) } as const
  const ask = async (command: Command, actor: { kind: 'staff' | 'participant'; id: Id } = staff) => {
    const outcome = await meetings.ask(community, { meeting, key: newId(runtime), command, actor, body: command })
    if (!('accepted' in outcome)) throw new Error(JSON.stringify(outcome))
  }
  const at = { theme: '街区环境', place: '', startsAt: runtime.now(), agenda: [] }
  const details = { ...at, cardsFrom: null, cardsUntil: null, next: '' }
  await ask({ kind: 'createMeeting', id: meeting, community, code: await identity.codes.fresh(), details })
  await ask({ kind: 'setStage', stage: 'open' })
  const people = Array.from({ length: PEOPLE }, () => newId(runtime))
  const join = (id: Id) =>
    ask(
      { kind: 'join', id, keyHash: hashSecret(id), name: '', capacity: 'resident', nameAgreed: false },
      { kind: 'participant', id },
    )
  await Promise.all(people.map(join))
  const card = (n: number) => {
    const { onBehalfOf: _, ...said } = walkInCard('') as Extract<Command, { kind: 'postCard' }>
    return ask({ ...said, onBehalfOf: null }, { kind: 'participant', id: people[n % PEOPLE]! })
  }
  await Promise.all(Array.from({ length: CARDS }, (_, n) => card(n)))
}

process.on('disconnect', () => process.exit(0))
process.on('message', async ({ kind }: Asked) => {
  if (kind === 'held') process.send!(await held())
  if (kind === 'processor') {
    const { user, system } = process.cpuUsage()
    process.send!((user + system) / 1000)
  }
  if (kind === 'rest') {
    committers.rest()
    committers.rest()
    process.send!(true)
  }
  if (kind === 'stop') process.exit(0)
})

/** Bytes that are held: of objects, and of buffers beside them. */
async function held(): Promise<number> {
  for (let n = 0; n < 3; n++) {
    await new Promise((done) => setTimeout(done, 200))
    globalThis.gc!()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
