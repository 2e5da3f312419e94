import { createHash, ECDH } from 'node:crypto'
import type { PushKeys, PushMessage } from '../../core/reach/push.ts'
import { pushKeysIn } from '../../core/reach/push.ts'
import { madeOnce } from '../database/installation.ts'
import type { OwnerDb } from '../database/scope.ts'
import { addressFor, postOutside } from '../integrations/post.ts'

interface Hands {
  publicUrl: () => string
  /** Push services may be in a network of one's own, as tests have them. */
  anywhere: boolean
}

/** A browser as it can be reached: at a push service, encrypted for it alone. */
export interface Subscription {
  endpoint: string
  keys: PushKeys
}

/** What a push service said. `gone`: the browser is there no more. `why` holds neither address nor key. */
export type PushHeard = { is: 'taken' } | { is: 'gone' } | { is: 'failed' | 'refused'; why: string }

const PATIENCE_MS = 8000
/** Push services keep a message so long, in seconds, for a browser that is away. */
const KEPT_SECONDS = 3 * 86_400
const ENDPOINT_MOST = 1000
/** Accepted for delivery (RFC 8030, 5): whoever answers otherwise to the first message is no push service. */
const ACCEPTED = [201, 202]

/**
 * [T50] [T52] Messages to browsers, by the push service that each of them names. Those addresses are typed by
 * strangers: they are https and outside, no port of their own, and no redirection is followed. The key that
 * push services know this installation by is made at first need, and read by no request.
 */
export class Push {
  private pair: Promise<{ publicKey: string; privateKey: string }> | undefined

  constructor(
    private readonly owner: OwnerDb,
    private readonly hands: Hands,
  ) {}

  /** Browsers take messages over https alone. */
  offered(): boolean {
    return this.hands.anywhere || this.hands.publicUrl().startsWith('https:')
  }

  async publicKey(): Promise<string> {
    return (await this.keyPair()).publicKey
  }

  /** A browser as it says that it can be reached; undefined where nobody can be reached so. */
  subscriptionIn(endpoint: string, p256dh: string, auth: string): Subscription | undefined {
    const { anywhere } = this.hands
    const url = endpoint.length <= ENDPOINT_MOST ? addressFor(endpoint, anywhere) : undefined
    const keys = pushKeysIn(p256dh, auth)
    if (!url || url.hash || (url.port && !anywhere) || !keys || !isPoint(keys.p256dh)) return undefined
    return { endpoint: url.href, keys }
  }

  /**
   * `id`: what is sent again under it takes the place of what waits. `first`: nothing was sent there before.
   */
  async send({ endpoint, keys }: Subscription, message: PushMessage, id: string, first = false): Promise<PushHeard> {
    const { anywhere, publicUrl } = this.hands
    // Loaded with the first message: most Groves send none.
    const { default: webPush } = await import('web-push')
    const vapidDetails = { subject: subjectOf(publicUrl()), ...(await this.keyPair()) }
    const topic = createHash('sha256').update(id).digest('base64url').slice(0, 32)
    const options = { vapidDetails, TTL: KEPT_SECONDS, topic, urgency: 'normal' } as const
    try {
      const made = webPush.generateRequestDetails({ endpoint, keys }, JSON.stringify(message), options)
      const headers = Object.fromEntries(Object.entries(made.headers).map(([name, value]) => [name, String(value)]))
      const { status } = await postOutside(endpoint, made.body, { anywhere, headers, patience: PATIENCE_MS })
      if (status === 404 || status === 410) return { is: 'gone' }
      const taken = first ? ACCEPTED.includes(status) : status >= 200 && status < 300
      return taken ? { is: 'taken' } : { is: 'failed', why: `HTTP ${status}` }
    } catch (error) {
      const { code, name } = error as { code?: unknown; name: string }
      const why = typeof code === 'string' ? code : name
      return { is: name === 'NotOutside' ? 'refused' : 'failed', why }
    }
  }

  private keyPair(): Promise<{ publicKey: string; privateKey: string }> {
    return (this.pair ??= (async () => {
      const { default: webPush } = await import('web-push')
      return JSON.parse(await madeOnce(this.owner, 'pushKey', () => JSON.stringify(webPush.generateVAPIDKeys()))) as {
        publicKey: string
        privateKey: string
      }
    })().catch((error: unknown) => {
      this.pair = undefined
      throw error
    }))
  }
}

/** Whom a push service turns to where something is wrong with messages from here. */
const subjectOf = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? publicUrl : 'mailto:grove@grove.invalid'

/** Nothing can be encrypted for what is no point of the curve. */
function isPoint(p256dh: string): boolean {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url', 'base64url', 'compressed')
    return true
  } catch {
    return false
  }
}
