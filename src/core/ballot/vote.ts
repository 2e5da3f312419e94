import { canonical } from '../plain/canonical.ts'
import type { Id } from '../plain/id.ts'
import type { Answer, Answers } from './answer.ts'
import { readAnswer } from './answer.ts'
import type { Alike, Hands, Poll, Result, Weight } from './count.ts'
import type { Kind, RollEntry } from './roll.ts'
import { entitledTo, kindText } from './roll.ts'
import type { Door, Question, Rules } from './rules.ts'
import { DOORS } from './rules.ts'

/** Draft: everything can still be changed. Sealed: nothing of the rules can. Open: ballots are cast. */
export const VOTE_STAGES = ['draft', 'sealed', 'open', 'closed', 'abandoned'] as const
export type VoteStage = (typeof VOTE_STAGES)[number]

/** A ballot's serial by its mark, from which nobody can make the serial. What was chosen is not here. */
export interface Serial extends Kind {
  id: Id
  mark: string
  /** Printed with this set, counted from 1. */
  set: number
  state: 'out' | 'cast' | 'void'
  /** Through which door it was cast. */
  door: Door | null
  /** Doors through which it came once more. */
  again: Door[]
}

/** One ballot paper as somebody at the desk entered it. */
export interface Entered {
  mark: string
  answers: Answers
}

/** What somebody entered of a heap; `salt` goes with it, missing in what was entered before there was one. */
export interface Entry {
  by: Id
  ballots: Entered[]
  salt?: string
}

/** [V20] A ballot paper as a machine saw it on a photo; null where it doubts what a question's boxes say. */
export interface SeenPaper {
  mark: string
  answers: Record<Id, Answer | null>
}

/** What the hash of a set of ballots is made of: which ones it has, and not what becomes of them. */
export const serialsText = (serials: Iterable<Pick<Serial, 'id' | 'mark' | 'area' | 'without'>>): string =>
  canonical(
    [...serials]
      .map(({ id, mark, area, without }) => [mark, id, area, without] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** What the hash of an entry is made of; the salt keeps anybody from trying choices. */
export const enteredText = ({ by, ballots, salt = '' }: Entry): string => canonical([salt, by, ballots])

/** A heap of ballot papers, entered by two people who do not see each other's. */
export interface Batch {
  number: number
  door: Door
  /** So many papers were counted in it. */
  ballots: number
  /** Who has entered it, and what; empty once it is in the count. */
  entries: Entry[]
  /** The hash of each entry, which stays when what it says has gone. */
  seals?: string[]
  state: 'open' | 'differs' | 'counted' | 'dropped'
  /** So many of it were cast before through another door, and lie apart. */
  again: number
}

/** What everybody may know of a sealed roll. */
export interface SealedRoll extends Weight {
  hash: string
}

/** How many ballots came through a door, and how many of them were a second one. */
export interface Through {
  ballots: number
  again: number
}

/** What a vote came to: never changed after. */
export interface Outcome {
  at: number
  results: Result[]
  doors: Record<Door, Through>
  /** So many had a ballot; who of them cast it is known to nobody. */
  handedOut: number
  /** SHA-256 of the file that anybody can count again. */
  hash: string
}

/**
 * Ballots that were made together: who did, and whether somebody else has printed them, which is done once.
 */
export interface Printing {
  by: Id
  state: 'made' | 'printed' | 'void'
  /** Who had it shown, and when. */
  printed?: { by: Id; at: number }
  /** Made while the vote was open, for those who had none. */
  late?: boolean
  /** Of `serialsText`. */
  hash?: string
  /** Who of two wants to void it. */
  voiding?: { by: Id; why: string }
}

/** One vote, from its first draft to its result. */
export interface Vote {
  community: Id
  id: Id
  /** By which its pages are found. */
  code: string
  title: string
  stage: VoteStage
  /** The meeting in which it is held. */
  meeting: Id | null
  /** The matter that it decides, and which formal step of it. */
  matter: Id | null
  questions: Question[]
  rules: Rules
  roll: Map<number, RollEntry>
  sealed: (SealedRoll & { at: number }) | null
  openedAt: number | null
  serials: Map<string, Serial>
  /** How many ballots of each kind were handed out, and how many of them were cast. */
  kinds: Map<string, { out: number; cast: number }>
  /** How often ballots were made, and what became of each set. */
  sets: number
  printings: Record<number, Printing>
  /**
   * By question, the answers that lie in the urn, each with how many say so: no order, no serial, no time.
   */
  urn: Map<Id, Map<string, { ballots: number; area: number }>>
  hands: Record<Id, Hands>
  doors: Record<Door, Through>
  batches: Record<number, Batch>
  /** Serials that one of two wants to void, with who and why. */
  voiding: Record<string, { by: Id; why: string }>
  /** Of whom one of two says that they gave their ballot back: by number on the roll. */
  takingBack: Record<number, { by: Id; why: string }>
  /**
   * Why something was done at the desk, and of whom on the roll; null: of a ballot, and nobody knows whose.
   */
  reasons: { kind: string; n: number | null; why: string }[]
  voided: number
  /** Why it was given up. */
  why: string
  outcome: Outcome | null
}

export const newVote = (
  community: Id,
  id: Id,
  code: string,
  said: Pick<Vote, 'title' | 'questions' | 'rules' | 'meeting' | 'matter'>,
): Vote => ({
  community,
  id,
  code,
  ...said,
  stage: 'draft',
  roll: new Map(),
  sealed: null,
  openedAt: null,
  serials: new Map(),
  kinds: new Map(),
  sets: 0,
  printings: {},
  urn: new Map(),
  hands: {},
  doors: noneThrough(),
  batches: {},
  voiding: {},
  takingBack: {},
  reasons: [],
  voided: 0,
  why: '',
  outcome: null,
})

export const noneThrough = (): Record<Door, Through> =>
  Object.fromEntries(DOORS.map((door) => [door, { ballots: 0, again: 0 }])) as Record<Door, Through>

/** The answers to a question as they lie in the urn, in the order of their texts. */
export const ballotsOf = ({ urn }: Pick<Vote, 'urn'>, question: Id): Alike[] =>
  [...(urn.get(question) ?? [])]
    .map(([text, { ballots, area }]) => ({ text, answer: readAnswer(text), ballots, area }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ answer, ballots, area }) => ({ answer, ballots, area }))

/** What the count of each question is made of. */
export const pollsOf = (vote: Vote): Poll[] =>
  vote.questions.map((question) => ({
    question,
    entitled: entitledTo(vote.roll.values(), question.id),
    ballots: ballotsOf(vote, question.id),
    hands: vote.hands[question.id] ?? null,
  }))

/** How many of the roll have a ballot, cast or not. */
export const handedOutIn = ({ roll }: Pick<Vote, 'roll'>): number =>
  [...roll.values()].filter(({ way }) => way === 'ballot' || way === 'behalf').length

/** Ballots of a kind. */
export function kindIn({ kinds }: Pick<Vote, 'kinds'>, kind: Kind): { out: number; cast: number } {
  const text = kindText(kind)
  const known = kinds.get(text) ?? { out: 0, cast: 0 }
  kinds.set(text, known)
  return known
}

/** How many take part in a question by show of hands, raised or not. */
export function showingHands(roll: Iterable<RollEntry>, question: Id): number {
  let count = 0
  for (const { way, recused } of roll) if (way === 'hands' && !recused.includes(question)) count++
  return count
}
