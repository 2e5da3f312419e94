import type { OwnerDb } from '../database/scope.ts'
import { provenRecipient } from '../integrations/postage.ts'
import { clockOf } from '../ledger/clocks.ts'
import type { Bundle } from './follow.store.ts'
import { putOffNews, settleNews, takeNews } from './follow.store.ts'
import { pauseAfter, tellable, TRIES_MOST } from './followTold.ts'
import type { ReachServices } from './services.ts'

/**
 * [T21] Writes what is due to whoever follows by e-mail. One letter that fails is tried again later; the rest
 * go on.
 */
export async function sendLetters(services: ReachServices, owner: OwnerDb): Promise<void> {
  if (!services.mail) return
  for (;;) {
    const bundle = await takeNews(owner, services.runtime.now(), 'mail')
    if (!bundle) return
    try {
      await send(services, owner, bundle)
      await settleNews(owner, bundle, services.runtime.now())
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number }
      // The server's words may hold the address: only its number is kept.
      services.log.error({ code, responseCode, tries: bundle.tries }, 'letter not sent')
      const now = services.runtime.now()
      if (bundle.tries < TRIES_MOST) await putOffNews(owner, bundle, now + pauseAfter(bundle.tries))
      else await settleNews(owner, bundle, now)
    }
  }
}

async function send(services: ReachServices, owner: OwnerDb, bundle: Bundle): Promise<void> {
  const said = await tellable(services, owner, bundle)
  if (!said) return
  const { reader, confirmedAt, place, told, link, stop } = said
  const { community } = bundle
  const clock = await clockOf(services, community)
  const data = { kind: 'followed', clock, community: place.name, told, link, stop } as const
  const letter = services.render.letterOf(reader.locale, data)
  const id = `${community}-${reader.id}-${bundle.news[0]!.seq}`
  await services.mail!(provenRecipient({ address: reader.address, confirmedAt }), letter.subject, letter.text, {
    id,
    stop,
  })
}
