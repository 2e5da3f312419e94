import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Accepted, CommandInput } from '../../wire/meeting.ts'
import type { Problem } from '../../wire/plain.ts'
import type { Answer } from '../kit/send.ts'
import type { Item, Ways } from './outbox.ts'
import { Outbox } from './outbox.ts'

const problem = (code: string, status: number): Problem => ({
  type: '',
  title: code,
  detail: code,
  status,
  code,
  saved: false,
})
const nothingHeard: Answer<never> = { ok: false, problem: null }
const card = (text: string): CommandInput => ({ kind: 'postCard', id: text, tree: 'problem', text })

/** A server that keeps each key once, behind a network that does what `moods` says, in turn. */
function rehearse(moods: string[]) {
  const kept: string[] = []
  const stored: { items: Item[] } = { items: [] }
  let joined = true
  const ways: Ways = {
    load: () => stored.items,
    save: (items) => (stored.items = items),
    wait: async () => {},
    changed: () => {},
    accepted: () => {},
    join: async () => {
      const mood = moods.shift()
      if (mood === 'lost') return nothingHeard
      joined = true
      return { ok: true, value: undefined }
    },
    send: async ({ key }) => {
      const mood = moods.shift()
      if (mood === 'lost') return nothingHeard
      if (mood === 'busy') return { ok: false, problem: problem('notKept', 503) }
      if (mood === 'expired') joined = false
      if (!joined) return { ok: false, problem: problem('tokenExpired', 401) }
      if (!kept.includes(key)) kept.push(key)
      // The answer may be lost although the card was kept.
      return mood === 'unheard'
        ? nothingHeard
        : { ok: true, value: { seq: 1, number: 1, receipt: 'X' } satisfies Accepted }
    },
  }
  return { ways, kept, stored }
}

const settled = () => new Promise((done) => setTimeout(done, 5))

test('whatever the network does, each card is kept once, in the order written', async () => {
  const mood = fc.constantFrom('lost', 'busy', 'expired', 'unheard', 'fine')
  await fc.assert(
    fc.asyncProperty(fc.array(mood, { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), async (moods, count) => {
      const { ways, kept, stored } = rehearse([...moods])
      const outbox = new Outbox(ways)
      const keys = Array.from({ length: count }, (_, i) => `card ${i}`)
      for (const key of keys) outbox.add(key, card(key))
      for (let i = 0; i < 50 && stored.items.length; i++) await settled()
      expect(kept).toEqual(keys)
      expect(stored.items).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('a closed tab loses nothing: another outbox over the same store sends what waits', async () => {
  const first = rehearse([])
  first.ways.send = () => new Promise(() => {})
  new Outbox(first.ways).add('card', card('写了就关'))
  const second = rehearse([])
  second.stored.items = first.stored.items
  await new Outbox(second.ways).run()
  expect(second.kept).toEqual(['card'])
})

test('what the rules refuse stays with its reason and its text, and does not hold up what comes after', async () => {
  const { ways, kept, stored } = rehearse([])
  const send = ways.send
  ways.send = (item) =>
    item.key === 'late' ? Promise.resolve({ ok: false, problem: problem('meetingClosed', 409) }) : send(item)
  const outbox = new Outbox(ways)
  outbox.add('late', card('来晚了'))
  outbox.add('next', card('下一张'))
  await settled()
  expect(kept).toEqual(['next'])
  expect(stored.items).toMatchObject([{ key: 'late', command: { text: '来晚了' }, problem: { code: 'meetingClosed' } }])
  outbox.discard('late')
  expect(stored.items).toEqual([])
})
