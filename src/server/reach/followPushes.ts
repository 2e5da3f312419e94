import type { PushMessage } from '../../core/reach/push.ts'
import { fittedPush } from '../../core/reach/push.ts'
import { awakeFrom } from '../../core/reach/quiet.ts'
import type { OwnerDb } from '../database/scope.ts'
import { clockOf } from '../ledger/clocks.ts'
import type { Bundle } from './follow.store.ts'
import { dropFollow, putOffNews, settleNews, takeNews } from './follow.store.ts'
import type { ToTell } from './followTold.ts'
import { pauseAfter, tellable, TRIES_MOST } from './followTold.ts'
import type { PushHeard } from './push.ts'
import type { ReachServices } from './services.ts'

/** So many browsers are told at a time; one whose push service is slow keeps no other. */
const SIDE_BY_SIDE = 8

/** [T51] Tells what is due to whoever follows in a browser, as letters are sent: in bundles, each once. */
export async function sendPushes(services: ReachServices, owner: OwnerDb): Promise<void> {
  if (!services.push.offered()) return
  const worker = async () => {
    for (;;) {
      const bundle = await takeNews(owner, services.runtime.now(), 'push')
      if (!bundle) return
      await settle(services, owner, bundle)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
}

async function settle(services: ReachServices, owner: OwnerDb, bundle: Bundle): Promise<void> {
  const now = services.runtime.now()
  const awake = await awakeAt(services, bundle.community, now)
  // [T9] A phone that lies beside a bed rings by day.
  if (awake > now) return putOffNews(owner, bundle, awake, bundle.tries - 1)
  const said = await tellable(services, owner, bundle)
  const heard: PushHeard = said ? await push(services, bundle, said) : { is: 'taken' }
  const then = services.runtime.now()
  if (heard.is === 'taken') return settleNews(owner, bundle, then)
  // [T52] What is there no more, or was never outside, is erased with all that it follows.
  if (heard.is === 'gone' || heard.is === 'refused') return dropFollow(owner, bundle, 'all')
  services.log.warn({ why: heard.why, tries: bundle.tries }, 'a browser was not told')
  if (bundle.tries < TRIES_MOST) return putOffNews(owner, bundle, then + pauseAfter(bundle.tries))
  return settleNews(owner, bundle, then)
}

async function awakeAt(services: ReachServices, community: string, now: number): Promise<number> {
  const settings = await services.bulletins.readSettings(community)
  return awakeFrom(settings, await clockOf(services, community), now)
}

async function push(services: ReachServices, bundle: Bundle, said: ToTell): Promise<PushHeard> {
  const { reader, place, told, link, stop } = said
  const clock = await clockOf(services, bundle.community)
  const data = { kind: 'followed', clock, community: place.name, told, link, stop } as const
  const { lines, rest, words } = services.render.pushOf(reader.locale, data)
  const tag = (n: number) => `${reader.id}-${bundle.news[0]!.seq}-${n}`
  const message: PushMessage = { told: lines.map((one, n) => ({ ...one, tag: tag(n) })), stop, words }
  const fitted = fittedPush(message, (things) => ({
    ...rest(things),
    url: `${services.publicUrl()}/c/${place.slug}`,
    tag: tag(-1),
  }))
  return services.push.send({ endpoint: reader.address, keys: reader.push! }, fitted, tag(0))
}
