import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evolveBoard } from '../../src/core/meeting/evolve.ts'
import type { Board } from '../../src/core/meeting/meeting.ts'
import { follow } from '../../src/web/live/follow.ts'
import { Client, id } from '../build/grove.ts'
import type { GroveProcess } from '../build/process.ts'
import { startPlanted } from '../build/planted.ts'
import { freePort } from '../build/process.ts'
import { Chance } from './tamper/chance.ts'
import { SocketEventSource } from './sockets/eventSource.ts'

/** Each reader's connection is lost once in `each` milliseconds, while cards come for `lasts`. */
const SIZE = process.env.GROVE_LONG
  ? { readers: 200, writers: 6, each: 20_000, lasts: 180_000 }
  : { readers: 200, writers: 4, each: 2500, lasts: 7000 }

const chance = new Chance(Number(process.env.GROVE_SEED ?? 7))
let base: string
let grove: GroveProcess
let code: string
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-sockets-'))
  grove = await startPlanted(join(base, 'data'), await freePort())
  const staff = new Client(grove.url)
  await staff.send('POST', /Administrator\s+https?:\/\/[^/]+(\S+)/.exec(grove.printed())![1]!)
  const meeting = { id: id(), theme: '断线', startsAt: 1_750_000_000_000, joining: 'anyone' }
  const made = await staff.post('/api/communities/rongbu/meetings', meeting)
  ;({ code } = made.body as { code: string })
  await staff.must(code, { kind: 'setStage', stage: 'open' })
})
afterAll(async () => {
  grove?.child.kill('SIGTERM')
  await grove?.ended
  rmSync(base, { recursive: true, force: true })
})

const sources = new Set<SocketEventSource>()
/** The page's own following, on sockets that can be cut. */
class Followed extends SocketEventSource {
  constructor(url: string) {
    super(url)
    sources.add(this)
  }
  override close(): void {
    super.close()
    sources.delete(this)
  }
}
Object.assign(globalThis, { EventSource: Followed })

/** A page that shows the meeting: loads the board, follows it, loads anew when told to. */
class Page {
  board!: Board
  seq = 0
  loads = 0
  doubled = 0
  /** Journal positions of the frames it applied: each begins at or before the end of the one before. */
  gaps = 0
  private end = (): void => {}

  async open(): Promise<this> {
    this.end()
    this.loads++
    const page = (await new Client(grove.url).board(code)) as { seq: number; board: Board }
    this.board = page.board
    this.seq = page.seq
    this.end = follow(`${grove.url}/live/${code}`, page.seq, {
      events: (frame) => {
        if (frame.after > this.seq) this.gaps++
        for (const told of frame.events) {
          if (told.kind === 'cardPosted' && this.board.cards[told.card.id]) this.doubled++
          this.board = evolveBoard(this.board, told)
        }
        this.seq = frame.seq
      },
      reload: () => void this.open(),
    })
    return this
  }

  close(): void {
    this.end()
  }
}

test(
  `${SIZE.readers} readers over real streams, each cut off once in ${SIZE.each / 1000} s: every board becomes the server's, nothing missed`,
  { timeout: SIZE.lasts + 120_000 },
  async () => {
    const pages = await Promise.all(Array.from({ length: SIZE.readers }, () => new Page().open()))
    const ends = Date.now() + SIZE.lasts
    let cuts = 0
    let stalls = 0
    const weather = (async () => {
      // A busy machine looks seldom, and so goes on until it has cut enough.
      while (Date.now() < ends || cuts <= SIZE.readers) {
        await wait(50)
        for (const source of sources) {
          if (chance.below(SIZE.each) >= 50) continue
          if (chance.below(5) === 0) {
            stalls++
            source.stall()
            setTimeout(() => source.heal(), SIZE.each / 2).unref()
          } else {
            cuts++
            source.cut()
          }
        }
      }
    })()
    const posted = new Map<string, number>()
    const writers = Array.from({ length: SIZE.writers }, async (_, writer) => {
      const phone = new Client(grove.url)
      await phone.post(`/api/meetings/${code}/participants`, { id: id(), key: id(), name: '' })
      while (Date.now() < ends) {
        const card = { kind: 'postCard', id: id(), tree: 'problem', text: `${writer}: ${posted.size}` } as const
        const accepted = await phone.must(code, card)
        posted.set(accepted.id!, accepted.seq)
        const other = [...posted.keys()][chance.below(posted.size)]!
        await phone.command(code, { kind: 'endorse', card: other })
        // A phone may send sixty things in ten seconds.
        await wait(400)
      }
    })
    await Promise.all([weather, ...writers])

    for (const source of sources) source.heal()
    const healed = performance.now()
    const last = Math.max(...posted.values())
    await expect.poll(() => pages.filter(({ seq }) => seq < last).length, { interval: 50 }).toBe(0)
    const { board } = await new Client(grove.url).board(code)
    await expect.poll(() => pages.filter((page) => !isDeepStrictEqual(page.board.cards, board.cards)).length).toBe(0)
    const took = performance.now() - healed
    for (const page of pages) {
      expect(page.board).toStrictEqual(board)
      expect([...posted.keys()].filter((card) => !page.board.cards[card])).toEqual([])
      expect({ gaps: page.gaps, doubled: page.doubled }).toEqual({ gaps: 0, doubled: 0 })
    }
    const loads = pages.reduce((sum, page) => sum + page.loads - 1, 0)
    for (const page of pages) page.close()
    expect(cuts).toBeGreaterThan(SIZE.readers)
    console.log(
      `sockets: ${SIZE.readers} readers, ${posted.size} cards, ${cuts} cuts and ${stalls} standstills, ${loads} loads anew: ` +
        `every board equal ${(took / 1000).toFixed(1)} s after the network healed`,
    )
  },
)
