import type { Speaker } from '../../core/meeting/floor.ts'
import type { AnsweredRoom, RoomQuestion } from '../../core/meeting/roomQuestion.ts'
import type { Motion } from '../../core/meeting/motion.ts'
import type { Pledge } from '../../core/meeting/pledge.ts'
import { NO_PLEDGE_WORDS } from '../../core/meeting/pledge.ts'
import type { HallLot } from '../../core/meeting/lots.ts'
import { holdersOf } from '../../core/meeting/lots.ts'
import { inWords } from '../../core/meeting/words.ts'
import type { Board, Card, Meeting, Participant, Question, Topic } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Column } from '../database/upsert.ts'
import type { Endorsement, Wording } from './changes.ts'

export const meetingColumns: Record<string, Column<Meeting>> = {
  community: { type: 'uuid', of: ({ board }) => board.community },
  id: { type: 'uuid', of: ({ board }) => board.id },
  code: { type: 'text', of: ({ board }) => board.code },
  open_tree: { type: 'bool', of: ({ board }) => board.openTree },
  theme: { type: 'text', of: ({ board }) => board.theme },
  place: { type: 'text', of: ({ board }) => board.place },
  starts_at: { type: 'int8', of: ({ board }) => board.startsAt },
  stage: { type: 'text', of: ({ board }) => board.stage },
  opened_at: { type: 'int8', of: ({ board }) => board.openedAt },
  closed_at: { type: 'int8', of: ({ board }) => board.closedAt },
  agenda: { type: 'jsonb', of: ({ board }) => board.agenda },
  current: { type: 'jsonb', of: ({ board }) => board.current },
  trees: { type: 'jsonb', of: ({ board }) => board.trees },
  cards_from: { type: 'int8', of: ({ board }) => board.cardsFrom },
  cards_until: { type: 'int8', of: ({ board }) => board.cardsUntil },
  joining: { type: 'text', of: ({ board }) => board.joining },
  hang_at_once: { type: 'bool', of: ({ board }) => board.hangAtOnce },
  next: { type: 'text', of: ({ board }) => board.next },
  focus: { type: 'jsonb', of: ({ board }) => board.focus },
  links_shown: { type: 'bool', of: ({ board }) => board.linksShown },
  new_words_shown: { type: 'bool', of: ({ board }) => board.newWordsShown },
  attendance: { type: 'jsonb', of: ({ board }) => board.attendance },
  compared: { type: 'jsonb', of: ({ board }) => board.compared ?? null },
  carried: { type: 'jsonb', of: ({ board }) => board.carried ?? null },
  arrived: { type: 'jsonb', of: ({ board }) => board.arrived ?? null },
  rules: { type: 'jsonb', of: ({ board }) => board.rules },
  floor: { type: 'jsonb', of: ({ board }) => board.floor },
  dots: { type: 'jsonb', of: ({ board }) => board.dots },
  tables: { type: 'jsonb', of: ({ board }) => board.tables },
  posted: { type: 'int4', of: ({ posted }) => posted },
  seats: { type: 'jsonb', of: ({ seats }) => seats },
}

export const codeColumns: Record<string, Column<Board>> = {
  code: { type: 'text', of: ({ code }) => code },
  community: { type: 'uuid', of: ({ community }) => community },
  meeting: { type: 'uuid', of: ({ id }) => id },
}

export const participantColumns = (meeting: Meeting): Record<string, Column<Participant>> => ({
  id: { type: 'uuid', of: ({ id }) => id },
  name: { type: 'text', of: ({ name }) => name },
  capacity: { type: 'text', of: ({ capacity }) => capacity },
  origin: { type: 'text', of: ({ origin }) => origin },
  present_at: { type: 'int8', of: ({ presentAt }) => presentAt },
  name_agreed: { type: 'bool', of: ({ nameAgreed }) => nameAgreed },
  joined_as: { type: 'uuid', of: ({ joinedAs }) => joinedAs },
  confirmed: { type: 'bool', of: ({ confirmed }) => confirmed },
  key_hash: { type: 'text', of: ({ id }) => meeting.keys.get(id) ?? null },
  erased: { type: 'bool', of: ({ id }) => meeting.erased.has(id) },
})

export const cardColumns = ({ authorships, compared }: Meeting): Record<string, Column<Card>> => ({
  id: { type: 'uuid', of: ({ id }) => id },
  number: { type: 'int4', of: ({ number }) => number },
  tree: { type: 'text', of: ({ tree }) => tree },
  state: { type: 'text', of: ({ state }) => state },
  reason: { type: 'text', of: ({ reason }) => reason },
  posted_at: { type: 'int8', of: ({ postedAt }) => postedAt },
  wording: { type: 'int4', of: ({ wording }) => wording },
  topic: { type: 'uuid', of: ({ topic }) => topic },
  endorsements: { type: 'int4', of: ({ endorsements }) => endorsements },
  links: { type: 'jsonb', of: ({ links }) => links },
  author: { type: 'uuid', of: ({ id }) => authorships.get(id)!.author },
  entered_by: { type: 'uuid', of: ({ id }) => authorships.get(id)!.enteredBy },
  receipt: { type: 'text', of: ({ id }) => authorships.get(id)!.receipt },
  cut_from: { type: 'uuid', of: ({ cutFrom }) => cutFrom ?? null },
  other_side: { type: 'bool', of: ({ otherSide }) => otherSide ?? false },
  compared_by: { type: 'uuid', of: ({ id }) => compared.get(id) ?? null },
  wishes: { type: 'jsonb', of: ({ id }) => authorships.get(id)!.wishes ?? null },
})

export const wordingColumns: Record<string, Column<Wording>> = {
  card: { type: 'uuid', of: ({ card }) => card },
  version: { type: 'int4', of: ({ version }) => version },
  text: { type: 'text', of: ({ text }) => text },
  place_words: { type: 'text', of: ({ where }) => where },
  photo: { type: 'uuid', of: ({ photo }) => photo },
  salt: { type: 'text', of: ({ salt }) => salt },
  commitment: { type: 'text', of: ({ commitment }) => commitment },
  at: { type: 'int8', of: ({ at }) => at },
}

export const receiptColumns: Record<string, Column<{ receipt: string; card: Id }>> = {
  code: { type: 'text', of: ({ receipt }) => receipt },
  card: { type: 'uuid', of: ({ card }) => card },
}

export const endorsementColumns: Record<string, Column<Endorsement>> = {
  card: { type: 'uuid', of: ({ card }) => card },
  participant: { type: 'uuid', of: ({ participant }) => participant },
  standing: { type: 'bool', of: ({ standing }) => standing },
  at: { type: 'int8', of: ({ at }) => at },
  entered_by: { type: 'uuid', of: ({ enteredBy }) => enteredBy },
}

export const questionColumns: Record<string, Column<Question>> = {
  id: { type: 'uuid', of: ({ id }) => id },
  receipt: { type: 'text', of: ({ receipt }) => receipt },
  participant: { type: 'uuid', of: ({ participant }) => participant },
  role: { type: 'text', of: ({ role }) => role },
  text: { type: 'text', of: ({ text }) => text },
  at: { type: 'int8', of: ({ at }) => at },
  answer: { type: 'jsonb', of: ({ answer }) => answer },
}

export const topicColumns: Record<string, Column<Topic>> = {
  id: { type: 'uuid', of: ({ id }) => id },
  tree: { type: 'text', of: ({ tree }) => tree },
  name: { type: 'text', of: ({ name }) => name },
  seat: { type: 'int4', of: ({ seat }) => seat },
  people: { type: 'int4', of: ({ people }) => people },
  tally: { type: 'int4', of: ({ tally }) => tally ?? null },
  sides: { type: 'jsonb', of: ({ sides }) => sides ?? null },
  dissolved: { type: 'bool', of: () => false },
}

export const motionColumns = ({ movers }: Meeting): Record<string, Column<Motion>> => ({
  id: { type: 'uuid', of: ({ id }) => id },
  number: { type: 'int4', of: ({ number }) => number },
  motion: { type: 'jsonb', of: (motion) => inWords(motion, () => ({ what: '', who: '' })) },
  people: { type: 'jsonb', of: ({ id }) => movers.get(id)! },
})

export const dotsColumns = ({ gifts, handedTo }: Meeting): Record<string, Column<[Id, { enteredBy: Id | null }]>> => ({
  participant: { type: 'uuid', of: ([participant]) => participant },
  gift: { type: 'jsonb', of: ([participant]) => gifts.get(participant) ?? null },
  stickers: { type: 'bool', of: ([participant]) => handedTo.has(participant) },
  entered_by: { type: 'uuid', of: ([, { enteredBy }]) => enteredBy },
})

export const pledgeColumns = ({ pledgers }: Meeting): Record<string, Column<Pledge>> => ({
  id: { type: 'uuid', of: ({ id }) => id },
  number: { type: 'int4', of: ({ number }) => number },
  pledge: { type: 'jsonb', of: (pledge) => ({ ...pledge, ...NO_PLEDGE_WORDS }) },
  said: { type: 'jsonb', of: ({ id }) => pledgers.get(id)! },
})

export const lotColumns = (meeting: Meeting): Record<string, Column<HallLot>> => ({
  number: { type: 'int4', of: ({ number }) => number },
  lot: { type: 'jsonb', of: (lot) => lot },
  holders: { type: 'jsonb', of: ({ number }) => holdersOf(meeting, number) },
})

export const roomColumns: Record<string, Column<RoomQuestion>> = {
  number: { type: 'int4', of: ({ number }) => number },
  question: { type: 'jsonb', of: (question) => question },
}

export const answerColumns: Record<string, Column<AnsweredRoom>> = {
  question: { type: 'int4', of: ({ question }) => question },
  participant: { type: 'uuid', of: ({ participant }) => participant },
  answer: { type: 'text', of: ({ answer }) => answer },
  entered_by: { type: 'uuid', of: ({ enteredBy }) => enteredBy },
}

export const speakerColumns = ({ board }: Meeting): Record<string, Column<Speaker>> => ({
  number: { type: 'int4', of: ({ number }) => number },
  participant: { type: 'uuid', of: ({ participant }) => participant },
  entered_by: { type: 'uuid', of: ({ enteredBy }) => enteredBy },
  wrote: { type: 'bool', of: ({ wrote }) => wrote },
  beyond: { type: 'bool', of: ({ beyond }) => beyond },
  turn: { type: 'jsonb', of: (speaker) => board.turns.find(({ number }) => number === speaker.number) ?? null },
  place: { type: 'int4', of: ({ place }) => place },
  nth: { type: 'int4', of: (speaker) => board.turns.findIndex(({ number }) => number === speaker.number) + 1 },
})
