import type { NamedSpeaker } from '../meeting/floor.ts'
import type { Board } from '../meeting/meeting.ts'
import type { Motion, MotionVote, MotionWording } from '../meeting/motion.ts'
import { wordingOf } from '../meeting/motion.ts'
import type { Vote } from '../minutes/minutes.ts'
import type { Id } from '../plain/id.ts'
import type { Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'
import { calledIn } from './turns.ts'

/** By motion: whom the minutes name as its mover and seconder, as people agree to it now. */
export type Movers = Record<Id, { mover: NamedSpeaker; second: NamedSpeaker | null }>

/**
 * [M51] Motions in their order: who does what by when, who moved and seconded it, every wording and every
 * count, and what came of it; nothing where nobody moved. `board` may have been kept before there were any.
 */
export function motionBlocks(board: Board, movers: Movers, language: Language): Sourced[] {
  const motions: readonly Motion[] = board.motions ?? []
  if (motions.length === 0) return []
  const { words } = language
  const columns = [
    { name: words('document.no'), share: 2 },
    { name: words('document.motion'), share: 10 },
    { name: words('document.movedBy'), share: 5 },
    { name: words('document.cameTo'), share: 6 },
  ]
  const rows = motions.map((motion): Line[] => [
    [String(motion.number)],
    [saidIn(wordingOf(motion), language)],
    [moversIn(movers[motion.id], language)],
    [outcomeOf(motion, language)],
  ])
  return [
    { kind: 'table', columns, rows, source: 'meeting' },
    ...motions.flatMap((motion) =>
      historyOf(motion, language).map((text): Sourced => ({ kind: 'paragraph', text: [text], source: 'meeting' })),
    ),
  ]
}

/** Who does what by when, on one line. */
export function saidIn({ what, who, by }: MotionWording, { words, day }: Language): string {
  const how = [
    ...(who ? [words('motion.who', { who })] : []),
    ...(by === null ? [] : [words('motion.by', { day: day(by) })]),
  ]
  const said = what || words('motion.gone')
  return how.length > 0 ? words('document.aside', { said, aside: how.join(words('language.listSign')) }) : said
}

function moversIn(people: Movers[Id] | undefined, language: Language): string {
  const mover = calledIn(people?.mover, language)
  return people?.second
    ? language.words('document.secondedBy', { mover, second: calledIn(people.second, language) })
    : mover
}

const countOf = ({ for: pro, against, abstain }: MotionVote, { words }: Language): string =>
  words('motion.counts', { for: pro, against, abstain })

function outcomeOf({ stage, votes, holds, reason, became }: Motion, language: Language): string {
  const { words } = language
  const vote = votes.filter(({ amendment, version }) => !amendment && version === holds).pop()
  const parts = [
    words(`motion.stage.${stage}`),
    ...(vote ? [countOf(vote, language)] : []),
    ...(vote?.ballots ? [words('document.byBallots', { code: vote.ballots })] : []),
    ...(reason ? [reason] : []),
    ...(became ? [words(became.task ? 'motion.task' : 'motion.became', { number: became.matter })] : []),
  ]
  return parts.join(' · ')
}

/** Wordings besides the one that holds, each with what became of it, and counts that were put right. */
function historyOf({ number, wordings, holds, votes }: Motion, language: Language): string[] {
  const { words } = language
  const others = wordings
    .filter(({ version }) => version !== holds)
    .map((wording) => {
      const vote = votes.find(({ amendment, version }) => amendment && version === wording.version)
      const came = [words(`document.wording.${wording.state}`), ...(vote ? [countOf(vote, language)] : [])]
      return words('document.otherWording', { number, said: saidIn(wording, language), came: came.join(' · ') })
    })
  const put = votes
    .filter(({ reason }) => reason !== '')
    .map((vote) => words('document.countedAgain', { number, counts: countOf(vote, language), reason: vote.reason }))
  return [...others, ...put]
}

const motionsOf = (board: Board): readonly Motion[] => board.motions ?? []

/**
 * [M51] The votes by hands on motions, as the minutes list votes: of each wording the count that holds. Those
 * with ballots are among the minutes' own (N5).
 */
export const handVotes = (board: Board, language: Language): Vote[] =>
  motionsOf(board).flatMap(({ id, number, votes, wordings }) =>
    votes
      .filter(({ ballots }) => ballots === '')
      .filter((vote, n, all) => !all.slice(n + 1).some((later) => onSame(vote, later)))
      .map(({ version, amendment, for: pro, against, abstain, carried }): Vote => {
        const wording = wordings.find((one) => one.version === version)!
        const said = saidIn(wording, language)
        return {
          id: `${id}/${version}`,
          subject: language.words(amendment ? 'document.voteOnAmendment' : 'document.voteOnMotion', { number, said }),
          way: 'hands',
          entitled: null,
          present: null,
          for: pro,
          against,
          abstained: abstain,
          result: carried ? 'carried' : 'notCarried',
        }
      }),
  )

const onSame = (one: MotionVote, other: MotionVote): boolean =>
  one.version === other.version && one.amendment === other.amendment

/** [M51] What the meeting carried is its decision: who does what by when, with the motion's number. */
export const carriedMotions = (board: Board, language: Language): Line[] =>
  motionsOf(board)
    .filter(({ stage }) => stage === 'carried')
    .map((motion) => [
      language.words('document.decidedMotion', {
        number: motion.number,
        said: saidIn(wordingOf(motion), language),
        came: outcomeOf(motion, language),
      }),
    ])
