import type {
  BulletinCommandInput,
  BulletinDraft,
  KeeperLink,
  ReachAccepted,
  ReachDesk,
  RobotBody,
  TierCommandInput,
} from '../../../wire/reach.ts'
import { call, type Answer } from '../../kit/send.ts'
import type { Asking } from '../form/asking.ts'
import { Book } from '../form/book.svelte.ts'
import { notices } from '../notices.svelte.ts'

/** What the desk asks: of the groups, of a bulletin by its code, or for a new one. */
export type Wish =
  | { tiers: TierCommandInput }
  | { of: string; command: BulletinCommandInput }
  | { draft: BulletinDraft }
  | { robot: string; set: RobotBody | null }

export type ReachAsking = Asking<Wish, ReachAccepted>

/** The chat groups and bulletins of a community, read again while others work on them too. */
export class ReachBook extends Book<ReachDesk, Wish, ReachAccepted> {
  link = $state.raw<{ group: string; link: string } | null>(null)

  constructor(readonly path: { slug: string }) {
    super({ form: 'askReach', of: path.slug })
  }

  protected load() {
    return call('GET', '/api/communities/{slug}/reach', { path: this.path })
  }

  /** Sends what was asked for, under a key. */
  post(wish: Wish, key: string): Promise<Answer<ReachAccepted>> {
    const { path } = this
    if ('tiers' in wish)
      return call('POST', '/api/communities/{slug}/reach/commands', { path, body: wish.tiers as never, key })
    if ('draft' in wish)
      return call('POST', '/api/communities/{slug}/bulletins', { path, body: wish.draft as never, key })
    if ('robot' in wish) return this.setRobot(wish.robot, wish.set)
    const of = { ...path, bulletin: wish.of }
    const body = wish.command as never
    return call('POST', '/api/communities/{slug}/bulletins/{bulletin}/commands', { path: of, body, key })
  }

  private async setRobot(group: string, robot: RobotBody | null): Promise<Answer<ReachAccepted>> {
    const path = { ...this.path, group }
    const at = '/api/communities/{slug}/reach/groups/{group}/robot'
    return (robot ? call('PUT', at, { path, body: robot }) : call('DELETE', at, { path })) as Promise<never>
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
