import type { Rows } from '../../wire/strings/rows.ts'

/** On the phone: asking for the floor, waiting for it, having it. */
export default {
  'floor.title': ['发言', '發言', 'Speaking'],
  'floor.ask': ['我要发言', '我要發言', 'I want to speak'],
  'floor.asking': ['正在给你排号', '正在給你排號', 'Getting you a number'],
  'floor.limits': [
    '每人最多 {turns} 次，每次 {time}。',
    '每人最多 {turns} 次，每次 {time}。',
    'At most {turns} {{time|times}} each, {time} a time.',
  ],
  'floor.eachTime': ['每次 {time}。', '每次 {time}。', '{time} a time.'],
  'floor.eachTurn': ['每人最多 {turns} 次。', '每人最多 {turns} 次。', 'At most {turns} {{time|times}} each.'],
  'floor.minutes': ['{minutes} 分钟', '{minutes} 分鐘', '{minutes} {{minute|minutes}}'],
  'floor.seconds': ['{seconds} 秒', '{seconds} 秒', '{seconds} seconds'],
  'floor.used': [
    '你已经发言 {turns} 次。还想说，请向主持人举手。',
    '你已經發言 {turns} 次。還想說，請向主持人舉手。',
    'You have spoken {turns} {{time|times}}. To say more, raise your hand.',
  ],
  'floor.yours': ['你是 {number} 号', '你是 {number} 號', 'You are number {number}'],
  'floor.before': [
    '前面还有 {count} 位。轮到你，这里会说。',
    '前面還有 {count} 位。輪到你，這裡會說。',
    '{count} {{person is|people are}} before you. This page says when it is your turn.',
  ],
  'floor.next': ['下一个就是你，请准备。', '下一個就是你，請準備。', 'You are next. Get ready.'],
  'floor.beyond': [
    '你的次数用完了，要不要再让你说，由主持人定。',
    '你的次數用完了，要不要再讓你說，由主持人定。',
    'You have had your turns: the chair decides whether you speak again.',
  ],
  'floor.now': ['轮到你发言', '輪到你發言', 'It is your turn to speak'],
  'floor.soon': ['还有 {time}，快到时间了', '還有 {time}，快到時間了', '{time} left, your time is nearly up'],
  'floor.over': ['时间到了，请说完这一句', '時間到了，請說完這一句', 'Your time is up. Please finish your sentence'],
  'floor.takeBack': ['不说了，收回', '不說了，收回', 'Take it back'],
  'floor.about': [
    '说哪张卡、赞成反对（可不填）',
    '說哪張卡、贊成反對（可不填）',
    'To which card, for or against (optional)',
  ],
  'floor.card': ['卡的编号', '卡的編號', 'Number of the card'],
  'floor.cardNone': ['没有这张卡', '沒有這張卡', 'There is no such card'],
  'floor.for': ['我赞成', '我贊成', 'I am for it'],
  'floor.against': ['我反对', '我反對', 'I am against it'],
  'floor.neither': ['问一句、补充', '問一句、補充', 'I ask or add'],
  'floor.say': ['就这样', '就這樣', 'That is it'],
  'floor.said': ['记下了，你的位置不变', '記下了，你的位置不變', 'Noted. You keep your place'],
  'floor.dotMore': ['给“{name}”加一点', '給「{name}」加一點', 'One more for “{name}”'],
  'floor.dotLess': ['给“{name}”减一点', '給「{name}」減一點', 'One less for “{name}”'],
  'floor.dotsGive': ['就这样点', '就這樣點', 'Give these'],
  'floor.dotsGiven': [
    '✓ 你的点记下了。停之前都能改。',
    '✓ 你的點記下了。停之前都能改。',
    '✓ Your dots are noted. You can change them until they close.',
  ],
  'floor.dotsStickers': [
    '你拿了贴纸，贴到墙上就算。',
    '你拿了貼紙，貼到牆上就算。',
    'You have stickers: put them on the wall.',
  ],
} satisfies Rows
