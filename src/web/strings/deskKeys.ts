import type { Rows } from '../../wire/strings/rows.ts'

/** [R30] Keys of programs at the desk. */
export default {
  'deskKeys.title': ['程序的密钥', '程式的金鑰', 'Keys of programs'],
  'deskKeys.what': [
    '别的程序凭密钥替社区做事，只能做勾选的那几样，出不了这个社区。停掉的也留在这里。',
    '別的程式憑金鑰替社區做事，只能做勾選的那幾樣，出不了這個社區。停掉的也留在這裡。',
    'With a key a program does what is ticked, in this community alone. Keys that ended stay listed.',
  ],
  'deskKeys.help': [
    '要什么勾什么，不用的别勾。到期它就打不开了；不填天数，就一直用到有人停掉。',
    '要什麼勾什麼，不用的別勾。到期它就打不開了；不填天數，就一直用到有人停掉。',
    'Tick only what the program needs. After its days the key opens nothing; without a number it counts until somebody ends it.',
  ],
  'deskKeys.days': ['几天后到期', '幾天後到期', 'Counts for so many days'],
  'deskKeys.scope.cards.write': ['替居民写卡（Open311）', '替居民寫卡（Open311）', 'Report for residents (Open311)'],
  'deskKeys.scope.ledger.read': ['看台账和它的文件', '看台帳和它的文件', 'Read the ledger and its documents'],
  'deskKeys.scope.hooks.set': ['设自己要听的消息', '設自己要聽的消息', 'Set what it is told (webhooks)'],
  'deskKeys.made': ['{day}由{name}发出', '{day}由{name}發出', 'Made on {day} by {name}'],
  'deskKeys.machine': ['管机器的人', '管機器的人', 'who runs the machine'],
  'deskKeys.until': ['{day}到期', '{day}到期', 'until {day}'],
  'deskKeys.ended': ['{day}由{name}停掉', '{day}由{name}停掉', 'ended on {day} by {name}'],
  'deskKeys.used': ['最近{day}用过', '最近{day}用過', 'last used on {day}'],
  'deskKeys.unused': ['还没用过', '還沒用過', 'not used yet'],
} as const satisfies Rows
