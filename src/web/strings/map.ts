import type { Rows } from '../../wire/strings/rows.ts'

/** Where cards and matters are, on a community's plan. */
export default {
  'map.title': ['哪里有什么事', '哪裡有什麼事', 'What is where'],
  'map.lead': [
    '数字是地方，和单子对得上。点数字，去看那里的事。',
    '數字是地方，和清單對得上。點數字，去看那裡的事。',
    'Each number is a place in the list. Press one to read what is there.',
  ],
  'map.none': [
    '社区还没有挂平面图，也没有地图。',
    '社區還沒有掛平面圖，也沒有地圖。',
    'The community has neither a plan nor a map yet.',
  ],
  'map.empty': ['还没有人在图上指过地方。', '還沒有人在圖上指過地方。', 'Nobody has pointed at a place yet.'],
  'map.place': ['第 {n} 处', '第 {n} 處', 'Place {n}'],
  'map.placeCards': ['第 {n} 处，{cards} 张卡', '第 {n} 處，{cards} 張卡', 'Place {n}: {cards} {{card|cards}}'],
  'map.where': ['图上的地方', '圖上的地方', 'On the map'],
  'map.whereOn': ['{name}上，{n} 个地方有人指过', '{name}上，{n} 個地方有人指過', 'On {name}: {n} points'],
  'map.again': ['同一处第 {n} 次', '同一處第 {n} 次', 'Same place, time no. {n}'],
  'map.againHelp': [
    '两年里，这一处还有别的事：',
    '兩年裡，這一處還有別的事：',
    'Other matters at this place in the last two years:',
  ],
  'map.open': ['打开地图', '打開地圖', 'Open the map'],
  'map.host': [
    '地图的图片来自 {host}。打开后，那边会知道你的网络地址。',
    '地圖的圖片來自 {host}。打開後，那邊會知道你的網路位址。',
    'Its pictures come from {host}, which then learns your network address.',
  ],
  'map.how': [
    '“×3”是挨着的 3 处，点一下就放大。键盘：方向键移动，+ 和 − 远近，Tab 到每一处。',
    '「×3」是挨著的 3 處，點一下就放大。鍵盤：方向鍵移動，+ 和 − 遠近，Tab 到每一處。',
    '“×3” is three places close together: press to see them apart. By keyboard: arrows move, + and − go near and far, Tab goes from place to place.',
  ],
  'map.closer': ['放大', '放大', 'Nearer'],
  'map.wider': ['缩小', '縮小', 'Farther'],
  'map.only': ['只列地图上看得到的', '只列地圖上看得到的', 'List only what the map shows'],
  'map.every': ['全部列出', '全部列出', 'List all'],
  'map.several': ['{n} 处挨着，{cards} 张卡', '{n} 處挨著，{cards} 張卡', '{n} places together: {cards} cards'],
  'map.shown': [
    '单子里列着 {n} 处，一共 {all} 处',
    '清單裡列著 {n} 處，一共 {all} 處',
    'The list has {n} of {all} places',
  ],
  'map.failed': [
    '地图没有打开，看单子就行。',
    '地圖沒有打開，看清單就行。',
    'The map did not come. The list has everything.',
  ],
  'map.all': ['看全社区', '看全社區', 'See the whole community'],
  'map.together': ['把这一处的事列在一起', '把這一處的事列在一起', 'List what is at this place'],
} satisfies Rows
