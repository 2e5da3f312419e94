import { finish } from '../../core/plain/slices.ts'
import type { CountedAgain } from '../../core/round/again.ts'
import { countAgain } from '../../core/round/again.ts'
import { call } from '../kit/send.ts'

/** Which round is counted, and which vote its ballots are of. */
export interface ToCount {
  slug: string
  round: string
  vote: string
}

/** What was counted again; null where it could not be read. */
export type ToldAgain = CountedAgain | null

// Works beside the page, so that it draws and listens however long the count takes.
self.addEventListener('message', ({ data }: MessageEvent<ToCount>) => {
  void counted(data)
    .catch((): ToldAgain => null)
    .then((told) => self.postMessage(told))
})

async function counted({ slug, round, vote }: ToCount): Promise<ToldAgain> {
  const [view, file] = await Promise.all([
    call('GET', '/api/communities/{slug}/rounds/{round}', { path: { slug, round } }),
    call('GET', '/api/communities/{slug}/votes/{vote}/ballots.json', { path: { slug, vote } }),
  ])
  return view.ok && file.ok ? finish(countAgain(view.value, file.value)) : null
}
