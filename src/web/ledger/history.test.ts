import { expect, test } from 'vitest'
import type { HistoryEntry } from '../../wire/matter.ts'
import type { HistoryLine } from './history.ts'
import { chaptersOf } from './history.ts'

const told = (...kinds: string[]) => {
  const history = kinds.map((kind, seq) => ({ seq, at: seq, told: { kind } }) as unknown as HistoryEntry)
  return chaptersOf(
    history,
    history.map(({ seq, at }) => ({ seq, at }) as HistoryLine),
  ).map(({ step, lines }) => [step, lines.length])
}

test('a history is parted by the steps of its way, and nothing is left out', () => {
  expect(told('matterOpened', 'cardsAdded', 'matterTriaged', 'matterRouted', 'matterDispatched', 'noted')).toEqual([
    ['heard', 2],
    ['weighed', 4],
  ])
})

test('what went back has a step twice; what begins with something else was heard', () => {
  expect(told('noted', 'workBegun', 'matterDone', 'calledBack', 'matterContested', 'matterDone')).toEqual([
    ['heard', 1],
    ['underWay', 1],
    ['done', 1],
    ['confirmed', 1],
    ['underWay', 1],
    ['done', 1],
  ])
})
