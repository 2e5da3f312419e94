import type { Rows } from '../../wire/strings/rows.ts'

/** Tables, at the desk. */
export default {
  'deskTable.empty': [
    '人多的时候分桌谈：十来个人一桌，有桌长、有记录，每桌报两条。',
    '人多的時候分桌談：十來個人一桌，有桌長、有記錄，每桌報兩條。',
    'With many people, talk at tables: about ten at each, somebody holds it together, somebody writes, each proposes two things.',
  ],
  'deskTable.open': ['分桌', '分桌', 'Make tables'],
  'deskTable.more': ['加桌', '加桌', 'More tables'],
  'deskTable.openDo': ['开桌，放上大屏幕', '開桌，放上大螢幕', 'Open and show'],
  'deskTable.openText': [
    '桌上摆好桌号。大家在手机上选桌号；没有手机的，你来记。',
    '桌上擺好桌號。大家在手機上選桌號；沒有手機的，你來記。',
    'Put a number on each table. People choose it on their phones; whoever has none you seat here.',
  ],
  'deskTable.byLotHint': [
    '按刚才抽的次序，一人一桌轮着分。',
    '按剛才抽的次序，一人一桌輪著分。',
    'In the order that was drawn, one after the other to the next table.',
  ],
  'deskTable.next': ['请第 {number} 桌报', '請第 {number} 桌報', 'Table {number} tells'],
  'deskTable.end': ['报完了', '報完了', 'End the report'],
  'deskTable.report': ['请这一桌报', '請這一桌報', 'Let it tell'],
  'deskTable.close': ['收桌', '收桌', 'Close the tables'],
  'deskTable.seat': ['记一位', '記一位', 'Seat somebody'],
  'deskTable.seatText': [
    '没有手机的先在“到场”里记名。',
    '沒有手機的先在「到場」裡記名。',
    'Whoever has no phone is entered under “People” first.',
  ],
  'deskTable.role': ['在这一桌', '在這一桌', 'At this table'],
  'deskTable.noRole': ['都不是', '都不是', 'Neither'],
  'deskTable.proposeText': [
    '填卡号或动议号，一样就够。纸上写的，先录成卡。',
    '填卡號或動議號，一樣就夠。紙上寫的，先錄成卡。',
    'The number of a card or of a motion; one is enough. What is on paper is entered as a card first.',
  ],
  'deskTable.takeBack': ['去掉这一条', '去掉這一條', 'Take this one back'],
  'deskTable.key': ['分桌；请下一桌报', '分桌；請下一桌報', 'make tables; let the next one tell'],
} satisfies Rows
