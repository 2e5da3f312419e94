import type { Said } from './rows.ts'

/** Why a part of a request does not fit. */
export const UNFIT = {
  long: ['最多 {limit} 个字符', '最多 {limit} 個字元', '{limit} characters at most'],
  short: ['至少 {limit} 个字符', '至少 {limit} 個字元', 'at least {limit} characters'],
  many: ['最多 {limit}', '最多 {limit}', '{limit} at most'],
  few: ['至少 {limit}', '至少 {limit}', 'at least {limit}'],
  kind: ['缺少，或者不是 {limit}', '缺少，或者不是 {limit}', 'missing, or no {limit}'],
  choice: ['只能是 {limit}', '只能是 {limit}', 'one of {limit}'],
  form: ['写法不对', '寫法不對', 'not written like this'],
  other: ['不符合要求', '不符合要求', 'does not fit'],
} satisfies Record<string, Said>
