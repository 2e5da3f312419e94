import { answerText, fits } from './answer.ts'
import type { Poll, Result } from './count.ts'
import { countQuestion } from './count.ts'
import type { VoteFile } from './file.ts'
import type { Question, Rules } from './rules.ts'
import { DOORS, faultOf } from './rules.ts'

/** Why a file cannot be what was cast, whatever it says. */
export const RECOUNT_FAULTS = [
  /** Rules that no vote can be sealed with, or two questions of one name. */
  'rulesDoNotHold',
  /** Nobody may vote. */
  'nobodyEntitled',
  /** More are entitled to a question, or have a ballot or a hand, than stand on the roll. */
  'moreThanRoll',
  /** More were cast through all doors than were handed out. */
  'moreThanHandedOut',
  /** Ballots came through a door that the rules do not open. */
  'doorNotOpen',
  /** More people, or more floor area, took part in this question than may. */
  'moreThanEntitled',
  /** Of this question more ballots lie in the urn than came through all doors. */
  'moreThanDoors',
  /** An answer is not one to this question, stands twice, or weighs what it cannot. */
  'answerDoesNotFit',
  /** More hands than people who showed them, or hands for what cannot be chosen. */
  'handsDoNotFit',
] as const

/** One of them, and the question that shows it by its place from 1 on; null where the whole file does. */
export interface RecountFault {
  fault: (typeof RECOUNT_FAULTS)[number]
  question: number | null
}

/** What counting a file again gives: its results, or what in it cannot be true, and then no result at all. */
export interface Recount {
  results: Result[]
  faults: RecountFault[]
}

/** [V15] Counts the ballots of a file by its rules, where they can be what came in. */
export function recount(file: VoteFile): Recount {
  const faults = faultsOf(file)
  return { faults, results: faults.length ? [] : file.polls.map((poll) => countQuestion(poll, file.rules)) }
}

/** The vote of a file as all its doors saw it: ballots that count, and those that came again. */
export function cameIn({ doors }: Pick<VoteFile, 'doors'>): { cast: number; again: number } {
  const all = DOORS.map((door) => doors[door])
  return { cast: sum(all.map(({ ballots }) => ballots)), again: sum(all.map(({ again }) => again)) }
}

const faultsOf = (file: VoteFile): RecountFault[] => [
  ...named(wholeFaults(file), null),
  ...file.polls.flatMap((poll, i) => named(pollFaults(poll, file), i + 1)),
]

type Found = Partial<Record<RecountFault['fault'], boolean>>
const named = (found: Found, question: number | null): RecountFault[] =>
  RECOUNT_FAULTS.filter((fault) => found[fault]).map((fault) => ({ fault, question }))

function wholeFaults({ polls, rules, roll, doors, handedOut }: VoteFile): Found {
  const questions = polls.map(({ question }) => question)
  const { cast } = cameIn({ doors })
  return {
    rulesDoNotHold:
      faultOf(questions, rules) !== undefined || new Set(questions.map(({ id }) => id)).size < questions.length,
    nobodyEntitled: roll.heads < 1,
    moreThanRoll: handedOut + Math.max(0, ...polls.map(({ hands }) => hands?.present ?? 0)) > roll.heads,
    moreThanHandedOut: cast > handedOut,
    doorNotOpen: DOORS.some((door) => {
      const { ballots, again } = doors[door]
      return ballots + again > 0 && (door === 'hands' || !rules.doors.includes(door))
    }),
  }
}

function pollFaults(poll: Poll, { rules, roll, doors }: VoteFile): Found {
  const { question, entitled, ballots, hands } = poll
  const inUrn = sum(ballots.map((alike) => alike.ballots))
  const area = sum(ballots.map((alike) => alike.area))
  return {
    moreThanRoll: entitled.heads > roll.heads || entitled.area > roll.area,
    moreThanEntitled: inUrn + (hands?.present ?? 0) > entitled.heads || area > entitled.area,
    moreThanDoors: inUrn > cameIn({ doors }).cast,
    answerDoesNotFit: !answersFit(poll, rules),
    handsDoNotFit: hands !== null && (!rules.doors.includes('hands') || !handsFit(question, hands)),
  }
}

/**
 * [V12] Each answer is one to the question, stands once, and weighs nothing where floor area does not count.
 */
function answersFit({ question, ballots }: Poll, { measures }: Rules): boolean {
  const weighs = measures.includes('area')
  const texts = new Set(ballots.map(({ answer }) => answerText(answer)))
  return (
    texts.size === ballots.length &&
    ballots.every(({ answer, ballots: some, area }) => fits(question, answer, true) && some > 0 && (weighs || !area))
  )
}

/**
 * [V14] One hand a person for or against; for each option at most everybody's, and all of them `most` of
 * each.
 */
export function handsFit({ asks, options, most }: Question, { present, counts }: NonNullable<Poll['hands']>): boolean {
  if (counts.length !== (asks === 'yesNo' ? 3 : options.length)) return false
  return sum(counts) <= present * (asks === 'yesNo' ? 1 : most) && counts.every((hands) => hands <= present)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0)
