import type { Actor } from '../../../src/core/meeting/command.ts'
import type { Id } from '../../../src/core/plain/id.ts'
import { Phone } from './phone.ts'
import type { Weather } from './phone.ts'
import { Server } from './server.ts'
import { chanceOf, Runtime } from './world.ts'

/** What a run came to, for the test to judge. */
export interface Outcome {
  server: Server
  phones: Phone[]
  quiet: boolean
  restarts: number
}

const idOf = (n: number): Id => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/**
 * Plays `phones` phones that do `acts` things each, in bad weather: requests and answers lost, late and
 * doubled, streams that break, pages loaded anew, clocks a day off, a server that is killed. Then the weather
 * clears, and everything is given time to arrive. The same seed gives the same run.
 */
export async function simulate(
  seed: number,
  { phones: count, acts }: { phones: number; acts: number },
): Promise<Outcome> {
  const chance = chanceOf(seed)
  const runtime = new Runtime(chance)
  const server = new Server(() => runtime.now)
  const weather: Weather = { lost: 0.05 + chance() * 0.2, doubled: chance() * 0.1, delay: [5, 50 + chance() * 3000] }
  begin(server, runtime.now, count)
  const phones = Array.from({ length: count }, (_, i) => {
    return new Phone(runtime, server, weather, idOf(1000 + i))
  })
  for (const phone of phones) phone.open()

  let left = count * acts
  const act = (phone: Phone, rest: number) => {
    if (rest === 0) return
    runtime.after(runtime.between(50, 2500), () => {
      phone.act()
      left--
      const fate = chance()
      if (fate < 0.02) phone.open()
      else if (fate < 0.08) phone.drop()
      phone.comeBack()
      act(phone, rest - 1)
    })
  }
  for (const phone of phones) act(phone, acts)
  let restarts = 0
  const kill = () =>
    runtime.after(runtime.between(20_000, 90_000), () => {
      if (left === 0) return
      server.restart()
      restarts++
      for (const phone of phones) phone.drop()
      kill()
    })
  kill()
  await runtime.pass(() => left === 0)

  Object.assign(weather, { lost: 0, doubled: 0, delay: [5, 50] })
  for (const phone of phones) phone.comeBack()
  const arrived = (phone: Phone) => phone.connected && phone.held >= server.seq && !phone.waits
  const quiet = await runtime.pass(() => phones.every(arrived))
  return { server, phones, quiet, restarts }
}

function begin(server: Server, now: number, count: number): void {
  const desk: Actor = { kind: 'staff', id: idOf(1) }
  const must = (n: number, command: Parameters<Server['ask']>[1], actor: Actor) => {
    const heard = server.ask(idOf(n), command, actor)
    if ('refused' in heard) throw new Error(heard.refused)
  }
  const details = { theme: 'A', place: '', startsAt: now, agenda: [], cardsFrom: null, cardsUntil: null, next: '' }
  must(10, { kind: 'createMeeting', id: idOf(2), community: idOf(3), code: 'AAAAAA', details }, desk)
  must(11, { kind: 'setStage', stage: 'open' }, desk)
  for (let i = 0; i < count; i++) {
    const id = idOf(1000 + i)
    const join = { kind: 'join', id, keyHash: id, name: '', capacity: 'resident', nameAgreed: false } as const
    must(100 + i, join, { kind: 'participant', id })
  }
}
