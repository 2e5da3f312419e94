import type { Rows } from '../../wire/strings/rows.ts'

/** The room is asked: as phone, screen and desk say it. */
export default {
  'room.title': ['问大家', '問大家', 'Ask the room'],
  'room.ask': ['这两张卡，说的是一件事吗？', '這兩張卡，說的是一件事嗎？', 'Do these two cards belong together?'],
  'room.yes': ['是一件事', '是一件事', 'Yes, together'],
  'room.no': ['不是，两件事', '不是，兩件事', 'No, apart'],
  'room.unsure': ['说不准', '說不準', 'Don’t know'],
  'room.people': ['{people} 人回答了', '{people} 人回答了', '{people} {{person has|people have}} answered'],
  'room.ways': [
    '手机 {phones}，协作台代答 {desk}，举手 {hands}',
    '手機 {phones}，協作台代答 {desk}，舉手 {hands}',
    '{phones} by phone, {desk} through the desk, {hands} by hand',
  ],
  'room.gone': ['（这张卡已经不在树上了）', '（這張卡已經不在樹上了）', '(this card no longer hangs here)'],
  'room.said.yes': ['大家说：是一件事', '大家說：是一件事', 'The room says: together'],
  'room.said.no': ['大家说：是两件事', '大家說：是兩件事', 'The room says: apart'],
  'room.said.open': ['大家没有定下来', '大家沒有定下來', 'The room is undecided'],
} satisfies Rows
