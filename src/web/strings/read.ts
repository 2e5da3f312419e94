import type { Rows } from '../../wire/strings/rows.ts'

/** Reading the cards of others on the phone. */
export default {
  'read.which': ['看哪棵树', '看哪棵樹', 'Which tree to read'],
  'read.people': ['{people} 人', '{people} 人', '{people} {{person|people}}'],
  'read.loose': ['还没有归类的卡', '還沒有歸類的卡', 'Not yet gathered'],
  'read.more': ['再看 {count} 张', '再看 {count} 張', '{count} more'],
  'read.empty': [
    '这棵树上还没有卡。你来写第一张。',
    '這棵樹上還沒有卡。你來寫第一張。',
    'No card hangs here yet. Write the first one.',
  ],
  'read.cards': ['{cards} 张卡', '{cards} 張卡', '{cards} {{card|cards}}'],
  'read.newest': ['最新的在前', '最新的在前', 'Newest first'],
  'read.find': ['找卡', '找卡', 'Find a card'],
  'read.findBy': ['找卡：字、地点或卡号', '找卡：字、地點或卡號', 'Find cards by a word, a place or a number'],
  'read.mostFirst': ['附议多的在前', '附議多的在前', 'Most endorsed first'],
  'read.found': ['三棵树上找到 {count} 张', '三棵樹上找到 {count} 張', '{count} {{card|cards}} on the three trees'],
  'read.foundNone': [
    '没有这样的卡。少写几个字，或者换个说法。',
    '沒有這樣的卡。少寫幾個字，或者換個說法。',
    'No such card. Try fewer words, or others.',
  ],
  'read.fruit': ['办成了，确认过', '辦成了，確認過', 'done and confirmed'],
  'read.star': ['已有办成的行动', '已有辦成的行動', 'an action for it is done'],
} satisfies Rows
