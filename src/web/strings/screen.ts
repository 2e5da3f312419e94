import type { Rows } from '../../wire/strings/rows.ts'

/** The hall's big screen. */
export default {
  'screen.invite': [
    '拿起手机扫一扫，写下第一张卡',
    '拿起手機掃一掃，寫下第一張卡',
    'Take out your phone, scan, and write the first card',
  ],
  'screen.wait': [
    '会议开始后，用手机写下第一张卡',
    '會議開始後，用手機寫下第一張卡',
    'Once the meeting opens, write the first card on your phone',
  ],
  'screen.present': ['在场 {count} 人', '在場 {count} 人', '{count} {{person|people}} here'],
  'screen.join': ['扫一扫，写下你的卡', '掃一掃，寫下你的卡', 'Scan and write your card'],
  'screen.code': ['或打开 {address}，输入', '或打開 {address}，輸入', 'or open {address} and type'],
  'screen.codeThen': [
    '或打开 {address}，先输 {code}，再输',
    '或打開 {address}，先輸 {code}，再輸',
    'or open {address}, type {code}, then',
  ],
  'screen.passLost': [
    '网络断了，先不显示进场码，连上就有新的。已经进来的人接着写。',
    '網路斷了，先不顯示進場碼，連上就有新的。已經進來的人接著寫。',
    'Connection lost: no code to come in for now. A new one appears by itself. Those who are in can write on.',
  ],
  'screen.noPass': [
    '进场的码只在会场显示。协作者从协作台“打开大屏幕”，这里就有了。',
    '進場的碼只在會場顯示。協作者從協作台「打開大螢幕」，這裡就有了。',
    'The code to come in is shown in the hall only. Facilitators: open the big screen from the desk, and it appears.',
  ],
  'screen.planned': ['计划 {minutes} 分钟', '預計 {minutes} 分鐘', 'planned {minutes} min'],
  'screen.elapsed': ['已用 {minutes} 分钟', '已用 {minutes} 分鐘', '{minutes} min so far'],
  'screen.over': ['超过 {minutes} 分钟', '超過 {minutes} 分鐘', '{minutes} min over'],
  'screen.next': ['接下来', '接下來', 'Next'],
  'screen.record': ['扫一扫，看今天的记录', '掃一掃，看今天的記錄', 'Scan to read today’s record'],
  'screen.kept': ['上次的事，办成 {count} 件', '上次的事，辦成 {count} 件', '{count} promises kept since last time'],
  'screen.png': ['存为图片', '存為圖片', 'Save as image'],
  'screen.svg': ['存为矢量图', '存為向量圖', 'Save as vector drawing'],
  'screen.waiting': ['网络断了，正在重连', '網路斷了，正在重連', 'Connection lost, trying again'],
  'screen.summary': [
    '问题 {problem} 张，行动 {action} 张，愿景 {vision} 张，在场 {people} 人',
    '問題 {problem} 張，行動 {action} 張，願景 {vision} 張，在場 {people} 人',
    '{problem} problems, {action} actions, {vision} visions, {people} people here',
  ],
  'screen.floor.soon': ['还有 {time}，请收尾', '還有 {time}，請收尾', '{time} left, please come to an end'],
  'screen.floor.over': ['时间到，请说完这一句', '時間到，請說完這一句', 'Time is up, please finish your sentence'],
  'screen.floor.so': ['已经 {time}', '已經 {time}', '{time} so far'],
  'screen.floor.next': ['接下来', '接下來', 'Then'],
  'screen.floor.waiting': ['等着发言 {count} 位', '等著發言 {count} 位', '{count} waiting to speak'],
  'screen.floor.ask': [
    '想发言的，在手机上点“我要发言”，没手机的请举手',
    '想發言的，在手機上點「我要發言」，沒手機的請舉手',
    'To speak, tap “I want to speak” on your phone, or raise your hand',
  ],
  'screen.floor.card': ['说的是 {number} 号卡', '說的是 {number} 號卡', 'To card {number}'],
  'screen.floor.none': ['现在没有人发言', '現在沒有人發言', 'Nobody is speaking'],
  'screen.lot.call': [
    '都定好了。现在掷骰子，或者大家喊几个数',
    '都定好了。現在擲骰子，或者大家喊幾個數',
    'All is fixed. Now throw the dice, or call out some numbers',
  ],
  'screen.lot.look': [
    '和骰子对一对。对得上，就抽',
    '和骰子對一對。對得上，就抽',
    'Compare these with the dice. If they are right, it is drawn',
  ],
  'screen.tables.how': [
    '在手机上选桌号。每桌推一位桌长、一位记录，报两条',
    '在手機上選桌號。每桌推一位桌長、一位記錄，報兩條',
    'Choose your table on your phone. Each has a captain, a recorder, and two proposals',
  ],
  'screen.dots.how': [
    '手机上点；没手机的，向工作人员领贴纸，贴到墙上的议题旁边',
    '手機上點；沒手機的，向工作人員領貼紙，貼到牆上的議題旁邊',
    'On your phone; without one, ask at the desk for stickers and put them beside a topic on the wall',
  ],
  'screen.tables.chosen': ['选好 {count} 条', '選好 {count} 條', '{count} chosen'],
  'screen.motion.second': [
    '谁附议？手机上点“我附议”，没手机的请举手',
    '誰附議？手機上點「我附議」，沒手機的請舉手',
    'Who seconds it? Tap “I second it” on your phone, or raise your hand',
  ],
  'screen.motion.discuss': [
    '先说赞成还是反对，再说为什么',
    '先說贊成還是反對，再說為什麼',
    'Say first whether you are for or against it, then why',
  ],
  'screen.motion.amended': [
    '提的人同意就这样改，不同意就表决',
    '提的人同意就這樣改，不同意就表決',
    'If the mover accepts it, it holds; else the meeting votes on it',
  ],
  'screen.motion.none': ['现在没有动议', '現在沒有動議', 'There is no motion now'],
  'screen.motion.waiting': [
    '还有 {count} 个动议等着',
    '還有 {count} 個動議等著',
    '{count} more {{motion waits|motions wait}}',
  ],
  'screen.pledge.how': [
    '手机上点“我来认领”，没手机的请举手',
    '手機上點「我來認領」，沒手機的請舉手',
    'Tap “I take something on” on your phone, or raise your hand',
  ],
  'screen.pledge.more': ['还有 {count} 项', '還有 {count} 項', '{count} more {{pledge|pledges}}'],
  'screen.room.how': [
    '手机上点一下，没手机的等一会儿举手',
    '手機上點一下，沒手機的等一會兒舉手',
    'One tap on your phone. No phone? Hands are counted in a moment',
  ],
  'screen.otherCards': ['还有 {count} 张', '還有 {count} 張', 'and {count} more'],
} satisfies Rows
