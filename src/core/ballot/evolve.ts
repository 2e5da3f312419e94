import { copyOf } from '../plain/copy.ts'
import type { Answers } from './answer.ts'
import { answerText } from './answer.ts'
import type { VoteEvent, VoteTold, VoteToldOf, VoteUnsaid } from './event.ts'
import type { RollEntry } from './roll.ts'
import { kindOf } from './roll.ts'
import type { Serial, Vote } from './vote.ts'
import { kindIn, newVote } from './vote.ts'

type Effect<K extends VoteTold['kind']> = (vote: Vote, told: VoteToldOf<K>, event: VoteEvent) => void

/**
 * What each kind of event changes, in place. Played from the journal alone, it leaves names and choices out.
 */
const EFFECTS: { [K in Exclude<VoteTold['kind'], 'voteDrafted'>]: Effect<K> } = {
  voteChanged: (vote, { said }) => Object.assign(vote, said),
  rollSet(vote, _told, { secret, unsaid }) {
    const blank = { name: '', place: '', participant: null, salt: '', way: null, recused: [] }
    const roll: RollEntry[] = unsaid?.roll ?? secret!.roll!.map((entry) => ({ ...blank, ...entry }))
    vote.roll = new Map(roll.map((entry) => [entry.n, { ...entry, recused: [...entry.recused] }]))
  },
  voteSealed(vote, { roll, title, questions, rules }, { at }) {
    vote.stage = 'sealed'
    Object.assign(vote, copyOf({ title: title ?? vote.title, questions, rules }))
    vote.sealed = { ...roll, at }
    for (const { id } of vote.questions) vote.urn.set(id, new Map())
  },
  ballotsMade(vote, { set, hash }, { by, unsaid }) {
    vote.sets = set
    const late = vote.stage === 'open' ? { late: true } : {}
    vote.printings[set] = { by: by.id, state: 'made', ...late, ...(hash ? { hash } : {}) }
    for (const serial of unsaid?.serials ?? []) vote.serials.set(serial.mark, { ...serial, again: [] })
  },
  setPrinted: (vote, { set }, { at, by }) =>
    void Object.assign(vote.printings[set]!, { state: 'printed', printed: { by: by.id, at } }),
  setVoidingAsked: (vote, { set }, { by, secret }) =>
    void (vote.printings[set]!.voiding = { by: by.id, why: secret!.why ?? '' }),
  setVoided(vote, { set, count }, { unsaid }) {
    const { by, hash } = vote.printings[set]!
    vote.printings[set] = { by, state: 'void', ...(hash ? { hash } : {}) }
    vote.voided += count
    for (const { mark } of unsaid?.serials ?? []) {
      vote.serials.get(mark)!.state = 'void'
      delete vote.voiding[mark]
    }
  },
  voteOpened(vote, _told, { at }) {
    vote.stage = 'open'
    vote.openedAt = at
  },
  ballotHandedOut(vote, { way }, { secret }) {
    const entry = entryOf(vote, secret!.n!)
    entry.way = way
    if (way !== 'hands') kindIn(vote, kindOf(entry)).out++
  },
  takingBackAsked(vote, _told, { by, secret }) {
    vote.takingBack[secret!.n!] = { by: by.id, why: secret!.why ?? '' }
  },
  wayTakenBack(vote, { way }, { secret }) {
    delete vote.takingBack[secret!.n!]
    const entry = entryOf(vote, secret!.n!)
    entry.way = null
    if (way !== 'hands') kindIn(vote, kindOf(entry)).out--
  },
  interestDeclared: (vote, { question }, { secret }) => void entryOf(vote, secret!.n!).recused.push(question),
  interestWithdrawn(vote, { question }, { secret }) {
    const entry = entryOf(vote, secret!.n!)
    entry.recused = entry.recused.filter((one) => one !== question)
  },
  voterErased(vote, _told, { secret }) {
    Object.assign(entryOf(vote, secret!.n!), { name: '', place: '', salt: '', participant: null })
    vote.reasons = vote.reasons.filter(({ n }) => n !== secret!.n)
  },
  voidingAsked(vote, _told, { by, secret, unsaid }) {
    if (unsaid?.mark) vote.voiding[unsaid.mark] = { by: by.id, why: secret!.why ?? '' }
  },
  serialVoided(vote, _told, { unsaid }) {
    vote.voided++
    const serial = serialIn(vote, unsaid)
    if (!serial) return
    serial.state = 'void'
    delete vote.voiding[serial.mark]
  },
  ballotCast(vote, { door }, { unsaid }) {
    vote.doors[door].ballots++
    const serial = serialIn(vote, unsaid)
    if (!serial) return
    serial.state = 'cast'
    serial.door = door
    kindIn(vote, serial).cast++
    delete vote.voiding[serial.mark]
    fallIntoUrn(vote, serial, unsaid!.answers!)
  },
  ballotCameAgain(vote, { door }, { unsaid }) {
    vote.doors[door].again++
    const serial = serialIn(vote, unsaid)
    if (serial && !serial.again.includes(door)) serial.again.push(door)
  },
  handsCounted: (vote, { question, present, counts }) => void (vote.hands[question] = { present, counts: [...counts] }),
  batchOpened(vote, { batch: number, door, ballots }) {
    vote.batches[number] = { number, door, ballots, entries: [], state: 'open', again: 0 }
  },
  batchEntered(vote, { batch: number }, { secret, unsaid }) {
    const batch = vote.batches[number]!
    if (unsaid?.entered) batch.entries.push(unsaid.entered)
    if (secret?.seal) batch.seals = [...(batch.seals ?? []), secret.seal]
  },
  batchDiffers: (vote, { batch }) => void (vote.batches[batch]!.state = 'differs'),
  // What was entered goes once it is in the urn: else it would say which ballot chose what.
  batchCounted: (vote, { batch, again }) =>
    void Object.assign(vote.batches[batch]!, { state: 'counted', entries: [], again }),
  batchDropped: (vote, { batch }) => void Object.assign(vote.batches[batch]!, { state: 'dropped', entries: [] }),
  voteClosed(vote, { outcome }) {
    vote.stage = 'closed'
    vote.outcome = outcome
  },
  voteAbandoned(vote, { why }) {
    vote.stage = 'abandoned'
    vote.why = why
    for (const answers of vote.urn.values()) answers.clear()
    vote.hands = {}
    for (const batch of Object.values(vote.batches)) batch.entries = []
  },
  questionErased(vote, { question }) {
    vote.questions = vote.questions.map((one) => (one.id === question ? { ...one, text: '' } : one))
  },
}

/** The vote after an event. Changes it in place. */
export function evolveVote(vote: Vote | undefined, event: VoteEvent): Vote {
  const { told } = event
  if (told.kind === 'voteDrafted') return newVote(told.community, told.id, told.code, told.said)
  const effect = EFFECTS[told.kind] as Effect<typeof told.kind>
  effect(vote!, told as never, event)
  const { why, n = null } = event.secret ?? {}
  if (why) vote!.reasons.push({ kind: told.kind, n, why })
  return vote!
}

const entryOf = ({ roll }: Vote, n: number): RollEntry => roll.get(n)!

const serialIn = ({ serials }: Vote, unsaid: VoteUnsaid | undefined): Serial | undefined =>
  unsaid?.mark === undefined ? undefined : serials.get(unsaid.mark)

/** [V10] A ballot is cut into its questions, and each answer falls to those that say the same. */
function fallIntoUrn({ urn, rules }: Vote, { area }: Serial, answers: Answers): void {
  const weight = rules.measures.includes('area') ? area : 0
  for (const [question, answer] of Object.entries(answers)) {
    const alike = urn.get(question)!
    const text = answerText(answer)
    const before = alike.get(text) ?? { ballots: 0, area: 0 }
    alike.set(text, { ballots: before.ballots + 1, area: before.area + weight })
  }
}
