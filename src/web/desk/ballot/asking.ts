import type { VoteAccepted, VoteCommandInput } from '../../../wire/ballot.ts'
import type { DeskKey } from '../../strings.ts'
import type { Field, Form } from '../form/form.ts'
import { text } from '../form/form.ts'
import { serialIn } from './draft.ts'

/** What is asked before something is done to a vote that cannot be undone, or of which the reason is kept. */
export interface Asking {
  title: string
  hint?: string
  does: string
  /** Whether it cannot be undone. */
  grave?: true
  /** What is typed: the serial of a ballot, why, or nothing. */
  typed: readonly ('serial' | 'why')[]
  /** Of what: its drafts are kept under this. */
  about: string
  build: (why: string, serial: string) => VoteCommandInput
  /** What is said once it is done. */
  did?: (answer: VoteAccepted) => DeskKey | undefined
}

const SERIAL: Field = { kind: 'line', name: 'serial', label: 'vote.serial', most: 200 }
const WHY: Field = { kind: 'line', name: 'why', label: 'field.why', most: 200 }

/** The same as a form of the desk. */
export const formOf = ({ typed, build }: Asking): Form<VoteCommandInput> => ({
  name: 'askVote',
  // A serial is a ballot: it stays on no device.
  ...(typed.includes('serial') ? { secret: true as const } : {}),
  fields: () => typed.map((name) => (name === 'serial' ? SERIAL : WHY)),
  start: () => Object.fromEntries(typed.map((name) => [name, ''])),
  build: ({ why, serial }) => build(text(why), serialIn(text(serial))),
})
