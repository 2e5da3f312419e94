import type { Rows } from '../../wire/strings/rows.ts'

/** Lists of matters. */
export default {
  'matters.title': ['全部事项', '全部事項', 'All matters'],
  'matters.of': ['{community}的台账', '{community}的台帳', 'The ledger of {community}'],
  'matters.search': ['搜一搜', '搜一搜', 'Search'],
  'matters.searchHelp': ['词或编号，两个字就行', '詞或編號，兩個字就行', 'words or a number'],
  'matters.all': ['全部', '全部', 'all'],
  'matters.stage': ['到哪一步', '到哪一步', 'Stage'],
  'matters.lane': ['怎么办', '怎麼辦', 'Lane'],
  'matters.category': ['哪一类', '哪一類', 'Category'],
  'matters.sort': ['怎么排', '怎麼排', 'Order'],
  'matters.sort.newest': ['新的在前', '新的在前', 'newest first'],
  'matters.sort.due': ['期限近的在前', '期限近的在前', 'due first'],
  'matters.sort.people': ['关心的人多在前', '關心的人多在前', 'most people first'],
  'matters.onlyOverdue': ['只看过期的', '只看過期的', 'overdue only'],
  'matters.go': ['查', '查', 'Show'],
  'matters.count': ['{n} 件', '{n} 件', '{n} {{matter|matters}}'],
  'matters.many': ['一万件以上', '一萬件以上', 'more than 10,000 matters'],
  'matters.none': [
    '没有找到。换个词，或者少选一项。',
    '沒有找到。換個詞，或者少選一項。',
    'Nothing found. Try another word, or fewer filters.',
  ],
  'matters.open': ['在办的事', '在辦的事', 'Open matters'],
  'matters.overdue': ['过期的事', '過期的事', 'Overdue'],
  'matters.noneOverdue': ['没有过期的事。', '沒有過期的事。', 'Nothing is overdue.'],
  'matters.noneOpen': ['眼下没有在办的事。', '眼下沒有在辦的事。', 'No open matters.'],
  'matters.cardsWait': [
    '还有 {count} 张卡等着归拢成事项',
    '還有 {count} 張卡等著歸攏成事項',
    '{count} {{card waits|cards wait}} to become matters',
  ],
  'matters.seeAll': ['看全部事项，搜一搜', '看全部事項，搜一搜', 'See and search all matters'],
  'matters.download': ['下载表格', '下載表格', 'Download as a table'],
} satisfies Rows
