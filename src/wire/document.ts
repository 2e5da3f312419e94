import { z } from '@hono/zod-openapi'
import type { Document } from '../core/document/blocks.ts'
import { id, instant } from './plain.ts'
import { same } from './same.ts'

/** The files that every document can be had as. */
export const FORMS = ['docx', 'pdf'] as const
/** Those, and a picture for chat groups. */
export type Form = (typeof FORMS)[number] | 'png'

const line = z
  .array(z.union([z.string(), z.object({ gap: z.number().int() })]))
  .readonly()
  .openapi({ description: 'Words, and gaps to fill in by hand, so wide as so many signs' })
const source = z.enum(['meeting', 'attendance', 'cards', 'notes', 'ledger', 'notice', 'round', 'community', 'hand'])

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('title'), text: z.string(), issuer: z.string(), source }),
  z.object({
    kind: z.literal('fields'),
    rows: z.array(z.object({ name: z.string(), value: line, source: source.optional() })),
    source,
  }),
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string(),
    source,
  }),
  z.object({ kind: z.literal('paragraph'), text: line, source }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(line), source }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.object({ name: z.string(), share: z.number() })),
    rows: z.array(z.array(line)),
    source,
  }),
  z.object({ kind: z.literal('signatures'), lines: z.array(z.string()), source }),
  z.object({ kind: z.literal('seal'), issuer: z.string(), day: line, source }),
  z.object({
    kind: z.literal('qr'),
    address: z.string(),
    says: z.string(),
    code: z.string().optional().openapi({ description: 'What people type who cannot scan' }),
    source,
  }),
  z.object({ kind: z.literal('drawing'), svg: z.string(), says: z.string(), source }),
  z.object({
    kind: z.literal('picture'),
    album: z
      .enum(['meeting', 'matter', 'round'])
      .openapi({ description: 'Whether it is a photo of a meeting, of a matter or of a project of a round' }),
    photo: id,
    address: z.string().openapi({ description: 'Where this Grove has it' }),
    says: z.string(),
    source,
  }),
  z.object({
    kind: z.literal('figures'),
    figures: z.array(z.object({ number: z.number().int(), says: z.string() })),
    source,
  }),
  z.object({ kind: z.literal('newPage'), source }),
])

/** A document as blocks: what Word, PDF and the preview are drawn from. */
export const documentBlocks = same<Document>()(
  z.object({
    title: z.string(),
    language: z.enum(['zh-Hans', 'zh-Hant', 'en']),
    blocks: z.array(block),
    foot: z.string(),
    at: instant,
    poster: z.boolean().optional().openapi({ description: 'A sheet of A3 to hang up' }),
    paper: z.enum(['a3', 'picture']).optional().openapi({ description: 'On what it is set, where that is not A4' }),
  }),
).openapi('Document')

/** POST /api/communities/{slug}/letterheads/{letterhead} */
export const letterheadLooked = z
  .object({
    fingerprint: z.string().openapi({ description: 'SHA-256 of the file' }),
    used: z.boolean().openapi({ description: 'Whether documents are written on it from now on' }),
  })
  .openapi('LetterheadLooked')
