import { isOut } from '../../core/reach/bulletin.ts'
import { GROUPS_MOST } from '../../core/reach/tiers.ts'
import { keyHeader, slugParam } from '../../wire/plain.ts'
import {
  bulletinCommand,
  bulletinDraft,
  bulletinList,
  bulletinParam,
  bulletinView,
  groupParam,
  keeperLink,
  proposedWords,
  reachAccepted,
  reachDesk,
  robot,
  sourceQuery,
  tierCommand,
} from '../../wire/reach.ts'
import { BULLETIN_REFUSED, TIER_REFUSED } from '../api/problems.ts'
import { json, made, nothing, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { actOnBulletin, actOnTiers, bulletinOf, draftBulletin, setRobotOf } from './act.ts'
import { keeperLinkOf } from './keeper.ts'
import { deskOf, shownOf, viewOf } from './present.ts'
import { proposedFor } from './propose.ts'
import type { ReachServices } from './services.ts'
import { listBulletins } from './store.ts'

const route = routeOf<ReachServices>()
const perPerson = perGrove(() => limitOf(600, 60))
const draftsOf = perGrove(() => limitOf(60, 3600))
/** [T1] So many groups somebody adds in a day: those that ended are counted too. */
const addedBy = perGrove(() => limitOf(GROUPS_MOST, 86_400))

const list = route(
  'listBulletins',
  {
    method: 'get',
    path: '/api/communities/{slug}/bulletins',
    tag: 'Bulletins',
    summary: 'Bulletins that were sent, the latest first',
    action: 'bulletin.read',
    params: slugParam,
    answer: json(bulletinList, 'Bulletins'),
  },
  async ({ services, caller }) => ({
    items: (await listBulletins(services.db, caller.community!.id, false)).map(shownOf),
  }),
)

const draft = route(
  'draftBulletin',
  {
    method: 'post',
    path: '/api/communities/{slug}/bulletins',
    tag: 'Bulletins',
    summary: 'Draft a bulletin, of something that happened or in words of one’s own',
    action: 'reach.command',
    params: slugParam,
    headers: keyHeader,
    body: bulletinDraft,
    problems: [...BULLETIN_REFUSED, 'tooMany'],
    answer: made(reachAccepted, 'Drafted; `code` is in its address'),
  },
  async ({ services, caller, headers, body }) => {
    await draftsOf(services)(caller.staff!.person)
    return draftBulletin(services, caller, headers['idempotency-key'], body)
  },
)

const read = route(
  'readBulletin',
  {
    method: 'get',
    path: '/api/communities/{slug}/bulletins/{bulletin}',
    tag: 'Bulletins',
    summary: 'A bulletin that was sent, and what came back by its links: by place, in steps of five, until yesterday',
    action: 'bulletin.read',
    params: bulletinParam,
    problems: ['bulletinMissing'],
    answer: json(bulletinView, 'The bulletin'),
  },
  async ({ services, caller, params }) => {
    const bulletin = await services.bulletins.read(await bulletinOf(services, caller.community!, params.bulletin))
    // Nobody hears of what was not sent.
    if (!isOut(bulletin)) throw new ProblemError('bulletinMissing')
    return viewOf(services, bulletin)
  },
)

const act = route(
  'sendBulletinCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/bulletins/{bulletin}/commands',
    tag: 'Bulletins',
    summary: 'Change a draft, send it, correct or withdraw what was sent',
    action: 'reach.command',
    params: bulletinParam,
    headers: keyHeader,
    body: bulletinCommand,
    problems: [...BULLETIN_REFUSED, 'tooMany'],
    answer: json(reachAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body }) => {
    await perPerson(services)(caller.staff!.person)
    const bulletin = await bulletinOf(services, caller.community!, params.bulletin)
    return actOnBulletin(services, caller, bulletin, headers['idempotency-key'], body)
  },
)

const desk = route(
  'readReach',
  {
    method: 'get',
    path: '/api/communities/{slug}/reach',
    tag: 'Bulletins',
    summary: 'Chat groups with their keepers, bulletins at all stages, and what they could be made of',
    action: 'reach.desk',
    params: slugParam,
    answer: json(reachDesk, 'Groups and bulletins'),
  },
  ({ services, caller }) => deskOf(services, caller.community!),
)

const proposed = route(
  'proposeBulletin',
  {
    method: 'get',
    path: '/api/communities/{slug}/reach/proposed',
    tag: 'Bulletins',
    summary: 'What a bulletin of something that happened could say, in three languages',
    action: 'reach.desk',
    params: slugParam,
    query: sourceQuery,
    problems: ['noSuchSource', 'nothingWaits'],
    answer: json(proposedWords, 'Words to start from'),
  },
  async ({ services, caller, query }) => ({ words: await proposedFor(services, caller.community!, query) }),
)

const tiers = route(
  'sendTierCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/reach/commands',
    tag: 'Bulletins',
    summary: 'Add a chat group, ask somebody to keep it, say when nobody is disturbed',
    action: 'reach.command',
    params: slugParam,
    headers: keyHeader,
    body: tierCommand,
    problems: [...TIER_REFUSED, 'tooMany'],
    answer: json(reachAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, headers, body }) => {
    await perPerson(services)(caller.staff!.person)
    if (body.kind === 'addGroup') await addedBy(services)(caller.staff!.person)
    return actOnTiers(services, caller, headers['idempotency-key'], body)
  },
)

const link = route(
  'readKeeperLink',
  {
    method: 'get',
    path: '/api/communities/{slug}/reach/groups/{group}/link',
    tag: 'Bulletins',
    summary: 'The link of a group’s keeper, to be handed to them alone',
    action: 'reach.link',
    params: groupParam,
    problems: ['noSuchGroup'],
    answer: json(keeperLink, 'The link'),
  },
  async ({ services, caller, params }) => {
    const group = await services.bulletins.readGroup(caller.community!.id, params.group)
    if (!group || group.state === 'ended' || group.state === 'left') throw new ProblemError('noSuchGroup')
    return { link: keeperLinkOf(services, caller.community!, group) }
  },
)

const setRobot = route(
  'setRobot',
  {
    method: 'put',
    path: '/api/communities/{slug}/reach/groups/{group}/robot',
    tag: 'Bulletins',
    summary: 'Set the robot that hangs bulletins in a group; sent again, it takes the place of the former one',
    action: 'reach.link',
    params: groupParam,
    body: robot,
    problems: ['noSuchGroup', 'notARobot', 'tooMany'],
    answer: nothing('Set; its address and secret are shown to nobody'),
  },
  async ({ services, caller, params, body }) => {
    await perPerson(services)(caller.staff!.person)
    await setRobotOf(services, caller.community!.id, params.group, body)
  },
)

const dropRobot = route(
  'dropRobot',
  {
    method: 'delete',
    path: '/api/communities/{slug}/reach/groups/{group}/robot',
    tag: 'Bulletins',
    summary: 'Take a group’s robot away; what waited for it is pasted by hand',
    action: 'reach.link',
    params: groupParam,
    problems: ['noSuchGroup'],
    answer: nothing('Gone'),
  },
  async ({ services, caller, params }) => {
    const community = caller.community!.id
    if (!(await services.bulletins.readGroup(community, params.group))) throw new ProblemError('noSuchGroup')
    await services.robots.drop(community, params.group)
  },
)

/** The API of chat groups and bulletins. */
export const reachRoutes = [list, draft, read, act, desk, proposed, tiers, link, setRobot, dropRobot]
