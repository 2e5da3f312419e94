import type { Rows } from '../../wire/strings/rows.ts'

/** The poster of a meeting. */
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
} satisfies Rows
