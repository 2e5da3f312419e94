import type { Rows } from '../../wire/strings/rows.ts'

/** Motions on the phone: move, second, amend. */
export default {
  'moving.move': ['我提一个动议', '我提一個動議', 'I move that…'],
  'moving.hint': [
    '一句话说清：谁，做什么，什么时候做完。要有别人附议，才拿到会上议。',
    '一句話說清：誰，做什麼，什麼時候做完。要有別人附議，才拿到會上議。',
    'Say who does what by when. Another person has to second it before it is discussed.',
  ],
  'moving.what': ['做什么', '做什麼', 'What'],
  'moving.who': ['谁来做（单位、小组，可不填）', '誰來做（單位、小組，可不填）', 'Who (an office or team, optional)'],
  'moving.by': ['什么时候以前（可不填）', '什麼時候以前（可不填）', 'By when (optional)'],
  'moving.send': ['提交动议', '提交動議', 'Move it'],
  'moving.second': ['我附议', '我附議', 'I second it'],
  'moving.waits': ['等别人附议。', '等別人附議。', 'Waiting for somebody to second it.'],
  'moving.mine': ['这是你提的', '這是你提的', 'You moved it'],
  'moving.takeUp': ['轮到它的时候，会上一起议。', '輪到它的時候，會上一起議。', 'It is discussed when its turn comes.'],
  'moving.amend': ['我想改一改', '我想改一改', 'I want to amend it'],
  'moving.propose': ['这样改', '這樣改', 'Propose this'],
  'moving.accept': ['我同意这样改', '我同意這樣改', 'I accept this amendment'],
  'moving.acceptHint': [
    '你不同意，就由大家表决。',
    '你不同意，就由大家表決。',
    'If you do not accept it, the meeting votes on it.',
  ],
  'moving.withdraw': ['收回动议', '收回動議', 'Withdraw my motion'],
  'moving.withdrawAmendment': ['收回我的修改', '收回我的修改', 'Take back my amendment'],
  'moving.speak': [
    '想说赞成还是反对，点“我要发言”。',
    '想說贊成還是反對，點「我要發言」。',
    'To speak for or against it, tap “I want to speak”.',
  ],
  'moving.others': ['会上的动议', '會上的動議', 'All motions'],
} satisfies Rows
