import type { Rows } from '../../wire/strings/rows.ts'

/** Pledges on the phone. */
export default {
  'taking.open': ['我来认领', '我來認領', 'I take something on'],
  'taking.hint': [
    '写你或你们单位能做的一件事。会上念到，你应一声，就记下了。大屏幕上没有你的名字，只有“{as}”；纪要里写不写名字，看你签到时怎么选的。',
    '寫你或你們單位能做的一件事。會上唸到，你應一聲，就記下了。大螢幕上沒有你的名字，只有「{as}」；紀要裡寫不寫名字，看你簽到時怎麼選的。',
    'Write one thing that you or your organisation can do. It is read out; say yes, and it is taken. The screen shows “{as}”, never your name; the minutes name you only if you agreed to it.',
  ],
  'taking.what': ['我来做什么', '我來做什麼', 'What I take on'],
  'taking.with': ['拿什么来做', '拿什麼來做', 'With what'],
  'taking.who': ['代表哪个单位（可不填）', '代表哪個單位（可不填）', 'For which organisation (optional)'],
  'taking.card': ['为哪张卡，编号（可不填）', '為哪張卡，編號（可不填）', 'For which card, its number (optional)'],
  'taking.send': ['就认领这件', '就認領這件', 'I take it on'],
  'taking.mine': ['我认领的', '我認領的', 'What I took on'],
  'taking.withdraw': ['收回', '收回', 'Take it back'],
  'taking.all': ['大家认领的', '大家認領的', 'What was taken on'],
} satisfies Rows
