import type { Rows } from '../../wire/strings/rows.ts'

/** The first page. */
export default {
  'home.title': ['把话写下来，看它长成树', '把話寫下來，看它長成樹', 'Write it down. Watch it grow.'],
  'home.what': [
    '邻里坐在一起，把看到的问题、能做的行动、想要的生活写成议题卡，挂上三棵树。每张卡都有编号和回执，后来怎么样了，你随时看得到。',
    '鄰里坐在一起，把看到的問題、能做的行動、想要的生活寫成議題卡，掛上三棵樹。每張卡都有編號和回執，後來怎麼樣了，你隨時看得到。',
    'Neighbours sit down together and hang cards on three trees: the problems they see, the actions they can take, the life they hope for. Each card has a number and a receipt, so you can always see what became of it.',
  ],
  'home.join': ['参加会议，查卡的回音', '參加會議，查卡的回音', 'Join a meeting, follow a card'],
  'home.code': [
    '会议码、回执、事项编号或者一个词',
    '會議碼、回執、事項編號或者一個詞',
    'A meeting’s code, a receipt, a matter’s number, or a word',
  ],
  'home.codeHelp': [
    '会议码六位，在大屏幕和海报上；回执九位，在卡的存根上。大小写都行。',
    '會議碼六位，在大螢幕和海報上；回執九位，在卡的存根上。大小寫都行。',
    'The code is on the big screen and the poster (six characters), the receipt on your card’s stub (nine). Capitals do not matter.',
  ],
  'home.enter': ['前往', '前往', 'Go'],
  'home.communities': ['社区和会议', '社區和會議', 'Communities and meetings'],
  'home.noMeetings': ['眼下没有安排会议。', '眼下沒有安排會議。', 'No meeting is planned right now.'],
  'home.many': [
    '先选街道，再到自己的社区看会议。',
    '先選街道，再到自己的社區看會議。',
    'Choose your subdistrict. Its page leads to your community and its meetings.',
  ],
  'home.noCommunities': ['这里还没有社区。', '這裡還沒有社區。', 'There is no community here yet.'],
} satisfies Rows
