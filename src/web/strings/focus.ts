import type { Rows } from '../../wire/strings/rows.ts'

/** What is brought forward on the big screen. */
export default {
  'focus.open': ['打开大屏幕', '打開大螢幕', 'Open the screen'],
  'focus.shows': ['大屏幕', '大螢幕', 'Screen'],
  'focus.agenda': ['议程和时钟', '議程和時鐘', 'Agenda and clock'],
  'focus.floor': ['发言和时钟', '發言和時鐘', 'Speakers and clock'],
  'focus.topic': ['议题：{name}', '議題：{name}', 'Topic: {name}'],
  'focus.card': ['{number} 号卡', '{number} 號卡', 'Card {number}'],
  'focus.links': ['画出连线', '畫出連線', 'Draw links'],
  'focus.newWords': ['新卡的话', '新卡的話', 'Words of new cards'],
  'focus.bring': ['放到大屏幕', '放到大螢幕', 'Bring forward'],
  'focus.bringTopic': ['把“{name}”放到大屏幕', '把「{name}」放到大螢幕', 'Bring “{name}” forward'],
  'focus.takeBack': ['从大屏幕收回', '從大螢幕收回', 'Back from the screen'],
  'focus.forwarded': ['大屏幕上看到了', '大螢幕上看到了', 'It is on the screen'],
  'focus.backToTrees': ['大屏幕回到三棵树', '大螢幕回到三棵樹', 'The screen shows the three trees again'],
  'focus.onScreen': ['在大屏幕上', '在大螢幕上', 'On screen'],
} satisfies Rows
