import { createRequire } from 'node:module'

/** https://github.com/minimaxir/big-list-of-naughty-strings (MIT). */
const listed = createRequire(import.meta.url)('big-list-of-naughty-strings') as string[]

/**
 * Forty more that this list lacks: what phones, spreadsheets and people who mean harm send in Chinese
 * communities.
 */
const own: string[] = [
  '\u202E右到左\u202C',
  '\u2066隔离\u2069',
  '\u202A嵌入\u202B又嵌\u202C\u202C',
  `叠${'\u0301'.repeat(500)}`,
  `${'\u0E49'.repeat(200)}`,
  '路\u0000灯',
  '\u0000',
  '孤\uD83D字',
  '\uDC4D孤',
  '\uFEFF有头',
  '中\uFEFF间',
  'محمد علي',
  'שרה כהן',
  'علی‌رضا',
  '👨‍👩‍👧‍👦一家',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '👩🏽‍🚒👨🏿‍🦽',
  '🇨🇳🇭🇰',
  '零\u200B宽\u200C字\u200D符',
  '\u200B\u200C\u200D\u2060',
  '\u3164\u115F',
  '𠮷野家，𬌗齿，龘䶮',
  '㍿㏂㎡，①②③',
  '０１２３＝１＋１',
  '=cmd|"/c calc"!A1',
  '+1-800',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '-2+3',
  '＝ＨＹＰＥＲＬＩＮＫ("http://x")',
  '</script><script>window.__ran=1</script>',
  '<img src=x onerror="window.__ran=1">',
  '"><svg/onload=window.__ran=1>',
  '{{constructor.constructor("window.__ran=1")()}}',
  '${window.__ran=1}',
  'javascript:window.__ran=1',
  '{name} {{一|多}} {0} %s %n',
  '\u2028换行\u2029',
  '长'.repeat(5000),
]

/** All strings to try. */
export const STRINGS: readonly string[] = [...listed, ...own]
