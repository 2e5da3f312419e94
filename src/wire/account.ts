import { z } from '@hono/zod-openapi'
import { ROLES } from '../core/place/place.ts'
import { idOf, newIdOf } from './ids.ts'
import { address, id, instant, listOf, oneOf, orNull, told } from './plain.ts'
import { PROBLEM_CODES } from './strings/problem.ts'

/** What is asked and answered of people who work here: signing in, their accounts, their roles. */
export const role = oneOf(ROLES).openapi('Role')

const person = z.object({ id, name: z.string() })

/** Who is signed in at the desk. */
export const staff = z
  .object({
    person: z.object({ id, name: z.string(), email: z.string().nullable() }),
    roles: z
      .array(
        z.object({
          role,
          place: z.object({
            id,
            kind: z.enum(['subdistrict', 'community', 'grid', 'building']),
            slug: z.string(),
            name: z.string(),
          }),
        }),
      )
      .openapi({ description: 'A role counts in its place and in all places below it' }),
  })
  .openapi('Staff')
export type Staff = z.infer<typeof staff>

const way = z.enum(['link', 'code', 'passkey', 'outside']).openapi('Way', {
  description: 'A one-time link, a code by e-mail, a passkey, an account elsewhere (OpenID Connect)',
})
export type Way = z.infer<typeof way>

const staffAppName = z.enum(['wecom', 'dingtalk']).openapi('StaffAppName')
export const staffAppParam = z.object({ app: staffAppName })
export const ownApps = z
  .object({ items: z.array(z.object({ app: staffAppName, added: z.boolean() })) })
  .openapi('OwnApps')
export const awayTo = z.object({ url: z.string() }).openapi('AwayTo')

/** Which ways in this Grove offers at the address that the page was opened at. */
export const ways = z
  .object({
    email: z.boolean(),
    passkeyOrigin: z.string().nullable().openapi({
      description:
        'The one address of pages (scheme, host, port) on which passkeys work here; null where the reader’s cannot have them',
    }),
    outside: z
      .string()
      .nullable()
      .openapi({ description: 'What the outside accounts are called; null: there are none' }),
    apps: z.array(staffAppName).openapi({ description: 'Apps by which staff sign in who have added theirs' }),
  })
  .openapi('Ways')
export type Ways = z.infer<typeof ways>

const device = told('The browser, as it calls itself')
export const signIns = listOf(
  'SignIns',
  z
    .object({
      id,
      device,
      way,
      createdAt: instant,
      usedAt: instant,
      current: z.boolean().openapi({ description: 'The one that asks' }),
    })
    .openapi('SignIn'),
)

/** One line of the journal of sign-ins. */
const signInTry = z
  .object({
    id,
    at: instant,
    person: id.nullable().openapi({ description: 'Null: somebody whom Grove does not know was refused' }),
    name: z.string().nullable(),
    way,
    device,
    refused: z.string().nullable().openapi({
      description: 'Why it was refused, as a code of problems; null where they came in',
      example: PROBLEM_CODES[0],
    }),
  })
  .openapi('SignInTry')
export type SignInTry = z.infer<typeof signInTry>
export const signInTries = listOf('SignInTries', signInTry)

/** A passkey of one’s own. */
const ownPasskey = z
  .object({
    id,
    name: z.string(),
    createdAt: instant,
    usedAt: instant.nullable().openapi({ description: 'When somebody last signed in with it' }),
  })
  .openapi('OwnPasskey')
export type OwnPasskey = z.infer<typeof ownPasskey>
export const ownPasskeys = listOf('OwnPasskeys', ownPasskey)
export const passkeyMade = z.object({ id: z.string() }).openapi('PasskeyMade')

const credentials = z.array(
  z.object({
    id: z.string(),
    type: z.literal('public-key'),
    transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).optional(),
  }),
)
const challenge = told('In base 64 for addresses')
const timeout = z.number().int().optional().openapi({ description: 'Milliseconds' })
const extensions = z.object({ credProps: z.boolean().optional(), minPinLength: z.boolean().optional() }).optional()
const hints = z.array(z.enum(['hybrid', 'security-key', 'client-device'])).optional()
const verification = z.enum(['required', 'preferred', 'discouraged']).optional()
/** Options for navigator.credentials.create (WebAuthn, 5.4), as JSON. */
export const passkeyCreation = z
  .object({
    rp: z.object({ id: z.string().optional(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge,
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number().int() })),
    timeout,
    excludeCredentials: credentials.optional(),
    authenticatorSelection: z
      .object({
        authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
        residentKey: z.enum(['required', 'preferred', 'discouraged']).optional(),
        requireResidentKey: z.boolean().optional(),
        userVerification: verification,
      })
      .optional(),
    hints,
    attestation: z.enum(['none', 'indirect', 'direct', 'enterprise']).optional(),
    attestationFormats: z
      .array(z.enum(['fido-u2f', 'packed', 'android-safetynet', 'android-key', 'tpm', 'apple', 'none']))
      .optional(),
    extensions,
  })
  .openapi('PasskeyCreation', { description: 'Options for navigator.credentials.create (WebAuthn)' })
/** Options for navigator.credentials.get (WebAuthn, 5.5), as JSON. */
export const passkeyRequest = z
  .object({
    challenge,
    timeout,
    rpId: z.string().optional(),
    allowCredentials: credentials.optional(),
    userVerification: verification,
    hints,
    extensions,
  })
  .openapi('PasskeyRequest', { description: 'Options for navigator.credentials.get (WebAuthn)' })
/** What an authenticator answers: read by the library that verifies it, so nothing of it falls away here. */
const credential = z
  .object({
    id: z.string().max(2000),
    rawId: z.string().max(2000).optional(),
    type: z.string().max(100).optional(),
    response: z.record(z.string(), z.unknown()).optional(),
    clientExtensionResults: z.record(z.string(), z.unknown()).optional(),
    authenticatorAttachment: z.string().max(100).nullable().optional(),
  })
  .catchall(z.unknown())
const passkeyName = z.string().max(1000)
export const newPasskey = z.object({ name: passkeyName, response: credential }).openapi('NewPasskey')
export const passkeyNamed = z.object({ name: passkeyName }).openapi('PasskeyNamed')
export const passkeyUsed = z.object({ response: credential }).openapi('PasskeyUsed')

/** POST /api/sign-in */
export const letterAsked = z.object({ email: address }).openapi('LetterAsked')
export const letterSent = z.object({ emailEnabled: z.boolean() }).openapi('LetterSent')
/** A code as people type it: with spaces, or in full-width digits. */
export const typedCode = z
  .string()
  .max(40)
  .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
export const codeTyped = z.object({ code: typedCode }).openapi('CodeTyped')

const email = address.nullable().default(null)
/** POST /api/communities/{slug}/people */
export const appointment = z
  .union([
    z.object({ person: idOf('person', 'Somebody who is there'), email, role }),
    z.object({
      id: newIdOf('person'),
      name: z.string().max(1000),
      email,
      role,
      another: z.boolean().optional().openapi({
        description:
          'Somebody else, though one of that name has or had a role here; else such a name is refused (`nameThere`)',
      }),
    }),
  ])
  .openapi('Appointment', {
    description: 'Of somebody who is there; or of whoever has the address, else of somebody new',
  })
export const appointed = z
  .object({ id, signInLink: z.string().openapi({ description: 'To be handed over; works once' }) })
  .openapi('PersonAppointed')
export const signInLink = z.object({ signInLink: z.string() }).openapi('SignInLink')

/** PUT /api/people/{id} */
const called = { name: z.string().max(1000), email }
export const personChange = z
  .object({
    ...called,
    was: z.object({ name: z.string().max(1000), email: z.string().max(1000).nullable() }).openapi({
      description: 'As it stood for whoever changes it',
    }),
  })
  .openapi('PersonChange')
/** POST /api/people/{id}/same */
export const sameAs = z
  .object({
    person: idOf('person', 'Who is the same'),
    email: email.openapi({ description: 'To which letters go from now on: one of the addresses of the two' }),
  })
  .openapi('SameAs')

/** Somebody with a role in a place, and what whoever asks may do about it. */
const appointee = z
  .object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    role,
    also: z.array(person).openapi({ description: 'As whom they are on record too: the two were joined' }),
    may: z.object({
      revoke: z.boolean(),
      handKey: z.boolean().openapi({ description: 'Hand a link, and end what this person signed in with' }),
    }),
  })
  .openapi('Appointee')
export type Appointee = z.infer<typeof appointee>
export const appointees = z
  .object({
    items: z.array(appointee),
    former: z.array(person).openapi({ description: 'Who had a role here and has none any more' }),
    grants: z.array(role).openapi({ description: 'Roles that whoever asks may give here' }),
  })
  .openapi('Appointees')

/** One line of the record of appointments. */
const appointmentRecord = z
  .object({
    id,
    at: instant,
    what: z.enum(['granted', 'revoked', 'linkHanded', 'linkEnded', 'signInsEnded', 'joined', 'parted', 'changed']),
    person,
    other: person.nullable().openapi({ description: 'Of `joined` and `parted`: who is the same, or is not' }),
    role: orNull(role),
    place: z.string().nullable().openapi({ description: 'Where; null for what concerns all places of the person' }),
    by: person.nullable().openapi({
      description: 'Who did it; null: Grove itself at its start, or whoever runs the machine',
    }),
  })
  .openapi('Appointed')
export type Appointed = z.infer<typeof appointmentRecord>
export const appointmentRecords = listOf('AppointmentRecord', appointmentRecord)
