import type { Rows } from '../../wire/strings/rows.ts'

/** Who I am, for whoever likes to say so on the phone. */
export default {
  'me.title': ['我是谁（可以不填）', '我是誰（可以不填）', 'Who I am (optional)'],
  'me.why': [
    '名字只有协作者看得到，卡片上不写名字。',
    '名字只有協作者看得到，卡片上不寫名字。',
    'Only the facilitator sees your name; cards carry none.',
  ],
  'me.name': ['怎么称呼你', '怎麼稱呼你', 'What shall we call you?'],
  'me.capacity': ['身份', '身份', 'I am here as'],
  'me.agreed': [
    '同意在公开记录的到场名单里写我的名字',
    '同意在公開紀錄的到場名單裡寫我的名字',
    'My name may stand in the public record of who was there',
  ],
  'me.saved': ['记下了', '記下了', 'Noted'],
} satisfies Rows
