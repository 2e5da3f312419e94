import { SIMPLIFIED, TRADITIONAL } from './simplified.ts'
import { INVISIBLE } from './text.ts'

/**
 * Letters that look like others, and what they look like: Cyrillic, Greek, a few of Latin, and Katakana that
 * are drawn as Han signs are.
 */
const LOOKALIKES =
  'АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ԚQ ԜW ӀL аa еe ѕs іi јj оo рp сc уy хx ԁd ԛq ԝw ӏl һh кk тt вb мm нh ' +
  'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa ιi κk νv οo ρp τt υu χx ıi ɑa ɡg ロ口 ニ二 ハ八 カ力 エ工 ト卜 タ夕 ー一 ノ丿'

let plainOnes: Map<string, string> | undefined

/** What a sign stands for: looked up once somebody compares. */
function plain(sign: string): string {
  plainOnes ??= new Map([
    ...Array.from(TRADITIONAL, (from, i) => [from, SIMPLIFIED[i]!] as const),
    ...LOOKALIKES.split(' ').map((pair) => [pair[0]!, pair[1]!] as const),
  ])
  return plainOnes.get(sign) ?? sign
}

/**
 * One form of a line for comparing, never for showing: width, white space, signs that take no ink, marks on
 * letters, capitals, Traditional or Simplified, and letters that look like others make no difference.
 */
export const foldLine = (line: string): string =>
  Array.from(
    line
      .normalize('NFKD')
      .replace(INVISIBLE, '')
      .replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, ''),
    plain,
  )
    .join('')
    .toLowerCase()
    .normalize('NFC')

/**
 * [R10] The same of a person's name, without dots, dashes and quotes: 周·小舟 is 周小舟. What stands between
 * two digits tells two homes apart (3-1, 31) and stays as a dash.
 */
export function foldName(name: string): string {
  const line = foldLine(name)
  const digit = (sign = '') => /\p{N}/u.test(sign)
  const letters = line.replace(/[^\p{L}\p{N}\p{Mc}]+/gu, (signs, at: number) =>
    digit(line[at - 1]) && digit(line[at + signs.length]) ? '-' : '',
  )
  return letters || line
}

/** [R10] Whether two names are the same to whoever reads or hears them. */
export const sameName = (one: string, other: string): boolean => foldName(one) === foldName(other)
