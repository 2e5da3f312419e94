import type { Rows } from '../../wire/strings/rows.ts'

/** Where cards and matters are, on a community's plan. */
export default {
  'map.title': ['哪里有什么事', '哪裡有什麼事', 'What is where'],
  'map.lead': [
    '数字是地方，和单子对得上。点数字，去看那里的事。',
    '數字是地方，和清單對得上。點數字，去看那裡的事。',
    'Each number is a place in the list. Press one to read what is there.',
  ],
  'map.none': ['社区还没有挂平面图。', '社區還沒有掛平面圖。', 'The community has hung no plan yet.'],
  'map.empty': ['还没有人在图上指过地方。', '還沒有人在圖上指過地方。', 'Nobody has pointed at a place yet.'],
  'map.place': ['第 {n} 处', '第 {n} 處', 'Place {n}'],
  'map.placeCards': ['第 {n} 处，{cards} 张卡', '第 {n} 處，{cards} 張卡', 'Place {n}: {cards} cards'],
  'map.cards': ['{n} 张卡', '{n} 張卡', '{n} cards'],
  'map.where': ['图上的地方', '圖上的地方', 'On the map'],
  'map.whereOn': ['{name}上，{n} 个地方有人指过', '{name}上，{n} 個地方有人指過', 'On {name}: {n} points'],
  'map.again': ['同一处第 {n} 次', '同一處第 {n} 次', 'Same place, time no. {n}'],
  'map.againHelp': [
    '两年里，这一处还有别的事：',
    '兩年裡，這一處還有別的事：',
    'Other matters at this place in the last two years:',
  ],
  'map.all': ['看整张图', '看整張圖', 'See the whole plan'],
} satisfies Rows
