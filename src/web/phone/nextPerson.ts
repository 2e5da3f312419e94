import { readReceipt } from '../../core/plain/code.ts'
import { newId } from '../kit/id.ts'
import { keep, kept } from '../kit/keep.ts'
import { call } from '../kit/send.ts'
import { holdsWords } from './draft.ts'
import type { PhoneState, User } from './phoneState.svelte.ts'

const shelfOf = ({ board }: PhoneState) => `people.${board.id}`
const usersOf = (phone: PhoneState): User[] => kept<User[]>(shelfOf(phone)) ?? []

/** [M43] Whether a device can go to the next person: nothing of this one is half-written or on its way. */
export const mayPass = (phone: PhoneState): boolean =>
  phone.joined && !phone.waiting.length && !phone.draftsBelow && !holdsWords(phone.draft)

/** Whether somebody was here before, to whom the device can go back. */
export const hadOthers = (phone: PhoneState): boolean => usersOf(phone).length > 0

/**
 * [M43] The device goes to the next person, who joins as somebody of their own and sees nothing of this one.
 * Gives what to say to them: that they may begin, or why not.
 */
export function passOn(phone: PhoneState): Promise<string> {
  const identity = { id: newId(), key: newId() + newId() }
  const me = {
    participant: identity.id,
    name: '',
    nameAgreed: false,
    cards: [],
    endorsed: [],
    numbers: [],
    moved: [],
    amended: [],
    dots: {},
    answers: {},
    pledged: [],
    stickers: false,
    follow: {},
  }
  return becomes(phone, { identity, me: { ...me, capacity: 'resident', present: false }, decided: [] })
}

/** The device goes back to whom a receipt was given on it. Gives what to say. */
export async function comeBack(phone: PhoneState, typed: string): Promise<string> {
  const receipt = readReceipt(typed)
  const user = usersOf(phone).find(({ me }) => me.cards.some((card) => card.receipt === receipt))
  if (!user) return phone.words('me.next.unknown')
  const said = await becomes(phone, user)
  await phone.askMe()
  return said
}

/** They join first, so that whatever happens then is theirs. */
async function becomes(phone: PhoneState, { identity, me, decided }: User): Promise<string> {
  const { name, capacity, nameAgreed } = me
  const body = { ...identity, name, capacity, nameAgreed }
  const answer = await call('POST', '/api/meetings/{code}/participants', { path: phone.at, body })
  if (!answer.ok) return answer.problem ? answer.problem.detail : phone.words('phone.offline')
  const present = me.present || phone.board.stage === 'open'
  const before = phone.become({ identity, decided, me: { ...me, participant: answer.value.participant, present } })
  keep(shelfOf(phone), [...usersOf(phone).filter((user) => user.identity.id !== identity.id), before])
  return phone.words('me.next.ready')
}
