import type { Answer } from '../../core/ballot/answer.ts'
import type { Vote } from '../../core/ballot/vote.ts'
import type { BallotPaper } from '../../core/paper/ballotPaper.ts'
import { answerSeen, ballotPaper, readBallotCode, seenAgain } from '../../core/paper/ballotPaper.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { papersSeen, voteParam } from '../../wire/ballot.ts'
import type { PapersSeen } from '../../wire/ballot.ts'
import { json, routeOf } from '../api/route.ts'
import { markIn, voteOf } from '../ballot/act.ts'
import { sealSeen } from '../ballot/seen.ts'
import { ProblemError } from '../http/problem.ts'
import { PAPER_REFUSED, seeBallotPapers } from './read.ts'
import type { BallotsRead } from './reader/process.ts'
import type { PaperServices } from './services.ts'

const route = routeOf<PaperServices>()

const seePapers = route(
  'seeBallotPapers',
  {
    method: 'post',
    path: '/api/communities/{slug}/votes/{vote}/papers',
    tag: 'Votes',
    summary: 'What is ticked on ballot papers in a photo or a scan (the body is the picture, or a PDF)',
    description:
      'Nothing of it is kept: what was seen comes back to the desk, which shows it to a person, and is entered with a heap.',
    action: 'vote.papers',
    params: voteParam,
    bytes: ['image/*', 'application/pdf'],
    problems: ['voteMissing', 'voteNotOpen', 'ballotTooLong', ...PAPER_REFUSED],
    answer: json(papersSeen, 'What was seen'),
  },
  async ({ services, caller, params, c }) => {
    const vote = await voteOf(services, caller, params.vote, true)
    const person = caller.staff!.person
    const paper = await services.votes.read(vote, paperOf)
    const read = await seeBallotPapers(c, person, paper)
    return services.votes.read(vote, (state) => seenOf(services, vote, state, person, read))
  },
)

/** The paper of a vote; refuses one that is not open, and one that has no paper. */
function paperOf({ stage, questions }: Vote): BallotPaper {
  if (stage !== 'open') throw new ProblemError('voteNotOpen')
  const paper = ballotPaper(questions)
  if (!paper) throw new ProblemError('ballotTooLong')
  return structuredClone(paper)
}

/**
 * [P17] What was seen, by ballot: of another vote's, of one whose serial is none here, and of a void one it
 * is only said that it is there.
 */
function seenOf(
  services: PaperServices,
  vote: FullKey,
  state: Vote,
  person: Id,
  { pages, ballots, others, unread }: BallotsRead,
): PapersSeen {
  const seen: PapersSeen = { pages, papers: [], others, unread, otherVote: 0, unknown: 0, void: 0, copies: 0 }
  for (const { code, sure, ticks, picture } of ballots) {
    const { vote: of, serial } = readBallotCode(code)!
    const known = of === state.code ? state.serials.get(markIn(services, vote, serial)) : undefined
    if (of !== state.code) seen.otherVote++
    else if (!known) seen.unknown++
    else if (known.state === 'void') seen.void++
    else {
      const asked = state.questions.filter(({ id }) => !known.without.includes(id))
      const read = asked.map((question) => ({
        question: question.id,
        ...answerSeen(question, ticks[question.id] ?? [], serial),
      }))
      const answers = Object.fromEntries(read.map(({ question, answer }) => [question, answer]))
      const place = seen.papers.findIndex((paper) => paper.serial === serial)
      if (place >= 0) {
        seen.papers[place] = seenAgain(seen.papers[place]!, answers)
        continue
      }
      seen.papers.push({
        serial,
        cast: known.state === 'cast',
        answers,
        doubtful: read.flatMap(({ question, answer }) => (answer === null ? [question] : [])),
        copied: false,
        // Where the frame was not found, nothing is surely where it should be: a second person reads it.
        seal: sure ? sealOf(services, vote, person, known.mark, answers) : null,
        picture: `data:image/webp;base64,${Buffer.from(picture.bytes).toString('base64')}`,
      })
    }
  }
  return { ...seen, copies: seen.papers.filter(({ copied }) => copied).length }
}

const sealOf = (
  { identity }: PaperServices,
  vote: FullKey,
  person: Id,
  mark: string,
  answers: Record<string, Answer | null>,
): string => sealSeen(vote, person, { mark, answers }, identity.ticketKey)

/** Ballot papers on photos, for the desk. */
export const ballotPaperRoutes = [seePapers]
