import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawStages, MATTER_STAGES, MOVES, OPEN_STAGES, stagesFor } from './stages.ts'

test('the drawing in the rules is that of the table: npm run draw makes it anew', () => {
  const rules = readFileSync(new URL('../../../docs/rules/ledger.md', import.meta.url), 'utf8')
  expect(rules).toContain(`<!-- stages -->\n\n\`\`\`mermaid\n${drawStages()}\n\`\`\`\n\n<!-- /stages -->`)
})

test('every stage can be reached, and from every open one a matter comes to an end', () => {
  const reached = new Set(MOVES.filter(({ from }) => from.length === 0).map(({ to }) => to))
  for (let size = -1; size !== reached.size;) {
    size = reached.size
    for (const { from, to } of MOVES) if (from.some((stage) => reached.has(stage))) reached.add(to)
  }
  expect([...reached].sort()).toEqual([...MATTER_STAGES].sort())
  const ends = new Set<string>(['confirmed', 'explained', 'declined'])
  for (const stage of OPEN_STAGES) {
    const seen = new Set([stage])
    for (const one of seen) for (const { from, to } of MOVES) if (from.includes(one)) seen.add(to)
    expect(
      [...seen].some((one) => ends.has(one)),
      stage,
    ).toBe(true)
  }
})

test('[L24] [L25] the only way to confirmed is from done, and to done from work', () => {
  expect(MOVES.filter(({ to }) => to === 'confirmed')).toEqual([
    { command: 'callBack', when: 'solved', from: ['done'], to: 'confirmed' },
  ])
  expect(MOVES.filter(({ to }) => to === 'done').flatMap(({ from }) => from)).toEqual(['underWay', 'transferred'])
})

test('nothing that has ended is closed to those affected', () => {
  for (const stage of ['confirmed', 'explained', 'declined'] as const) expect(stagesFor('contest')).toContain(stage)
})
