import type { Rows } from '../../wire/strings/rows.ts'

/** Pointing at a place on the community's plan, on the phone. */
export default {
  'point.point': ['在图上指一指', '在圖上指一指', 'Point at the plan'],
  'point.again': ['换一个地方', '換一個地方', 'Point elsewhere'],
  'point.remove': ['不指了', '不指了', 'Remove the point'],
  'point.set': ['地方指好了', '地方指好了', 'The place is set'],
  'point.how': [
    '点一下图。用键盘：方向键移，回车定。',
    '點一下圖。用鍵盤：方向鍵移，Enter 定。',
    'Press the plan. By keyboard: arrows move, Enter sets.',
  ],
  'point.at': ['离左边 {x}%，离上边 {y}%', '離左邊 {x}%，離上邊 {y}%', '{x} % from the left, {y} % from the top'],
  'point.closer': ['放大', '放大', 'Larger'],
  'point.wider': ['缩小', '縮小', 'Smaller'],
  'point.done': ['就是这里', '就是這裡', 'It is here'],
  'point.back': ['不改', '不改', 'Go back'],
  'point.onMap': ['在地图上指一指', '在地圖上指一指', 'Point at the map'],
  'point.mapAgain': ['在地图上换一个地方', '在地圖上換一個地方', 'Point elsewhere on the map'],
  'point.mapRemove': ['地图上不指了', '地圖上不指了', 'Remove the point on the map'],
  'point.mapSet': ['地图上指好了', '地圖上指好了', 'The place on the map is set'],
  'point.host': [
    '地图的图片来自 {host}。打开后，那边会知道你的网络地址。',
    '地圖的圖片來自 {host}。打開後，那邊會知道你的網路位址。',
    'The pictures of the map come from {host}, which then learns your network address.',
  ],
  'point.map': ['地图', '地圖', 'Map'],
  'point.mapHow': [
    '点一下地图，那里会移到圆圈里。用键盘：方向键移，+ 和 − 远近，回车定。',
    '點一下地圖，那裡會移到圓圈裡。用鍵盤：方向鍵移，+ 和 − 遠近，Enter 定。',
    'Press the map: that place moves under the circle. By keyboard: arrows move, + and − go near and far, Enter sets.',
  ],
  'point.onEarth': ['纬度 {lat}，经度 {long}', '緯度 {lat}，經度 {long}', 'Latitude {lat}, longitude {long}'],
  'point.here': ['我现在的位置', '我現在的位置', 'Where I am now'],
  'point.locating': ['正在找你的位置……', '正在找你的位置……', 'Finding where you are …'],
  'point.notLocated': [
    '没找到你的位置。请在地图上指。',
    '沒找到你的位置。請在地圖上指。',
    'Your place was not found. Point at it instead.',
  ],
  'point.noMap': [
    '地图的图片没有来。写上地方的名字也行。',
    '地圖的圖片沒有來。寫上地方的名字也行。',
    'The pictures of the map did not come. Words for the place do as well.',
  ],
  'point.say': ['指一下在哪里', '指一下在哪裡', 'Say where it is'],
  'point.title': ['第 {number} 张卡在哪里', '第 {number} 張卡在哪裡', 'Where card no. {number} is'],
  'point.theirs': ['写卡的人自己在图上指过', '寫卡的人自己在圖上指過', 'Its author pointed at the plan'],
  'point.theirsOnMap': ['写卡的人自己在地图上指过', '寫卡的人自己在地圖上指過', 'Its author pointed at the map'],
  'point.none': [
    '社区还没有平面图，也没有地图：到台账的“设置”里挂一张。',
    '社區還沒有平面圖，也沒有地圖：到台帳的「設置」裡掛一張。',
    'The community has neither a plan nor a map yet: hang one under “Settings” of its ledger.',
  ],
} satisfies Rows
