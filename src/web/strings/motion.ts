import type { Rows } from '../../wire/strings/rows.ts'

/** Motions, as phone, screen, desk, record and minutes say them. */
export default {
  'motion.title': ['动议', '動議', 'Motions'],
  'motion.number': ['{number} 号动议', '{number} 號動議', 'Motion {number}'],
  'motion.who': ['由{who}来做', '由{who}來做', 'by {who}'],
  'motion.by': ['{day}以前', '{day}以前', 'until {day}'],
  'motion.amendment': ['有人提议改成', '有人提議改成', 'Proposed amendment'],
  'motion.stage.moved': ['等人附议', '等人附議', 'waits for a second'],
  'motion.stage.seconded': ['有人附议，排着', '有人附議，排著', 'seconded, waits its turn'],
  'motion.stage.discussed': ['正在讨论', '正在討論', 'being discussed'],
  'motion.stage.voting': ['正在表决', '正在表決', 'being voted on'],
  'motion.stage.carried': ['通过了', '通過了', 'carried'],
  'motion.stage.lost': ['没有通过', '沒有通過', 'not carried'],
  'motion.stage.withdrawn': ['提的人收回了', '提的人收回了', 'withdrawn'],
  'motion.stage.dropped': ['没有再议', '沒有再議', 'dropped'],
  'motion.counts': [
    '赞成 {for} 人，反对 {against} 人，弃权 {abstain} 人',
    '贊成 {for} 人，反對 {against} 人，棄權 {abstain} 人',
    '{for} for, {against} against, {abstain} abstained',
  ],
  'motion.became': ['列为 {number} 号事项', '列為 {number} 號事項', 'became matter {number}'],
  'motion.task': ['列为 {number} 号事项的任务', '列為 {number} 號事項的任務', 'became a task of matter {number}'],
  'motion.gone': ['（提的人收回了原话）', '（提的人收回了原話）', '(words taken back)'],
  'motion.ballots': ['用选票表决', '用選票表決', 'by ballot'],
  'motion.castNow': [
    '请投票：扫选票上的码，或者填好放进票箱',
    '請投票：掃選票上的碼，或者填好放進票箱',
    'Please vote: scan the code on your ballot, or fill it in and put it into the box',
  ],
  'motion.toVote': ['打开投票', '打開投票', 'Open the vote'],
  'motion.hands': [
    '请举手：先赞成，再反对，后弃权',
    '請舉手：先贊成，再反對，後棄權',
    'Raise your hand: first for, then against, then abstaining',
  ],
  'motion.handsAmendment': [
    '先表决要不要这样改，请举手',
    '先表決要不要這樣改，請舉手',
    'First: shall it be amended so? Raise your hand',
  ],
} satisfies Rows
