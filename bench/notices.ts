import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { CHANNEL, Notices } from '../src/server/journal/notices.ts'
import { listen } from '../src/server/database/listen.ts'
import { openDatabase } from '../src/server/database/open.ts'
import { Committers } from '../src/server/journal/committers.ts'
import { Hub } from '../src/server/hub/hub.ts'
import { Meetings } from '../src/server/meeting/meetings.ts'
import { newId, systemRuntime as runtime } from '../src/server/integrations/runtime.ts'
import { interleave, show } from './rounds.ts'
import { meetingAggregate } from '../src/server/aggregates.ts'
import { openMeeting, STAFF, walkInCard } from './openMeeting.ts'

export const name = 'notices'

const ROUNDS = Number(process.env.ROUNDS || 4)
const SECONDS = Number(process.env.SECONDS || 3)
const COMMUNITIES = Number(process.env.COMMUNITIES || 256)

/**
 * Commits a second in 256 communities at once, one card each, where other processes are notified of each;
 * beside the same without notices.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const database = await openDatabase(folder, embedded.url)
  const heard = () => {}
  const listening = await listen(embedded.url, { [CHANNEL]: heard }, heard)
  try {
    const notices = new Notices('bench')
    notices.sendBy((payloads) => listening.notify(CHANNEL, payloads))
    const telling = new Committers(database, new Hub(), runtime, 'bench', { notices, aggregates: [meetingAggregate] })
    const silent = new Committers(database, new Hub(), runtime, 'bench')
    const of = async (committers: Committers) => city(new Meetings(committers, meetingAggregate, 'system'))
    const contenders = { ours: await of(telling), anchor: await of(silent) }
    const { ours, anchor } = await interleave(ROUNDS, contenders)
    console.log(
      `notices ratio ${(ours.median / anchor.median).toFixed(2)} (ours ${show(ours)}, anchor ${show(anchor)} commits a second)`,
    )
  } finally {
    await listening.end()
    await database.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Communities with an open meeting each, and how many cards a second they commit together. */
async function city(meetings: Meetings): Promise<() => Promise<number>> {
  const open = await Promise.all(Array.from({ length: COMMUNITIES }, () => openMeeting(meetings)))
  return async () => {
    const began = performance.now()
    const until = began + SECONDS * 1000
    let posted = 0
    const poster = async ({ community, meeting, author }: (typeof open)[number]) => {
      while (performance.now() < until) {
        const command = walkInCard(author)
        const sent = { meeting, key: newId(runtime), command, actor: STAFF, body: command }
        const outcome = await meetings.ask(community, sent)
        if (!('accepted' in outcome)) throw new Error(JSON.stringify(outcome))
        posted++
      }
    }
    await Promise.all(open.map(poster))
    return posted / ((performance.now() - began) / 1000)
  }
}
