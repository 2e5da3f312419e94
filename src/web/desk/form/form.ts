import { cleanText } from '../../../core/plain/text.ts'
import type { DeskKey } from '../../strings.ts'

/** What a person has typed or chosen so far, by the names of the fields. */
export type Values = Record<string, unknown>

/** What every field says of itself; `name` is where its value is kept. */
interface Named {
  name: string
  /** What it is called, where that is not `field.FORM.NAME` or `field.NAME`. */
  label?: DeskKey
  optional?: true
  /** What somebody might write. */
  example?: DeskKey
  /** A sentence under the field: its key, and the numbers in it. */
  hint?: readonly [key: DeskKey, facts?: Record<string, number>]
}

/**
 * One thing that a form asks for. `most` counts characters as a person sees them; of `choice` and `pick`,
 * `words` is where the options' words stand (`route.quickFix`).
 */
export type Field =
  | (Named & { kind: 'line' | 'text'; most: number })
  | (Named & { kind: 'day'; least?: string })
  | (Named & { kind: 'count'; most?: number; step?: number })
  | (Named & { kind: 'choice' | 'pick'; options: readonly string[]; words: OptionWords })
  | (Named & { kind: 'yesNo' | 'check' })
type OptionWords =
  | 'deskRound.voterIs'
  | 'round.completion'
  | 'round.comparison'
  | 'route'
  | 'stepKind'
  | 'body'
  | 'body.about'
  | 'noticeKind'
  | 'capacity'
  | 'offerKind'
  | 'pledge'
  | 'lot.from'
  | 'rules.order'
  | 'round.cause'
  | 'round.decidedBy'
  | 'round.kind'
  | 'round.rule'
  | 'convention.verdict'
  | 'deskConvention.by'
  | 'deskReach.maker'
  | 'survey.channel'
  | 'survey.age'
  | 'survey.years'
  | 'survey.home'
  | 'register.sort'
  | 'minutes.way'
  | 'minutes.result'
  | 'minutes.about'
  | 'minutes.reason'

const KINDS: Record<Field['kind'], true> = {
  line: true,
  text: true,
  day: true,
  count: true,
  choice: true,
  pick: true,
  yesNo: true,
  check: true,
}

/** Whether every form can ask for it; other kinds are drawn by whoever knows what they are about. */
export const isPlain = (field: { kind: string }): field is Field => field.kind in KINDS

/**
 * A form as data: what it asks, how it begins, and what it sends. Its name is in the keys of its words and of
 * its drafts.
 */
export interface Form<Sent, V extends object = Values, F extends { kind: string; name: string } = Field> {
  name: string
  /** Nothing of it is kept: what is typed is a secret of somebody else. */
  secret?: true
  fields?: (values: V) => F[]
  start?: () => V
  /** Changes what depends on the field that was just changed. */
  follow?: (values: V, changed: string) => void
  /** Whether all has been chosen that the browser cannot ask for. */
  ready?: (values: V) => boolean
  /**
   * `newId` makes ids for new things; `began` is what stood there when it was begun [R21]. What was sent and
   * not answered is sent again as it was built.
   */
  build: (values: V, newId: () => string, began: V) => Sent
  /** [R21] How it would begin now, asked anew where somebody else has changed it meanwhile. */
  stands?: () => Promise<V | undefined>
  /** What of the values is told then, in words. */
  shown?: (values: V) => readonly (readonly [label: string, text: string])[]
}

/** A value as text. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A value as a whole number; null where nothing was typed. */
export const whole = (value: unknown): number | null =>
  value === '' || value == null ? null : Math.round(Number(value))

/** A value as yes or no; null where neither was chosen. */
export const yes = (value: unknown): boolean | null => (value === 'yes' ? true : value === 'no' ? false : null)

/** How many characters a text has where these are more than fit; nought where it fits. */
export function tooLong(value: unknown, most: number): number {
  const read = cleanText(text(value), most, 0)
  return 'refused' in read && read.refused === 'textTooLong' ? read.length : 0
}
