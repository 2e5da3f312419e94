import type { Rows } from '../../wire/strings/rows.ts'

/** The three teams. */
export default {
  'team.spotter': ['找茬队', '找茬隊', 'Spotter team'],
  'team.deliberation': ['议事队', '議事隊', 'Deliberation team'],
  'team.advisory': ['诸葛队', '諸葛隊', 'Advisory team'],
  'team.spotter.what': ['把问题找出来、归到一起', '把問題找出來、歸到一起', 'Finds problems and puts them together'],
  'team.deliberation.what': ['想办法、写方案', '想辦法、寫方案', 'Proposes what to do'],
  'team.advisory.what': ['出主意、带资源', '出主意、帶資源', 'Improves proposals, brings resources'],
} satisfies Rows
