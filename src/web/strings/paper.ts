import type { Rows } from '../../wire/strings/rows.ts'

/** What stands on printed cards. */
export default {
  'paper.title': ['议题卡：{theme}', '議題卡：{theme}', 'Topic cards: {theme}'],
  'paper.tally': ['举手点数：{theme}', '舉手點數：{theme}', 'Counting hands: {theme}'],
  'paper.tallyLead': [
    '一只手一笔，数好写在右边的框里。一个人一个议题只举一次。',
    '一隻手一筆，數好寫在右邊的框裡。一個人一個議題只舉一次。',
    'A stroke for each hand, the sum in the box on the right. One person raises a hand once for a topic.',
  ],
  'paper.hands': ['几只手', '幾隻手', 'Hands'],
  'paper.number': ['编号 {number}', '編號 {number}', 'Card {number}'],
  'paper.where': ['在哪里', '在哪裡', 'Where'],
  'paper.who': ['姓名、电话（愿意才写）', '姓名、電話（願意才寫）', 'Name, phone (only if you like)'],
  'paper.mayBeNamed': ['可以写出我的名字', '可以寫出我的名字', 'My name may be shown'],
  'paper.callBack': ['请给我回电话', '請給我回電話', 'Please call me back'],
  'paper.keep': [
    '这一条撕下来留好。扫码，或到 {address} 输入编码，就看得到这张卡后来怎样了。',
    '這一條撕下來留好。掃碼，或到 {address} 輸入編碼，就看得到這張卡後來怎樣了。',
    'Tear this off and keep it. Scan it, or type the code at {address}, to see what became of your card.',
  ],
  'paper.ballots': ['选票：{title}', '選票：{title}', 'Ballots: {title}'],
  'paper.ballotHow': [
    '在方框里打勾，投进票箱；或用手机扫码投。只算第一次。请不要折到方框和二维码。',
    '在方框裡打勾，投進票箱；或用手機掃碼投。只算第一次。請不要摺到方框和二維碼。',
    'Tick the boxes and drop it in the box, or scan it with a phone. Only the first counts. Please do not fold across boxes or code.',
  ],
} satisfies Rows
