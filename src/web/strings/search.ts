import type { Rows } from '../../wire/strings/rows.ts'

/** Search, on public pages and at the desk. */
export default {
  'search.title': ['找一找', '找一找', 'Search'],
  'search.of': [
    '在{place}的卡、事项和公示里找',
    '在{place}的卡、事項和公示裡找',
    'Search the cards, matters and notices of {place}',
  ],
  'search.ask': ['有人说过吗？办到哪儿了？', '有人說過嗎？辦到哪兒了？', 'Has somebody said it? What became of it?'],
  'search.help': [
    '一两个词、事项编号或者回执',
    '一兩個詞、事項編號或者回執',
    'a word or two, a matter’s number, a receipt',
  ],
  'search.go': ['找', '找', 'Search'],
  'search.kinds': ['只看', '只看', 'Only'],
  'search.all': ['全部', '全部', 'Everything'],
  'search.kind.card': ['卡', '卡', 'Cards'],
  'search.kind.matter': ['事项', '事項', 'Matters'],
  'search.kind.notice': ['公示', '公示', 'Notices'],
  'search.one.card': ['卡', '卡', 'Card'],
  'search.one.matter': ['事项', '事項', 'Matter'],
  'search.one.notice': ['公示', '公示', 'Notice'],
  'search.inMatter': ['归到：', '歸到：', 'Answered by: '],
  'search.none': [
    '没找到“{query}”。换个说法试试，两个字就行。',
    '沒找到「{query}」。換個說法試試，兩個字就行。',
    'Nothing found for “{query}”. Try other words; one is enough.',
  ],
  'search.write': ['没人说过？你来写', '沒人說過？你來寫', 'Nobody has said it? Write it down'],
  'search.next': ['再看一些', '再看一些', 'More'],
} satisfies Rows
