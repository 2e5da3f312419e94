import { expect, test } from 'vitest'
import { languageOf } from '../../web/document/language.ts'
import { LOCALES } from '../../wire/locale.ts'
import { textOf } from './blocks.ts'
import type { NoticeFacts } from './notice.ts'
import { noticeOf } from './notice.ts'

test('[L41] of an objection that is hidden the sheet has the reason and not the words', () => {
  const facts = factsOf(3)
  facts.notice.objections[1] = { ...facts.notice.objections[1]!, text: '', hidden: { reason: '有电话', at: 3 } }
  const text = textOf(noticeOf(facts, languageOf('zh-Hans', 'Asia/Shanghai')))
  expect(text).toContain('收起了，理由：有电话')
  expect(text).not.toContain('words of 1;')
  for (const n of [0, 2]) expect(text).toContain(`words of ${n};`)
})

const factsOf = (objections: number): NoticeFacts => ({
  community: '榕埠社区',
  office: '',
  notice: {
    title: '路灯方案',
    text: '换成感应灯',
    kind: 'decision',
    basis: '居民代表会议表决',
    amount: 48_000,
    contact: { respondent: '', phone: '', place: '' },
    from: 1,
    until: 2,
    postings: [],
    objections: Array.from({ length: objections }, (_, n) => ({
      id: `o${n}`,
      text: `words of ${n};`,
      at: 1,
      paper: null,
      answer: n % 2 ? null : { text: `answer to ${n};`, at: 2 },
      hidden: null,
    })),
    result: null,
    withdrawn: null,
  },
  matter: null,
  meeting: null,
  address: 'https://grove.example/c/rongbu/notices/n',
})

test.each(LOCALES)(
  '[L29] a sheet to hang and the picture count objections and answers, and do not grow with them (%s)',
  (locale) => {
    const language = languageOf(locale, 'Asia/Shanghai')
    const few = noticeOf(factsOf(3), language, 'counted')
    const many = noticeOf(factsOf(2000), language, 'counted')
    expect(many.blocks).toHaveLength(few.blocks.length)
    const text = textOf(many)
    expect(text).not.toMatch(/words of|answer to/)
    for (const fact of ['2000', '1000', factsOf(0).address]) expect(text).toContain(fact)
  },
)

test('[L29] for the file, the notice has objections with their answers; beyond two hundred it counts them', () => {
  const language = languageOf('zh-Hans', 'Asia/Shanghai')
  const all = textOf(noticeOf(factsOf(200), language))
  for (const words of ['words of 0;', 'answer to 0;', 'words of 199;', '待答复']) expect(all).toContain(words)
  expect(all).not.toContain('共 200 条')
  const many = textOf(noticeOf(factsOf(1500), language))
  expect(many).toContain('words of 199;')
  expect(many).not.toContain('words of 200;')
  expect(many).toContain('共 1500 条，其中 750 条已有答复')
})
