import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMUNITY, LEDGER_START } from '../../../tests/build/matterCommands.ts'
import { dayAt, endOfDayAt } from '../plain/clock.ts'
import type { NoticeCommand, NoticeFacts, NoticeRefusal } from './decideNotice.ts'
import { decideNotice } from './decideNotice.ts'
import type { Notice, NoticeTold } from './notice.ts'
import {
  AMOUNT_MOST,
  evolveNotice,
  hangingOf,
  hangs,
  isHeld,
  leastDays,
  noticeInJournal,
  noticeInView,
  NOTICE_KINDS,
  OBJECTIONS_MOST,
  photosOfNotice,
  SLIP_LAST,
} from './notice.ts'
import { USUAL_SETTINGS } from './settings.ts'

const DAY = 86_400_000
const CLOCK = 'Asia/Shanghai'
const FACTS: NoticeFacts = { missing: null, settings: { ...USUAL_SETTINGS, clock: CLOCK }, photo: { read: true } }
const CHIEF = { kind: 'staff', id: 'chief' } as const

type Publish = Extract<NoticeCommand, { kind: 'publishNotice' }>
const publish: Publish = {
  kind: 'publishNotice',
  id: 'n',
  community: COMMUNITY,
  about: 'decision',
  title: '路灯方案',
  text: '全文',
  basis: '居民代表会议表决',
  amount: 48_000,
  contact: { respondent: '社区居委会', phone: '8120 3344', place: '一楼' },
  matter: null,
  meeting: null,
  from: LEDGER_START,
  until: LEDGER_START + 16 * DAY,
}
const hang = (id: string, photo = `photo ${id}`): NoticeCommand => ({
  kind: 'hangNotice',
  id,
  board: '三号楼一楼',
  photo,
  unread: '',
})
const takeDown = (posting: string, reason = ''): NoticeCommand => ({
  kind: 'takeDown',
  posting,
  photo: `down ${posting}`,
  unread: '',
  reason,
})
const object = (id: string): NoticeCommand => ({ kind: 'object', id, text: '太亮了' })
const result: NoticeCommand = { kind: 'stateResult', text: '没有意见，照办' }

/** A notice as it stands after what was done with it, each at so many days after it was published. */
class Desk {
  notice: Notice | undefined
  at = LEDGER_START

  does(command: NoticeCommand, days = 0, facts: Partial<NoticeFacts> = {}): this {
    this.at = LEDGER_START + days * DAY
    const events = decideNotice(this.notice, command, CHIEF, this.at, { ...FACTS, ...facts })
    if (!Array.isArray(events)) throw new Error(events.refused)
    for (const event of events) this.notice = evolveNotice(this.notice, event)
    return this
  }

  refuses(command: NoticeCommand, days = 0, facts: Partial<NoticeFacts> = {}): NoticeRefusal {
    const decision = decideNotice(this.notice, command, CHIEF, LEDGER_START + days * DAY, { ...FACTS, ...facts })
    if (Array.isArray(decision)) throw new Error('it was not refused')
    return decision
  }

  hanging(days: number) {
    return hangingOf(this.notice!, LEDGER_START + days * DAY)
  }
}
const published = (more: Partial<Publish> = {}) => new Desk().does({ ...publish, ...more })

describe('[L29] what is published', () => {
  test('what the law makes public stands fifteen days at least, other notices one', () => {
    expect(NOTICE_KINDS.map(leastDays)).toEqual([15, 15, 15, 15, 15, 1])
    expect(new Desk().refuses({ ...publish, until: publish.from - 1 })).toEqual({ refused: 'noticeBackwards' })
    const until = LEDGER_START + 14 * DAY
    expect(new Desk().refuses({ ...publish, until })).toEqual({ refused: 'noticeTooShort', least: 15 })
    expect(published({ about: 'other', until }).notice).toMatchObject({ until })
  })

  test('it says on what it rests, about how much money it is, and who answers; what nobody said stays empty', () => {
    expect(published().notice).toMatchObject({ basis: publish.basis, amount: 48_000, contact: publish.contact })
    expect(published({ basis: '', amount: null }).notice).toMatchObject({ basis: '', amount: null })
    const possible = { refused: 'outOfRange', where: 'amount', least: 0, most: AMOUNT_MOST }
    for (const amount of [-1, 0.5, AMOUNT_MOST + 1, Number.MAX_SAFE_INTEGER])
      expect(new Desk().refuses({ ...publish, amount })).toEqual(possible)
    expect(published({ amount: AMOUNT_MOST }).notice).toMatchObject({ amount: AMOUNT_MOST })
    expect(Number.isSafeInteger(AMOUNT_MOST * 9000)).toBe(true)
  })

  test('none ends more than a year after it was published', () => {
    const last = LEDGER_START + 366 * DAY
    expect(published({ until: last }).notice).toMatchObject({ until: last })
    for (const [from, until] of [
      [LEDGER_START, last + 1],
      [LEDGER_START, Date.UTC(2199, 0)],
      [Date.UTC(2199, 0), Date.UTC(2199, 1)],
    ] as const)
      expect(new Desk().refuses({ ...publish, from, until })).toEqual({
        refused: 'outOfRange',
        where: 'until',
        most: last,
      })
  })

  test('what stands on one line has no ends of lines; its text keeps them', () => {
    const { notice } = published({
      title: '路灯\r\n方案',
      text: '一\r\n二',
      contact: { respondent: '居委\n会', phone: '8120\t3344', place: '一楼\u2028东' },
    }).does({ ...hang('p'), board: '三号楼\n一楼' } as NoticeCommand)
    expect(notice).toMatchObject({
      title: '路灯 方案',
      text: '一\n二',
      contact: { respondent: '居委 会', phone: '8120 3344', place: '一楼 东' },
      postings: [{ board: '三号楼 一楼' }],
    })
  })

  test('there is room for a thousand objections that are sent, and as many on paper', () => {
    const desk = published()
    for (let n = 0; n < OBJECTIONS_MOST; n++) desk.does(object(`o${n}`), 1)
    expect(desk.refuses(object('more'), 1)).toEqual({ refused: 'objectionsFull', most: OBJECTIONS_MOST })
    expect(desk.does(object('o0'), 1).notice!.objections).toHaveLength(OBJECTIONS_MOST)
    const paper = { kind: 'objectOnPaper', text: '太亮了', slip: null, receivedOn: LEDGER_START } as const
    for (let n = 0; n < OBJECTIONS_MOST; n++) desk.does({ ...paper, id: `p${n}` }, 1)
    expect(desk.refuses({ ...paper, id: 'more' }, 1)).toMatchObject({ refused: 'objectionsFull' })
  })

  test('of one that was withdrawn, that is what is said', () => {
    const desk = published().does({ kind: 'withdrawNotice', reason: '写错了' }, 2)
    const withdrawn = { refused: 'noticeWithdrawn', since: LEDGER_START + 2 * DAY }
    const paper = {
      kind: 'objectOnPaper',
      id: 'q',
      text: '太亮了',
      slip: 1,
      receivedOn: LEDGER_START + 3 * DAY,
    } as const
    for (const command of [object('o'), hang('p'), result, paper]) expect(desk.refuses(command, 3)).toEqual(withdrawn)
    expect(desk.does({ ...paper, receivedOn: LEDGER_START + DAY }, 3).notice!.objections).toHaveLength(1)
  })

  test('objections are taken to its end, and not after', () => {
    expect(published().refuses(object('o'), 17)).toMatchObject({ refused: 'noticeOver' })
    expect(published().does(object('o'), 16).notice!.objections).toHaveLength(1)
  })

  test('one that was published before notices said all this is whole, and no photo of it is awaited', () => {
    const {
      basis: _b,
      amount: _a,
      contact: _c,
      meeting: _m,
      hangBy: _h,
      postings: _p,
      result: _r,
      ...old
    } = published().notice!
    const notice = evolveNotice(undefined, {
      at: 0,
      by: CHIEF,
      told: { kind: 'noticePublished', notice: old as Notice },
    })
    expect(notice).toMatchObject({ basis: '', amount: null, postings: [], result: null })
    expect(hangingOf(notice, LEDGER_START + 300 * DAY)).toBe('nowhere')
    expect(isHeld(notice, LEDGER_START + 17 * DAY)).toBe(true)
  })
})

describe('[L36] the days on the board', () => {
  test('a sheet that is hung on time changes nothing; one that is hung late moves the end so that fifteen days are whole', () => {
    expect(published().does(hang('p')).notice!.until).toBe(publish.until)
    const { notice, at } = published().does(hang('p'), 5)
    expect(dayAt(CLOCK, notice!.until)).toBe(dayAt(CLOCK, at + 15 * DAY))
    expect(endOfDayAt(CLOCK, notice!.until)).toBe(notice!.until)
  })

  test('a second board begins nothing anew, nor does a notice for which the law asks no days', () => {
    const two = published().does(hang('p'), 1).notice!.until
    expect(published().does(hang('p'), 1).does(hang('q'), 9).notice!.until).toBe(two)
    const other = published({ about: 'other' }).does(hang('p'), 9).notice!
    expect(other.until).toBe(publish.until)
  })

  test('taken down before the end it says why, and the days begin anew with the next photo', () => {
    const desk = published().does(hang('p'))
    expect(desk.refuses(takeDown('p'), 3)).toMatchObject({ refused: 'noticeRuns' })
    desk.does(takeDown('p', '墙要粉刷'), 3)
    expect(desk.notice!.postings[0]!.down).toMatchObject({ early: '墙要粉刷' })
    expect(desk.refuses(result, 17)).toEqual({ refused: 'notHung' })
    desk.does(hang('q'), 4)
    expect(dayAt(CLOCK, desk.notice!.until)).toBe(dayAt(CLOCK, LEDGER_START + 19 * DAY))
    expect(desk.does(result, 21).notice!.result).toMatchObject({ text: '没有意见，照办' })
  })

  test('where another sheet hangs, the days go on', () => {
    const desk = published().does(hang('p')).does(hang('q'), 1)
    const { until } = desk.notice!
    expect(desk.does(takeDown('p', '换到二号楼'), 2).notice).toMatchObject({ until })
    expect(desk.hanging(3)).toBe('hangs')
    expect(desk.does(takeDown('q'), 17).does(result, 17).notice!.result).not.toBeNull()
  })

  test('the code of the sheet is read from the photo, or it says why not; [L34] a photo is shown once, by whoever brought it', () => {
    const desk = published()
    const blind = { photo: { read: false } }
    expect(desk.refuses(hang('p'), 0, blind)).toEqual({ refused: 'codeUnread' })
    expect(desk.refuses(hang('p'), 0, { photo: null })).toEqual({ refused: 'noSuchPhoto' })
    expect(desk.refuses(hang('p'), 0, { photo: { read: true, shown: true } })).toEqual({ refused: 'photoShown' })
    desk.does({ ...(hang('p') as { kind: 'hangNotice' } & NoticeCommand), unread: '玻璃反光' }, 0, blind)
    expect(desk.notice!.postings[0]).toMatchObject({ unread: '玻璃反光' })
    // Where it was read there is nothing to explain.
    expect(desk.does({ ...hang('q'), unread: '反光' } as NoticeCommand).notice!.postings[1]).toMatchObject({
      unread: null,
    })
    expect(desk.refuses(hang('r', 'photo p'))).toEqual({ refused: 'noSuchPhoto' })
    expect([...photosOfNotice(desk.notice!)]).toEqual(['photo p', 'photo q'])
  })

  test('tapped twice it hangs once, and is taken down once', () => {
    const desk = published().does(hang('p')).does(hang('p')).does(takeDown('p'), 17).does(takeDown('p'), 18)
    expect(desk.notice!.postings).toHaveLength(1)
    expect(desk.notice!.postings[0]!.down!.at).toBe(LEDGER_START + 17 * DAY)
    expect(desk.refuses(takeDown('x'), 18)).toEqual({ refused: 'noSuchPosting' })
  })
})

describe('[L37] a missing photo', () => {
  test('is overdue after one working day, until the sheet hangs or the notice is withdrawn', () => {
    const desk = published()
    expect(desk.hanging(0)).toBe('awaited')
    expect(desk.hanging(6)).toBe('overdue')
    expect(published().does({ kind: 'withdrawNotice', reason: '写错了' }, 1).hanging(6)).toBe('nowhere')
    expect(desk.does(hang('p'), 6).hanging(6)).toBe('hangs')
    expect(desk.does(takeDown('p'), 30).hanging(30)).toBe('down')
  })

  test('of a notice that never hung the days have not been: hung after its end, it runs again', () => {
    const desk = published()
    expect(desk.refuses(result, 20)).toEqual({ refused: 'notHung' })
    expect(desk.does(hang('p'), 20).does(object('o'), 21).notice!.objections).toHaveLength(1)
  })

  test('is awaited of no other notice', () => {
    expect(published({ about: 'other' }).hanging(9)).toBe('nowhere')
  })
})

describe('[L38] objections on paper', () => {
  const slip = (id: string, number: number | null, days: number): NoticeCommand => ({
    kind: 'objectOnPaper',
    id,
    text: '太亮了',
    slip: number,
    receivedOn: LEDGER_START + days * DAY,
  })

  test('count as if they had been sent on the day they were handed in', () => {
    const desk = published()
    expect(desk.does(slip('o', 3, 16), 18).notice!.objections[0]).toMatchObject({ paper: { slip: 3 }, answer: null })
    expect(desk.refuses(slip('p', 4, 17), 18)).toMatchObject({ refused: 'noticeOver' })
    expect(desk.refuses(slip('p', 4, 19), 18)).toEqual({ refused: 'outOfRange' })
    expect(desk.refuses(slip('p', 4, -2), 18)).toEqual({ refused: 'outOfRange' })
  })

  test('a slip has a number that slips have', () => {
    for (const number of [0, -1, 1.5, SLIP_LAST + 1, 10_000_000])
      expect(published().refuses(slip('o', number, 1), 1)).toEqual({
        refused: 'outOfRange',
        where: 'slip',
        least: 1,
        most: 960,
      })
    expect(published().does(slip('o', SLIP_LAST, 1), 1).notice!.objections).toHaveLength(1)
  })

  test('a slip is entered once', () => {
    const desk = published().does(slip('o', 3, 1), 1)
    expect(desk.refuses(slip('p', 3, 1), 1)).toEqual({ refused: 'slipEntered', slip: 3 })
    expect(desk.does(slip('p', null, 1), 1).does(slip('q', null, 1), 1).notice!.objections).toHaveLength(3)
  })
})

describe('[L39] the result', () => {
  test('comes after the days, once every objection has its answer, and stands', () => {
    const desk = published().does(hang('p')).does(object('o'), 2)
    expect(desk.refuses(result, 10)).toMatchObject({ refused: 'noticeRuns' })
    expect(desk.refuses(result, 17)).toEqual({ refused: 'objectionsOpen', count: 1 })
    desk.does({ kind: 'answerObjection', objection: 'o', text: '换暖光' }, 17).does(result, 17)
    expect(desk.refuses(result, 18)).toEqual({ refused: 'resultStands' })
    expect(published().does({ kind: 'withdrawNotice', reason: '写错了' }).refuses(result, 18)).toMatchObject({
      refused: 'noticeWithdrawn',
    })
  })
})

describe('[L41] an objection taken from view', () => {
  const hide = (reason: string): NoticeCommand => ({ kind: 'hideObjection', objection: 'o', reason })
  const show: NoticeCommand = { kind: 'showObjection', objection: 'o' }

  test('is there with its reason and without its words, and has them again when it is shown', () => {
    const desk = published().does(object('o'), 1).does(hide('有电话'), 2)
    const hidden = { reason: '有电话', at: LEDGER_START + 2 * DAY }
    expect(noticeInView(desk.notice!).objections).toMatchObject([{ id: 'o', text: '', hidden, answer: null }])
    expect(noticeInView(desk.does(hide('骂人'), 3).notice!).objections[0]!.hidden).toMatchObject({ reason: '骂人' })
    expect(noticeInView(desk.does(show, 4).does(show, 5).notice!).objections).toMatchObject([
      { text: '太亮了', hidden: null },
    ])
  })

  test('says why, awaits its answer all the same, and is one of this notice', () => {
    const desk = published().does(hang('p')).does(object('o'), 1)
    expect(desk.refuses(hide(' '), 2)).toMatchObject({ refused: 'textEmpty' })
    expect(desk.does(hide('有电话'), 2).refuses(result, 17)).toEqual({ refused: 'objectionsOpen', count: 1 })
    desk.does({ kind: 'answerObjection', objection: 'o', text: '换暖光' }, 17).does(result, 17).does(hide('骂人'), 18)
    expect(desk.notice!.objections[0]).toMatchObject({ answer: { text: '换暖光' }, hidden: { reason: '骂人' } })
    for (const command of [hide('有电话'), show])
      expect(published().refuses(command)).toEqual({ refused: 'noSuchObjection' })
  })

  test('the journal has neither its words nor any of another', () => {
    const told = { kind: 'objectionHidden', objection: 'o', hidden: { reason: '有电话', at: 1 } } as const
    expect(noticeInJournal(told)).toEqual(told)
  })

  test('one that was made before there was this rule stands', () => {
    const { hidden: _, ...old } = published().does(object('o'), 1).notice!.objections[0]!
    const told = { kind: 'objectionMade', objection: old } as Extract<NoticeTold, { kind: 'objectionMade' }>
    expect(evolveNotice(published().notice, { at: 0, by: CHIEF, told }).objections[0]!.hidden).toBeNull()
  })
})

test('[L29] [L38] before its first day a notice takes no objection, by neither way', () => {
  const from = LEDGER_START + 2 * DAY
  const desk = published({ from, until: from + 16 * DAY })
  const paper = { kind: 'objectOnPaper', id: 'q', text: '太亮了', slip: null, receivedOn: LEDGER_START } as const
  for (const command of [object('o'), paper])
    expect(desk.refuses(command, 1)).toEqual({ refused: 'noticeNotYet', from })
  expect(desk.does(object('o'), 2).notice!.objections).toHaveLength(1)
})

test('[L42] the same id with other content is refused, and with the same it is the same', () => {
  const paper = { kind: 'objectOnPaper', id: 'q', text: '太吵', slip: 3, receivedOn: LEDGER_START } as const
  const withdraw = { kind: 'withdrawNotice', reason: '写错了' } as const
  const desk = published().does(hang('p')).does(object('o')).does(paper).does(takeDown('p', '粉刷'))
  const before = structuredClone(desk.notice)
  for (const again of [hang('p'), object('o'), paper, takeDown('p', '粉刷')]) desk.does(again, 1)
  for (const other of [
    { ...hang('p'), board: '二号楼' },
    hang('p', 'another photo'),
    { ...object('o'), text: '别的话' },
    { ...paper, id: 'o' },
    { ...paper, text: '别的话' },
    { ...paper, slip: 4 },
    { ...takeDown('p'), photo: 'another photo' },
  ] as NoticeCommand[])
    expect(desk.refuses(other, 1)).toEqual({ refused: 'idTaken' })
  expect(desk.notice).toEqual(before)
  expect(desk.does(withdraw, 2).does(withdraw, 3).notice!.withdrawn!.at).toBe(LEDGER_START + 2 * DAY)
  expect(desk.refuses({ ...withdraw, reason: '别的' }, 3)).toMatchObject({ refused: 'noticeWithdrawn' })
})

test('[L36] [L39] whatever is done in whatever order, a result has fifteen whole days on a board behind it', () => {
  const which = fc.constantFrom('a', 'b', 'c')
  const step = fc.record({
    hours: fc.integer({ min: 0, max: 200 }),
    command: fc.oneof(
      which.map((id) => hang(id)),
      fc.tuple(which, fc.constantFrom('', '墙要粉刷')).map(([id, reason]) => takeDown(id, reason)),
      which.map(object),
      which.map((objection): NoticeCommand => ({ kind: 'answerObjection', objection, text: '好' })),
      fc.constant(result),
    ),
  })
  let stated = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let notice: Notice | undefined = published().notice
      let now = LEDGER_START
      // When sheets began to hang, of which there was always one since.
      let since: number | null = null
      for (const { hours, command } of steps) {
        now += hours * 3_600_000
        const before = structuredClone(notice!)
        const decision = decideNotice(notice, command, CHIEF, now, FACTS)
        expect(notice).toEqual(before)
        if (!Array.isArray(decision)) continue
        for (const event of decision) notice = evolveNotice(notice, event)
        expect(notice!.until).toBeGreaterThanOrEqual(before.until)
        if (!hangs(notice!) && now <= notice!.until) since = null
        if (hangs(notice!)) since ??= now
        if (notice!.result && !before.result) {
          stated++
          expect(notice!.until - since!).toBeGreaterThanOrEqual(15 * DAY)
          expect(notice!.objections.every(({ answer }) => answer)).toBe(true)
        }
      }
    }),
    { numRuns: 2000 },
  )
  expect(stated).toBeGreaterThan(20)
})
