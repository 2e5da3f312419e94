import { newId } from '../integrations/runtime.ts'
import type { Context } from 'hono'
import type { FullKey } from '../../core/plain/id.ts'
import {
  appealSaid,
  fileKept,
  fileList,
  fileParam,
  lookUp,
  otherRound,
  pictureQuery,
  pitchSaid,
  projectParam,
  projectState,
  proposal,
  proposerSeen,
  receiptAndKey,
  receiptHeader,
  receiptSaid,
  roundAccepted,
  roundCommand,
  roundDesk,
  roundList,
  roundOpening,
  roundParam,
  roundView,
  roundsBeside,
  takeOn,
} from '../../wire/round.ts'
import { keyHeader, slugParam } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import { addressOf } from '../http/address.ts'
import { MATTER_REFUSED, NOTICE_REFUSED, ROUND_REFUSED, VOTE_REFUSED } from '../api/problems.ts'
import { file, json, made, nothing, perGrove, routeOf } from '../api/route.ts'
import { readBody } from '../http/body.ts'
import { dropFile, listFiles } from './file.store.ts'
import { bringFile, FILE_MOST_MB, fileOf, readOther } from './otherRounds.ts'
import { attachment } from '../http/attachment.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { readNotice } from '../ledger/room.store.ts'
import { namesOf } from '../person/names.store.ts'
import { receivePhoto } from '../photo/cleanPhoto.ts'
import { PHOTO_REFUSED } from '../photo/refused.ts'
import { projectPhoto } from '../photo/photo.store.ts'
import { receiptsOf } from './receipt.ts'
import { standingNotice } from '../ledger/standingNotice.ts'
import {
  actAsProposer,
  carryOut,
  openRound,
  pictureProject,
  propose,
  proposerOf,
  refuseWithout,
  roundOf,
} from './act.ts'
import { publishResult } from './notice.ts'
import { roundFile } from './file.ts'
import { deskOf, stateOf, viewOf } from './present.ts'
import { resultOf } from './rounds.ts'
import type { RoundServices } from './services.ts'
import { roundsBeside as roundsOfSubdistrict } from './subdistrict.ts'
import { listRounds } from './store.ts'
import { takeOn as takeOnProject } from './takeOn.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<RoundServices>()
const perPerson = perGrove(() => limitOf(600, 60))
/** What somebody opens in an hour. */
const openings = perGrove(() => limitOf(120, 3600))
const receiptsFrom = perGrove(() => limitOf(60, 600))

const list = route(
  'listRounds',
  {
    method: 'get',
    path: '/api/communities/{slug}/rounds',
    tag: 'Rounds',
    summary: 'Budget rounds of a community, the latest first',
    action: 'round.read',
    params: slugParam,
    answer: json(roundList, 'Rounds'),
  },
  async ({ services, caller }) => ({ items: await listRounds(services.db, caller.community!.id) }),
)

const open = route(
  'openRound',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds',
    tag: 'Rounds',
    summary: 'Open a budget round: money, kinds, caps, days and the rule of its count, which are sealed with the menu',
    action: 'round.open',
    params: slugParam,
    headers: keyHeader,
    body: roundOpening,
    problems: [...ROUND_REFUSED, 'tooMany'],
    answer: made(roundAccepted, 'Opened; `code` is in its address'),
  },
  async ({ services, caller, headers, body }) => {
    await openings(services)(caller.staff!.person)
    return openRound(services, caller, headers['idempotency-key'], body)
  },
)

const read = route(
  'readRound',
  {
    method: 'get',
    path: '/api/communities/{slug}/rounds/{round}',
    tag: 'Rounds',
    summary: 'A round: its rules, its menu, its count and what became of each project; no proposer',
    action: 'round.read',
    params: roundParam,
    problems: ['roundMissing'],
    answer: json(roundView, 'The round'),
  },
  async ({ services, caller, params }) => services.rounds.read(await roundOf(services, caller, params.round), viewOf),
)

const readDesk = route(
  'readRoundDesk',
  {
    method: 'get',
    path: '/api/communities/{slug}/rounds/{round}/desk',
    tag: 'Rounds',
    summary:
      'A round as the desk has it: proposals that wait, and their appeals; of proposers only that there is a name',
    action: 'round.desk',
    params: roundParam,
    problems: ['roundMissing'],
    answer: json(roundDesk, 'The round and its proposals'),
  },
  async ({ services, caller, params }) => {
    const round = await roundOf(services, caller, params.round)
    const { id, notice } = await standingNotice(resultOf(round.id), (one) =>
      readNotice(services.db, round.community, one),
    )
    const lookers = await services.rounds.read(round, ({ projects }) =>
      projects.flatMap(({ looks }) => looks.map(({ by }) => by)),
    )
    const names = await namesOf(services.db, lookers)
    return services.rounds.read(round, (state) => deskOf(state, notice ? id : null, names))
  },
)

const act = route(
  'sendRoundCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/commands',
    tag: 'Rounds',
    summary: 'Screen, check costs, freeze the menu, count, decide, accept',
    action: 'round.command',
    params: roundParam,
    headers: keyHeader,
    body: roundCommand,
    problems: [
      ...ROUND_REFUSED,
      ...VOTE_REFUSED,
      'noSuchMeeting',
      'meetingNotOpen',
      'meetingClosed',
      'floorClosed',
      'floorFull',
      'tooMany',
    ],
    answer: json(roundAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body }) => {
    await perPerson(services)(caller.staff!.person)
    return carryOut(services, caller, await roundOf(services, caller, params.round), headers['idempotency-key'], body)
  },
)

const proposed = route(
  'proposeProject',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects',
    tag: 'Rounds',
    summary: 'Propose a project; whoever does keeps its receipt, and is named nowhere',
    action: 'round.propose',
    params: roundParam,
    headers: keyHeader,
    body: proposal,
    problems: [...ROUND_REFUSED, 'tooMany'],
    answer: made(roundAccepted, 'Proposed; by `receipt` its proposer hears what becomes of it'),
  },
  async ({ services, caller, params, headers, body, c }) => {
    const round = await roundOf(services, caller, params.round)
    return propose(services, round, headers['idempotency-key'], body, addressOf(c, services.identity))
  },
)

const state = route(
  'readProposal',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/state',
    tag: 'Rounds',
    summary: 'What became of a proposal, by its receipt, which travels in the body, not in the address',
    action: 'round.propose',
    params: projectParam,
    body: receiptSaid,
    problems: ['roundMissing', 'noSuchReceipt', 'tooMany'],
    answer: json(projectState, 'The proposal'),
  },
  async ({ services, caller, params, body, c }) => {
    const round = await heldBy(services, caller, params, body.receipt, c)
    return services.rounds.read(round, (held) => stateOf(held, params.n, receiptsOf(services, round)))
  },
)

const appeal = route(
  'appealProposal',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/appeal',
    tag: 'Rounds',
    summary: 'Ask for a second look at a proposal that was screened out, with its receipt',
    action: 'round.propose',
    params: projectParam,
    headers: keyHeader,
    body: appealSaid,
    problems: [...ROUND_REFUSED, 'noSuchReceipt', 'tooMany'],
    answer: json(roundAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body, c }) => {
    const round = await heldBy(services, caller, params, body.receipt, c)
    const command = { kind: 'appeal', n: params.n, text: body.text } as const
    return actAsProposer(services, round, headers['idempotency-key'], command)
  },
)

const withdraw = route(
  'withdrawProposal',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/withdraw',
    tag: 'Rounds',
    summary: 'Take back one’s proposal, with its receipt, until the menu is frozen',
    action: 'round.propose',
    params: projectParam,
    headers: keyHeader,
    body: receiptSaid,
    problems: [...ROUND_REFUSED, 'noSuchReceipt', 'tooMany'],
    answer: json(roundAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body, c }) => {
    const round = await heldBy(services, caller, params, body.receipt, c)
    return actAsProposer(services, round, headers['idempotency-key'], { kind: 'withdrawProject', n: params.n })
  },
)

const askToPitch = route(
  'askToPitch',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/pitch',
    tag: 'Rounds',
    summary: 'Ask to speak for one’s dish in the hall, with its receipt, or take that back',
    action: 'round.propose',
    params: projectParam,
    headers: keyHeader,
    body: pitchSaid,
    problems: [...ROUND_REFUSED, 'noSuchReceipt', 'tooMany'],
    answer: json(roundAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body, c }) => {
    const round = await heldBy(services, caller, params, body.receipt, c)
    const command = { kind: 'askToPitch', n: params.n, wanted: body.wanted } as const
    return actAsProposer(services, round, headers['idempotency-key'], command)
  },
)

const addPicture = route(
  'addProjectPhoto',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/photos',
    tag: 'Rounds',
    summary: 'Put a picture to a project, instead of the one it has, until the menu is frozen',
    action: 'round.picture',
    params: projectParam,
    query: pictureQuery,
    headers: keyHeader,
    bytes: ['image/*'],
    problems: [...ROUND_REFUSED, ...PHOTO_REFUSED],
    answer: made(roundAccepted, 'Kept, without metadata'),
  },
  async ({ services, caller, params, query, headers, c }) => {
    const round = await roundOf(services, caller, params.round)
    const { person } = caller.staff!
    await perPerson(services)(person)
    const actor = actorOf(caller.staff!)
    const said = { receive: () => receivePhoto(c, person), agreed: query.agreed === 'yes', actor }
    return pictureProject(services, round, headers['idempotency-key'], params.n, said)
  },
)

const readPicture = route(
  'readProjectPhoto',
  {
    method: 'get',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/photo.webp',
    tag: 'Rounds',
    summary: 'The picture of a proposal for the desk, also while it waits; on the menu it is public',
    action: 'round.desk',
    params: projectParam,
    problems: ['roundMissing', 'noSuchPhoto'],
    answer: file('image/webp', 'A picture'),
  },
  async ({ services, caller, params, c }) =>
    pictureOf(services, await roundOf(services, caller, params.round), params.n, c),
)

/** [B27] One's own picture, with the receipt: as on its page. */
const putPicture = route(
  'addProposalPhoto',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/picture',
    tag: 'Rounds',
    summary: 'Put a picture to one’s proposal, with its receipt, until the menu is frozen',
    action: 'round.propose',
    params: projectParam,
    query: pictureQuery,
    headers: receiptAndKey,
    bytes: ['image/*'],
    problems: [...ROUND_REFUSED, 'noSuchReceipt', ...PHOTO_REFUSED],
    answer: made(roundAccepted, 'Kept, without metadata'),
  },
  async ({ services, caller, params, query, headers, c }) => {
    const { n } = params
    const round = await heldBy(services, caller, params, headers['x-receipt'], c)
    const actor = proposerOf(services, round, n)
    const said = { receive: () => receivePhoto(c, actor.id), agreed: query.agreed === 'yes', actor }
    return pictureProject(services, round, headers['idempotency-key'], n, said)
  },
)

const seePicture = route(
  'readProposalPhoto',
  {
    method: 'get',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/picture.webp',
    tag: 'Rounds',
    summary: 'The picture of one’s proposal, with its receipt, also while it waits',
    action: 'round.propose',
    params: projectParam,
    headers: receiptHeader,
    problems: ['roundMissing', 'noSuchReceipt', 'noSuchPhoto', 'tooMany'],
    answer: file('image/webp', 'A picture'),
  },
  async ({ services, caller, params, headers, c }) =>
    pictureOf(services, await heldBy(services, caller, params, headers['x-receipt'], c), params.n, c),
)

const dropPicture = route(
  'removeProposalPhoto',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/picture-away',
    tag: 'Rounds',
    summary: 'Take the picture of one’s proposal away, with its receipt, at any time',
    action: 'round.propose',
    params: projectParam,
    headers: keyHeader,
    body: receiptSaid,
    problems: [...ROUND_REFUSED, 'noSuchReceipt', 'tooMany'],
    answer: json(roundAccepted, 'Accepted and durable; no copy is kept'),
  },
  async ({ services, caller, params, headers, body, c }) => {
    const round = await heldBy(services, caller, params, body.receipt, c)
    return actAsProposer(services, round, headers['idempotency-key'], { kind: 'takePictureAway', n: params.n })
  },
)

/** The round of an address, for whoever holds the receipt of its project. */
async function heldBy(
  services: RoundServices,
  caller: Caller,
  { round: code, n }: { round: string; n: number },
  receipt: string,
  c: Context,
): Promise<FullKey> {
  const round = await roundOf(services, caller, code)
  await receiptsFrom(services)(addressOf(c, services.identity))
  await refuseWithout(services, round, n, receipt)
  return round
}

async function pictureOf(services: RoundServices, round: FullKey, n: number, c: Context): Promise<Response> {
  const picture = await services.rounds.read(round, ({ projects }) => projects[n - 1]?.picture ?? null)
  const bytes = picture && (await projectPhoto(services.db, round, picture))
  if (!bytes) throw new ProblemError('noSuchPhoto')
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'image/webp', 'cache-control': 'private, no-store' })
}

const proposer = route(
  'lookUpProposer',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/proposer',
    tag: 'Rounds',
    summary: 'Who proposed a project, as they left it; each look is on record, with why',
    action: 'round.proposer',
    params: projectParam,
    headers: keyHeader,
    body: lookUp,
    problems: ROUND_REFUSED,
    answer: json(proposerSeen, 'Name and contact; empty where none was left'),
  },
  async ({ services, caller, params, body }) => {
    const round = await roundOf(services, caller, params.round)
    const actor = actorOf(caller.staff!)
    const command = { kind: 'lookUpProposer', n: params.n, reason: body.reason } as const
    // Each look is one of its own, on record.
    await services.rounds.ask(round, { key: newId(services.runtime), command, actor, body: command })
    return services.rounds.read(round, ({ proposers }) => ({ name: '', contact: '', ...proposers.get(params.n) }))
  },
)

const notice = route(
  'publishRoundResult',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/notice',
    tag: 'Rounds',
    summary: 'Publish the result of the count on the notice board; asked again it is the same notice',
    action: 'round.open',
    params: roundParam,
    problems: ['roundMissing', 'roundStage', ...NOTICE_REFUSED],
    answer: json(roundAccepted, 'Published'),
  },
  async ({ services, caller, params }) => {
    const actor = actorOf(caller.staff!)
    return publishResult(services, await roundOf(services, caller, params.round), actor, caller.locale)
  },
)

const take = route(
  'takeOnProject',
  {
    method: 'post',
    path: '/api/communities/{slug}/rounds/{round}/projects/{n}/matter',
    tag: 'Rounds',
    summary: 'Make a matter of a chosen project, with its owner and milestones. Asked again it is the same matter',
    action: 'round.open',
    params: projectParam,
    body: takeOn,
    problems: [...ROUND_REFUSED, ...MATTER_REFUSED],
    answer: json(roundAccepted, 'Taken on'),
  },
  async ({ services, caller, params, body }) => {
    const actor = actorOf(caller.staff!)
    return takeOnProject(services, await roundOf(services, caller, params.round), params.n, body, actor)
  },
)

const pabulib = route(
  'downloadRound',
  {
    method: 'get',
    path: '/api/communities/{slug}/rounds/{round}/round.pb',
    tag: 'Rounds',
    summary:
      'A counted round as a file of Pabulib: its menu, and its ballots without persons, in an order that says nothing',
    action: 'round.read',
    params: roundParam,
    problems: ['roundMissing', 'roundStage'],
    answer: file('text/plain', 'The file (pabulib.org/format); npx grove count-budget counts it'),
  },
  async ({ services, caller, params, c }) => {
    const text = await roundFile(services, await roundOf(services, caller, params.round))
    return c.body(text, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': attachment(`grove-${params.round.toUpperCase()}.pb`),
    })
  },
)

const beside = route(
  'listSubdistrictRounds',
  {
    method: 'get',
    path: '/api/subdistricts/{slug}/rounds',
    tag: 'Rounds',
    summary: 'The latest budget rounds of each of its communities, side by side, without ranking',
    action: 'round.read',
    params: slugParam,
    answer: json(roundsBeside, 'Rounds'),
  },
  ({ services, caller }) => roundsOfSubdistrict(services, caller.subdistrict!),
)

const files = route(
  'listRoundFiles',
  {
    method: 'get',
    path: '/api/communities/{slug}/round-files',
    tag: 'Rounds',
    summary: 'Rounds that were held elsewhere, whose files were brought here',
    action: 'round.read',
    params: slugParam,
    answer: json(fileList, 'Files'),
  },
  async ({ services, caller }) => ({ items: await listFiles(services.db, caller.community!.id) }),
)

const bring = route(
  'addRoundFile',
  {
    method: 'post',
    path: '/api/communities/{slug}/round-files',
    tag: 'Rounds',
    summary: `Bring a file of Pabulib of a round that was held elsewhere (up to ${FILE_MOST_MB} MB); the same file is the same round`,
    action: 'round.open',
    params: slugParam,
    bytes: ['text/plain'],
    problems: ['notPabulib', 'filesFull', 'tooMany'],
    answer: made(fileKept, 'Kept, byte for byte'),
  },
  async ({ services, caller, c }) => {
    await perPerson(services)(caller.staff!.person)
    return bringFile(services, caller, await readBody(c, FILE_MOST_MB))
  },
)

const readFile = route(
  'readRoundFile',
  {
    method: 'get',
    path: '/api/communities/{slug}/round-files/{file}',
    tag: 'Rounds',
    summary: 'A round that was held elsewhere: what its file says, counted again by Equal Shares and by most votes',
    action: 'round.read',
    params: fileParam,
    problems: ['noSuchFile', 'tooMany'],
    answer: json(otherRound, 'The round'),
  },
  ({ services, caller, params }) => readOther(services, caller.community!.id, params.file),
)

const downloadFile = route(
  'downloadRoundFile',
  {
    method: 'get',
    path: '/api/communities/{slug}/round-files/{file}/round.pb',
    tag: 'Rounds',
    summary: 'The same file, byte for byte as it was brought',
    action: 'round.read',
    params: fileParam,
    problems: ['noSuchFile'],
    answer: file('text/plain', 'The file (pabulib.org/format)'),
  },
  async ({ services, caller, params, c }) =>
    c.body(new Uint8Array(await fileOf(services, caller.community!.id, params.file)), 200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': attachment(`${params.file.toUpperCase()}.pb`),
    }),
)

const drop = route(
  'removeRoundFile',
  {
    method: 'delete',
    path: '/api/communities/{slug}/round-files/{file}',
    tag: 'Rounds',
    summary: 'Take a file away; nothing of it stays',
    action: 'round.open',
    params: fileParam,
    problems: ['noSuchFile'],
    answer: nothing('Taken away'),
  },
  async ({ caller, params }) => {
    const gone = await dropFile(caller.db, caller.community!.id, params.file.toUpperCase())
    if (!gone) throw new ProblemError('noSuchFile')
  },
)

/** The API of budget rounds. */
export const roundRoutes = [
  list,
  open,
  read,
  readDesk,
  act,
  proposed,
  state,
  appeal,
  withdraw,
  askToPitch,
  addPicture,
  readPicture,
  putPicture,
  seePicture,
  dropPicture,
  proposer,
  notice,
  take,
  pabulib,
  files,
  bring,
  readFile,
  downloadFile,
  drop,
  beside,
]
