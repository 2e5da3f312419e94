import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { answerText } from '../../core/ballot/answer.ts'
import type { FullKey } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import { isOverdue } from '../../core/ledger/overdue.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import { myBallot } from '../../core/round/explained.ts'
import type { ProjectSaid } from '../../core/round/round.ts'
import { PROJECT_KINDS } from '../../core/round/round.ts'
import type { PageData, PageName, ProjectMatter, Refused } from '../../wire/pages.ts'
import { ROUND_WORDS } from '../../wire/strings/roundWords.ts'
import { inLocale } from '../../wire/strings/rows.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { problemBody, ProblemError } from '../http/problem.ts'
import { readForm } from '../http/form.ts'
import { tried } from '../page/tried.ts'
import { photoOf } from '../photo/cleanPhoto.ts'
import { projectPhoto } from '../photo/photo.store.ts'
import { newId } from '../integrations/runtime.ts'
import { clockOf } from '../ledger/clocks.ts'
import { sheetsOf } from '../ledger/matter.store.ts'
import { qrSvg } from '../page/qr.ts'
import { named, square } from '../page/square.ts'
import { actAsProposer, pictureProject, propose, proposerOf, refuseWithout, roundOf } from '../round/act.ts'
import { explained, missingOf } from '../round/explain.ts'
import { listFiles } from '../round/file.store.ts'
import { readOther } from '../round/otherRounds.ts'
import { receiptsOf } from '../round/receipt.ts'
import { stateOf, viewOf } from '../round/present.ts'
import { listRounds } from '../round/store.ts'
import { roundsBeside } from '../round/subdistrict.ts'
import type { SearchServices } from '../search/services.ts'

/** Budget rounds as everybody sees them, and the form to propose something. They work without JavaScript. */
export function roundPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  listPages(app, services)
  shownPages(app, services)
  whyPages(app, services)
  againPage(app, services)
  proposingPages(app, services)
  receiptPages(app, services)
}

const headOf = async ({ identity }: SearchServices, c: Context<Env>) =>
  named(c.get('caller').community!, await identity.places.all())

/** What every page of a round begins with. */
async function pageOf(services: SearchServices, c: Context<Env>) {
  const caller = c.get('caller')
  const key = await roundOf(services, caller, c.req.param('round')!)
  const round = await services.rounds.read(key, viewOf)
  const clock = await clockOf(services, key.community)
  return { key, page: { community: await headOf(services, c), round, clock } }
}

function answerWith<N extends PageName>(
  { render }: SearchServices,
  c: Context<Env>,
  name: N,
  data: PageData[N],
  status = 200,
): Promise<Response> {
  return square(c, render.renderPage(name, c.get('caller').locale, data), undefined, status)
}

/** The rounds of a community, and those of a subdistrict side by side. */
function listPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const authorize = authorizeWith(services.identity)

  app.get('/c/:slug/rounds', authorize('round.read'), async (c) => {
    const { id } = c.get('caller').community!
    const [items, files] = [await listRounds(services.db, id), await listFiles(services.db, id)]
    const clock = await clockOf(services, id)
    return answerWith(services, c, 'rounds', { community: await headOf(services, c), items, files, clock })
  })

  // [B29] What is counted is counted once, one file at a time.
  app.get('/c/:slug/round-files/:file', authorize('round.read'), async (c) => {
    const code = c.req.param('file').toUpperCase()
    const other = await readOther(services, c.get('caller').community!.id, code)
    return answerWith(services, c, 'otherRound', { community: await headOf(services, c), code, other })
  })

  app.get('/s/:slug/rounds', authorize('round.read'), async (c) => {
    const { subdistrict } = c.get('caller')
    const { slug, name } = subdistrict!
    const { items } = await roundsBeside(services, subdistrict!)
    return answerWith(services, c, 'roundsBeside', { subdistrict: { slug, name }, items })
  })
}

function shownPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const authorize = authorizeWith(services.identity)

  app.get('/c/:slug/rounds/:round', authorize('round.read'), async (c) => {
    const { key, page } = await pageOf(services, c)
    const { vote, opened } = await services.rounds.read(key, ({ vote: of, projects }) => ({
      vote: of,
      opened: projects.flatMap(({ n, matterOpened }) => (matterOpened ? [[n, matterOpened] as const] : [])),
    }))
    const voting =
      vote === null ? null : await services.votes.read({ community: key.community, id: vote }, ({ stage }) => stage)
    const sheets = await sheetsOf(
      services.db,
      key.community,
      opened.map(([, matter]) => matter),
    )
    const now = services.runtime.now()
    const matters = Object.fromEntries(
      opened.flatMap(([n, matter]) => (sheets.has(matter) ? [[n, matterOf(sheets.get(matter)!, now)]] : [])),
    )
    return answerWith(services, c, 'round', { ...page, voting, matters })
  })

  const printed = async (c: Context<Env>) => {
    const { page } = await pageOf(services, c)
    const qr = await qrSvg(`${services.publicUrl()}/c/${page.community.slug}/rounds/${page.round.code}`)
    return { ...page, qr }
  }
  app.get('/c/:slug/rounds/:round/menu', authorize('round.read'), async (c) =>
    answerWith(services, c, 'roundMenu', await printed(c)),
  )

  // [B35] Nobody is handed a form that nobody takes any more.
  app.get('/c/:slug/rounds/:round/paper', authorize('round.read'), async (c) => {
    const page = await printed(c)
    if (page.round.stage !== 'soliciting') throw new ProblemError('roundStage', { stage: page.round.stage })
    return answerWith(services, c, 'roundPaper', page)
  })

  app.get('/c/:slug/rounds/:round/screen', authorize('round.read'), async (c) => {
    const { page } = await pageOf(services, c)
    return answerWith(services, c, 'roundScreen', { ...page, now: services.runtime.now() })
  })
}

/** [B22] Where the matter of a project stands, for everybody: who is in charge, and what is late. */
const matterOf = ({ number, owner, tasks }: Sheet, now: number): ProjectMatter => ({
  number,
  office: owner.office,
  steps: tasks.map(({ title, dueAt, doneAt }) =>
    doneAt !== null
      ? { title, state: 'done', at: doneAt }
      : { title, state: isOverdue({ dueAt }, now) ? 'late' : 'due', at: dueAt },
  ),
})

/**
 * [B11] Why these were chosen. What a voter ticks again comes in a body, and is kept by nobody on the way.
 */
function whyPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const authorize = authorizeWith(services.identity)
  const counts = limitOf(60, 600)
  /** A hall may share an address. */
  const ticks = limitOf(300, 600)
  const why = async (c: Context<Env>, said: readonly string[]) => {
    const { key, page } = await pageOf(services, c)
    const ticked = numbersIn(said, page.round)
    const [asked] = numbersIn(c.req.queries('n'), page.round)
    const told = await explained(services, key)
    const lost = told.losers.find(({ n }) => n === asked)
    if (lost) await counts(addressOf(c, services.identity))
    const mine = ticked.length ? await mineOf(services, key, ticked) : null
    c.header('cache-control', 'no-store')
    const missing = lost ? { n: lost.n, ...(await missingOf(services, key, lost.n)) } : null
    return answerWith(services, c, 'roundWhy', { ...page, explained: told, ticked, mine, missing })
  }
  app.get('/c/:slug/rounds/:round/why', authorize('round.read'), (c) => why(c, []))
  app.post('/c/:slug/rounds/:round/why', authorize('round.why'), async (c) => {
    await ticks(addressOf(c, services.identity))
    return why(c, new URLSearchParams(await c.req.text()).getAll('m'))
  })
}

/** [B33] What a ballot with these dishes paid for, and how many ballots say the same. */
async function mineOf({ rounds, votes }: SearchServices, key: FullKey, ticked: readonly number[]) {
  const { vote, places } = await rounds.read(key, ({ vote: of, menu }) => ({
    vote: of!,
    places: ticked.map((n) => menu.indexOf(n)).sort((a, b) => a - b),
  }))
  const same = await votes.read(
    { community: key.community, id: vote },
    ({ urn, questions }) => urn.get(questions[0]!.id)?.get(answerText(places))?.ballots ?? 0,
  )
  return rounds.read(key, (round) => myBallot(round, places, same))
}

/** [B32] The page on which anybody counts a round again. */
function againPage(app: OpenAPIHono<Env>, services: SearchServices): void {
  app.get('/c/:slug/rounds/:round/again', authorizeWith(services.identity)('round.read'), async (c) => {
    const { page } = await pageOf(services, c)
    if (!page.round.counted) throw new ProblemError('roundStage', { stage: page.round.stage })
    return answerWith(services, c, 'roundAgain', page)
  })
}

/** Numbers in an address, each once: only those of dishes of this round. */
function numbersIn(said: readonly string[] | undefined, { dishes }: PageData['round']['round']): number[] {
  const there = new Set(dishes.map(({ n }) => n))
  return [...new Set((said ?? []).map(Number))].filter((n) => there.has(n)).sort((a, b) => a - b)
}

/** [B14] The form through which anybody proposes. */
function proposingPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { identity, runtime } = services
  const authorize = authorizeWith(identity)

  app.get('/c/:slug/rounds/:round/propose', authorize('round.propose'), async (c) => {
    const { page } = await pageOf(services, c)
    return answerWith(services, c, 'proposal', { ...page, typed: {}, formKey: newId(runtime), refused: null })
  })

  app.post('/c/:slug/rounds/:round/propose', authorize('round.propose'), async (c) => {
    const { key, page } = await pageOf(services, c)
    const form = new URLSearchParams(await c.req.text())
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, value.slice(0, TYPED_MOST)]))
    const formKey = keyIn(services, form.get('key'))
    try {
      const estimate = inLocale(ROUND_WORDS.estimate, c.get('caller').locale)
      const proposer = { name: typed.name ?? '', contact: typed.contact ?? '' }
      const { n, receipt } = await propose(
        services,
        key,
        formKey,
        { said: saidIn(typed, estimate), proposer },
        addressOf(c, identity),
      )
      return c.redirect(`/c/${page.community.slug}/rounds/${page.round.code}/mine/${n}/${receipt}`, 303)
    } catch (error) {
      const { refused, status, used } = refusedBy(c, error)
      const again = { ...page, typed, formKey: used ? newId(runtime) : formKey, refused }
      return answerWith(services, c, 'proposal', again, status)
    }
  })
}

/** A proposal and its receipt, as an address names them. */
type Held = Awaited<ReturnType<typeof pageOf>> & { n: number; receipt: string }

/** [B14] [B15] What became of a proposal, and what its receipt is good for. */
function receiptPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const authorize = authorizeWith(services.identity)
  const receipts = limitOf(60, 600)
  const holds = async (c: Context<Env>): Promise<Held> => {
    const { key, page } = await pageOf(services, c)
    await receipts(addressOf(c, services.identity))
    const n = Number(c.req.param('n'))
    const receipt = c.req.param('receipt')!
    if (!Number.isInteger(n) || n < 1) throw new ProblemError('noSuchReceipt')
    await refuseWithout(services, key, n, receipt)
    return { key, page, n, receipt }
  }
  const mine = async (c: Context<Env>, { key, page, n, receipt }: Held, refused: Refused | null, status = 200) => {
    const project = await services.rounds.read(key, (round) => stateOf(round, n, receiptsOf(services, key)))
    const data = { ...page, project, receipt, formKey: newId(services.runtime), refused }
    return answerWith(services, c, 'proposed', data, status)
  }

  app.get('/c/:slug/rounds/:round/mine/:n/:receipt', authorize('round.propose'), async (c) =>
    mine(c, await holds(c), null),
  )
  for (const what of ['appeal', 'withdraw'] as const)
    app.post(`/c/:slug/rounds/:round/mine/:n/:receipt/${what}`, authorize('round.propose'), async (c) => {
      const held = await holds(c)
      const { key, page, n, receipt } = held
      const form = new URLSearchParams(await c.req.text())
      const text = form.get('text') ?? ''
      const command =
        what === 'appeal' ? ({ kind: 'appeal', n, text } as const) : ({ kind: 'withdrawProject', n } as const)
      try {
        await actAsProposer(services, key, keyIn(services, form.get('key')), command)
        return c.redirect(`/c/${page.community.slug}/rounds/${page.round.code}/mine/${n}/${receipt}`, 303)
      } catch (error) {
        const { refused, status } = refusedBy(c, error)
        return mine(c, held, { ...refused, text }, status)
      }
    })
  app.post('/c/:slug/rounds/:round/mine/:n/:receipt/pitch', authorize('round.propose'), async (c) => {
    const held = await holds(c)
    const { key, page, n, receipt } = held
    const form = new URLSearchParams(await c.req.text())
    const command = { kind: 'askToPitch', n, wanted: form.get('wanted') === 'yes' } as const
    try {
      await actAsProposer(services, key, keyIn(services, form.get('key')), command)
      return c.redirect(`/c/${page.community.slug}/rounds/${page.round.code}/mine/${n}/${receipt}`, 303)
    } catch (error) {
      const { refused, status } = refusedBy(c, error)
      return mine(c, held, refused, status)
    }
  })
  picturePages(app, services, holds, mine)
}

/** [B27] The picture of one's own proposal: put up, seen before it is public, and taken away. */
function picturePages(
  app: OpenAPIHono<Env>,
  services: SearchServices,
  holds: (c: Context<Env>) => Promise<Held>,
  mine: (c: Context<Env>, held: Held, refused: Refused | null, status?: number) => Promise<Response>,
): void {
  const authorize = authorizeWith(services.identity)
  const at = '/c/:slug/rounds/:round/mine/:n/:receipt'
  const own = ({ page, n, receipt }: Held) => `/c/${page.community.slug}/rounds/${page.round.code}/mine/${n}/${receipt}`

  app.get(`${at}/photo.webp`, authorize('round.propose'), async (c) => {
    const { key, n } = await holds(c)
    const picture = await services.rounds.read(key, ({ projects }) => projects[n - 1]!.picture)
    const bytes = picture && (await projectPhoto(services.db, key, picture))
    if (!bytes) throw new ProblemError('noSuchPhoto')
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'image/webp', 'cache-control': 'private, no-store' })
  })

  app.post(`${at}/picture`, authorize('round.propose'), async (c) => {
    const held = await holds(c)
    const { key, n } = held
    const form = await readForm(c)
    const refused = await tried(c, form, { matter: null, field: 'text' }, async () => {
      const receive = async () => {
        const image = await photoOf(c, form)
        if (!image) throw new ProblemError('notAnImage')
        return image
      }
      const said = { receive, agreed: form.words('agreed') === 'yes', actor: proposerOf(services, key, n) }
      await pictureProject(services, key, keyIn(services, form.words('key')), n, said)
    })
    return refused ? mine(c, held, refused.refused, refused.status) : c.redirect(own(held), 303)
  })

  app.post(`${at}/picture-away`, authorize('round.propose'), async (c) => {
    const held = await holds(c)
    const key = keyIn(services, new URLSearchParams(await c.req.text()).get('key'))
    await actAsProposer(services, held.key, key, { kind: 'takePictureAway', n: held.n })
    return c.redirect(own(held), 303)
  })
}

/** The form's own word: sent twice, it is one command. */
const keyIn = ({ runtime }: SearchServices, typed: string | null): string =>
  isId(typed ?? '') ? typed! : newId(runtime)

const TYPED_MOST = 4000

/** What the page says where a form was refused: the reason, and the words again. */
function refusedBy(c: Context<Env>, error: unknown): { refused: Refused; status: number; used: boolean } {
  if (!(error instanceof ProblemError) || error.status === 404) throw error
  if (typeof error.facts.seconds === 'number') c.header('retry-after', String(error.facts.seconds))
  const { title, detail } = problemBody(error, c.get('caller').locale)
  return { refused: { matter: null, text: '', title, detail }, status: error.status, used: error.code === 'idReused' }
}

/** What was typed into the form, as a proposal; what costs about how much is one line, checked later. */
function saidIn(typed: Record<string, string>, estimate: string): ProjectSaid {
  const word = (name: string) => typed[name] ?? ''
  const cost = word('cost')
    .slice(0, 30)
    .normalize('NFKC')
    .replace(/[¥元,\s]/g, '')
  const [, yuan = '', part = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(cost) ?? []
  const fen = Number(yuan) * 100 + Number(part.padEnd(2, '0'))
  return {
    kind: PROJECT_KINDS.find((kind) => kind === word('kind')) ?? 'works',
    title: word('title'),
    place: word('place'),
    need: word('need'),
    gains: word('gains'),
    content: word('content'),
    lines: fen > 0 ? [{ what: estimate, quantity: 1, price: fen }] : [],
    funds: [],
    builder: '',
    from: null,
    until: null,
    upkeep: word('upkeep'),
    consents: word('consents'),
    matter: null,
  }
}
