import { CHECKS } from '../../core/convention/checklist.ts'
import type { ConventionCommand } from '../../core/convention/command.ts'
import { textOf } from '../../core/convention/convention.ts'
import { voteOn } from '../../core/convention/vote.ts'
import type { VoteCommand } from '../../core/ballot/command.ts'
import { codeOf } from '../../core/plain/code.ts'
import { Conventions, draftOf } from '../../server/convention/conventions.ts'
import { matterNumbered } from '../../server/convention/store.ts'
import { Votes } from '../../server/ballot/votes.ts'
import { commit } from '../../server/journal/hash.ts'
import { standingNotice } from '../../server/ledger/standingNotice.ts'
import type { RoundStageSet } from './rounds.ts'

const DAY = 86_400_000
const TITLE = '榕埠社区居民公约'
const ARTICLES: [text: string, reason: string][] = [
  ['电动自行车停进车棚，不进楼道和电梯。', '去年楼道里起过一次火。'],
  ['晚上十点到早上七点，说话、装修、音响都放轻。', '上早班的和带孩子的都提过。'],
  ['邻里有事先当面商量，商量不成再请居委会来坐坐。', '多数争吵是没说上话。'],
  ['谁家的东西谁收，公共的楼道和连廊不堆放。', '救护担架过不去。'],
]
/** Which article was of use, and after how many days of the year. */
const USES = [
  [34, 1],
  [71, 3],
  [118, 1],
  [166, 4],
  [203, 2],
  [259, 1],
  [301, 3],
] as const
const REPRESENTATIVES = 24

/** Plans the convention of a community's year: made just before the year begins, looked at when it ends. */
export function planConvention(set: RoundStageSet, start: number): void {
  const { community, cast, committers, ledger, db, id, plan } = set
  const conventions = new Conventions(committers)
  const votes = new Votes(committers)
  const key = { community, id: id(`convention ${TITLE}`) }
  const vote = { community, id: id(`convention vote ${TITLE}`) }
  const lead = { kind: 'staff', id: cast.coordinator } as const
  const named = (what: string) => id(`convention ${what}`)
  const resident = (what: string) => ({ kind: 'participant', id: named(`who ${what}`) }) as const
  const does = (
    command: ConventionCommand,
    what: string = command.kind,
    by: typeof lead | ReturnType<typeof resident> = lead,
  ) => conventions.ask(key, { key: named(what), command, actor: by, body: what })
  const votesOn = (command: VoteCommand, what: string = command.kind) =>
    votes.ask(vote, { key: named(`vote ${what}`), command, actor: lead, body: what })
  const on = (day: number, run: () => Promise<unknown>) => plan(start + day * DAY, run)

  on(-62, () =>
    does({
      kind: 'openConvention',
      ...key,
      code: codeOf(key.id),
      after: null,
      title: TITLE,
      scope: '',
      settings: {
        body: 'representativesMeeting',
        voter: 'household',
        who: '居民代表',
        by: 'whole',
        secret: false,
        doors: ['hands'],
        hangDays: 7,
      },
    }),
  )
  for (const [i, [text, reason]] of ARTICLES.entries())
    on(-58 + i, () => does({ kind: 'writeArticle', n: null, after: null, text, reason }, `article ${i}`))
  on(-52, () =>
    does(
      { kind: 'comment', article: 2, text: '学生晚上练琴，能不能到九点？', came: 'page' },
      'first',
      resident('first'),
    ),
  )
  on(-51, () =>
    does({ kind: 'comment', article: null, text: '遛狗牵绳也写进去吧。', came: 'page' }, 'second', resident('second')),
  )
  on(-48, async () => {
    await does(
      {
        kind: 'writeArticle',
        n: 2,
        after: 1,
        text: '晚上十点到早上七点，说话、装修、音响都放轻；练琴到九点。',
        reason: '居民提的。',
      },
      'again',
    )
    await does({ kind: 'answerComment', comment: 1, taken: true, article: 2, text: '写进第二条了。', shown: true })
    await does({ kind: 'answerComments', comments: [2], text: '市里的条例已经有了，不重复写。', shown: true })
    await does({ kind: 'beginDrafting' })
    await does({ kind: 'sendToReview' })
  })
  on(-46, async () => {
    for (const check of CHECKS)
      await does({ kind: 'findCheck', check, clear: true, note: '逐条看过。' }, `check ${check}`)
    const heldOn = start - 46 * DAY
    await does({ kind: 'giveOpinion', reviewer: '林律师', opinion: '不违法，可以征求意见。', heldOn })
  })
  on(-44, async () => {
    const heldOn = start - 44 * DAY
    await does({
      kind: 'recordStreet',
      office: '荷渡街道司法所',
      opinion: '同意。',
      document: '',
      heldOn,
      agrees: true,
    })
    await does({ kind: 'hangDraft' })
    await hangs()
  })
  on(-35, async () => {
    await does({ kind: 'sealText', vote: vote.id, voteCode: codeOf(vote.id) })
    const said = await conventions.read(key, (held) => structuredClone(voteOn(held)))
    await votesOn({ kind: 'draftVote', ...vote, code: codeOf(vote.id), said })
    await votesOn({ kind: 'setRoll', entries: representatives() })
    await votesOn({ kind: 'sealVote' })
  })
  on(-24, async () => {
    await votesOn({ kind: 'openVote' })
    for (let n = 1; n <= REPRESENTATIVES; n++) await votesOn({ kind: 'handOut', n, way: 'hands' }, `hand ${n}`)
    await votesOn({ kind: 'countHands', question: '1', counts: [19, 3, 2] })
    await votesOn({ kind: 'closeVote' })
    await does({ kind: 'takeVote' })
    await does({ kind: 'noteComposition', composition: { present: 24, women: 13, unregistered: 9 } })
  })
  on(-18, () =>
    does({
      kind: 'fileText',
      filedOn: start - 18 * DAY,
      office: '荷渡街道办事处',
      receiver: '何主任',
      receipt: '备案〔榕埠〕1号',
    }),
  )
  on(-16, () => does({ kind: 'publishText', effectiveOn: start - 10 * DAY }))
  for (const [i, [day, n]] of USES.entries())
    on(day, async () => {
      const matter = await matterNumbered(db, community, i * 5 + 1)
      await does({ kind: 'noteUse', n, source: matter ? { kind: 'matter', matter } : null }, `use ${i}`)
    })
  // [C17] A year after its first day.
  on(357, async () => {
    const verdicts = ['keep', 'keep', 'keep', 'change'] as const
    for (const [i, what] of verdicts.entries()) {
      const reason = what === 'keep' ? '用得上，留着。' : '门口的鞋架也算不算，要写清楚。'
      await does({ kind: 'reviewArticle', n: i + 1, what, reason }, `review ${i}`)
    }
    await does({ kind: 'endReview' })
  })

  const representatives = () =>
    Array.from({ length: REPRESENTATIVES }, (_, i) => {
      const salt = named(`salt ${i}`)
      const name = `${'陈林王李张黄刘何梁吴'[i % 10]}代表${i + 1}`
      return { name, place: '', area: 0, participant: null, salt, commitment: commit(salt, name) }
    })

  /** [C10] Its notice hangs for its days. */
  async function hangs(): Promise<void> {
    const { id: notice } = await standingNotice(draftOf(key.id, 1), () => Promise.resolve(undefined))
    const text = await conventions.read(key, (held) =>
      textOf(held)
        .map((one) => one.text)
        .join('\n'),
    )
    const publishing = {
      kind: 'publishNotice',
      id: notice,
      community,
      about: 'other',
      matter: null,
      meeting: null,
      from: start - 44 * DAY,
      until: start - 36 * DAY,
      title: `${TITLE}征求意见`,
      text,
      basis: '居民代表会议',
      amount: null,
      contact: { respondent: '', phone: '', place: '' },
    } as const
    await ledger.notice(community, notice, { key: named('notice'), command: publishing, actor: lead, body: 'notice' })
  }
}
