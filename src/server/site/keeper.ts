import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import { cleanText } from '../../core/plain/text.ts'
import type { Command } from '../../core/meeting/command.ts'
import { CARD_MOST, TREES } from '../../core/meeting/meeting.ts'
import { readIn } from '../../core/reach/bulletin.ts'
import type { TierCommand } from '../../core/reach/tiers.ts'
import type { PageData, Refused } from '../../wire/pages.ts'
import { BULLETIN_WORDS } from '../../wire/strings/bulletinWords.ts'
import { inLocale } from '../../wire/strings/rows.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { problemBody, ProblemError, problemOf } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { clockOf } from '../ledger/clocks.ts'
import { ask, newReceipt } from '../meeting/ask.ts'
import { openTreeOf } from '../meeting/openTree.ts'
import { square } from '../page/square.ts'
import { countFor } from '../reach/came.ts'
import type { Keeper } from '../reach/keeper.ts'
import { actorOf, handedTo, keeperOf } from '../reach/keeper.ts'
import type { SearchServices } from '../search/services.ts'
import { hashSecret, idFor } from '../secrets/token.ts'

/** [T3] The page of a chat group's keeper, by their link alone; it works without JavaScript. */
export function keeperPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const authorize = authorizeWith(services.identity)
  const tries = limitOf(300, 600)
  const heard = limitOf(30, 3600)
  const at = '/c/:slug/keep/:token'

  const holds = async (c: Context<Env>) => {
    await tries(addressOf(c, services.identity))
    return keeperOf(services, c.get('caller').community!.id, c.req.param('token')!)
  }
  /** Does what the form says, and shows the page again; what is refused stands on it. */
  const form = (word: string, act: Act) =>
    app.post(`${at}/${word}`, authorize('keeper.act'), async (c) => {
      const keeper = await holds(c)
      const said = new URLSearchParams(await c.req.text())
      try {
        const shown = await act(c, keeper, said)
        return shown ? keeperPage(services, c, keeper, shown) : c.redirect(addressFor(c), 303)
      } catch (error) {
        return keeperPage(services, c, keeper, refusedBy(c, error, said))
      }
    })
  const tiers = async (keeper: Keeper, command: TierCommand) => {
    const sent = { key: newId(services.runtime), command, actor: actorOf(services, keeper), body: command }
    await services.bulletins.tiers(keeper.community, sent)
  }

  app.get(at, authorize('keeper.act'), async (c) => keeperPage(services, c, await holds(c), {}))
  form('agree', (_c, keeper) => {
    const { id, turn } = keeper.group
    return tiers(keeper, { kind: 'agreeToKeep', group: id, turn })
  })
  form('group', (_c, keeper, said) => {
    const size = Number((said.get('size') ?? '').trim().normalize('NFKC') || 0)
    return tiers(keeper, { kind: 'describeGroup', group: keeper.group.id, name: said.get('name') ?? '', size })
  })
  form('stop', async (_c, keeper) => {
    const { id, turn } = keeper.group
    await tiers(keeper, { kind: 'stopKeeping', group: id, turn })
    return { state: 'stopped' }
  })
  form('posted', (_c, keeper, said) => markPosted(services, keeper, said.get('copy') ?? ''))
  form('heard', async (c, keeper, said) => {
    if (keeper.group.state !== 'kept') throw new ProblemError('groupUnkept')
    await heard(keeper.group.id)
    const key = isId(said.get('key') ?? '') ? said.get('key')! : newId(services.runtime)
    return { receipt: await hear(services, c, keeper, key, said) }
  })
}

type Act = (c: Context<Env>, keeper: Keeper, said: URLSearchParams) => Promise<Shown | void>

/** What the page says where a form was refused: the reason, and the words again. */
function refusedBy(c: Context<Env>, error: unknown, said: URLSearchParams): Shown {
  if (!(error instanceof ProblemError) || error.status === 404) throw error
  if (typeof error.facts.seconds === 'number') c.header('retry-after', String(error.facts.seconds))
  const { title, detail, status } = problemBody(error, c.get('caller').locale)
  const text = (said.get('text') ?? '').slice(0, TYPED_MOST)
  const key = said.get('key') ?? ''
  const again = isId(key) && error.code !== 'idReused' ? { formKey: key } : {}
  return { refused: { matter: null, text, title, detail }, status, ...again }
}

/** [T3] The keeper says that a copy is in the group. */
async function markPosted(services: SearchServices, keeper: Keeper, code: string): Promise<void> {
  const found = (await handedTo(services, keeper)).find(({ copy }) => copy.code === code)
  if (!found) throw new ProblemError('bulletinMissing')
  const { community, id } = found.bulletin
  const command = { kind: 'markPosted', group: keeper.group.id } as const
  const sent = { key: newId(services.runtime), command, actor: actorOf(services, keeper), body: command }
  await services.bulletins.ask({ community, id }, sent)
}

/**
 * [T16] Whoever was heard at a door comes to the open tree as anybody does; gives the receipt of the card.
 * `key`: the form's own word; sent twice it is one person and one card.
 */
async function hear(
  services: SearchServices,
  c: Context<Env>,
  { community, group }: Keeper,
  key: Id,
  form: URLSearchParams,
): Promise<string> {
  const { identity } = services
  const { locale, community: place } = c.get('caller')
  // Before anybody joins: words that no card can hold leave nobody in the tree.
  const words = cleanText(form.get('text') ?? '', CARD_MOST)
  if ('refused' in words) throw problemOf(words)
  const name = (part: string) => idFor(`heard:${group.id}:${key}:${part}`, identity.ticketKey)
  const tree = await openTreeOf(services, place!)
  const actor = { kind: 'participant', id: name('participant') } as const
  const toTree = (part: string, command: Command, body: object) =>
    ask(services, community, { meeting: tree.id, key: name(part), command, actor, body })
  const door = await placeName(services, group.place)
  const said = {
    tree: TREES.find((one) => one === form.get('tree')) ?? 'problem',
    text: form.get('text') ?? '',
    where: inLocale(BULLETIN_WORDS.heardAt, locale).replace('{place}', () => door),
    links: [],
    onBehalfOf: null,
  }
  const joins = { kind: 'join', id: actor.id, keyHash: hashSecret(name('key')), name: '', nameAgreed: false } as const
  await toTree('join', { ...joins, capacity: 'resident' }, {})
  const posts = { kind: 'postCard', id: name('card'), ...said, photo: null, receipt: newReceipt(services) } as const
  const { receipt } = await toTree('card', posts, said)
  const [latest] = await handedTo(services, { community, group })
  if (latest) await countFor(services, community, latest.copy.code, 'cards')
  return receipt!
}

const placeName = async ({ identity }: SearchServices, id: Id) => (await identity.places.all()).get(id)?.name ?? ''

async function keeperPage(services: SearchServices, c: Context<Env>, keeper: Keeper, shown: Shown): Promise<Response> {
  const { locale, community } = c.get('caller')
  const { group } = keeper
  const data: PageData['keeper'] = {
    clock: await clockOf(services, keeper.community),
    community: community!.name,
    slug: community!.slug,
    at: addressFor(c),
    state: shown.state ?? (group.state === 'kept' ? 'kept' : 'asked'),
    group: { name: group.name, place: await placeName(services, group.place), size: group.size },
    robot: (await services.robots.shownIn(keeper.community)).get(group.id)?.state ?? null,
    handed: await handed(services, c, keeper),
    formKey: shown.formKey ?? newId(services.runtime),
    receipt: shown.receipt ?? null,
    refused: shown.refused ?? null,
  }
  return square(c, services.render.renderPage('keeper', locale, data), undefined, shown.status)
}

async function handed(
  services: SearchServices,
  c: Context<Env>,
  keeper: Keeper,
): Promise<PageData['keeper']['handed']> {
  const { locale, community } = c.get('caller')
  return (await handedTo(services, keeper)).slice(0, SHOWN).map(({ bulletin, copy }) => {
    const { title, text } = readIn(bulletin, locale)
    const paste = `${text}\n${services.publicUrl()}/c/${community!.slug}/b/${copy.code}`
    const [corrected, withdrawn] = [bulletin.corrected?.why ?? null, bulletin.withdrawn?.why ?? null]
    return { copy: copy.code, title, paste, posted: copy.posted, corrected, withdrawn }
  })
}

interface Shown {
  state?: 'stopped'
  receipt?: string
  refused?: Refused
  formKey?: Id
  status?: number
}

/** So many of the latest are on the page. */
const SHOWN = 10
const TYPED_MOST = 4000

const addressFor = (c: Context<Env>): string => `/c/${c.get('caller').community!.slug}/keep/${c.req.param('token')}`
