import { meetingPosterOf, placePosterOf, resultPosterOf } from '../../core/document/poster.ts'
import type { Id } from '../../core/plain/id.ts'
import { codeParam, id, slugParam } from '../../wire/plain.ts'
import { file, routeOf } from '../api/route.ts'
import { attachment } from '../http/attachment.ts'
import { ProblemError } from '../http/problem.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { qrSvg } from '../page/qr.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'
import { mattersOf } from './matters.store.ts'
import { boardOf } from './meeting.ts'

/** In pixels of its drawing: wide enough that branches stay fine on A3. */
const TREES = { width: 1600, height: 800, wordless: true }

export const meetingPoster: Make<unknown> = async (services, caller) => {
  const { board, communityName } = await boardOf(services, caller)
  const trees = services.render.treesSvg(board, caller.locale, TREES)
  const facts = { community: communityName, board, trees, address: `${services.publicUrl()}/m/${board.code}` }
  return meetingPosterOf(facts, await languageFor(services, caller, board.community))
}

export const resultPoster: Make<unknown> = async (services, caller) => {
  const { board, communityName } = await boardOf(services, caller)
  const matters = await mattersOf(services.db, board)
  const address = `${services.publicUrl()}/m/${board.code}/record`
  const facts = { community: communityName, board, matters, address }
  return resultPosterOf(facts, await languageFor(services, caller, board.community))
}

/** A place of the community that the address names, by its id: itself, a grid, a building. */
export const placePoster: Make<{ place: Id }> = async (services, caller, { place: wanted }) => {
  const community = caller.community!
  const [place, ...above] = await services.identity.places.upward(wanted)
  if (!place || ![place, ...above].some(({ id }) => id === community.id)) throw new ProblemError('noSuchPlace')
  const address = `${services.publicUrl()}/c/${community.slug}/write`
  const facts = { community: community.name, place: place.name, address, since: POSTER_DAY }
  return placePosterOf(facts, await languageFor(services, caller, community.id))
}
/** A place has no day of its own; the same poster is the same file. */
const POSTER_DAY = 0

const ofMeeting = (name: string, word: string, says: string, make: Make<unknown>) =>
  documentRoutesOf({
    name,
    says,
    path: `/api/meetings/{code}/documents/${word}`,
    tag: 'Desk',
    action: 'meeting.desk',
    params: codeParam,
    problems: ['noSuchAddress'],
    make,
    forms: ['pdf'],
    plainName: ({ code }) => `grove-${code}-${word}`,
  })

const route = routeOf<LedgerServices>()
const SVG = 'image/svg+xml'

const meetingQr = route(
  'readMeetingQr',
  {
    method: 'get',
    path: '/api/meetings/{code}/documents/qr.svg',
    tag: 'Desk',
    summary: 'The code that leads to a meeting, as a drawing for posters of one’s own',
    action: 'meeting.desk',
    params: codeParam,
    problems: ['noSuchAddress'],
    answer: file(SVG, 'The drawing'),
  },
  async ({ services, caller, c }) => {
    const { board } = await boardOf(services, caller)
    const svg = await qrSvg(`${services.publicUrl()}/m/${board.code}`)
    return c.body(svg, 200, { 'content-type': SVG, 'content-disposition': attachment(`grove-${board.code}.svg`) })
  },
)

const communityQr = route(
  'readCommunityQr',
  {
    method: 'get',
    path: '/api/communities/{slug}/documents/qr.svg',
    tag: 'Desk',
    summary: 'The code that leads to a community’s open tree, as a drawing for posters of one’s own',
    action: 'matter.desk',
    params: slugParam,
    answer: file(SVG, 'The drawing'),
  },
  async ({ services, caller, c }) => {
    const { slug } = caller.community!
    const svg = await qrSvg(`${services.publicUrl()}/c/${slug}/write`)
    return c.body(svg, 200, { 'content-type': SVG, 'content-disposition': attachment(`grove-${slug}.svg`) })
  },
)

/** Posters, and the codes on them alone. */
export const posterDocuments = [
  ...ofMeeting('MeetingPoster', 'poster', 'A sheet of A3 that calls to a meeting', meetingPoster),
  ...ofMeeting('ResultPoster', 'result', 'A sheet of A3 that says what became of a meeting', resultPoster),
  ...documentRoutesOf({
    name: 'PlacePoster',
    says: 'A sheet of A3 for a building, a grid or a community: write a card on its open tree',
    path: '/api/communities/{slug}/places/{place}/documents/poster',
    tag: 'Desk',
    action: 'matter.desk',
    params: slugParam.extend({ place: id }),
    make: placePoster,
    forms: ['pdf'],
    plainName: () => 'grove-poster',
  }),
  meetingQr,
  communityQr,
]
