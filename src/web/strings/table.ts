import type { Rows } from '../../wire/strings/rows.ts'

/** Tables of people in the hall, as phone, screen, desk and minutes say it. */
export default {
  'table.title': ['分桌', '分桌', 'Tables'],
  'table.number': ['第 {number} 桌', '第 {number} 桌', 'Table {number}'],
  'table.people': ['坐了 {count} 人', '坐了 {count} 人', '{count} {{sits|sit}} there'],
  'table.cards': ['写了 {count} 张卡', '寫了 {count} 張卡', '{count} {{card|cards}} written here'],
  'table.captain': ['桌长', '桌長', 'Captain'],
  'table.recorder': ['本桌记录', '本桌記錄', 'Recorder of the table'],
  'table.proposes': ['报一条', '報一條', 'Propose something'],
  'table.proposals': ['报这两条', '報這兩條', 'What it proposes'],
  'table.nothing': ['还没有选', '還沒有選', 'Nothing chosen yet'],
  'table.tells': ['正在报', '正在報', 'tells the room now'],
  'table.told': ['报过了', '報過了', 'has told'],
  'table.choose': ['你坐在第几桌？', '你坐在第幾桌？', 'At which table do you sit?'],
  'table.yours': ['你在第 {number} 桌', '你在第 {number} 桌', 'You sit at table {number}'],
  'table.other': ['换一桌', '換一桌', 'Another table'],
  'table.beCaptain': ['我当桌长', '我當桌長', 'I hold it together'],
  'table.beRecorder': ['我来记录', '我來記錄', 'I write down'],
  'table.iAm.captain': ['你是桌长', '你是桌長', 'You hold it together'],
  'table.iAm.recorder': ['你是记录人', '你是記錄人', 'You write down'],
  'table.pick': ['选一张卡或一个动议', '選一張卡或一個動議', 'Choose a card or a motion'],
  'table.takeBack': ['去掉', '去掉', 'Take back'],
  'table.most': [
    '一桌最多报两条，由桌长或记录人选。',
    '一桌最多報兩條，由桌長或記錄人選。',
    'Two a table at most; captain or recorder choose.',
  ],
} satisfies Rows
