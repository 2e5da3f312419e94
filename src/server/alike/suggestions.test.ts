import { expect, test } from 'vitest'
import type { Board } from '../../core/meeting/meeting.ts'
import { Suggestions } from './suggestions.ts'

const boardOf = (texts: Record<string, string>) =>
  ({
    id: 'board',
    community: 'here',
    cards: Object.fromEntries(
      Object.entries(texts).map(([id, text], i) => [
        id,
        { id, text, number: i + 1, tree: 'problem', state: 'standing', topic: null },
      ]),
    ),
  }) as unknown as Board

const texts = {
  a: '三号楼楼道灯坏了，晚上看不见',
  b: '楼道灯坏了很久没有人修',
  c: '垃圾桶太少，夏天味道大',
  d: '垃圾桶满了没人收，味道大',
}

test('cards that say the same are suggested together, with the words they share', async () => {
  const { groups } = await new Suggestions().of(boardOf(texts))
  expect(groups.map(({ cards }) => cards.map(({ id }) => id).sort())).toEqual(
    expect.arrayContaining([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  )
  for (const { cards } of groups) expect(cards[1]!.shared.length).toBeGreaterThan(0)
})

test('a card that leaves the board leaves the suggestions', async () => {
  const suggestions = new Suggestions()
  await suggestions.of(boardOf(texts))
  const { b: _, ...rest } = texts
  const { groups } = await suggestions.of(boardOf(rest))
  expect(groups.flatMap(({ cards }) => cards.map(({ id }) => id)).sort()).toEqual(['c', 'd'])
})

test('[M26] of a board from which words were erased nothing is kept', async () => {
  const suggestions = new Suggestions()
  await suggestions.of(boardOf(texts))
  await suggestions.of({ ...boardOf(texts), id: 'other' } as Board)
  await suggestions.of({ ...boardOf(texts), community: 'there' } as Board)
  suggestions.forget({ community: 'here', id: 'board' })
  const { held } = suggestions as unknown as { held: Map<string, unknown> }
  expect([...held.keys()].sort()).toEqual(['here/other problem', 'there/board problem'])
})

test('what was only placed is said to be unsettled, and is settled once nothing changes between two looks', async () => {
  const suggestions = new Suggestions()
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`n${n}`, `第 ${n} 件事：${'甲乙丙丁'[n % 4]!}巷`]),
  )
  const unsettled = async (of: Record<string, string>) => (await suggestions.of(boardOf(of))).unsettled
  expect(await unsettled({ ...texts, ...many })).toBe(0)
  const more = { ...texts, ...many, e: '楼道灯不亮' }
  expect(await unsettled(more)).toBe(1)
  expect(await unsettled(more)).toBe(0)
})
