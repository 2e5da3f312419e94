import { z } from '@hono/zod-openapi'
import { NAME_MOST } from '../../core/meeting/meeting.ts'
import { ROLES } from '../../core/place/place.ts'
import {
  appointed,
  appointees,
  appointment,
  appointmentRecords,
  personChange,
  role,
  sameAs,
  signInLink,
  staff as staffAnswer,
} from '../../wire/account.ts'
import { id, slugParam } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import type { Route } from '../api/route.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import { json, made, nothing, routeOf } from '../api/route.ts'
import { addressIn, cleanly, ProblemError } from '../http/problem.ts'
import { namingOf } from '../secrets/naming.ts'
import type { AccountServices } from './services.ts'
import { staffCalled } from '../person/store.ts'

const route = routeOf<AccountServices>()
const idParam = z.object({ id })
/** Giving and taking a role, besides who may not. */
const APPOINTMENT_REFUSED = ['noSuchPerson', 'ownAppointment', 'watchesItself', 'lastAdministrator'] as const

const me = ({ staff }: Caller) => staff!.person
const placeOf = ({ community, subdistrict }: Caller) => (community ?? subdistrict)!.id
const linkOf = ({ publicUrl }: AccountServices, secret: string) => `${publicUrl()}/sign-in/${secret}`

const whoAmI = route(
  'readStaff',
  {
    method: 'get',
    path: '/api/me',
    tag: 'Staff',
    summary: 'Who is signed in',
    action: 'self.read',
    problems: ['notSignedIn'],
    answer: json(staffAnswer, 'Who is signed in'),
  },
  async ({ services, caller: { staff } }) => {
    if (!staff) throw new ProblemError('notSignedIn')
    const all = await services.identity.places.all()
    const roles = staff.roles.map(({ role, place }) => {
      const { id, kind, slug, name } = all.get(place)!
      return { role, place: { id, kind, slug, name } }
    })
    return { person: { id: staff.person, name: staff.name, email: staff.email }, roles }
  },
)

/** The same for a community and for the subdistrict above it. */
interface Places {
  places: 'communities' | 'subdistricts'
  /** In names of operations. */
  name: 'Community' | 'Subdistrict'
  of: string
}
const KINDS: readonly Places[] = [
  { places: 'communities', name: 'Community', of: 'the community' },
  { places: 'subdistricts', name: 'Subdistrict', of: 'the subdistrict' },
]

const listPeople = ({ places, name, of }: Places) =>
  route(
    `list${name}People`,
    {
      method: 'get',
      path: `/api/${places}/{slug}/people`,
      tag: 'Staff',
      summary: `People with a role in ${of}, and what you may do about them`,
      action: 'people.read',
      params: slugParam,
      answer: json(appointees, 'People'),
    },
    async ({ services: { identity, appointments, joined }, caller }) => {
      const place = placeOf(caller)
      const may = await appointments.mayDo(caller.staff!.roles, place)
      const rows = await identity.people.inPlace(place)
      const also = await joined.joinedWith(rows.map(({ id }) => id))
      const items = rows.map((row) => ({
        ...row,
        also: (also.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
        may: { revoke: may.revoke(row.role), handKey: may.handKey(row.id) },
      }))
      const former = (await appointments.knownIn(place)).filter((one) => one.former)
      return { items, former: former.map(({ id, name }) => ({ id, name })), grants: ROLES.filter(may.grant) }
    },
  )

const appoint = ({ places, name, of }: Places) =>
  route(
    `appointIn${name}`,
    {
      method: 'post',
      path: `/api/${places}/{slug}/people`,
      tag: 'Staff',
      summary: `Give somebody a role in ${of}; answers with a one-time sign-in link to hand over`,
      action: 'people.write',
      params: slugParam,
      body: appointment,
      problems: [...TEXT_REFUSED, ...APPOINTMENT_REFUSED, 'nameThere', 'addressBroken', 'addressDiffers'],
      answer: made(appointed, 'Appointed'),
    },
    async ({ services, caller, body }) => {
      const [by, place] = [me(caller), placeOf(caller)]
      const naming = namingOf(services.identity.ticketKey, { community: place }, staffCalled(by))
      const email = body.email && addressIn(body.email)
      const whom =
        'person' in body
          ? { person: body.person, email }
          : {
              id: naming('person', body.id),
              name: cleanly(body.name, NAME_MOST, 1),
              email,
              another: body.another,
            }
      const granted = await services.appointments.grant(by, whom, place, body.role)
      return { id: granted.person, signInLink: linkOf(services, granted.link) }
    },
  )

const revoke = ({ places, name, of }: Places) =>
  route(
    `revokeIn${name}`,
    {
      method: 'delete',
      path: `/api/${places}/{slug}/people/{id}/roles/{role}`,
      tag: 'Staff',
      summary: `Take a role in ${of} away; it ends at once`,
      action: 'people.write',
      params: slugParam.extend({ id, role }),
      problems: APPOINTMENT_REFUSED,
      answer: nothing('Taken away'),
    },
    ({ services, caller, params }) => services.appointments.revoke(me(caller), params.id, placeOf(caller), params.role),
  )

const readRecord = ({ places, name, of }: Places) =>
  route(
    `list${name}Appointments`,
    {
      method: 'get',
      path: `/api/${places}/{slug}/appointments`,
      tag: 'Staff',
      summary: `The record of appointments in ${of}, newest first: roles given and taken, links handed, sign-ins ended, and by whom`,
      action: 'people.record',
      params: slugParam,
      answer: json(appointmentRecords, 'Record'),
    },
    async ({ services, caller }) => ({ items: await services.appointments.history(placeOf(caller)) }),
  )

const handLink = route(
  'handSignInLink',
  {
    method: 'post',
    path: '/api/people/{id}/sign-in-link',
    tag: 'Staff',
    summary: 'A new one-time sign-in link for somebody whom you may appoint, in all their roles',
    action: 'people.write',
    params: idParam,
    problems: ['noSuchPerson'],
    answer: made(signInLink, 'Link'),
  },
  async ({ services, caller, params }) => ({
    signInLink: linkOf(services, await services.appointments.handLink(me(caller), params.id)),
  }),
)

const change = route(
  'changePerson',
  {
    method: 'put',
    path: '/api/people/{id}',
    tag: 'Staff',
    summary: 'Change the name and the address of somebody whom you may appoint, in all their roles',
    action: 'people.write',
    params: idParam,
    body: personChange,
    problems: [...TEXT_REFUSED, 'noSuchPerson', 'addressBroken', 'addressTaken', 'changedMeanwhile'],
    answer: nothing('Changed'),
  },
  ({ services, caller, params, body }) =>
    services.joined.change(me(caller), params.id, body.was, {
      name: cleanly(body.name, NAME_MOST, 1),
      email: body.email && addressIn(body.email),
    }),
)

const join = route(
  'joinPeople',
  {
    method: 'post',
    path: '/api/people/{id}/same',
    tag: 'Staff',
    summary: 'Say that somebody is the same person as this one, who gets their roles; what opened either of them ends',
    action: 'people.write',
    params: idParam,
    body: sameAs,
    problems: [...APPOINTMENT_REFUSED, 'addressBroken', 'addressDiffers'],
    answer: made(signInLink, 'Joined; a new link to hand over'),
  },
  async ({ services, caller, params, body }) => {
    const email = body.email && addressIn(body.email)
    return { signInLink: linkOf(services, await services.joined.join(me(caller), params.id, body.person, email)) }
  },
)

const part = route(
  'partPeople',
  {
    method: 'delete',
    path: '/api/people/{id}/same/{other}',
    tag: 'Staff',
    summary: 'Take back that two are the same person; roles stay with the one who has them',
    action: 'people.write',
    params: idParam.extend({ other: id }),
    problems: APPOINTMENT_REFUSED,
    answer: nothing('They are two again'),
  },
  ({ services, caller, params }) => services.joined.part(me(caller), params.id, params.other),
)

const endSignIns = route(
  'endSignInsOf',
  {
    method: 'delete',
    path: '/api/people/{id}/sessions',
    tag: 'Staff',
    summary: 'End all that somebody signed in with, passkeys and links too; they come back by a new link or code',
    action: 'people.write',
    params: idParam,
    problems: ['noSuchPerson'],
    answer: nothing('Ended'),
  },
  ({ services, caller, params }) => services.appointments.endSignIns(me(caller), params.id),
)

/** The API of staff: who am I, who has which role, and who gave it. */
export const staffRoutes: readonly Route<AccountServices>[] = [
  whoAmI,
  ...KINDS.flatMap((places) => [listPeople(places), appoint(places), revoke(places), readRecord(places)]),
  handLink,
  endSignIns,
  change,
  join,
  part,
]
