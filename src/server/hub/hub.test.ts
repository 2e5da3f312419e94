import { describe, expect, test } from 'vitest'
import type { Card, Participant } from '../../core/meeting/meeting.ts'
import type { Frame } from '../../wire/board.ts'
import type { Reader, LiveEvent } from './hub.ts'
import { announcement, encodeFrame, Hub, channelName } from './hub.ts'

const hall = channelName('meeting', { community: 'c', id: 'm' })

const endorsed = (seq: number, card: string, endorsements: number): LiveEvent => ({
  seq,
  told: { kind: 'endorsementsChanged', card, endorsements, people: {} },
  evicts: null,
})
const shown = (seq: number): LiveEvent => ({ seq, told: { kind: 'linksShown', shown: true }, evicts: null })
const frameOf = (bytes: Buffer): Frame => JSON.parse(/^data: (.*)$/m.exec(bytes.toString())![1]!) as Frame
/**
 * Sweeps run by setImmediate alone: after so many turns of the loop they are over, however busy the machine.
 */
const swept = async () => {
  for (let turn = 0; turn < 60; turn++) await new Promise((done) => setImmediate(done))
}

class Ear implements Reader {
  readonly frames: Frame[] = []
  readonly bytes: Buffer[] = []
  constructor(private readonly keepsUp = true) {}
  write(frame: Buffer): boolean {
    this.bytes.push(frame)
    this.frames.push(frameOf(frame))
    return this.keepsUp
  }
}

test('endorsements of a card in a row travel as the last count; what is between keeps its place', () => {
  const seqsOf = (events: LiveEvent[]) => frameOf(encodeFrame(0, events, false).bytes).seqs
  expect(seqsOf([endorsed(1, 'a', 1), endorsed(2, 'b', 1), endorsed(3, 'a', 2)])).toEqual([2, 3])
  expect(seqsOf([endorsed(1, 'a', 1), shown(2), endorsed(3, 'a', 2)])).toEqual([1, 2, 3])
})

test('[M70] whoever reads for everybody is let go where a meeting becomes a draft; the desk hears on', async () => {
  const hub = new Hub()
  const [ear, desk] = [new Ear(), new Ear()]
  const [all, its] = [hub.channel(hall, 'everybody', 0), hub.channel(hall, 'desk', 0)]
  all.add(ear, 0)
  its.add(desk, 0)
  const drafted = { seq: 1, told: { kind: 'stageChanged', stage: 'draft', at: 0 }, evicts: null } as const
  hub.publish(hall, 0, [drafted])
  hub.publish(hall, 1, [shown(2)])
  await swept()
  expect(ear.bytes.map(String)).toEqual(['event: reload\ndata: {}\n\n'])
  expect([all.readers.size, desk.frames.at(-1)?.seq]).toEqual([0, 2])
})

test('of many who join in a row, the last count of all travels', () => {
  const attendance = (people: number) => ({ people, capacities: {}, expected: 0, headCount: null, named: [] })
  const came = (seq: number): LiveEvent => ({
    seq,
    told: { kind: 'attendanceChanged', attendance: attendance(seq) },
    evicts: null,
  })
  const frame = frameOf(
    encodeFrame(0, [came(1), endorsed(2, 'a', 1), came(3), came(4), shown(5), came(6)], false).bytes,
  )
  expect(frame.seqs).toEqual([2, 4, 5, 6])
})

test('a frame is true up to its last position, also where the last event was merged away', () => {
  const frame = frameOf(encodeFrame(4, [endorsed(5, 'a', 1), shown(6)], false).bytes)
  expect(frame).toMatchObject({ after: 4, seq: 6, seqs: [5, 6] })
})

test('what is announced to a community is heard by all who follow anything in it, between frames and in order', async () => {
  const hub = new Hub()
  const there = channelName('meeting', { community: 'other', id: 'm' })
  const heard = (name: typeof hall, whose: 'everybody' | 'desk') => {
    const said: string[] = []
    hub.channel(name, whose, 0).add({ write: (bytes) => said.push(bytes.toString()) > 0 }, 0)
    return said
  }
  const [phone, desk, elsewhere] = [heard(hall, 'everybody'), heard(hall, 'desk'), heard(there, 'everybody')]
  hub.publish(hall, 0, [shown(1)])
  for (const clock of ['Asia/Tokyo', 'UTC']) hub.announce('c', announcement('clock', clock))
  hub.publish(hall, 1, [shown(2)])
  await swept()
  for (const said of [phone, desk]) {
    const all = said.join('')
    expect([...all.matchAll(/event: clock\ndata: "([^"]+)"\n\n/g)].map(([, clock]) => clock)).toEqual([
      'Asia/Tokyo',
      'UTC',
    ])
    expect(all).toContain('id: 2\n')
  }
  expect(elsewhere).toEqual([])
})

test('people are told at the desk alone', () => {
  const person = { id: 'p', name: '王阿姨' } as never
  const event: LiveEvent = { seq: 1, told: { kind: 'linksShown', shown: true }, evicts: null, participants: [person] }
  expect(encodeFrame(0, [event], false).bytes.toString()).not.toContain('王阿姨')
  expect(frameOf(encodeFrame(0, [event], true).bytes).participants).toEqual([person])
})

test('all readers get the same bytes, made once', async () => {
  const hub = new Hub()
  const live = hub.channel(hall, 'everybody', 0)
  const ears = Array.from({ length: 1000 }, () => new Ear())
  for (const ear of ears) expect(live.add(ear, 0)).toBe(true)
  hub.publish(hall, 0, [shown(1)])
  await swept()
  for (const ear of ears) expect(ear.bytes).toEqual([ears[0]!.bytes[0]])
  expect(new Set(ears.map(({ bytes }) => bytes[0]))).toHaveProperty('size', 1)
})

test('whoever comes at any moment hears everything after what they hold, once and in order', async () => {
  const hub = new Hub()
  const ears: [held: number, ear: Ear][] = []
  let seq = 0
  for (let i = 0; i < 60; i++) {
    hub.publish(hall, seq, [shown(++seq), shown(++seq)])
    if (i % 3 === 0) await new Promise((next) => setImmediate(next))
    const live = hub.channel(hall, 'everybody', seq)
    const ear = new Ear()
    const held = Math.max(0, live.last - (i % 7))
    expect(live.add(ear, held)).toBe(true)
    ears.push([held, ear])
  }
  await swept()
  for (const [held, { frames }] of ears) {
    const heard = frames.flatMap(({ seqs }) => seqs).filter((position) => position > held)
    expect(heard).toEqual(Array.from({ length: seq - held }, (_, i) => held + i + 1))
    expect(frames[0]!.after).toBeLessThanOrEqual(held)
  }
})

test('a reader who cannot keep up is let go, the others hear on', async () => {
  const hub = new Hub()
  const live = hub.channel(hall, 'everybody', 0)
  const [slow, quick] = [new Ear(false), new Ear()]
  live.add(slow, 0)
  live.add(quick, 0)
  hub.publish(hall, 0, [shown(1)])
  await swept()
  hub.publish(hall, 1, [shown(2)])
  await swept()
  expect([slow.frames.length, quick.frames.length, hub.readers]).toEqual([1, 2, 1])
})

test('who holds less than the hub keeps is sent to the journal first', async () => {
  const hub = new Hub()
  for (let seq = 1; seq <= 300; seq++) {
    hub.publish(hall, seq - 1, [shown(seq)])
    await new Promise((next) => setImmediate(next))
    await new Promise((next) => setImmediate(next))
  }
  await swept()
  const live = hub.channel(hall, 'everybody', 300)
  expect(live.add(new Ear(), 1)).toBe(false)
  const ear = new Ear()
  expect(live.add(ear, 290)).toBe(true)
  expect(ear.frames.flatMap(({ seqs }) => seqs)).toEqual([291, 292, 293, 294, 295, 296, 297, 298, 299, 300])
})

test('what is told of a meeting is heard there alone: not where another community has one under the same id', async () => {
  const hub = new Hub()
  const ears = [
    { community: 'd', id: 'm' },
    { community: 'c', id: 'n' },
  ].flatMap((elsewhere) =>
    (['everybody', 'desk'] as const).map((whose) => {
      const ear = new Ear()
      hub.channel(channelName('meeting', elsewhere), whose, 0).add(ear, 0)
      return ear
    }),
  )
  hub.publish(hall, 0, [shown(1)])
  await swept()
  for (const ear of ears) expect(ear.frames).toEqual([])
})

describe('[M30] what is taken back is forgotten', () => {
  const person = (name: string) => ({ id: 'p', name }) as Participant
  const posted = (seq: number, text: string): LiveEvent => ({
    seq,
    told: { kind: 'cardPosted', card: { id: 'c', text, where: text, photo: text, links: [] as string[] } as Card },
    evicts: null,
  })
  const withdrawn = (seq: number): LiveEvent => ({
    seq,
    told: { kind: 'cardWithdrawn', card: 'c', people: {} },
    evicts: 'words',
  })

  test('no reader who comes back is given a frame of before, whatever position they hold', async () => {
    const hub = new Hub()
    hub.publish(hall, 0, [{ ...posted(1, '不想说了'), participants: [person('王阿姨')] }])
    await swept()
    const channels = [hub.channel(hall, 'everybody', 1), hub.channel(hall, 'desk', 1)]
    for (const live of channels) expect(live.add(new Ear(), 0)).toBe(true)
    for (const live of channels) await live.missed(0, async () => '不想说了')
    hub.publish(hall, 1, [withdrawn(2)])
    // At once, also before the next frame goes out.
    for (const live of channels) {
      expect(live.add(new Ear(), 0)).toBe(false)
      expect(await live.missed(0, async () => '')).toBe('')
    }
    await swept()
    for (const live of channels) {
      expect(live.add(new Ear(), 0)).toBe(false)
      const ear = new Ear()
      expect(live.add(ear, 1)).toBe(true)
      expect(ear.frames.map(({ seq }) => seq)).toEqual([2])
    }
  })

  test('what is said and taken back before a frame goes out is not said in it', () => {
    const bytes = encodeFrame(
      0,
      [
        { ...posted(1, '不想说了'), participants: [person('王阿姨')] },
        { ...withdrawn(2), participants: [person('')] },
      ],
      true,
    ).bytes.toString()
    expect(bytes).not.toMatch(/不想说了|王阿姨/)
    expect(frameOf(Buffer.from(bytes)).seqs).toEqual([1, 2])
  })

  test('what another process took back is forgotten here, by all who remember it', async () => {
    const hub = new Hub()
    const told: string[] = []
    hub.onEviction(({ community, id }, what) => told.push(`${community} ${id} ${what}`))
    hub.publish(hall, 0, [posted(1, '不想说了')])
    await swept()
    hub.evict(hall, 'person')
    expect(told).toEqual(['c m person'])
    expect(hub.channel(hall, 'everybody', 1).add(new Ear(), 0)).toBe(false)
  })
})

test('a silent stream beats: an event that pages can hear, the same bytes for everybody', async () => {
  const hub = new Hub(20)
  const live = hub.channel(hall, 'everybody', 0)
  const heard: Buffer[][] = [[], []]
  for (const frames of heard) live.add({ write: (frame) => frames.push(frame) > 0 }, 0)
  await expect.poll(() => heard.every((frames) => frames.length > 1)).toBe(true)
  expect(String(heard[0]![0])).toBe('event: beat\ndata: 20\n\n')
  expect(heard[0]![0]).toBe(heard[1]![0])
})

test('a channel that nobody reads goes after a while; one that somebody reads stays, and hears what is told', async () => {
  const hub = new Hub(2)
  const read = channelName('meeting', { community: 'c', id: 'read' })
  const ear = new Ear()
  hub.channel(read, 'everybody', 0).add(ear, 0)
  hub.publish(hall, 0, [shown(1)])
  await swept()
  const now = () => hub.channel(hall, 'everybody', 99).last
  expect(now()).toBe(1)
  await expect.poll(now).toBe(99)
  hub.publish(read, 0, [shown(1)])
  await expect.poll(() => ear.bytes.some((bytes) => bytes.includes('linksShown'))).toBe(true)
})

test('a channel stays while somebody is on their way to it', async () => {
  const hub = new Hub(2)
  const live = hub.channel(hall, 'everybody', 5)
  live.coming++
  const beside = channelName('meeting', { community: 'c', id: 'beside' })
  hub.channel(beside, 'everybody', 0)
  // The other channel goes, so there were beats enough.
  await expect.poll(() => hub.channel(beside, 'everybody', 9).last).toBe(9)
  expect(hub.isRead(hall)).toBe(true)
  expect(live.add(new Ear(), 5)).toBe(true)
  live.coming--
  expect(hub.channel(hall, 'everybody', 9)).toBe(live)
})

test('what another process tells is worked out where somebody reads it: a channel that nobody reads goes at once', async () => {
  const hub = new Hub()
  const live = hub.channel(hall, 'desk', 5)
  const ear = new Ear()
  live.add(ear, 5)
  expect(hub.isRead(hall)).toBe(true)
  live.readers.delete(ear)
  expect(hub.isRead(hall)).toBe(false)
  // Who comes begins where the journal is then.
  expect(hub.channel(hall, 'desk', 8).add(new Ear(), 7)).toBe(false)
})
