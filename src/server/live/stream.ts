import type { ServerResponse } from 'node:http'
import type { FullKey } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Committers } from '../journal/committers.ts'
import { readTold } from '../journal/journal.store.ts'
import { inWordsOfNow } from '../../core/meeting/words.ts'
import { clockAnnounced } from '../ledger/aggregates.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Meetings } from '../meeting/meetings.ts'
import { MEETING, thingOf } from '../meeting/meetings.ts'
import type { Channel, Hub, Reader } from '../hub/hub.ts'
import { RELOAD, encodeFrame, isForAll, channelName } from '../hub/hub.ts'

/** A reader who lags by more than this is let go; the browser comes back by itself and catches up. */
const LAG_BYTES = 256_000
/** Who missed more than this loads the page's state anew: that is cheaper for both. */
const CATCH_UP = 2000

/**
 * Begins a stream without end on a response, and gives the reader at its other end: who lags too far is told
 * to load anew, and let go. The body ends with the connection instead of coming in chunks, and once the head
 * is sent, frames go to the socket itself: the same bytes for everybody, without copying or framing them for
 * each (bench/fanout.ts).
 */
export function readerOf(response: ServerResponse): Reader {
  response.shouldKeepAlive = false
  response.useChunkedEncodingByDefault = false
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  })
  response.write('retry: 1500\n\n')
  const { socket } = response
  return {
    write(frame) {
      // Ended meanwhile: whoever reads may no longer (barred.ts).
      if (response.writableEnded) return false
      if ((socket ?? response).writableLength > LAG_BYTES) {
        response.end(RELOAD)
        return false
      }
      ;(socket ?? response).write(frame)
      return true
    },
  }
}

/**
 * Streams what happens in a meeting to one reader as server-sent events, from journal position `held` on,
 * without gap or double: what was missed comes from the hub's recent frames, or else from the journal, and
 * then the live frames take over.
 */
export async function stream(
  services: { db: Db; committers: Committers; meetings: Meetings; ledger: Pick<Ledger, 'clockOf'>; hub: Hub },
  meeting: FullKey,
  held: number,
  atDesk: boolean,
  response: ServerResponse,
): Promise<void> {
  const { committers, meetings, ledger, hub } = services
  const headNow = () => meetings.read(meeting.community, meeting.id, (_, seq) => seq)
  let head = await headNow()
  // Another process has told this reader more than has reached us.
  if (head !== undefined && held > head) {
    await committers.look(meeting.community)
    head = await headNow()
  }
  if (head === undefined) return void response.writeHead(404).end()
  const reader = readerOf(response)
  // Without a pause since the head was read: what is told after it finds the channel, and it stays.
  const live = hub.channel(channelName(MEETING, meeting), atDesk ? 'desk' : 'everybody', head)
  live.coming++
  // A position beyond the journal's head comes from another life of this database.
  const follows = held <= head ? catchUp(services, meeting, atDesk, live, reader, held) : Promise.resolve(false)
  if (!(await follows.finally(() => live.coming--))) return void response.end(RELOAD)
  // Who left meanwhile closes no second time.
  if (response.destroyed) return void live.readers.delete(reader)
  reader.write(hub.beat)
  response.on('close', () => live.readers.delete(reader))
  // It may have been set anew while nobody listened; a page that does not hear it keeps the one it came with.
  await ledger.clockOf(meeting.community).then(
    (clock) => reader.write(clockAnnounced(clock)),
    () => undefined,
  )
}

/** Whether a reader who held everything up to `at` reads a channel now; false where they missed too much. */
async function catchUp(
  services: { db: Db; meetings: Meetings },
  meeting: FullKey,
  atDesk: boolean,
  live: Channel,
  reader: Reader,
  at: number,
): Promise<boolean> {
  while (!live.add(reader, at)) {
    const until = live.last
    const from = at
    const frame = await live.missed(from, () => missed(services, meeting, atDesk, from, until))
    if (frame === 'tooMuch') return false
    if (frame) reader.write(frame)
    at = until
  }
  return true
}

/**
 * One frame of what was told after `at` and up to `until`, with the words that cards have now; null where
 * nothing was told on this channel.
 */
async function missed(
  { db, meetings }: { db: Db; meetings: Meetings },
  { id, community }: FullKey,
  atDesk: boolean,
  at: number,
  until: number,
): Promise<Buffer | null | 'tooMuch'> {
  const rows = await readTold(db, community, thingOf(id), at, until, CATCH_UP + 1)
  if (rows.length > CATCH_UP) return 'tooMuch'
  const events = await meetings.read(community, id, (now) =>
    rows.map(({ seq, told }, n) => ({
      seq,
      told: inWordsOfNow(told, now.board),
      evicts: null,
      participants: atDesk && n === 0 ? [...now.participants.values()] : undefined,
      speakers: atDesk && n === 0 ? [...now.speakers.values()] : undefined,
    })),
  )
  if (!events) return 'tooMuch'
  const told = atDesk ? events : events.filter(isForAll)
  return told.length > 0 ? encodeFrame(at, told, atDesk).bytes : null
}
