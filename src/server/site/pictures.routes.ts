import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { codeParam } from '../../wire/plain.ts'
import type { Env } from '../access/authorize.ts'
import { file, perGrove, routeOf } from '../api/route.ts'
import { ProblemError } from '../http/problem.ts'
import { boardPage, refuseUnseen } from '../meeting/shown.ts'
import { answerMade, madeOf } from '../page/html.ts'
import type { Made } from '../page/kept.ts'
import { qrSvg } from '../page/qr.ts'
import { nameOf } from '../page/square.ts'
import { findPhoto } from '../photo/photo.store.ts'
import { loadSharp } from '../photo/sharp.ts'
import type { SearchServices } from '../search/services.ts'
import { meetingOutcomeOf } from './meetingOutcome.ts'

const route = routeOf<SearchServices>()
export const outcomeIn = perGrove(meetingOutcomeOf)

/**
 * What shows cards stays with nobody on the way, and a browser asks again: what was taken back since is shown
 * no longer.
 */
const ASKED_ANEW = { 'cache-control': 'private, no-cache' }

const qr = route(
  'readQr',
  {
    method: 'get',
    path: '/api/meetings/{code}/qr.svg',
    tag: 'Meetings',
    summary: 'The QR code that joins the meeting',
    action: 'meeting.read',
    params: codeParam,
    answer: file('image/svg+xml', 'A vector picture'),
  },
  async ({ services, caller, c }) => {
    await refuseUnseen(services, caller)
    const svg = await qrSvg(`${services.publicUrl()}/m/${caller.meeting!.code}`)
    return c.body(svg, 200, { 'content-type': 'image/svg+xml' })
  },
)

const pictureQuery = z.object({
  theme: z.string().optional().openapi({ description: '`dark`: for dark walls', example: 'dark' }),
  wordless: z.string().optional().openapi({ description: 'With any value: small, without words' }),
})
type PictureQuery = z.output<typeof pictureQuery>

const treesSvg = route(
  'readTreesSvg',
  {
    method: 'get',
    path: '/api/meetings/{code}/trees.svg',
    tag: 'Meetings',
    summary: 'The three trees as a vector picture',
    action: 'meeting.read',
    params: codeParam,
    query: pictureQuery,
    problems: ['tooMany'],
    answer: file('image/svg+xml', 'A vector picture'),
  },
  async ({ services, query, c }) =>
    answerMade(c, await picture(services, c, 'svg', query), { 'content-type': 'image/svg+xml', ...ASKED_ANEW }),
)

const treesPng = route(
  'readTreesPng',
  {
    method: 'get',
    path: '/api/meetings/{code}/trees.png',
    tag: 'Meetings',
    summary: 'The three trees as a picture',
    action: 'meeting.read',
    params: codeParam,
    query: pictureQuery,
    problems: ['tooMany'],
    answer: file('image/png', 'A picture'),
  },
  async ({ services, query, c }) => {
    const { plain } = await picture(services, c, 'png', query)
    return c.body(new Uint8Array(plain), 200, { 'content-type': 'image/png', ...ASKED_ANEW })
  },
)

/** The three trees as they are at this position: drawn once, whoever asks. */
async function picture(
  services: SearchServices,
  c: Context<Env>,
  kind: 'svg' | 'png',
  { theme: asked, wordless: silent }: PictureQuery,
): Promise<Made> {
  const { locale } = c.get('caller')
  const { seq, board } = await boardPage(services, c.get('caller'))
  const theme = asked === 'dark' ? 'dark' : 'light'
  const wordless = silent !== undefined
  const size = wordless ? { width: 640, height: 300 } : { width: 1920, height: 1080 }
  const name = `${nameOf(c)} ${theme} ${wordless} ${locale}`
  return services.pages.of({ name, position: `${seq}` }, async () => {
    const { fruit } = await outcomeIn(services)(seq, board)
    const svg = services.render.treesSvg(board, locale, { ...size, theme, fruit, wordless })
    if (kind === 'svg') return madeOf(svg)
    const sharp = await loadSharp()
    return { plain: await sharp(Buffer.from(svg)).png().toBuffer(), gzip: Buffer.alloc(0) }
  })
}

const PHOTO = /^[0-9a-f-]{36}\.webp$/
const photo = route(
  'readPhoto',
  {
    method: 'get',
    path: '/photos/{file}',
    tag: 'Meetings',
    summary: 'A photo that a card or a matter shows',
    action: 'photo.read',
    params: z.object({
      file: z.string().openapi({ description: 'ID.webp', example: '0e9b0a2c-7c1a-4bd2-9a61-6d2f0e3c4b5a.webp' }),
    }),
    problems: ['noSuchAddress', 'noSuchPhoto'],
    answer: file('image/webp', 'A picture'),
  },
  async ({ services, params, c }) => {
    if (!PHOTO.test(params.file)) throw new ProblemError('noSuchAddress', { path: c.req.path })
    const photo = params.file.slice(0, 36)
    const bytes = await findPhoto(services, photo)
    if (!bytes) throw new ProblemError('noSuchPhoto')
    // Under one id the bytes are always the same.
    const headers = { ...ASKED_ANEW, etag: `"${photo}"` }
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
    return c.body(new Uint8Array(bytes), 200, { ...headers, 'content-type': 'image/webp' })
  },
)

/** What meetings look like: their trees, their QR code, photos. */
export const pictureRoutes = [qr, treesSvg, treesPng, photo]
