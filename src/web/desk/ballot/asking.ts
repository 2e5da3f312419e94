import type { VoteAccepted, VoteCommandInput } from '../../../wire/ballot.ts'
import type { Asking } from '../form/asking.ts'
import type { Field } from '../form/form.ts'
import { text } from '../form/form.ts'
import { serialIn } from './draft.ts'

/** What is asked before something is done to a vote that cannot be undone, or of which the reason is kept. */
export type VoteAsking = Asking<VoteCommandInput, VoteAccepted>

type Build = (why: string, serial: string) => VoteCommandInput

const SERIAL: Field = { kind: 'line', name: 'serial', label: 'vote.serial', most: 200 }
const WHY: Field = { kind: 'line', name: 'why', label: 'field.why', most: 200 }

/** What is typed: the serial of a ballot, why, or nothing; and what is sent with it. */
export const typing = (
  typed: readonly ('serial' | 'why')[],
  build: Build,
): Pick<VoteAsking, 'fields' | 'start' | 'build' | 'secret'> => ({
  // A serial is a ballot: it stays on no device.
  ...(typed.includes('serial') ? { secret: true as const } : {}),
  fields: typed.map((name) => (name === 'serial' ? SERIAL : WHY)),
  start: Object.fromEntries(typed.map((name) => [name, ''])),
  build: ({ why, serial }) => build(text(why), serialIn(text(serial))),
})
