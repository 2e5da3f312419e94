import { z } from '@hono/zod-openapi'
import type { EntrySaid } from '../core/register/register.ts'
import { ENTRY_SORTS } from '../core/register/register.ts'
import type { Fitting } from '../core/register/fitting.ts'
import { OFFER_KINDS } from '../core/team/team.ts'
import { idOf, newIdOf } from './ids.ts'
import { count, instant, matterNumber, oneOf, orNull, seq, slugParam, told } from './plain.ts'
import { same } from './same.ts'

/** The rules count graphemes and answer with the exact limit. */
const line = z.string().max(2000)

export const entryParam = slugParam.extend({ entry: idOf('entry') })
export const invitationParam = slugParam.extend({ invitation: idOf('invitation') })
export const fittingParam = slugParam.extend({ number: matterNumber })

const saidShape = z.object({
  sort: oneOf(ENTRY_SORTS),
  name: line,
  contact: line,
  offers: line,
  when: line,
  where: line,
})
const said = same<EntrySaid>()(saidShape).openapi('EntrySaid', {
  description: 'What somebody or something offers, when and where; `name` and `contact` for whoever invites alone',
})

const redescribed = saidShape.extend({ contact: orNull(line) }).openapi('EntryRedescribed', {
  description: 'What is offered now; `contact`: null, the number stays; empty, it goes',
})

/** POST /api/communities/{slug}/register/commands */
export const registerCommand = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('addEntry'), id: newIdOf('entry'), offer: orNull(idOf('offer')), said }),
    z.object({ kind: z.literal('describeEntry'), entry: idOf('entry'), said: redescribed }),
    z.object({ kind: z.literal('renewLink'), entry: idOf('entry') }),
    z
      .object({ kind: z.literal('agreeOnPaper'), entry: idOf('entry'), until: instant, shown: z.boolean() })
      .openapi({ description: 'Whoever it is signed a sheet; `shown`: what is offered may be read by everybody' }),
    z.object({ kind: z.literal('strikeEntry'), entry: idOf('entry') }),
    z.object({
      kind: z.literal('invite'),
      id: newIdOf('invitation'),
      entry: idOf('entry'),
      matter: orNull(matterNumber),
      proposal: orNull(idOf('proposal')),
      asks: line,
      until: instant,
    }),
    z.object({ kind: z.literal('withdrawInvitation'), invitation: idOf('invitation') }),
    z.object({ kind: z.literal('thank'), invitation: idOf('invitation'), hours: z.number().int() }),
  ])
  .openapi('RegisterCommand')
export type RegisterCommandBody = z.output<typeof registerCommand>
export type RegisterCommandInput = z.input<typeof registerCommand>

export const registerAccepted = z
  .object({ seq, id: told('Of a new entry or invitation').optional() })
  .openapi('RegisterAccepted')
export type RegisterAccepted = z.infer<typeof registerAccepted>

const offered = { sort: oneOf(ENTRY_SORTS), offers: z.string(), when: z.string(), where: z.string() }

/** GET /api/communities/{slug}/register */
export const registerView = z
  .object({
    items: z.array(z.object(offered).openapi('OfferedHelp')),
    hours: orNull(count).openapi({ description: 'Hours given within a year by five or more; null: by fewer' }),
  })
  .openapi('Register')
export type RegisterView = z.infer<typeof registerView>

const entry = z
  .object({
    id: z.string(),
    ...offered,
    name: z.string(),
    reachable: z.boolean().openapi({ description: 'Whether there is a number or address; it is looked up on record' }),
    state: z.enum(['asked', 'agreed']),
    how: orNull(z.enum(['link', 'paper'])),
    until: instant,
    shown: z.boolean(),
    asked: count.openapi({ description: 'How often within a year' }),
    askedLast: orNull(instant),
  })
  .openapi('RegisterEntry')
const invitation = z
  .object({
    id: z.string(),
    entry: z.string(),
    name: z.string(),
    matter: orNull(count),
    asks: z.string(),
    askedAt: instant,
    until: instant,
    open: z.boolean().openapi({ description: 'Whether it can be answered' }),
    state: z.enum(['open', 'yes', 'no', 'withdrawn']),
    reply: z.string(),
    advised: z.boolean(),
    hours: count,
  })
  .openapi('RegisterInvitation')

/** GET /api/communities/{slug}/register/desk */
export const registerDesk = z
  .object({
    entries: z.array(entry),
    invitations: z.array(invitation).openapi({ description: 'Of the last year, the latest first; 200 at most' }),
    offers: z
      .array(z.object({ id: z.string(), organisation: z.string(), kind: oneOf(OFFER_KINDS), text: z.string() }))
      .openapi({ description: 'Offers that stand in the ledger, pledged in a hall or made at the desk, and not here' }),
    hours: orNull(count),
  })
  .openapi('RegisterDesk')
export type RegisterDesk = z.infer<typeof registerDesk>

/** GET /api/communities/{slug}/register/matters/{number} */
export const fittingList = z
  .object({
    found: z.array(
      same<Fitting>()(
        z.object({ entry: z.string(), because: z.array(z.string()), times: count, last: orNull(instant) }),
      ).openapi('FittingEntry'),
    ),
    proposal: orNull(z.object({ id: z.string(), title: z.string() })).openapi({
      description: 'The one on which advice can be asked',
    }),
  })
  .openapi('FittingEntries')
export type FittingList = z.infer<typeof fittingList>

export const guestLink = z
  .object({ link: told('A page of its own; whoever has it acts as the one whom it was made for') })
  .openapi('GuestLink')
export const entryContact = z.object({ contact: z.string() }).openapi('EntryContact')
