import { REASON_MOST, TOPIC_MOST } from '../../../core/meeting/meeting.ts'
import type { Tree } from '../../../core/meeting/meeting.ts'
import type { RoomQuestion } from '../../../core/meeting/roomQuestion.ts'
import { ROOM_ANSWERS, ROOM_HANDS_MOST } from '../../../core/meeting/roomQuestion.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import type { Field, Form, Values } from '../form/form.ts'
import { text, whole } from '../form/form.ts'

const HANDS = ROOM_ANSWERS.map((name): Field => ({
  kind: 'count',
  name,
  label: `room.${name}`,
  most: ROOM_HANDS_MOST,
  optional: true,
}))
const handsIn = ({ yes, no, unsure }: Values) => ({
  yes: whole(yes) ?? 0,
  no: whole(no) ?? 0,
  unsure: whole(unsure) ?? 0,
})

/** [M53] The hands of those who did not answer otherwise; nothing typed: nobody counted. */
export const closeRoom = ({ number }: RoomQuestion): Form<CommandInput> => ({
  name: 'closeRoom',
  fields: () => HANDS,
  build: (values) => ({
    kind: 'closeRoom',
    question: number,
    hands: ROOM_ANSWERS.some((answer) => whole(values[answer]) !== null) ? handsIn(values) : null,
  }),
})

/** [M53] Hands as they were counted again, and why. */
export const countRoom = ({ number, hands }: RoomQuestion): Form<CommandInput> => ({
  name: 'countRoom',
  fields: () => [...HANDS, { kind: 'text', name: 'reason', label: 'field.giveFloor.reason', most: REASON_MOST }],
  start: () => ({ yes: hands?.yes ?? '', no: hands?.no ?? '', unsure: hands?.unsure ?? '', reason: '' }),
  build: ({ reason, ...counts }) => ({
    kind: 'countRoom',
    question: number,
    hands: handsIn(counts),
    reason: text(reason),
  }),
})

/** The two cards become a topic. */
export const openTopic = (tree: Tree, cards: readonly Id[], name: string): Form<CommandInput> => ({
  name: 'openTopic',
  fields: () => [{ kind: 'line', name: 'name', label: 'deskRoom.openTitle', most: TOPIC_MOST }],
  start: () => ({ name }),
  build: ({ name }, newId) => ({ kind: 'openTopic', id: newId(), tree, name: text(name), cards: [...cards] }),
})
