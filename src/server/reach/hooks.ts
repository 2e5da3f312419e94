import type { Logger } from 'pino'
import type { Place } from '../../core/place/place.ts'
import type { Id } from '../../core/plain/id.ts'
import { isAskedFor } from '../../core/reach/publicEvents.ts'
import type { Heard } from '../../core/reach/robots.ts'
import { heardFrom, pauseAfter, TRIES_MOST } from '../../core/reach/robots.ts'
import type { OwnerDb } from '../database/scope.ts'
import { postOutside } from '../integrations/post.ts'
import { regularly } from '../integrations/regularly.ts'
import type { Runtime } from '../integrations/runtime.ts'
import { readHead } from '../journal/journal.store.ts'
import { cloudEventOf } from './eventForPrograms.ts'
import type { Hook } from './hook.store.ts'
import {
  addHook,
  anyHooks,
  dropHook,
  freeHooks,
  HOOKS_MOST,
  hooksIn,
  leaseFrom,
  noteHook,
  setHook,
  takeHook,
} from './hook.store.ts'
import type { PublicEvent } from './publicEvents.store.ts'
import { publicEventsAfter } from './publicEvents.store.ts'
import { signed } from './robotMessage.ts'

interface Hands {
  runtime: Runtime
  log: Pick<Logger, 'warn'>
  publicUrl: () => string
  placeOf: (community: Id) => Promise<Place | undefined>
  /** Programs may be in a network of one's own. */
  anywhere: boolean
}

const LOOK_MS = 2000
/** How often is looked whether another process has set the first one, in looks. */
const LOOKS_APART = 30
const PATIENCE_MS = 10_000
/** So many programs are told at a time; one that is slow keeps no other. */
const SIDE_BY_SIDE = 8
const EVENTS_AT_ONCE = 50
/** So long, in ms, one is told before others have their turn. */
const TURN_MS = 20_000

/**
 * [T24] Programs that hear what happens: each reads the journal from a position of its own, event by event
 * and in order. They work as the owner of the tables, since no request may read addresses and secrets.
 */
export class Hooks {
  private readonly ending = new AbortController()
  private end: () => Promise<void> = async () => {}
  private looks = 0
  private any = true

  constructor(
    private readonly owner: OwnerDb,
    private readonly hands: Hands,
  ) {}

  /** Goes on where it ended, also after a crash. `alone`: no other Grove works on this database. */
  start(alone: boolean): void {
    let freed = !alone
    const look = async () => {
      if (!freed) await freeHooks(this.owner)
      freed = true
      if (this.looks++ % LOOKS_APART === 0) this.any = await anyHooks(this.owner)
      if (this.any) await this.tell()
    }
    this.end = regularly(LOOK_MS, look, ({ name }) => this.hands.log.warn({ why: name }, 'programs wait'))
  }

  async stop(): Promise<void> {
    this.ending.abort()
    await this.end()
  }

  /** As staff see them: neither address nor secret. `behind`: how far the journal goes beyond. */
  async shownIn(community: Id) {
    const head = await readHead(this.owner, community)
    const all = await hooksIn(this.owner, community)
    return all.map(({ address, position, ...rest }) => ({
      ...rest,
      position,
      host: new URL(address).hostname,
      behind: Math.max(0, head - position),
    }))
  }

  /**
   * [T24] Adds one, and gives its secret, to whoever asked. `full`: there are enough; `other`: it is another.
   */
  async add(
    community: Id,
    { id, secret: bytes }: { id: Id; secret: Buffer },
    { address, types, from }: { address: string; types: string[]; from: number | null },
  ): Promise<{ id: Id; secret: string } | 'full' | 'other'> {
    const secret = `whsec_${bytes.toString('base64')}`
    const all = await hooksIn(this.owner, community)
    const there = all.find((one) => one.id === id)
    // Sent again, since the answer was lost, it is the same one.
    if (there) return there.address === address && there.types.join() === types.join() ? { id, secret } : 'other'
    if (all.length >= HOOKS_MOST) return 'full'
    const head = await readHead(this.owner, community)
    const position = Math.min(from ?? head, head)
    await addHook(this.owner, { community, id, address, secret, types, position }, this.hands.runtime.now())
    this.any = true
    return { id, secret }
  }

  async set(community: Id, id: Id, { types, from }: { types: string[] | null; from: number | null }): Promise<boolean> {
    const position = from === null ? null : Math.min(from, await readHead(this.owner, community))
    return setHook(this.owner, { community, id }, { types, position }, this.hands.runtime.now())
  }

  drop(community: Id, id: Id): Promise<boolean> {
    return dropHook(this.owner, { community, id })
  }

  /** Tells all of whom more happened. */
  private async tell(): Promise<void> {
    const worker = async () => {
      for (;;) {
        if (this.ending.signal.aborted) return
        const hook = await takeHook(this.owner, this.hands.runtime.now())
        if (!hook) return
        await this.tellOne(hook)
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  }

  private async tellOne(hook: Hook & { taken: number }): Promise<void> {
    const { runtime, placeOf } = this.hands
    const place = await placeOf(hook.community)
    const { events, next } = await publicEventsAfter(this.owner, hook.community, hook.position, EVENTS_AT_ONCE)
    let { taken, tries } = hook
    const began = runtime.now()
    for (const event of place ? events : []) {
      if (!isAskedFor(hook.types, event.type)) continue
      const heard = await this.send(hook, place!, event)
      const now = runtime.now()
      const done = heard.is === 'sent'
      const over = now - began > TURN_MS
      const at = done && !over ? leaseFrom(now) : 0
      const mine = await noteHook(
        this.owner,
        { ...hook, taken },
        done ? told(event.seq, now) : failed(heard, tries, now),
        at,
      )
      // It was set anew or ended meanwhile, or has to wait.
      if (mine === undefined || !done || over || this.ending.signal.aborted) return
      taken = mine
      tries = 0
    }
    await noteHook(this.owner, { ...hook, taken }, { position: next, next_at: runtime.now() }, 0)
  }

  private async send({ address, secret }: Hook, place: Place, event: PublicEvent): Promise<Heard> {
    const { anywhere, publicUrl, runtime } = this.hands
    const told = cloudEventOf(publicUrl(), place, event)
    const { body, headers } = signed(
      secret,
      told.id,
      runtime.now(),
      told,
      'application/cloudevents+json; charset=utf-8',
    )
    try {
      const how = { anywhere, headers, patience: PATIENCE_MS, ending: this.ending.signal }
      const { status, text } = await postOutside(address, body, how)
      return heardFrom('webhook', status, text)
    } catch (error) {
      // Neither address nor secret is in it.
      const { code, name } = error as { code?: unknown; name: string }
      const why = typeof code === 'string' ? code : name
      return { is: name === 'NotOutside' ? 'refused' : 'failed', why }
    }
  }
}

const told = (position: number, now: number) => ({ position, state: 'works', why: '', tries: 0, next_at: now }) as const

/** [T24] It is told again later; or not any more, until somebody sets it anew. */
function failed(heard: Exclude<Heard, { is: 'sent' }>, tries: number, now: number) {
  if (heard.is === 'tooFast') return { next_at: now + heard.pause }
  const { why } = heard
  if (heard.is === 'refused' || tries + 1 >= TRIES_MOST) return { state: 'dead', why, tries: tries + 1 } as const
  return { state: 'fails', why, tries: tries + 1, next_at: now + pauseAfter(tries + 1) } as const
}
