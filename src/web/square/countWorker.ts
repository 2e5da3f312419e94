import { finish } from '../../core/budget/slices.ts'
import type { CountedAgain } from '../../core/round/again.ts'
import { countAgain } from '../../core/round/again.ts'
import { readVoteFile } from '../../wire/voteFile.ts'
import type { RoundView } from '../../wire/round.ts'

/** Where what is counted can be read: the round, and the file of its ballots. */
export interface ToCount {
  round: string
  file: string
}

/** What was counted again; null where it could not be read. */
export type ToldAgain = CountedAgain | null

// Works beside the page, so that it draws and listens however long the count takes.
self.addEventListener('message', ({ data }: MessageEvent<ToCount>) => {
  void counted(data)
    .catch((): ToldAgain => null)
    .then((told) => self.postMessage(told))
})

async function counted({ round, file }: ToCount): Promise<ToldAgain> {
  const [view, ballots] = await Promise.all([fetch(round), fetch(file)])
  if (!view.ok || !ballots.ok) return null
  const said = (await view.json()) as RoundView
  const read = readVoteFile(await ballots.text())
  return read ? finish(countAgain(said, read)) : { fault: 'cannotBe', counted: null }
}
