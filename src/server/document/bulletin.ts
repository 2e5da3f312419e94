import type { Document } from '../../core/document/blocks.ts'
import { bulletinPictureOf, bulletinWallOf } from '../../core/document/bulletin.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import { TREES } from '../../core/meeting/meeting.ts'
import type { Place } from '../../core/place/place.ts'
import type { Bulletin } from '../../core/reach/bulletin.ts'
import { readIn } from '../../core/reach/bulletin.ts'
import type { Locale } from '../../wire/plain.ts'
import { bulletinParam } from '../../wire/reach.ts'
import type { Caller } from '../access/authorize.ts'
import { ProblemError } from '../http/problem.ts'
import { listMeetings } from '../meeting/list.store.ts'
import { bulletinOf } from '../reach/act.ts'
import type { ReachServices } from '../reach/services.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'

/** In pixels of the drawing of all three trees. */
const [WIDTH, HEIGHT] = [1500, 760]

/** [T4] The tree of a board with most cards, cut out of the drawing of all; null where none has any. */
function detailOf({ render }: ReachServices, board: Board, locale: Locale): string | null {
  const grown = TREES.map(
    (tree) => Object.values(board.cards).filter((card) => card.tree === tree && card.state === 'standing').length,
  )
  const most = Math.max(...grown)
  if (most === 0) return null
  const part = WIDTH / TREES.length
  const svg = render.treesSvg(board, locale, { width: WIDTH, height: HEIGHT, wordless: true })
  const window = `viewBox="${grown.indexOf(most) * part} 0 ${part} ${HEIGHT}" width="${part}" height="${HEIGHT}"`
  return svg.replace(/viewBox="[^"]*" width="[^"]*" height="[^"]*"/, window)
}

/** The meeting that a bulletin tells of, else the last one of the community whose trees have grown. */
async function treeFor(
  services: ReachServices,
  { community, source }: Bulletin,
  locale: Locale,
): Promise<string | null> {
  const { db, identity, meetings } = services
  const named =
    source.kind === 'meeting' || source.kind === 'record' ? await identity.codes.find(source.ref) : undefined
  const { items } = named ? { items: [] } : await listMeetings(db, community, { limit: 10 })
  const last = items.find(({ stage, cards }) => stage === 'closed' && cards.problem + cards.action + cards.vision > 0)
  const id = named?.community === community ? named.id : last?.id
  return id ? ((await meetings.read(community, id, ({ board }) => detailOf(services, board, locale))) ?? null) : null
}

/** What the picture and the newspaper of a bulletin show, in the caller's language. */
async function factsOf(services: ReachServices, place: Place, locale: Locale, bulletin: Bulletin, address: string) {
  if (bulletin.withdrawn) throw new ProblemError('bulletinStage', { stage: 'withdrawn' })
  const tree = await treeFor(services, bulletin, locale)
  const at = bulletin.corrected?.at ?? bulletin.sentAt ?? bulletin.draftedAt
  return { community: place.name, said: readIn(bulletin, locale), address, tree, at }
}

/** The picture of a bulletin whose code leads to `address`. */
export async function pictureOfBulletin(
  services: ReachServices,
  caller: Caller,
  bulletin: Bulletin,
  address: string,
): Promise<Document> {
  const facts = await factsOf(services, caller.community!, caller.locale, bulletin, address)
  return bulletinPictureOf(facts, await languageFor(services, caller, bulletin.community))
}

const made =
  (draw: typeof bulletinPictureOf): Make<{ bulletin: string }> =>
  async (services, caller, { bulletin: code }) => {
    const bulletin = await services.bulletins.read(await bulletinOf(services, caller.community!, code))
    const address = `${services.publicUrl()}/c/${caller.community!.slug}/bulletins/${bulletin.code}`
    const facts = await factsOf(services, caller.community!, caller.locale, bulletin, address)
    return draw(facts, await languageFor(services, caller, bulletin.community))
  }

const of = { tag: 'Bulletins', action: 'reach.desk', params: bulletinParam } as const
const problems = ['bulletinMissing', 'bulletinStage'] as const

/** A bulletin as it is pasted and hung up, for those who send it to look at. */
export const bulletinDocuments = [
  ...documentRoutesOf({
    ...of,
    name: 'BulletinPicture',
    says: 'A bulletin as a picture for chat groups',
    path: '/api/communities/{slug}/bulletins/{bulletin}/picture',
    problems,
    make: made(bulletinPictureOf),
    forms: ['png'],
    plainName: ({ bulletin }) => `grove-${bulletin}`,
  }),
  ...documentRoutesOf({
    ...of,
    name: 'BulletinWall',
    says: 'A bulletin as a wall newspaper on A3',
    path: '/api/communities/{slug}/bulletins/{bulletin}/wall',
    problems,
    make: made(bulletinWallOf),
    forms: ['pdf'],
    plainName: ({ bulletin }) => `grove-${bulletin}-wall`,
  }),
]
