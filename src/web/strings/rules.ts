import type { Rows } from '../../wire/strings/rows.ts'

/** The rules of a meeting, as they are read out and adopted. */
export default {
  'rules.title': ['会议规则', '會議規則', 'Rules of this meeting'],
  'rules.usual.chair': [
    '主持人请到谁，谁才发言。',
    '主持人請到誰，誰才發言。',
    'Speak when the chair gives you the floor.',
  ],
  'rules.usual.oneThing': ['一次只谈一件事。', '一次只談一件事。', 'One thing at a time.'],
  'rules.usual.firstThenWhy': [
    '先说赞成还是反对，再说为什么。',
    '先說贊成還是反對，再說為什麼。',
    'Say first whether you are for or against, and then why.',
  ],
  'rules.usual.noAttacks': [
    '对事不对人，不攻击、不挖苦。',
    '對事不對人，不攻擊、不挖苦。',
    'Speak about the matter. Attack nobody.',
  ],
  'rules.usual.hearOut': ['听别人说完，不打断。', '聽別人說完，不打斷。', 'Hear others out.'],
  'rules.minutes': [
    '每次发言最多 {minutes} 分钟。',
    '每次發言最多 {minutes} 分鐘。',
    'Speak {minutes} {{minute|minutes}} at most.',
  ],
  'rules.seconds': ['每次发言最多 {seconds} 秒。', '每次發言最多 {seconds} 秒。', 'Speak {seconds} seconds at most.'],
  'rules.turns': ['每人最多发言 {turns} 次。', '每人最多發言 {turns} 次。', 'Speak {turns} {{time|times}} at most.'],
  'rules.order.turns': [
    '写过卡还没说过的先说，然后说得少的先说；赞成和反对轮着来。',
    '寫過卡還沒說過的先說，然後說得少的先說；贊成和反對輪著來。',
    'First whoever wrote a card and has not spoken, then whoever spoke least, for and against in turn.',
  ],
  'rules.order.arrival': ['先要发言的先说。', '先要發言的先說。', 'Whoever asks first speaks first.'],
  'rules.adopted': ['{time} 大家通过了这些规则。', '{time} 大家通過了這些規則。', 'Adopted at {time}.'],
  'rules.hands': ['数到 {hands} 只手。', '數到 {hands} 隻手。', '{hands} {{hand|hands}} counted.'],
  'rules.changed': ['{time} 改过：{reason}', '{time} 改過：{reason}', 'Changed at {time}: {reason}'],
} satisfies Rows
