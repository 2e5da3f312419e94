import { fileOf } from '../../core/ballot/file.ts'
import {
  ballot,
  ballotAsked,
  ballotCast,
  serialSaid,
  voteAccepted,
  voteCommand,
  voteDesk,
  voteDraft,
  voteFile,
  voteList,
  voteParam,
  voteView,
} from '../../wire/ballot.ts'
import { keyHeader, slugParam } from '../../wire/plain.ts'
import { mayDo } from '../access/authorize.ts'
import { ACTIONS } from '../access/table.ts'
import { VOTE_REFUSED } from '../api/problems.ts'
import { json, made, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { carryOut, draftVote, voteOf } from './act.ts'
import { askedOf, castBallot } from './cast.ts'
import { liveOf } from './stream.ts'
import { deskOf, viewOf } from './present.ts'
import type { BallotServices } from './services.ts'
import { listVotes } from './store.ts'

const route = routeOf<BallotServices>()
/** What a draft can be refused for that names something elsewhere. */
const ELSEWHERE = [
  'noSuchMeeting',
  'noSuchMatter',
  'noSuchStep',
  'noSuchProposal',
  'notTheProposal',
  'noSuchMotion',
  'notTheMotion',
  'motionOver',
  'roundMissing',
  'menuFrozen',
  'textSealed',
] as const

const perPerson = perGrove(() => limitOf(600, 60))

const list = route(
  'listVotes',
  {
    method: 'get',
    path: '/api/communities/{slug}/votes',
    tag: 'Votes',
    summary: 'Votes of a community, the latest first; drafts only for its staff',
    action: 'vote.read',
    params: slugParam,
    answer: json(voteList, 'Votes'),
  },
  async ({ services, caller }) => {
    const drafts = await mayDo(services.identity, caller, ACTIONS['vote.desk'])
    return { items: await listVotes(services.db, caller.community!.id, drafts) }
  },
)

const draft = route(
  'draftVote',
  {
    method: 'post',
    path: '/api/communities/{slug}/votes',
    tag: 'Votes',
    summary: 'Begin a vote: its questions and rules, which can be changed until they are sealed',
    action: 'vote.print',
    params: slugParam,
    headers: keyHeader,
    body: voteDraft,
    problems: [...VOTE_REFUSED, ...ELSEWHERE],
    answer: made(voteAccepted, 'Drafted; `code` is in its address'),
  },
  ({ services, caller, headers, body }) => draftVote(services, caller, headers['idempotency-key'], body),
)

const read = route(
  'readVote',
  {
    method: 'get',
    path: '/api/communities/{slug}/votes/{vote}',
    tag: 'Votes',
    summary: 'A vote: its sealed rules, the denominator, and its result once it is closed',
    action: 'vote.read',
    params: voteParam,
    problems: ['voteMissing'],
    answer: json(voteView, 'The vote'),
  },
  async ({ services, caller, params }) => services.votes.read(await voteOf(services, caller, params.vote), viewOf),
)

const readDesk = route(
  'readVoteDesk',
  {
    method: 'get',
    path: '/api/communities/{slug}/votes/{vote}/desk',
    tag: 'Votes',
    summary: 'A vote as the desk has it: who is on the roll and has their ballot; nothing of what any ballot says',
    action: 'vote.desk',
    params: voteParam,
    problems: ['voteMissing'],
    answer: json(voteDesk, 'The vote and its roll'),
  },
  async ({ services, caller, params }) => {
    const vote = await voteOf(services, caller, params.vote, true)
    const { after, ...desk } = await services.votes.read(vote, (state, seq) => ({
      ...deskOf(services, vote, caller.staff!.person, state),
      after: seq,
    }))
    return { ...desk, live: await liveOf(services, vote.community, desk.vote.meeting, after) }
  },
)

const act = route(
  'sendVoteCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/votes/{vote}/commands',
    tag: 'Votes',
    summary: 'Seal, print, hand out, count hands, enter heaps of papers, close',
    action: 'vote.command',
    params: voteParam,
    headers: keyHeader,
    body: voteCommand,
    problems: [
      ...VOTE_REFUSED,
      ...ELSEWHERE,
      'motionBallots',
      'stepVoting',
      'notInThisStage',
      'notDiscussed',
      'meetingNotOpen',
      'meetingCarried',
      'tooMany',
    ],
    answer: json(voteAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body }) => {
    await perPerson(services)(caller.staff!.person)
    const vote = await voteOf(services, caller, params.vote, true)
    return carryOut(services, caller, vote, headers['idempotency-key'], body)
  },
)

const ask = route(
  'askBallot',
  {
    method: 'post',
    path: '/api/communities/{slug}/votes/{vote}/serial',
    tag: 'Votes',
    summary:
      'What the ballot of a serial asks, and whether it was cast; the serial travels in the body, not in the address',
    action: 'vote.cast',
    params: voteParam,
    body: serialSaid,
    problems: ['voteMissing', 'noSuchSerial', 'tooMany'],
    answer: json(ballotAsked, 'The ballot'),
  },
  async ({ services, caller, params, body, c }) =>
    askedOf(services, c, await voteOf(services, caller, params.vote), body.serial),
)

const cast = route(
  'castBallot',
  {
    method: 'post',
    path: '/api/communities/{slug}/votes/{vote}/ballots',
    tag: 'Votes',
    summary: 'Cast a ballot by its serial: the first one cast counts',
    action: 'vote.cast',
    params: voteParam,
    headers: keyHeader,
    body: ballot,
    problems: [...VOTE_REFUSED, 'tooMany'],
    answer: json(ballotCast, 'Cast and durable; or, where `counted` is false, kept as having come again'),
  },
  async ({ services, caller, params, headers, body, c }) => {
    const vote = await voteOf(services, caller, params.vote)
    return castBallot(services, c, vote, { key: headers['idempotency-key'], ...body })
  },
)

const readFile = route(
  'readVoteFile',
  {
    method: 'get',
    path: '/api/communities/{slug}/votes/{vote}/ballots.json',
    tag: 'Votes',
    summary: 'A closed vote’s rules and ballots without persons: what anybody counts again (npx grove recount FILE)',
    action: 'vote.read',
    params: voteParam,
    problems: ['voteMissing', 'voteNotOver'],
    answer: json(voteFile, 'The file; its SHA-256, in canonical JSON, stands in the vote and in the log'),
  },
  async ({ services, caller, params }) =>
    services.votes.read(await voteOf(services, caller, params.vote), (vote) => {
      if (vote.stage !== 'closed') throw new ProblemError('voteNotOver')
      return structuredClone(fileOf(vote))
    }),
)

/** The API of votes. */
export const voteRoutes = [list, draft, read, readDesk, act, ask, cast, readFile]
