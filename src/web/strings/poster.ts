import type { Rows } from '../../wire/strings/rows.ts'

/** Posters: of a meeting, of a place, of a result. */
export default {
  'poster.what': [
    '来写一张卡：你看到的问题、能做的事、想要的生活。三棵树当场长给你看。',
    '來寫一張卡：你看到的問題、能做的事、想要的生活。三棵樹當場長給你看。',
    'Come and write a card: a problem you see, something we can do, the life you hope for. Three trees grow before your eyes.',
  ],
  'poster.scan': ['扫码参加', '掃碼參加', 'Scan to join'],
  'poster.orType': ['或者打开网址，输入会议码', '或者打開網址，輸入會議碼', 'Or open the address and type the code'],
  'poster.thenNumber': [
    '到了会场，再输入大屏幕上的六位数字',
    '到了會場，再輸入大螢幕上的六位數字',
    'Then type the six digits on the big screen in the hall',
  ],
  'poster.noAccount': [
    '不用注册，不留姓名也可以',
    '不用註冊，不留姓名也可以',
    'No account. You need not give your name.',
  ],
  'poster.stubs': ['撕一条带走', '撕一條帶走', 'Tear one off'],
  'poster.print': [
    '这是一张 A4 海报，用浏览器打印就行。',
    '這是一張 A4 海報，用瀏覽器列印就行。',
    'This is an A4 poster. Print it from your browser.',
  ],
  'poster.of': ['海报：{name}', '海報：{name}', 'Poster: {name}'],
  'poster.write': ['{place}的邻居，写一张卡', '{place}的鄰居，寫一張卡', 'Neighbours of {place}: write a card'],
  'poster.scanToWrite': ['扫码写卡，随时都可以', '掃碼寫卡，隨時都可以', 'Scan and write, at any time'],
  'poster.whatComes': [
    '每张卡都有回执。走到哪一步、由谁负责，大家都看得到。',
    '每張卡都有回執。走到哪一步、由誰負責，大家都看得到。',
    'You get a receipt for your card. How far it has come and who answers for it is there for all to see.',
  ],
  'poster.result': [
    '{n} 个问题，后来怎样了',
    '{n} 個問題，後來怎樣了',
    '{n} {{problem|problems}}: what became of {{it|them}}',
  ],
  'poster.resultOf': ['结果海报：{name}', '結果海報：{name}', 'Poster of the result: {name}'],
  'poster.confirmed': ['已经确认解决', '已經確認解決', 'confirmed as solved'],
  'poster.underWay': ['正在办', '正在辦', 'under way'],
  'poster.told': ['说明了理由', '說明了理由', 'answered with a reason'],
  'poster.open': ['还没有列入事项', '還沒有列入事項', 'not taken up yet'],
  'poster.matters.confirmed': [
    '确认解决的事项，{n} 件',
    '確認解決的事項，{n} 件',
    'Confirmed as solved: {n} {{matter|matters}}',
  ],
  'poster.matters.underWay': [
    '还在办的事项，{n} 件',
    '還在辦的事項，{n} 件',
    'Still under way: {n} {{matter|matters}}',
  ],
  'poster.more': ['另 {n} 件', '另 {n} 件', 'and {n} more'],
  'poster.asOf': [
    '按问题卡计，截至 {day}。扫码看每一张卡。',
    '按問題卡計，截至 {day}。掃碼看每一張卡。',
    'Counted by problem cards, as of {day}. Scan to see every card.',
  ],
} satisfies Rows
