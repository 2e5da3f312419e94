import type { Id } from '../plain/id.ts'
import type { Body, Law, Measure, OwnersSubject, Share } from './law.ts'
import { CHINA, inFavourOf } from './law.ts'

/** Through which door a ballot comes: one count for all of them, with totals of each. */
export const DOORS = ['phone', 'box', 'homes', 'behalf', 'hands'] as const
export type Door = (typeof DOORS)[number]

/**
 * What is asked: for, against or abstain; up to so many of the options; any of them; [V19] or dishes of a
 * budget round, whose outcome the round's own count says.
 */
export const ASKED = ['yesNo', 'choose', 'approve', 'dishes'] as const
export type Asked = (typeof ASKED)[number]

/** One question of a ballot. */
export interface Question {
  id: Id
  text: string
  asks: Asked
  /** What can be chosen, in the order of the ballot; none of a question of for and against. */
  options: string[]
  /** So many options can be chosen at most. */
  most: number
  /** [V19] Who chooses dishes chooses so many at least, or none; missing: one is enough. */
  fewest?: number | undefined
  /** So many options win at most. */
  seats: number
  /** An option wins only with so many of those taking part; null: with one vote already. */
  least: Share | null
  /** [V18] What this question decides elsewhere; missing where it decides nothing. */
  decides?: Decides | undefined
  /** [V19] The budget round whose dishes are chosen. */
  round?: Id | undefined
  /** [V19] The numbers that dishes bear on the menu, in the order of the options. */
  numbers?: number[] | undefined
}

/** [V19] By which number a dish is known: that of the menu. */
export const numberOf = ({ numbers }: Pick<Question, 'numbers'>, place: number): number => numbers?.[place] ?? place + 1

/**
 * A formal step of a matter, for one version of a proposal [L61] (missing where it was sealed before that was
 * said); or [M51] a wording of a motion of the vote's meeting.
 */
export type Decides =
  | { matter: Id; step: Id; proposal?: Id | undefined; version?: number | undefined }
  | { motion: Id; version: number }

/** Of whom a share in favour is counted: who takes part, who says for or against, all who are entitled. */
export const BASES = ['takingPart', 'voting', 'entitled'] as const
export type Base = (typeof BASES)[number]

/** What is shown before the vote is closed. */
export const INTERIM = ['nothing', 'turnout', 'result'] as const
export type Interim = (typeof INTERIM)[number]

/** What happens where options have equally many votes and not all of them can win. */
export const TIES = ['again', 'none'] as const
export type Ties = (typeof TIES)[number]

/** Whom an entry of the roll stands for. */
export const VOTERS = ['person', 'household', 'owner', 'representative'] as const
export type Voter = (typeof VOTERS)[number]

/** Which body decides, what about, and [V5] when it was announced: the beginning of that day. */
export interface FormalRules {
  body: Body
  subject: OwnersSubject | null
  noticeAt?: number | undefined
}

/** How a vote is held and counted: fixed before the first ballot, and never changed after. */
export interface Rules {
  /** [V9] Whom an entry of the roll stands for, and in words who may vote. */
  voter: Voter
  who: string
  /** Where a formal body decides: its thresholds are the law's. */
  law: FormalRules | null
  measures: Measure[]
  /** Of those entitled, so many take part; null: however many. */
  takePart: Share | null
  /** What a question of for and against needs in favour, and of whom. */
  inFavour: Share
  of: Base
  ties: Ties
  secret: boolean
  interim: Interim
  doors: Door[]
  /** [V19] Not opened sooner, since what is chosen must hang until then; missing: whenever. */
  opensFrom?: number | undefined
}

export const QUESTIONS_MOST = 20
/** Short, so that no name which a machine knows by itself is one. */
const QUESTION_ID = /^[a-z0-9]{1,3}$/
export const OPTIONS_MOST = 200
/** [V10] Of fewer, the result would say what each chose. */
export const SECRET_LEAST = 5

/** The thresholds that the law asks of a body. */
export function thresholdsByLaw(
  { body, subject }: Pick<FormalRules, 'body' | 'subject'>,
  law: Law = CHINA,
): Pick<Rules, 'measures' | 'takePart' | 'inFavour' | 'of'> {
  const { measures, takePart } = law.bodies[body]
  return { measures: [...measures], takePart, inFavour: inFavourOf(law, body, subject), of: 'takingPart' }
}

/** Why rules cannot be sealed. */
export type RulesFault =
  | 'noQuestions'
  | 'tooManyQuestions'
  | 'tooFewOptions'
  | 'tooManyOptions'
  | 'seatsDoNotFit'
  | 'noDoors'
  | 'noShare'
  | 'notTheLaw'
  | 'subjectMissing'
  | 'areaIsNotSecret'
  | 'handsAreOpen'
  | 'handsHaveNoArea'
  | 'optionsByHeads'
  | 'interimIsNotSecret'
  | 'noticeMissing'
  | 'decidesByLaw'
  | 'motionForOrAgainst'
  | 'questionsNamedAlike'
  | 'dishesByBallot'

/** [V8] What stands against sealing a vote with these questions and rules; undefined where nothing does. */
export function faultOf(questions: readonly Question[], rules: Rules): RulesFault | undefined {
  const { measures, secret, doors, law, takePart, inFavour, interim } = rules
  const area = measures.includes('area')
  const hands = doors.includes('hands')
  const faults: Record<RulesFault, boolean> = {
    noQuestions: questions.length === 0,
    tooManyQuestions: questions.length > QUESTIONS_MOST,
    tooFewOptions: questions.some(({ asks, options }) => asks !== 'yesNo' && options.length < 2),
    tooManyOptions: questions.some(({ options }) => options.length > OPTIONS_MOST),
    seatsDoNotFit: questions.some((question) => !seatsFit(question)),
    noDoors: doors.length === 0 || !measures.includes('heads'),
    noShare: ![takePart, inFavour, ...questions.map(({ least }) => least)].every((share) => !share || isShare(share)),
    subjectMissing: law?.body === 'ownersAssembly' && law.subject === null,
    notTheLaw: law !== null && !isByLaw(questions, rules, law),
    areaIsNotSecret: area && secret,
    handsAreOpen: hands && secret,
    handsHaveNoArea: hands && area,
    optionsByHeads: area && questions.some(({ asks }) => asks !== 'yesNo'),
    interimIsNotSecret: secret && interim === 'result',
    questionsNamedAlike: !areNamed(questions),
    noticeMissing: law !== null && law.noticeAt === undefined,
    decidesByLaw: questions.some(
      ({ decides, asks }) => decides && 'step' in decides && (law === null || asks !== 'yesNo'),
    ),
    motionForOrAgainst: !motionsFit(questions, inFavour),
    dishesByBallot: questions.some(
      (question) =>
        (question.asks === 'dishes') !== Boolean(question.round) ||
        !isNumbered(question) ||
        (question.asks === 'dishes' && (hands || area || law)),
    ),
  }
  return (Object.keys(faults) as RulesFault[]).find((fault) => faults[fault])
}

/** Each question has a name of its own: by it answers, interests and hands are told apart. */
const areNamed = (questions: readonly Question[]): boolean =>
  questions.every(({ id }) => QUESTION_ID.test(id)) && new Set(questions.map(({ id }) => id)).size === questions.length

/** [V19] Of dishes alone: each has its number, and no two the same. */
const isNumbered = ({ asks, options, numbers }: Question): boolean =>
  numbers === undefined ||
  (asks === 'dishes' && numbers.length === options.length && new Set(numbers).size === options.length)

const seatsFit = ({ asks, options, most, fewest, seats }: Question): boolean => {
  if (asks === 'yesNo') return options.length === 0
  const between = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most
  if (asks === 'dishes') return seats === 0 && between(most, 1, options.length) && between(fewest ?? 1, 1, most)
  if (fewest !== undefined) return false
  const fits = (n: number) => between(n, 1, options.length)
  return fits(seats) && fits(most) && (asks === 'choose' || most === options.length)
}

/** [M51] A meeting is at one motion, and asks for or against it; what carries it is more for than against. */
const motionsFit = (questions: readonly Question[], { over, of, above }: Share): boolean => {
  const deciding = questions.filter(({ decides }) => decides && 'motion' in decides)
  const isMajority = above ? 2 * over >= of : 2 * over > of
  return deciding.length === 0 || (deciding.length === 1 && deciding[0]!.asks === 'yesNo' && isMajority)
}

const isShare = ({ over, of }: Share): boolean =>
  [over, of].every((n) => Number.isInteger(n) && n >= 1 && n <= 1000) && over <= of

const sameShare = (a: Share | null, b: Share | null): boolean =>
  a === b || Boolean(a && b && a.over === b.over && a.of === b.of && a.above === b.above)

/** [V8] Thresholds are the law's, those of options too: each needs what a question for or against needs. */
function isByLaw(questions: readonly Question[], rules: Rules, law: FormalRules): boolean {
  const needed = thresholdsByLaw(law)
  return (
    needed.of === rules.of &&
    questions.every(({ asks, least }) => asks === 'yesNo' || sameShare(least, needed.inFavour)) &&
    sameShare(needed.takePart, rules.takePart) &&
    sameShare(needed.inFavour, rules.inFavour) &&
    needed.measures.length === rules.measures.length &&
    needed.measures.every((measure) => rules.measures.includes(measure))
  )
}
