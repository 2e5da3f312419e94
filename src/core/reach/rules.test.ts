import { describe, expect, test } from 'vitest'
import type { Bulletin, BulletinCommand, BulletinFacts, BulletinWords } from './bulletin.ts'
import { bulletinInJournal, readIn } from './bulletin.ts'
import { decideBulletin } from './decideBulletin.ts'
import { evolveBulletin } from './evolveBulletin.ts'
import { awakeFrom } from './quiet.ts'
import type { TierCommand, Tiers } from './tiers.ts'
import { decideTiers, evolveTiers, GROUPS_MOST, tiersInJournal, USUAL_REACH } from './tiers.ts'

const BY = { kind: 'staff', id: '00000000-0000-4000-8000-000000000001' } as const
const NOON = Date.UTC(2026, 10, 29, 4)
const DAY = 86_400_000
const words = (text = '周六开会'): BulletinWords => {
  const nothing = { text: '', title: '', lines: [] }
  return { 'zh-Hans': { text, title: '议事会', lines: ['周六'] }, 'zh-Hant': nothing, en: nothing }
}

describe('groups', () => {
  function ask(tiers: Tiers | undefined, command: TierCommand, tier: 'building' | null = 'building') {
    const events = decideTiers(tiers, command, BY, NOON, { tier })
    if ('refused' in events) return events
    return events.reduce<Tiers | undefined>(evolveTiers, tiers)!
  }
  const add: TierCommand = { kind: 'addGroup', id: 'g', place: 'p', name: '三号楼', keeper: '王阿姨' }
  const fresh = () => ask(undefined, add) as Tiers

  test('[T1] a group is of a place of the community; sent again it is the same', () => {
    expect(ask(undefined, add, null)).toEqual({ refused: 'noSuchPlace' })
    expect(fresh().groups.g).toMatchObject({ tier: 'building', state: 'asked', size: 0, turn: 1 })
    expect(decideTiers(fresh(), add, BY, NOON, { tier: 'building' })).toEqual([])
    expect(ask(fresh(), { ...add, name: '四号楼' })).toEqual({ refused: 'idTaken' })
  })

  test('[T1] there is room again where groups ended', () => {
    const tiers = fresh()
    for (let n = 1; n < GROUPS_MOST; n++) tiers.groups[`g${n}`] = { ...tiers.groups.g!, id: `g${n}` }
    const another: TierCommand = { ...add, id: 'another' }
    expect(ask(tiers, another)).toEqual({ refused: 'groupsFull', most: GROUPS_MOST })
    expect(ask(ask(tiers, { kind: 'endGroup', group: 'g' }) as Tiers, another)).toHaveProperty('groups.another')
  })

  test('[T2] who agreed keeps it; another keeper has another turn, and the former one’s is over', () => {
    let tiers = ask(fresh(), { kind: 'agreeToKeep', group: 'g', turn: 1 }) as Tiers
    expect(tiers.groups.g!.state).toBe('kept')
    tiers = ask(tiers, { kind: 'askKeeper', group: 'g', keeper: '李叔' }) as Tiers
    expect(tiers.groups.g).toMatchObject({ state: 'asked', turn: 2 })
    for (const kind of ['agreeToKeep', 'stopKeeping'] as const)
      expect(ask(tiers, { kind, group: 'g', turn: 1 })).toEqual({ refused: 'groupOver' })
  })

  test('[T2] who stops is forgotten, and cannot begin again by the same link; names are in no entry', () => {
    const tiers = ask(fresh(), { kind: 'stopKeeping', group: 'g', turn: 1 }) as Tiers
    expect(tiers.groups.g).toMatchObject({ state: 'left', keeper: '' })
    expect(ask(tiers, { kind: 'agreeToKeep', group: 'g', turn: 1 })).toEqual({ refused: 'groupOver' })
    for (const command of [add, { kind: 'askKeeper', group: 'g', keeper: '王阿姨' }] as TierCommand[]) {
      const [event] = decideTiers(command === add ? undefined : tiers, command, BY, NOON, { tier: 'building' }) as any[]
      expect(JSON.stringify(tiersInJournal(event.told))).not.toMatch(/王阿姨|三号楼/)
    }
  })
})

describe('bulletins', () => {
  const facts = (more: Partial<BulletinFacts> = {}): BulletinFacts => ({
    settings: USUAL_REACH,
    clock: 'Asia/Shanghai',
    kept: new Map([['g', { place: 'p', tier: 'building' }]]),
    sent: [],
    waiting: [],
    known: true,
    ...more,
  })
  function ask(
    bulletin: Bulletin | undefined,
    command: BulletinCommand,
    more: Partial<BulletinFacts> = {},
    now = NOON,
  ) {
    const events = decideBulletin(bulletin, command, BY, now, facts(more))
    if ('refused' in events) return events
    return events.reduce<Bulletin | undefined>(evolveBulletin, bulletin)!
  }
  const draft = (kind: 'free' | 'digest' = 'free', said = words()): BulletinCommand => ({
    kind: 'draftBulletin',
    community: 'c',
    id: 'b',
    code: 'K7Q2MD',
    source: { kind, ref: '' },
    words: said,
  })
  const drafted = () => ask(undefined, draft()) as Bulletin
  const send: BulletinCommand = { kind: 'sendBulletin', copies: [{ group: 'g', code: 'AAAAAAAA' }] }

  test('[T4] 140 characters are the most, five lines too; another language says what it leaves out in the first', () => {
    expect(ask(undefined, draft('free', words('字'.repeat(141))))).toMatchObject({ refused: 'textTooLong', most: 140 })
    const many = words()
    many['zh-Hans'].lines = ['一', '二', '三', '四', '五', '六']
    expect(ask(undefined, draft('free', many))).toEqual({ refused: 'linesTooMany', most: 5 })
    expect(readIn(drafted(), 'en')).toEqual(words()['zh-Hans'])
  })

  test('[T5] what it tells of is there; [T8] its words are in no entry', () => {
    expect(ask(undefined, draft(), { known: false })).toEqual({ refused: 'noSuchSource' })
    const [event] = decideBulletin(undefined, draft(), BY, NOON, facts()) as any[]
    expect(JSON.stringify(bulletinInJournal(event.told))).not.toContain('周六')
  })

  test('[T6] a group without a keeper gets none, and each gets one', () => {
    expect(ask(drafted(), send, { kept: new Map() })).toEqual({ refused: 'groupUnkept' })
    const twice: BulletinCommand = { kind: 'sendBulletin', copies: [...(send as any).copies, ...(send as any).copies] }
    const sent = ask(drafted(), twice) as Bulletin
    expect(sent.copies).toHaveLength(1)
    expect(decideBulletin(sent, send, BY, NOON, facts())).toEqual([])
  })

  test('[T7] corrected, it is to be pasted again; [T8] withdrawn, its words are gone', () => {
    let bulletin = ask(ask(drafted(), send) as Bulletin, { kind: 'markPosted', group: 'g' }) as Bulletin
    expect(bulletin.copies[0]!.posted).toBe(NOON)
    bulletin = ask(bulletin, { kind: 'correctBulletin', words: words('改到周日'), why: '下雨' }) as Bulletin
    expect(bulletin).toMatchObject({ corrected: { why: '下雨' }, copies: [{ posted: null }] })
    bulletin = ask(bulletin, { kind: 'withdrawBulletin', why: '不开了' }) as Bulletin
    expect(JSON.stringify(bulletin.words)).not.toMatch(/周/)
    expect(ask(bulletin, send)).toEqual({ refused: 'bulletinStage', stage: 'withdrawn' })
  })

  test('[T9] what is sent at night is handed on in the morning', () => {
    const night = Date.UTC(2026, 10, 29, 14)
    expect((ask(drafted(), send, {}, night) as Bulletin).dueAt).toBe(Date.UTC(2026, 10, 30, 0))
    expect((ask(drafted(), send) as Bulletin).dueAt).toBe(NOON)
    const [early, never] = [Date.UTC(2026, 10, 29, 18), { ...USUAL_REACH, quietFrom: 8, quietUntil: 8 }]
    expect(awakeFrom(USUAL_REACH, 'Asia/Shanghai', early)).toBe(Date.UTC(2026, 10, 30, 0))
    expect(awakeFrom(never, 'Asia/Shanghai', early)).toBe(early)
    expect(awakeFrom({ ...USUAL_REACH, quietFrom: 12, quietUntil: 14 }, 'Asia/Shanghai', NOON)).toBe(NOON + DAY / 12)
  })

  test('[T9] what a group is sent later is handed on by the hour at which it is sent, not the first', () => {
    const kept = new Map(['g', 'later'].map((group) => [group, { place: 'p', tier: 'building' as const }]))
    const more: BulletinCommand = { kind: 'sendBulletin', copies: [{ group: 'later', code: 'BBBBBBBB' }] }
    const sent = ask(ask(drafted(), send) as Bulletin, more, { kept }, Date.UTC(2026, 10, 29, 15)) as Bulletin
    expect(sent.dueAt).toBe(NOON)
    expect(sent.copies.map(({ at }) => at)).toEqual([NOON, Date.UTC(2026, 10, 30, 0)])
  })

  test('[T10] beyond three in seven days it waits; [T11] a digest tells it, when the week has room', () => {
    const sent = [NOON - 6 * DAY, NOON - 2 * DAY, NOON - DAY]
    const waiting = ask(drafted(), send, { sent }) as Bulletin
    expect(waiting).toMatchObject({ stage: 'waiting', copies: [], sentAt: null })
    expect(ask(drafted(), send, { sent: [NOON - 7 * DAY, ...sent.slice(1)] })).toMatchObject({ stage: 'sent' })
    expect(ask(undefined, draft('digest'))).toEqual({ refused: 'nothingWaits' })
    const digest = ask(undefined, draft('digest'), { waiting: ['w'] }) as Bulletin
    expect(digest.gathers).toEqual(['w'])
    expect(ask(digest, send, { sent })).toEqual({ refused: 'weekFull', until: NOON + DAY })
    expect(ask(waiting, { kind: 'gatherBulletin' })).toMatchObject({ stage: 'gathered', dueAt: NOON })
  })
})
