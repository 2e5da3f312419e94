import fc from 'fast-check'
import { expect, test } from 'vitest'
import { play, walk } from '../../../tests/build/commands.ts'
import type { MeetingEvent, Secret } from '../../core/meeting/event.ts'
import { withoutNames, withoutWords } from '../../core/meeting/words.ts'
import { isAsWritten } from './entry.ts'

/** Walks call their receipts as they like. */
const withReceipt = ({ authorship, question, ...rest }: Secret): Secret => ({
  ...rest,
  ...(authorship ? { authorship: { ...authorship, receipt: 'K7Q-2MD-9XR' } } : {}),
  ...(question ? { question: { ...question, receipt: 'K7Q-2MD-9XR' } } : {}),
})

/** An event as the journal keeps it and a file brings it. */
const kept = ({ told, secret }: MeetingEvent) =>
  JSON.parse(
    JSON.stringify({ body: withoutWords(told), secret: secret ? withoutNames(withReceipt(secret)) : null }),
  ) as { body: { kind: string }; secret: Record<string, unknown> | null }

test('[H8] whatever the rules lead to, each of its entries can be carried', () => {
  fc.assert(
    fc.property(walk(120), (steps) => {
      for (const event of play(steps).events)
        expect([event, isAsWritten({ of: 'meeting', ...kept(event) })]).toContain(true)
    }),
    { numRuns: 60 },
  )
})
