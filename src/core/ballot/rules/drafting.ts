import { clean, cleanLine, refuseOther } from '../../plain/refuse.ts'
import { canonical } from '../../plain/canonical.ts'
import { committed } from '../../plain/committed.ts'
import { fingerprintOf } from '../../plain/fingerprint.ts'
import { refuseUnread } from '../../plain/meanwhile.ts'
import { foldLine, foldName } from '../../plain/sameName.ts'
import type { Hash, VoteSaid } from '../command.ts'
import { noticeDays, noticeHasRun } from '../notice.ts'
import type { RollEntry } from '../roll.ts'
import { entitledTo, entryText, rollText } from '../roll.ts'
import type { Happened, Rules as Hows } from '../rule.ts'
import { refused, refuseSealed, voterOf } from '../rule.ts'
import type { Question } from '../rules.ts'
import { MEASURES } from '../law.ts'
import { DOORS, faultOf, SECRET_LEAST } from '../rules.ts'
import type { Vote } from '../vote.ts'

const TITLE_MOST = 80
const TEXT_MOST = 500
const OPTION_MOST = 80
const NAME_MOST = 80
const AREA_MOST = 100_000_000
export const ROLL_MOST = 20_000

/** From a draft to the seal. */
export const drafting: Hows<
  'draftVote' | 'describeVote' | 'setRoll' | 'leaveOut' | 'sealVote' | 'openVote' | 'eraseVoter'
> = {
  draftVote({ vote, command: { community, id, code, said } }) {
    const clean = cleaned(said)
    if (vote) {
      refuseOther<VoteSaid>(saidOf(vote), clean)
      return []
    }
    return [{ told: { kind: 'voteDrafted', community, id, code, said: clean } }]
  },

  describeVote({ vote, command: { said, read } }) {
    refuseSealed(vote)
    const clean = cleaned(said)
    if (canonical(clean) === canonical(saidOf(vote))) return []
    refuseUnreadDraft(vote, read)
    return [{ told: { kind: 'voteChanged', said: clean } }]
  },

  // [V9]
  setRoll({ vote, command: { entries, read } }) {
    refuseSealed(vote)
    refuseUnreadDraft(vote, read)
    if (entries.length > ROLL_MOST) refused({ refused: 'rollTooLong', most: ROLL_MOST })
    const roll = entries.map((entry, i) => {
      const { area } = entry
      if (!Number.isInteger(area) || area < 0 || area > AREA_MOST) refused({ refused: 'areaMissing', n: i + 1 })
      const [name, place] = [cleanLine(entry.name, NAME_MOST, 0), cleanLine(entry.place, NAME_MOST, 0)]
      return { ...entry, n: i + 1, name, place, way: null, recused: [] }
    })
    const lines = new Set<string>()
    for (const { n, name, place, participant } of roll) {
      if (name === '') refused({ refused: 'nameMissing', n })
      const line = `${foldName(name)}\n${foldLine(place)}`
      if (participant === null && lines.has(line)) refused({ refused: 'listedTwice', n })
      lines.add(line)
    }
    if (vote.rules.voter === 'owner') refuseTwoHeads(roll)
    return [rollSet(roll)]
  },

  // [V9] The others are numbered anew, each under the salt they have.
  leaveOut({ vote, command, hash }) {
    refuseSealed(vote)
    const left = namedIn(vote, command)
    const others = [...vote.roll.values()].filter(({ n }) => n !== left.n)
    return [rollSet(others.map((entry, i) => numbered(entry, i + 1, hash)))]
  },

  // [V8] [V9] Rules, questions and roll go into the log together, before there is any ballot.
  sealVote({ vote, command: { read }, hash }) {
    refuseSealed(vote)
    refuseUnreadDraft(vote, read)
    const { questions, rules } = vote
    const fault = faultOf(questions, rules)
    if (fault) refused({ refused: 'votesRules', fault })
    const roll = [...vote.roll.values()]
    if (roll.length === 0) refused({ refused: 'rollEmpty' })
    if (rules.secret && roll.length < SECRET_LEAST) refused({ refused: 'tooFewForSecret', least: SECRET_LEAST })
    if (rules.voter === 'owner') refuseTwoHeads(roll)
    if (rules.measures.includes('area')) {
      const without = roll.find(({ area }) => area === 0)
      if (without) refused({ refused: 'areaMissing', n: without.n })
    }
    const sealed = { hash: hash(rollText(roll)), ...entitledTo(roll) }
    return [{ told: { kind: 'voteSealed', title: vote.title, roll: sealed, questions, rules } }]
  },

  // [V9] Whoever asks to be forgotten leaves their number and their commitment.
  eraseVoter({ vote, command }) {
    const { n, name, place, salt } = vote.stage === 'draft' ? namedIn(vote, command) : voterOf(vote, command.n)
    return name || place || salt ? [{ told: { kind: 'voterErased' }, secret: { n } }] : []
  },

  // [V5] A formal vote is not opened before its notice has run.
  openVote({ vote: { stage, rules }, now }) {
    if (stage === 'open') return []
    if (stage === 'draft') refused({ refused: 'voteNotSealed' })
    if (stage !== 'sealed') refused({ refused: 'voteOver' })
    const { body, noticeAt } = rules.law ?? {}
    if (body && noticeAt !== undefined && !noticeHasRun(body, noticeAt, now))
      refused({ refused: 'noticeTooShort', least: noticeDays(body) })
    if (rules.opensFrom !== undefined && now < rules.opensFrom)
      refused({ refused: 'menuHangs', until: rules.opensFrom })
    return [{ told: { kind: 'voteOpened' } }]
  },
}

/** [V35] What is sealed, or changed, is what whoever does it has read. */
function refuseUnreadDraft(vote: Vote, read: string | undefined): void {
  if (read !== undefined) refuseUnread(read, draftRead(vote))
}

/** [V35] Which draft somebody has read: what it asks, by which rules, and of whom. */
export const draftRead = (vote: Vote): string =>
  fingerprintOf({ ...saidOf(vote), roll: [...vote.roll.values()].map(({ commitment }) => commitment.slice(0, 16)) })

const rollSet = (roll: RollEntry[]): Happened => ({
  told: { kind: 'rollSet', heads: roll.length },
  secret: { roll: roll.map(({ n, area, commitment }) => ({ n, area, commitment })) },
  unsaid: { roll },
})

/** [V9] Numbers of a draft move: there somebody is named by their commitment too. */
function namedIn(vote: Vote, { n, commitment }: { n: number; commitment?: string }): RollEntry {
  const entry = voterOf(vote, n)
  return entry.commitment === commitment ? entry : refused({ refused: 'noSuchVoter' })
}

/** Who was erased keeps the commitment that nobody can open any more. */
function numbered(entry: RollEntry, n: number, hash: Hash): RollEntry {
  const moved = { ...entry, n, way: null, recused: [] }
  if (n === entry.n || !entry.salt) return moved
  return { ...moved, commitment: hash(committed(entry.salt, entryText(moved))) }
}

/**
 * [V3] Who owns several flats is one head, with the floor area of all of them; two people of one name are
 * told apart on the roll.
 */
function refuseTwoHeads(roll: readonly Pick<RollEntry, 'n' | 'name'>[]): void {
  const owners = new Map<string, number>()
  for (const { n, name } of roll) {
    const head = foldName(name)
    const first = owners.get(head)
    if (name !== '' && first !== undefined) refused({ refused: 'ownerTwice', n, first })
    owners.set(head, n)
  }
}

const saidOf = ({ title, questions, rules, meeting, matter }: VoteSaid): VoteSaid => ({
  title,
  questions,
  rules,
  meeting,
  matter,
})

const cleaned = ({ title, questions, rules, meeting, matter }: VoteSaid): VoteSaid => ({
  title: cleanLine(title, TITLE_MOST),
  questions: questions.map(cleanQuestion),
  rules: {
    ...rules,
    who: clean(rules.who, TEXT_MOST, 0),
    // Each once, in one order.
    doors: DOORS.filter((door) => rules.doors.includes(door)),
    measures: MEASURES.filter((measure) => rules.measures.includes(measure)),
  },
  meeting,
  matter,
})

const cleanQuestion = (question: Question): Question => ({
  ...question,
  text: clean(question.text, TEXT_MOST),
  options: question.options.map((option) => cleanLine(option, OPTION_MOST)),
})
