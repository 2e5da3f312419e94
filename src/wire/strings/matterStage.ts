import type { Rows } from './rows.ts'

/** The stages of a matter, on pages and in spreadsheets. */
export default {
  'matterStage.opened': ['待研判', '待研判', 'To be weighed'],
  'matterStage.triaged': ['待分流', '待分流', 'To be routed'],
  'matterStage.deliberating': ['商议中', '商議中', 'Deliberating'],
  'matterStage.referred': ['待表决', '待表決', 'Referred'],
  'matterStage.decided': ['已定方案', '已定方案', 'Decided'],
  'matterStage.transferring': ['等对方接', '等對方接', 'Being transferred'],
  'matterStage.transferred': ['已转出', '已轉出', 'Transferred'],
  'matterStage.underWay': ['办理中', '辦理中', 'Under way'],
  'matterStage.done': ['待回访', '待回訪', 'To be checked'],
  'matterStage.confirmed': ['已确认', '已確認', 'Confirmed'],
  'matterStage.explained': ['暂办不了', '暫辦不了', 'Explained'],
  'matterStage.declined': ['不受理', '不受理', 'Not accepted'],
  'matterStage.folded': ['已并入', '已併入', 'Folded'],
} satisfies Rows
