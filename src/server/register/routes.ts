import { keyHeader, slugParam } from '../../wire/plain.ts'
import {
  entryContact,
  entryParam,
  fittingList,
  fittingParam,
  guestLink,
  invitationParam,
  registerAccepted,
  registerCommand,
  registerDesk,
  registerView,
} from '../../wire/register.ts'
import { REGISTER_REFUSED } from '../api/problems.ts'
import { json, perGrove, routeOf } from '../api/route.ts'
import type { Caller } from '../access/authorize.ts'
import { maySee } from '../database/rowSecurity.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { carryOut } from './act.ts'
import { entryCode, invitationCode } from './code.ts'
import { deskOf, fittingFor, viewOf } from './present.ts'
import type { RegisterServices } from './services.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<RegisterServices>()
const perPerson = perGrove(() => limitOf(600, 60))
/** [K4] So many numbers, and so many links, somebody looks up in an hour. */
const lookUps = perGrove(() => limitOf(60, 3600))
/** So many are added or invited by one person in a day: nobody fills the register alone. */
const additions = perGrove(() => limitOf(200, 86_400))

/** Names come from memory, past the tables that the second net guards. */
async function refuseUnseen({ db, community }: Caller): Promise<void> {
  if (!(await maySee(db, community!.id))) throw new ProblemError('notAllowed')
}

const read = route(
  'readRegister',
  {
    method: 'get',
    path: '/api/communities/{slug}/register',
    tag: 'Register',
    summary: 'What people, companies and places of a community offer, where they agreed that everybody may read it',
    action: 'register.read',
    params: slugParam,
    answer: json(registerView, 'What is offered; never by whom'),
  },
  ({ services, caller }) => viewOf(services, caller.community!.id),
)

const desk = route(
  'readRegisterDesk',
  {
    method: 'get',
    path: '/api/communities/{slug}/register/desk',
    tag: 'Register',
    summary: 'Who is in the register, how often they were asked, and what came of it',
    action: 'register.desk',
    params: slugParam,
    answer: json(registerDesk, 'Entries, invitations, and offers that are not in it yet'),
  },
  async ({ services, caller }) => {
    await refuseUnseen(caller)
    return deskOf(services, caller.community!.id)
  },
)

const act = route(
  'sendRegisterCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/register/commands',
    tag: 'Register',
    summary: 'Add somebody, record their consent on paper, invite them, thank them',
    action: 'register.command',
    params: slugParam,
    headers: keyHeader,
    body: registerCommand,
    problems: [...REGISTER_REFUSED, 'tooMany'],
    answer: json(registerAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, headers, body }) => {
    await perPerson(services)(caller.staff!.person)
    if (body.kind === 'addEntry' || body.kind === 'invite') await additions(services)(caller.staff!.person)
    return carryOut(services, caller, headers['idempotency-key'], body)
  },
)

const fits = route(
  'findInRegister',
  {
    method: 'get',
    path: '/api/communities/{slug}/register/matters/{number}',
    tag: 'Register',
    summary: 'Who fits a matter, by what it is about; of those that fit alike whoever was asked less often first',
    action: 'register.desk',
    params: fittingParam,
    problems: ['noSuchMatter'],
    answer: json(fittingList, 'Entries, with why'),
  },
  async ({ services, caller, params }) => {
    await refuseUnseen(caller)
    return fittingFor(services, caller.community!.id, params.number)
  },
)

const ownLink = route(
  'readEntryLink',
  {
    method: 'get',
    path: '/api/communities/{slug}/register/entries/{entry}/link',
    tag: 'Register',
    summary: 'The link by which somebody agrees, and takes it back',
    action: 'register.desk',
    params: entryParam,
    problems: ['noSuchEntry', 'tooMany'],
    answer: json(guestLink, 'The link'),
  },
  async ({ services, caller, params: { entry } }) => {
    await refuseUnseen(caller)
    await lookUps(services)(`link ${caller.staff!.person}`)
    const { id, slug } = caller.community!
    const turn = await services.registers.read(id, ({ entries }) =>
      entries[entry]?.state === 'ended' ? undefined : entries[entry]?.turn,
    )
    if (turn === undefined) throw new ProblemError('noSuchEntry')
    return { link: linkOf(services, slug, entryCode(id, entry, turn, services.identity.ticketKey)) }
  },
)

const invitationLink = route(
  'readInvitationLink',
  {
    method: 'get',
    path: '/api/communities/{slug}/register/invitations/{invitation}/link',
    tag: 'Register',
    summary: 'The link by which an invitation is answered',
    action: 'register.desk',
    params: invitationParam,
    problems: ['noSuchInvitation', 'tooMany'],
    answer: json(guestLink, 'The link'),
  },
  async ({ services, caller, params: { invitation } }) => {
    await refuseUnseen(caller)
    await lookUps(services)(`link ${caller.staff!.person}`)
    const { id, slug } = caller.community!
    const known = await services.registers.read(id, ({ invitations }) => invitations[invitation]?.mark)
    if (!known) throw new ProblemError('noSuchInvitation')
    return { link: linkOf(services, slug, invitationCode(id, invitation, services.identity.ticketKey)) }
  },
)

const contact = route(
  'lookUpContact',
  {
    method: 'post',
    path: '/api/communities/{slug}/register/entries/{entry}/contact',
    tag: 'Register',
    summary: 'How somebody is reached; each look is on record',
    action: 'register.contact',
    params: entryParam,
    problems: ['noSuchEntry', 'tooMany'],
    answer: json(entryContact, 'A number or an address, or nothing'),
  },
  async ({ services, caller, params: { entry } }) => {
    const { registers, runtime } = services
    const actor = actorOf(caller.staff!)
    await refuseUnseen(caller)
    await lookUps(services)(actor.id)
    const { id } = caller.community!
    const command = { kind: 'lookUpContact', entry } as const
    // It stands in the log before anybody sees it; the kept answer has no number.
    await registers.ask(id, { key: newId(runtime), command, actor, body: command })
    return { contact: await registers.read(id, ({ entries }) => entries[entry]?.contact ?? '') }
  },
)

const linkOf = ({ publicUrl }: RegisterServices, slug: string, code: string): string =>
  `${publicUrl()}/c/${slug}/guest/${code}`

/** The API of the register. */
export const registerRoutes = [read, desk, act, fits, ownLink, invitationLink, contact]
