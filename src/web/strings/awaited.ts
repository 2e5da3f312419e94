import type { Rows } from '../../wire/strings/rows.ts'

/** What a deadline waits for. */
export default {
  'awaited.triage': ['收到后，多久之内定轻重缓急', '收到後，多久之內定輕重緩急', 'To weigh a matter'],
  'awaited.route': ['研判后，多久之内分流', '研判後，多久之內分流', 'To route it'],
  'awaited.quick': ['小事，多久之内办完', '小事，多久之內辦完', 'Quick lane: to be done'],
  'awaited.begin': [
    '大事，多久之内动起来（第一版方案）',
    '大事，多久之內動起來（第一版方案）',
    'Major lane: to be begun (first proposal)',
  ],
  'awaited.deliberate': ['商议，多久之内定下来', '商議，多久之內定下來', 'To deliberate'],
  'awaited.refer': ['交表决或大盆菜，多久之内有结果', '交表決或大盆菜，多久之內有結果', 'Referred: to be decided'],
  'awaited.start': ['定下后，多久之内动手', '定下後，多久之內動手', 'To start after the decision'],
  'awaited.accept': ['转出后，多久之内对方回话', '轉出後，多久之內對方回話', 'A receiver’s answer'],
  'awaited.transfer': ['对方接下后，多久之内办完', '對方接下後，多久之內辦完', 'Transferred: to be done'],
  'awaited.major': ['大事，多久之内办完', '大事，多久之內辦完', 'Major lane: to be done'],
  'awaited.check': ['办完后，多久之内回访', '辦完後，多久之內回訪', 'To call back'],
} satisfies Rows
