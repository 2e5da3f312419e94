import type { PageData } from '../../wire/pages.ts'
import type { VoteView } from '../../wire/ballot.ts'

/** The pages of a vote; `text` is what people wrote, `name` what things are called. */
export function ballotSamples(
  text: string,
  name: string,
  at: number,
  clock: PageData['vote']['clock'],
): Pick<PageData, 'votes' | 'vote' | 'ballot' | 'voteScreen' | 'ballots'> {
  const community = { slug: 'rongshu', name, subdistrict: name }
  const share = { over: 1, of: 2, above: true }
  const question = { id: '1', text, asks: 'yesNo', options: [], most: 1, seats: 1, least: null } as const
  // [V8] No option is without words.
  const options = { ...question, id: '2', asks: 'choose', options: [name, `2 ${text}`, `3 ${text}`], most: 2 } as const
  const counted = { eligible: 60, present: 41, for: 21, against: 15, abstain: 4, invalid: 1 }
  const threshold = { measure: 'heads', what: 'takePart', have: 41, base: 60, share, reached: true } as const
  const through = { ballots: 20, again: 1 }
  const vote: VoteView = {
    code: 'K7M2QP',
    title: name,
    stage: 'closed',
    questions: [question, options].map((one) => ({ ...one, options: [...one.options] })),
    rules: {
      voter: 'person',
      who: text,
      law: { body: 'representativesMeeting', subject: null },
      measures: ['heads', 'area'],
      takePart: share,
      inFavour: share,
      of: 'takingPart',
      ties: 'again',
      secret: false,
      interim: 'turnout',
      doors: ['phone', 'box', 'homes', 'behalf', 'hands'],
    },
    meeting: null,
    matter: null,
    roll: { hash: 'a1'.repeat(32), heads: 60, area: 523_456, at },
    openedAt: at,
    entitled: { 1: { heads: 60, area: 523_456 }, 2: { heads: 58, area: 510_000 } },
    meters: null,
    turnout: 41,
    doors: { phone: through, box: through, homes: through, behalf: through, hands: { ballots: 0, again: 0 } },
    handedOut: 90,
    results: [
      {
        question: '1',
        heads: counted,
        area: counted,
        options: [],
        thresholds: [threshold, { ...threshold, measure: 'area', what: 'inFavour', reached: false }],
        outcome: 'notCarried',
        won: [],
        tied: [],
      },
      {
        question: '2',
        heads: counted,
        area: null,
        options: [12, 7, 7],
        thresholds: [],
        outcome: 'tied',
        won: [0],
        tied: [1, 2],
      },
    ],
    hash: 'b2'.repeat(32),
    closedAt: at,
    voided: 2,
    why: '',
  }
  const ballot = { code: vote.code, title: name, questions: vote.questions, rules: vote.rules }
  return {
    votes: { community, clock, items: [{ code: vote.code, title: name, stage: 'open', at }] },
    vote: { community, clock, vote },
    voteScreen: { community, vote: { ...vote, stage: 'open', results: null, meters: metersOf(vote) }, live: null },
    ballots: {
      community,
      vote: ballot,
      leastVotes: 5,
      ballots: [{ serial: '482109375562014', area: 8934, without: ['2'], qr: '<svg></svg>' }],
    },
    ballot: {
      community,
      vote: ballot,
      serial: '482109375562014',
      state: 'choose',
      chosen: { 1: 'for', 2: [0] },
      round: null,
      formKey: 'k1',
      refused: { title: name, detail: text },
    },
  }
}

/** The meter of each question: one measure has enough, the other not. */
const metersOf = ({ questions }: VoteView): VoteView['meters'] =>
  questions.map(({ id }) => {
    const levels = [
      { measure: 'heads', have: 41, base: 60, need: 40 } as const,
      { measure: 'area', have: 312_045, base: 523_456, need: 348_971 } as const,
    ]
    return { question: id, here: levels, took: levels }
  })
