import type { Stance } from '../../../core/meeting/floor.ts'
import { REASON_MOST } from '../../../core/meeting/meeting.ts'
import { DOTS_MOST } from '../../../core/meeting/dots.ts'
import type { MeetingRules } from '../../../core/meeting/meetingRules.ts'
import { HANDS_MOST, SENTENCE_MOST, SENTENCES_MOST } from '../../../core/meeting/meetingRules.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import type { Form } from '../form/form.ts'
import { text, whole } from '../form/form.ts'

/** [M45] Somebody who is not the next in order gets the floor: why. */
export const giveFloor = (number: number): Form<CommandInput> => ({
  name: 'giveFloor',
  fields: () => [{ kind: 'text', name: 'reason', most: REASON_MOST, example: 'speakers.giveExample' }],
  build: ({ reason }) => ({ kind: 'giveFloor', number, reason: text(reason) }),
})

/** [M44] Somebody who asked by phone is taken off the list: why. */
export const strikeNumber = (number: number): Form<CommandInput> => ({
  name: 'strikeNumber',
  fields: () => [
    {
      kind: 'text',
      name: 'reason',
      label: 'field.giveFloor.reason',
      most: REASON_MOST,
      example: 'speakers.strikeExample',
    },
  ],
  build: ({ reason }) => ({ kind: 'strikeNumber', number, reason: text(reason) }),
})

/** [M47] The rules of a meeting; once they were adopted, why they change. A sentence a line. */
export const setRules = (rules: MeetingRules): Form<CommandInput> => ({
  name: 'setRules',
  fields: () => [
    {
      kind: 'text',
      name: 'sentences',
      most: SENTENCES_MOST * (SENTENCE_MOST + 1),
      optional: true,
      hint: ['speakers.sentencesHint', { most: SENTENCES_MOST }],
    },
    { kind: 'count', name: 'minutes', most: 60, step: 0.5 },
    { kind: 'count', name: 'turns', most: 20 },
    { kind: 'choice', name: 'order', options: ['turns', 'arrival'], words: 'rules.order' },
    ...(rules.adopted ? [{ kind: 'text', name: 'reason', most: REASON_MOST } as const] : []),
  ],
  start: () => ({
    sentences: rules.sentences.join('\n'),
    minutes: rules.seconds / 60,
    turns: rules.turns,
    order: rules.order,
    reason: '',
  }),
  build: ({ sentences, minutes, turns, order, reason }) => ({
    kind: 'setRules',
    rules: {
      sentences: text(sentences)
        .split('\n')
        .filter((line) => line.trim() !== ''),
      seconds: Math.round(Number(minutes || 0) * 60),
      turns: whole(turns) ?? 0,
      order: order === 'arrival' ? 'arrival' : 'turns',
    },
    reason: text(reason),
  }),
})

/** [M48] Dots are opened: how many each, and whether counts are seen meanwhile. */
export const openDots: Form<CommandInput> = {
  name: 'openDots',
  fields: () => [
    { kind: 'count', name: 'each', most: DOTS_MOST },
    { kind: 'check', name: 'interim', optional: true },
  ],
  start: () => ({ each: 3, interim: false }),
  build: ({ each, interim }) => ({ kind: 'openDots', each: whole(each) ?? 0, interim: interim === true }),
}

/** [M48] The stickers of a topic as they were counted; where they were before, why it is another number. */
export const countStickers = (topic: Id, counted: number | undefined, shown: boolean): Form<CommandInput> => ({
  name: 'countStickers',
  fields: () => [
    { kind: 'count', name: 'count', most: 1_000_000 },
    ...(counted !== undefined || shown ? [{ kind: 'text', name: 'reason', most: REASON_MOST } as const] : []),
  ],
  start: () => ({ count: counted ?? 0, reason: '' }),
  build: ({ count, reason }) => ({ kind: 'countStickers', topic, count: whole(count) ?? 0, reason: text(reason) }),
})

export const adoptRules: Form<CommandInput> = {
  name: 'adoptRules',
  fields: () => [{ kind: 'count', name: 'hands', most: HANDS_MOST, optional: true }],
  build: ({ hands }) => ({ kind: 'adoptRules', hands: whole(hands) }),
}

/** A hand that was raised: whose it is, where that is known, and to what they speak. */
export interface Hand {
  participant: Id | null
  card: number | null
  stance: Stance | ''
}

/** [M44] `cardOf` gives the card that bears a number. */
export const raiseHand = (cardOf: (number: number | null) => Id | null): Form<CommandInput, Hand> => ({
  name: 'raiseHand',
  start: () => ({ participant: null, card: null, stance: '' }),
  ready: ({ card }) => !card || cardOf(card) !== null,
  build: ({ participant, card, stance }) => ({
    kind: 'raiseHand',
    participant,
    card: cardOf(card),
    stance: stance || null,
  }),
})
