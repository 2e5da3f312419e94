import { setImmediate } from 'node:timers/promises'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Answers } from '../../core/ballot/answer.ts'
import { fits } from '../../core/ballot/answer.ts'
import type { Question } from '../../core/ballot/rules.ts'
import { ballotPaper } from '../../core/paper/ballotPaper.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { VoteView } from '../../wire/ballot.ts'
import type { PageData } from '../../wire/pages.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { voteOf } from '../ballot/act.ts'
import { askedOf, castBallot } from '../ballot/cast.ts'
import { liveOf } from '../ballot/stream.ts'
import { viewOf } from '../ballot/present.ts'
import { readSerial, serialOf } from '../ballot/serial.ts'
import { listVotes } from '../ballot/store.ts'
import { ballotsPdf } from './ballotSheets.ts'
import { problemBody, ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { clockOf } from '../ledger/clocks.ts'
import { qrSvg } from '../page/qr.ts'
import { named, square } from '../page/square.ts'
import type { SearchServices } from '../search/services.ts'
import { actorOf } from '../person/store.ts'

/** Votes as everybody sees them, and the ballot of whoever holds a serial. They work without JavaScript. */
export function votePages(app: OpenAPIHono<Env>, services: SearchServices): void {
  shownPages(app, services)
  printPages(app, services)
  ballotPages(app, services)
}

const headOf = async ({ identity }: SearchServices, c: Context<Env>) =>
  named(c.get('caller').community!, await identity.places.all())

/** The list of votes, a vote, and what the hall's screen shows of it. */
function shownPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { db, identity, render, votes } = services
  const authorize = authorizeWith(identity)

  app.get('/c/:slug/votes', authorize('vote.read'), async (c) => {
    const { locale, community } = c.get('caller')
    const items = await listVotes(db, community!.id, false)
    const clock = await clockOf(services, community!.id)
    return square(c, render.renderPage('votes', locale, { community: await headOf(services, c), items, clock }))
  })

  app.get('/c/:slug/votes/:vote', authorize('vote.read'), async (c) => {
    const caller = c.get('caller')
    const vote = await votes.read(await voteOf(services, caller, c.req.param('vote')), viewOf)
    const clock = await clockOf(services, caller.community!.id)
    return square(c, render.renderPage('vote', caller.locale, { community: await headOf(services, c), vote, clock }))
  })

  app.get('/c/:slug/votes/:vote/screen', authorize('vote.read'), async (c) => {
    const caller = c.get('caller')
    const key = await voteOf(services, caller, c.req.param('vote'))
    const { vote, after } = await votes.read(key, (state, seq) => ({ vote: viewOf(state), after: seq }))
    const live = await liveOf(services, key.community, vote.meeting, after)
    const data = { community: await headOf(services, c), vote, live }
    return square(c, render.renderPage('voteScreen', caller.locale, data))
  })
}

/** Serials are shown once, and stay nowhere. */
const PDF_HEADERS = { 'content-type': 'application/pdf', 'cache-control': 'private, no-store' }

/** [V10] Ballots to print and to cut: shown once, on record, to somebody else than who had them made. */
function printPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { identity, render, votes } = services
  app.post('/c/:slug/votes/:vote/print/:set', authorizeWith(identity)('vote.print'), async (c) => {
    const caller = c.get('caller')
    const key = await voteOf(services, caller, c.req.param('vote'), true)
    const set = Number(c.req.param('set'))
    const form = new URLSearchParams(await c.req.text())
    // [P17] Before they are shown: what no sheet has room for is not shown so.
    if (form.get('as') === 'pdf' && !(await votes.read(key, ({ questions }) => ballotPaper(questions))))
      throw new ProblemError('ballotTooLong')
    const actor = actorOf(caller.staff!)
    const command = { kind: 'printSet', set } as const
    await votes.ask(key, { key: newId(services.runtime), command, actor, body: { set } })
    const { vote, printed } = await votes.read(key, (state) => ({
      vote: viewOf(state),
      printed: [...state.serials.values()]
        .filter((serial) => serial.set === set)
        .map(({ id, area, without }) => ({ id, area, without: [...without] })),
    }))
    const at = `${services.publicUrl()}/c/${caller.community!.slug}/votes/${vote.code}/ballot/`
    const leastVotes = await leastVotesOf(services, key, vote)
    const community = await headOf(services, c)
    const slips = printed.map(({ id, area, without }) => ({
      serial: serialOf(key, id, identity.ticketKey),
      area: vote.rules.measures.includes('area') ? area : 0,
      without,
    }))
    if (form.get('as') === 'pdf') {
      const bytes = await ballotsPdf(services, caller, vote, slips, {
        at,
        place: community.name,
        leastVotes,
        gone: c.req.raw.signal,
      })
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, PDF_HEADERS)
    }
    const ballots: PageData['ballots']['ballots'] = []
    for (const slip of slips) {
      ballots.push({ ...slip, qr: await qrSvg(at + slip.serial) })
      // Drawing a code takes some milliseconds: others have their turn between.
      await setImmediate()
    }
    return square(c, render.renderPage('ballots', caller.locale, { community, vote, leastVotes, ballots }))
  })
}

type Page = Omit<PageData['ballot'], 'community'>

/** A ballot: chosen, looked at, cast. */
function ballotPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { runtime } = services
  const authorize = authorizeWith(services.identity)

  app.get('/c/:slug/votes/:vote/ballot', authorize('vote.cast'), (c) => {
    const at = `/c/${c.req.param('slug')}/votes/${c.req.param('vote')}`
    const serial = readSerial(c.req.query('serial') ?? '')
    if (!serial) throw new ProblemError('noSuchSerial')
    return c.redirect(`${at}/ballot/${serial}`, 303)
  })

  app.get('/c/:slug/votes/:vote/ballot/:serial', authorize('vote.cast'), async (c) => {
    const key = await voteOf(services, c.get('caller'), c.req.param('vote'))
    return ballotPage(services, c, await opened(services, c, key))
  })

  app.post('/c/:slug/votes/:vote/ballot/:serial', authorize('vote.cast'), async (c) => {
    const key = await voteOf(services, c.get('caller'), c.req.param('vote'))
    const serial = c.req.param('serial')
    const form = new URLSearchParams(await c.req.text())
    const page = await opened(services, c, key)
    // The same form sent twice is answered as it was the first time.
    const repeated = page.state === 'again' && form.get('step') === 'cast'
    if (page.state !== 'choose' && !repeated) return ballotPage(services, c, page)
    const chosen = answersIn(form, page.vote.questions)
    const formKey = isId(form.get('key') ?? '') ? form.get('key')! : newId(runtime)
    const wanted = { ...page, state: 'choose' as const, chosen, formKey }
    if (form.get('step') === 'change') return ballotPage(services, c, wanted)
    const missing = page.vote.questions.find((question) => !fits(question, chosen[question.id], false))
    if (missing) return refusedPage(services, c, wanted, new ProblemError('answersDoNotFit', { question: missing.id }))
    if (form.get('step') !== 'cast') return ballotPage(services, c, { ...wanted, state: 'check' })
    try {
      const { counted } = await castBallot(services, c, key, { key: formKey, serial, answers: chosen })
      return await ballotPage(services, c, { ...wanted, state: counted ? 'cast' : 'again' })
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status === 404) throw error
      return refusedPage(services, c, { ...wanted, formKey: newId(runtime) }, error)
    }
  })
}

/** [B2] [B17] With how many votes at least a dish is counted, as it was sealed; 0 where it is no round's. */
async function leastVotesOf(services: SearchServices, { community, id }: FullKey, vote: VoteView): Promise<number> {
  const of = vote.questions.find(({ round }) => round)?.round
  return (of && (await dishesOf(services, { community, id: of }, id))?.leastVotes) || 0
}

/** What the ballot of the address shows before anything is sent. */
async function opened(services: SearchServices, c: Context<Env>, key: FullKey): Promise<Page> {
  const serial = c.req.param('serial')!
  const asked = await askedOf(services, c, key, serial)
  const { code, title, questions, rules, stage } = await services.votes.read(key, viewOf)
  const of = questions.find(({ round }) => round)?.round
  const round = of ? await dishesOf(services, { community: key.community, id: of }, key.id) : null
  const asks = questions.filter(({ id }) => !asked.without.includes(id))
  const vote = { code, title, questions: asks, rules }
  const formKey = newId(services.runtime)
  return {
    vote,
    serial,
    state: stateOf(stage, asked.state),
    chosen: {},
    round: round && { ...round, came: asked.state === 'cast' },
    formKey,
    refused: null,
  }
}

/**
 * [V19] [B27] The dishes of a menu, in its order; [B33] whether what a ballot paid for can be told. Null of a
 * vote that the round does not go by: one that was given up says nothing of the menu that came after it.
 */
const dishesOf = ({ rounds }: SearchServices, key: FullKey, vote: Id) =>
  rounds.read(key, (round) =>
    round.vote === vote
      ? {
          code: round.code,
          dishes: round.menu.map((n) => {
            const { title, place, gains, cost, picture } = round.projects[n - 1]!
            return { title, place, gains, cost: cost!.amount, picture }
          }),
          leastVotes: round.settings.rule.leastVotes,
          counted: round.counted?.share != null,
        }
      : null,
  )

async function ballotPage(services: SearchServices, c: Context<Env>, page: Page, status = 200): Promise<Response> {
  const data = { ...page, community: await headOf(services, c) }
  return square(c, services.render.renderPage('ballot', c.get('caller').locale, data), undefined, status)
}

function refusedPage(services: SearchServices, c: Context<Env>, page: Page, error: ProblemError): Promise<Response> {
  const { title, detail, status } = problemBody(error, c.get('caller').locale)
  return ballotPage(services, c, { ...page, refused: { title, detail } }, status)
}

function stateOf(stage: VoteView['stage'], serial: 'out' | 'cast' | 'void'): PageData['ballot']['state'] {
  if (serial === 'void') return 'void'
  if (stage === 'sealed') return 'waits'
  if (stage !== 'open') return 'over'
  return serial === 'cast' ? 'again' : 'choose'
}

/** What a form says: one word, or the options that were ticked. */
function answersIn(form: URLSearchParams, questions: readonly Question[]): Answers {
  const answers: Answers = {}
  for (const { id, asks } of questions) {
    const said = form.getAll(`a${id}`)
    if (asks !== 'yesNo') answers[id] = [...new Set(said.map(Number))].sort((a, b) => a - b)
    else if (said[0] === 'for' || said[0] === 'against' || said[0] === 'abstain') answers[id] = said[0]
  }
  return answers
}
