import type { Rows } from '../../wire/strings/rows.ts'

/** Who I am, for whoever likes to say so on the phone. */
export default {
  'me.next': ['换下一位用这部手机', '換下一位用這部手機', 'Next person, same phone'],
  'me.next.why': [
    '请先记下你的回执。下一位看不到你的卡和回执，各有各的编号，各算一个人。',
    '請先記下你的回執。下一位看不到你的卡和回執，各有各的編號，各算一個人。',
    'Note your receipt first. The next person does not see your cards or receipts; each has their own and counts as one.',
  ],
  'me.next.ready': ['下一位可以写了', '下一位可以寫了', 'Ready for the next person'],
  'me.next.back': [
    '回到前面用过这部手机的人：请输入自己的回执码',
    '回到前面用過這部手機的人：請輸入自己的回執碼',
    'To be yourself here again, type the code of your receipt',
  ],
  'me.next.backDo': ['是我', '是我', 'That is me'],
  'me.next.unknown': [
    '这部手机上没有这个回执。请再看看回执码。',
    '這部手機上沒有這個回執。請再看看回執碼。',
    'No card of this receipt was written on this phone. Please look at the code again.',
  ],
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
    '同意在公開記錄的到場名單裡寫我的名字',
    'My name may stand in the public record of who was there',
  ],
  'me.saved': ['记下了', '記下了', 'Noted'],
} satisfies Rows
