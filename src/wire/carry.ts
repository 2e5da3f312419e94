import { z } from '@hono/zod-openapi'
import { count, instant, told } from './plain.ts'

/** So long is a passphrase at least: what is shorter can be tried out by whoever finds the file. */
export const PASSPHRASE_LEAST = 12
const PASSPHRASE_MOST = 200

/** POST /api/meetings/{code}/carry */
export const carrying = z
  .object({
    passphrase: z.string().min(PASSPHRASE_LEAST).max(PASSPHRASE_MOST).openapi({
      description: 'What locks the file; without it nobody opens it',
    }),
  })
  .openapi('Carrying')

/** The header in which an import says what opens the file, so that it stands in no address. */
export const passphraseHeader = z.object({
  'grove-passphrase': z
    .string()
    .min(1)
    .max(4 * PASSPHRASE_MOST)
    .openapi({ description: 'The passphrase, in UTF-8, written as in an address (percent-encoded)' }),
})

/** What a file brings, and what came of it. */
export const arrived = z
  .object({
    theme: told('What the meeting is about'),
    code: told('Six letters', 'K7Q2MD'),
    startsAt: instant,
    cards: count.openapi({ description: 'Cards that stand' }),
    people: count,
    pictures: count,
    from: told('The name of the community there', '榕埠社区'),
    log: told('Which log it was written in', 'grove-0a1b2c3d4e/log/rongbu'),
    fingerprint: told('Fingerprint of the key that signed it', '3f2a 91c4 7d05 e1b8 66aa'),
    known: z.boolean().openapi({ description: 'Meetings that this key signed came to the community before' }),
    staff: z
      .array(z.object({ name: z.string(), roles: z.array(z.string()) }))
      .openapi({ description: 'Who worked there, with their roles there; here they have none' }),
    news: count.openapi({ description: 'Entries that are not here yet; 0: all of it came before' }),
    again: z.boolean().openapi({ description: 'An earlier export of the meeting came before' }),
    kept: z.boolean().openapi({ description: 'Whether it was brought in' }),
  })
  .openapi('Arrived')
export type Arrived = z.infer<typeof arrived>
