import { expect, test } from 'vitest'
import type { CommandInput } from '../../wire/meeting.ts'
import { endorses, linksWith } from './pendingEndorsements.ts'
import type { Item } from './outbox.ts'

const waiting = (...commands: CommandInput[]): Item[] =>
  commands.map((command, i) => ({ key: String(i), command, problem: null }))
const refused = (item: Item): Item => ({ ...item, problem: { code: 'ownCard' } as Item['problem'] })

test('[M16] the last press counts, then what the server has; a refused press does not', () => {
  expect(endorses('a', [], [])).toBe(false)
  expect(endorses('a', ['a'], [])).toBe(true)
  const pressed = waiting(
    { kind: 'endorse', card: 'a' },
    { kind: 'takeBack', card: 'a' },
    { kind: 'endorse', card: 'b' },
  )
  expect(endorses('a', ['a'], pressed)).toBe(false)
  expect(endorses('b', [], pressed)).toBe(true)
  expect(endorses('b', [], pressed.map(refused))).toBe(false)
  // Withdrawing or changing the card says nothing about endorsing it.
  expect(endorses('a', ['a'], waiting({ kind: 'withdrawCard', card: 'a' }))).toBe(true)
})

test('[M18] links that wait to be sent are shown as they will be', () => {
  const pressed = waiting({ kind: 'linkCards', from: 'a', to: 'q' }, { kind: 'unlinkCards', from: 'a', to: 'p' })
  expect(linksWith('a', ['p'], pressed)).toEqual(['q'])
  expect(linksWith('b', ['p'], pressed)).toEqual(['p'])
})
