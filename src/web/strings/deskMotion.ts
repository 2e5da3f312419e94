import type { Rows } from '../../wire/strings/rows.ts'

/** Motions at the desk. */
export default {
  'deskMotion.new': ['会上有人提动议', '會上有人提動議', 'A motion from the hall'],
  'deskMotion.newText': [
    '照他说的写：谁，做什么，什么时候做完。念一遍，问他对不对。',
    '照他說的寫：誰，做什麼，什麼時候做完。唸一遍，問他對不對。',
    'Write what they say: who does what by when. Read it back to them.',
  ],
  'deskMotion.entered': ['记下了，{number} 号动议', '記下了，{number} 號動議', 'Noted as motion {number}'],
  'deskMotion.second': ['会上有人附议', '會上有人附議', 'Seconded in the hall'],
  'deskMotion.takeUp': ['开始议', '開始議', 'Take it up'],
  'deskMotion.put': ['付表决', '付表決', 'Put to the vote'],
  'deskMotion.putAmendment': ['表决这个修改', '表決這個修改', 'Vote on the amendment'],
  'deskMotion.back': ['再讨论', '再討論', 'Back to discussion'],
  'deskMotion.count': ['记票数', '記票數', 'Enter the count'],
  'deskMotion.recount': ['改票数', '改票數', 'Put the count right'],
  'deskMotion.countTitle': ['{number} 号动议的票数', '{number} 號動議的票數', 'Votes on motion {number}'],
  'deskMotion.countAmendment': ['修改的票数', '修改的票數', 'Votes on the amendment'],
  'deskMotion.amend': ['会上有人要改', '會上有人要改', 'An amendment from the hall'],
  'deskMotion.accept': ['提的人同意改', '提的人同意改', 'The mover accepts'],
  'deskMotion.withdraw': ['提的人收回', '提的人收回', 'The mover withdraws'],
  'deskMotion.drop': ['不再议…', '不再議…', 'Drop…'],
  'deskMotion.dropTitle': ['{number} 号动议不再议', '{number} 號動議不再議', 'Drop motion {number}'],
  'deskMotion.dropText': [
    '写明理由，会记进纪要；不要写人的名字。',
    '寫明理由，會記進紀要；不要寫人的名字。',
    'Your reason goes into the minutes; write nobody’s name.',
  ],
  'deskMotion.dropExample': ['问了三遍，没有人附议', '問了三遍，沒有人附議', 'Asked three times, nobody seconded it'],
  'deskMotion.empty': [
    '还没有动议。手机上能提，会上有人开口，也可以在这里记。',
    '還沒有動議。手機上能提，會上有人開口，也可以在這裡記。',
    'No motions yet. Phones can move; what somebody says in the hall is entered here.',
  ],
  'deskMotion.matter': ['列为事项', '列為事項', 'Make it a matter'],
  'deskMotion.matterTitle': ['{number} 号动议列为事项', '{number} 號動議列為事項', 'Motion {number} becomes a matter'],
  'deskMotion.matterText': [
    '事项从这个动议来，两边互相写明。再按一次，还是这一件。',
    '事項從這個動議來，兩邊互相寫明。再按一次，還是這一件。',
    'The matter names the motion and the motion names it. Pressing again makes no second one.',
  ],
  'deskMotion.dispatched': [
    '会上通过的 {number} 号动议',
    '會上通過的 {number} 號動議',
    'Motion {number}, carried by the meeting',
  ],
  'deskMotion.made': ['列为 {number} 号事项了', '列為 {number} 號事項了', 'It is matter {number} now'],
  'deskMotion.reason': ['不再议的理由：{reason}', '不再議的理由：{reason}', 'dropped: {reason}'],
  'deskMotion.was': ['原来：{what}', '原來：{what}', 'before: {what}'],
  'deskMotion.key.move': ['记下会上提的动议', '記下會上提的動議', 'enter a motion from the hall'],
  'deskMotion.key.next': [
    '动议走下一步：附议、开始议、付表决、记票数',
    '動議走下一步：附議、開始議、付表決、記票數',
    'the motion’s next step: second, take up, vote, count',
  ],
} satisfies Rows
