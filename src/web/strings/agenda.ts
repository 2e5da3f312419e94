import type { Rows } from '../../wire/strings/rows.ts'

/** Planning and conducting an agenda. */
export default {
  'agenda.legend': [
    '议程，共 {minutes} 分钟',
    '議程，共 {minutes} 分鐘',
    'Agenda, {minutes} {{minute|minutes}} in all',
  ],
  'agenda.kindOf': ['第 {place} 项是什么环节', '第 {place} 項是什麼環節', 'Kind of item {place}'],
  'agenda.titleHint': ['名称照常用的叫', '名稱照常用的叫', 'Usual name'],
  'agenda.titleOf': ['第 {place} 项的名称', '第 {place} 項的名稱', 'Name of item {place}'],
  'agenda.minutesOf': ['{name}：计划几分钟', '{name}：計劃幾分鐘', '{name}: planned minutes'],
  'agenda.minutes': ['分钟', '分鐘', 'min'],
  'agenda.up': ['把“{name}”往上移', '把「{name}」往上移', 'Move “{name}” up'],
  'agenda.down': ['把“{name}”往下移', '把「{name}」往下移', 'Move “{name}” down'],
  'agenda.remove': ['去掉“{name}”', '去掉「{name}」', 'Remove “{name}”'],
  'agenda.moved': [
    '现在是第 {place} 项，共 {count} 项',
    '現在是第 {place} 項，共 {count} 項',
    'Now item {place} of {count}',
  ],
  'agenda.add': ['加一项', '加一項', 'Add an item'],
  'agenda.keys': ['Alt + ↑ ↓ 移动所在的一项', 'Alt + ↑ ↓ 移動所在的一項', 'Alt + ↑ ↓ moves the item you are in'],
  'agenda.keep': [
    '把这份议程留作本社区的模板',
    '把這份議程留作本社區的範本',
    'Keep this agenda as the community’s template',
  ],
  'agenda.noneOpen': ['还没有打开环节', '還沒有打開環節', 'No item is open'],
  'agenda.next': ['下一项：{name}', '下一項：{name}', 'Next: {name}'],
  'agenda.planned': ['{minutes} 分钟', '{minutes} 分鐘', '{minutes} min'],
  'agenda.over': ['超时了', '超時了', 'over time'],
  'agenda.opened': ['打开了：{name}', '打開了：{name}', 'Opened: {name}'],
  'agenda.open': ['打开', '打開', 'Open'],
  'agenda.isOpen': ['进行中', '進行中', 'Open now'],
  'agenda.closeAll': ['收起当前环节', '收起目前環節', 'Close the open item'],
  'agenda.allClosed': ['当前没有打开的环节', '目前沒有打開的環節', 'No item is open now'],
  'agenda.edit': ['改议程', '改議程', 'Edit the agenda'],
  'agenda.total': ['共 {minutes} 分钟', '共 {minutes} 分鐘', '{minutes} min in all'],
  'agenda.onlyOpen': [
    '开会以后才能打开环节，手机和大屏幕会跟着走。',
    '開會以後才能打開環節，手機和大螢幕會跟著走。',
    'Items can be opened once the meeting is open; phones and the screen follow.',
  ],
  'agenda.elapsed': ['已用时间', '已用時間', 'Time used'],
  'agenda.empty': [
    '议程还是空的。去“设置与记录”里加几项。',
    '議程還是空的。去「設定與記錄」裡加幾項。',
    'The agenda is empty. Add items under Settings and record.',
  ],
} satisfies Rows
