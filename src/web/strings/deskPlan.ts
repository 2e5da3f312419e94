import type { Rows } from '../../wire/strings/rows.ts'

/** The community's plan, at the desk. */
export default {
  'deskPlan.title': ['平面图', '平面圖', 'The plan'],
  'deskPlan.help': [
    '挂一张社区平面图，居民写卡时就能在图上指地方。照片、扫描都行。图上不要有住户的名字。',
    '掛一張社區平面圖，居民寫卡時就能在圖上指地方。照片、掃描都行。圖上不要有住戶的名字。',
    'Hang a plan of the community, and residents can point at places when they write cards. A photo or a scan will do. It must name nobody.',
  ],
  'deskPlan.name': ['图的名字', '圖的名字', 'What it shows'],
  'deskPlan.choose': ['挂平面图', '掛平面圖', 'Hang a plan'],
  'deskPlan.replace': ['换一张图，指过的点留着', '換一張圖，指過的點留著', 'Another picture; points stay'],
  'deskPlan.hung': ['图挂好了', '圖掛好了', 'The plan hangs'],
  'deskPlan.takeAway': ['拿掉图和所有的点', '拿掉圖和所有的點', 'Take it away with all points'],
  'deskPlan.sure': ['真的拿掉？点就找不回来了', '真的拿掉？點就找不回來了', 'Really? The points are gone for good'],
  'deskPlan.gone': ['图拿掉了', '圖拿掉了', 'The plan is gone'],
  'deskPlan.map': ['地图', '地圖', 'The map'],
  'deskPlan.mapHelp': [
    '指一下社区在哪里，居民写卡时就能在地图上指地方，事项也看得到在哪里。',
    '指一下社區在哪裡，居民寫卡時就能在地圖上指地方，事項也看得到在哪裡。',
    'Point at where the community is. Then residents can point at places when they write cards, and matters show where they are.',
  ],
  'deskPlan.mapNowhere': ['还没有指过', '還沒有指過', 'Nobody has pointed yet'],
  'deskPlan.mapPoint': ['指一下社区在哪里', '指一下社區在哪裡', 'Point at the community'],
  'deskPlan.mapSet': ['地图从这里打开', '地圖從這裡打開', 'The map opens here'],
  'deskPlan.mapAway': ['不让居民在地图上指', '不讓居民在地圖上指', 'Let nobody point at the map'],
  'deskPlan.mapGone': ['居民不能在地图上指了', '居民不能在地圖上指了', 'Nobody can point at the map now'],
  'deskPlan.near': ['和第 {number} 号同一处', '和第 {number} 號同一處', 'Where no. {number} is'],
  'deskPlan.anywhere': ['不限这一处', '不限這一處', 'Anywhere'],
} satisfies Rows
