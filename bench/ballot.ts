import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Alike } from '../src/core/ballot/count.ts'
import { countQuestion } from '../src/core/ballot/count.ts'
import type { Question, Rules } from '../src/core/ballot/rules.ts'
import { startEmbedded } from '../src/server/database/embedded.ts'
import type { Ready } from './acceptServer.ts'
import { child, told } from './fanout.ts'
import type { Post, Posted } from './posters.ts'
import { interleave, seconds, show } from './rounds.ts'

export const name = 'ballot'

const ROUNDS = Number(process.env.ROUNDS || 3)
const SECONDS = Number(process.env.SECONDS || 2)
const WARM_UP = 1
const POSTERS = 256
const COUNTED = 1_000_000

/**
 * Ballots cast and durable per second through HTTP, beside cards posted to the same Grove by as many people,
 * in turn; then a million ballots counted.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const env = { DATABASE_URL: embedded.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }
  const grove = child('./acceptServer.ts', { ...env, MEETINGS: '1', VOTES: String(ROUNDS) })
  const posters = child('./posters.ts')
  try {
    const { port, meetings, votes } = await told<Ready>(grove)
    const rate = async (more: Partial<Post>) => {
      const asked = { port, posters: POSTERS, seconds: SECONDS, warmUp: WARM_UP, meetings, ...more }
      const { perSecond, refused } = await told<Posted>(posters, asked)
      if (refused) throw new Error(`${refused} refused`)
      return perSecond
    }
    // A vote for each round: a ballot is cast once.
    const { cast, cards } = await interleave(ROUNDS, {
      cast: () => rate({ ballots: votes.shift()! }),
      cards: () => rate({}),
    })
    console.log(
      `ballot ratio ${(cast.median / cards.median).toFixed(2)} (cast ${show(cast)}, cards ${show(cards)} a second)`,
    )
    console.log(
      `ballot count: ${COUNTED.toLocaleString('en')} ballots of two questions in ${(await count()).toFixed(2)} s`,
    )
  } finally {
    for (const started of [grove, posters]) started.kill('SIGKILL')
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Seconds in which a million ballots are counted that nobody has put together: a line for each of them. */
function count(): Promise<number> {
  const options = Array.from({ length: 20 }, (_, i) => `项目${i + 1}`)
  const yesNo: Question = { id: '1', text: '停车位', asks: 'yesNo', options: [], most: 1, seats: 1, least: null }
  const approve: Question = { ...yesNo, id: '2', asks: 'approve', options, most: 20, seats: 5, least: null }
  const said = ['for', 'against', 'abstain'] as const
  const lines = (answer: (i: number) => Alike['answer']) =>
    Array.from({ length: COUNTED }, (_, i) => ({ answer: answer(i), ballots: 1, area: 8934 }))
  const polls = [
    { question: yesNo, ballots: lines((i) => said[i % 3]!) },
    { question: approve, ballots: lines((i) => [i % 7, 7 + (i % 13)]) },
  ]
  const rules = {
    measures: ['heads'],
    takePart: { over: 1, of: 2, above: true },
    inFavour: { over: 1, of: 2, above: true },
    of: 'takingPart',
    ties: 'again',
  } as unknown as Rules
  const entitled = { heads: COUNTED, area: COUNTED * 8934 }
  return seconds(() => {
    for (const poll of polls) countQuestion({ ...poll, entitled, hands: null }, rules)
  })
}
