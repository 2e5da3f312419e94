import type { Rows } from '../../wire/strings/rows.ts'

/** The phone's list of one's own cards, and what can be done with each. */
export default {
  'mine.withdrawn': ['已撤回', '已撤回', 'Withdrawn'],
  'mine.waiting': ['还没送到的', '還沒送到的', 'Not yet delivered'],
  'mine.sending': [
    '正在送。关掉页面也不会丢。',
    '正在送。關掉頁面也不會丟。',
    'On its way. It is safe, even when you close the page.',
  ],
  'mine.change': ['改一改再送', '改一改再送', 'Change and send again'],
  'mine.discard': ['不要了', '不要了', 'Discard'],
  'mine.endorse': ['附议第 {number} 号卡', '附議第 {number} 號卡', 'Endorsing card {number}'],
  'mine.takeBack': [
    '取消附议第 {number} 号卡',
    '取消附議第 {number} 號卡',
    'Taking back the endorsement of card {number}',
  ],
  'mine.withdrawCard': ['撤回第 {number} 号卡', '撤回第 {number} 號卡', 'Withdrawing card {number}'],
  'mine.describeMyself': ['我的名字和身份', '我的名字和身份', 'My name and capacity'],
  'mine.cut': [
    '说了两件事，协作者把它剪成了第 {first} 号和第 {second} 号。你的原话都在回执里。',
    '說了兩件事，協作者把它剪成了第 {first} 號和第 {second} 號。你的原話都在回執裡。',
    'It said two things; the facilitator cut it into no. {first} and no. {second}. Your own words are kept with the receipt.',
  ],
  'mine.cards': ['我写的卡', '我寫的卡', 'Cards I wrote'],
  'mine.none': ['你还没有写过卡。', '你還沒有寫過卡。', 'You have written no card yet.'],
  'mine.hidden': [
    '协作者收起了这张卡，理由：',
    '協作者收起了這張卡，理由：',
    'The facilitator hid this card. The reason:',
  ],
  'mine.edit': ['改', '改', 'Change'],
  'mine.withdraw': ['撤回', '撤回', 'Withdraw'],
  'mine.sure': [
    '撤回后大家就看不到这张卡了。确定撤回吗？',
    '撤回後大家就看不到這張卡了。確定撤回嗎？',
    'Nobody will see this card any more. Withdraw it?',
  ],
  'mine.yes': ['撤回', '撤回', 'Withdraw it'],
  'mine.no': ['不撤回', '不撤回', 'Keep it'],
  'mine.receipt': ['回执 {receipt}', '回執 {receipt}', 'Receipt {receipt}'],
  'mine.askFloor': ['要发言', '要發言', 'Asking to speak'],
  'mine.giveDots': ['我的点票', '我的點票', 'My dots'],
  'mine.leaveFloor': ['不发言了', '不發言了', 'Not speaking after all'],
  'mine.linkCards': ['给第 {number} 号卡加关联', '給第 {number} 號卡加關聯', 'Linking card {number}'],
  'mine.unlinkCards': [
    '去掉第 {number} 号卡的一个关联',
    '去掉第 {number} 號卡的一個關聯',
    'Removing a link of card {number}',
  ],
  'mine.withdrawing': ['正在撤回', '正在撤回', 'Being withdrawn'],
  'mine.endorsed': ['我附议的卡', '我附議的卡', 'Cards I endorse'],
  'mine.takeBackIt': ['收回附议', '收回附議', 'Take my endorsement back'],
  'mine.follow': ['看它的进展', '看它的進展', 'See what became of it'],
} satisfies Rows
