import type {
  BulletinCommandInput,
  BulletinDraft,
  KeeperLink,
  ReachAccepted,
  ReachDesk,
  TierCommandInput,
} from '../../../wire/reach.ts'
import { call, type Answer } from '../../kit/send.ts'
import type { Field, Values } from '../form/form.ts'
import { notices } from '../notices.svelte.ts'

const EVERY_MS = 8000

/** What the desk asks: of the groups, of a bulletin by its code, or for a new one. */
export type Wish =
  | { tiers: TierCommandInput }
  | { of: string; command: BulletinCommandInput }
  | { draft: BulletinDraft }

/** What is asked before something is done: fields, and what they come to. */
export interface ReachAsking {
  title: string
  hint?: string
  grave?: true
  /** Of what: its drafts are kept under this. */
  about: string
  fields?: Field[]
  start?: Values
  build: (values: Values, newId: () => string) => Wish
  did?: string
}

/** The chat groups and bulletins of a community, read again while others work on them too. */
export class ReachBook {
  view = $state.raw<ReachDesk | null>(null)
  asking = $state.raw<ReachAsking | null>(null)
  link = $state.raw<{ group: string; link: string } | null>(null)

  constructor(readonly path: { slug: string }) {}

  async read(): Promise<void> {
    const answer = await call('GET', '/api/communities/{slug}/reach', { path: this.path })
    if (notices.heard(answer)) this.view = answer.value
  }

  /** Reads at once, and then as long as the page is open; gives what ends it. */
  follow(): () => void {
    void this.read()
    const timer = setInterval(() => void (document.hidden || this.read()), EVERY_MS)
    return () => clearInterval(timer)
  }

  /** Sends what was asked for, under a key. */
  post = (wish: Wish, key: string): Promise<Answer<ReachAccepted>> => {
    const { path } = this
    if ('tiers' in wish)
      return call('POST', '/api/communities/{slug}/reach/commands', { path, body: wish.tiers as never, key })
    if ('draft' in wish)
      return call('POST', '/api/communities/{slug}/bulletins', { path, body: wish.draft as never, key })
    const of = { ...path, bulletin: wish.of }
    const body = wish.command as never
    return call('POST', '/api/communities/{slug}/bulletins/{bulletin}/commands', { path: of, body, key })
  }

  /** The words that a bulletin of something could begin with. */
  async propose(source: BulletinDraft['source']): Promise<BulletinDraft['words'] | undefined> {
    const answer = await call('GET', '/api/communities/{slug}/reach/proposed', { path: this.path, query: source })
    return notices.heard(answer) ? answer.value.words : undefined
  }

  async showLink(group: string): Promise<void> {
    const path = { ...this.path, group }
    const answer: Answer<KeeperLink> = await call('GET', '/api/communities/{slug}/reach/groups/{group}/link', { path })
    if (notices.heard(answer)) this.link = { group, link: answer.value.link }
  }
}
