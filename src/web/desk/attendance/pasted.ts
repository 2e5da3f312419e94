import type { Capacity } from '../../../core/meeting/meeting.ts'
import { foldName } from '../../../core/plain/sameName.ts'

/** One person read from a pasted list. `said`: the capacity as it was written, where there was one. */
export interface PastedPerson {
  name: string
  capacity: Capacity
  said: string
  /** Whether `said` was understood; an empty one counts as a resident. */
  known: boolean
}

/**
 * What people write in a spreadsheet for a capacity, beside its name in the three languages. First match
 * wins.
 */
const SIGNS: readonly [Capacity, RegExp][] = [
  ['representative', /居民代表|居民小组|楼长|樓長|楼栋长|樓棟長|representative/],
  ['deputy', /人大|政协|政協|deputy/],
  ['adviser', /顾问|顧問|专家|專家|诸葛|諸葛|adviser|advisor|expert/],
  ['property', /物业|物業|property/],
  ['enterprise', /企业|企業|商户|商戶|商家|公司|店|business|enterprise|company|shop/],
  ['official', /街道|official|subdistrict/],
  ['committee', /居委|社区|社區|书记|書記|committee/],
  ['department', /部门|部門|城管|派出所|交警|环卫|環衛|站|所$|局$|department|bureau|police/],
  ['member', /党员|黨員|party/],
  ['resident', /居民|住户|住戶|业主|業主|群众|群眾|resident|owner|tenant/],
  ['other', /其他|其它|other/],
]
const NAME_HEADS = /^(姓名|名字|参会人|參會人|name|full name|participant)$/i
const CAPACITY_HEADS = /^(身份|身分|单位|單位|职务|職務|类别|類別|角色|capacity|role|type|organi[sz]ation)$/i
const NUMBER_HEADS = /^(序号|序號|编号|編號|no\.?|#|number)$/i

/** The capacity that words stand for, undefined where they are not understood. */
export function capacityOf(said: string): Capacity | undefined {
  const words = said.trim().toLowerCase()
  return SIGNS.find(([, sign]) => sign.test(words))?.[0]
}

/**
 * Reads a list pasted from a spreadsheet or a chat: one person a line, name and then capacity, parted by tab,
 * comma (also ，、；) or, failing these, by nothing at all (name alone). A header row tells the columns; a
 * leading column of running numbers is skipped. Of a chat relay (#接龙, or lines that count up from one) the
 * numbered lines are read, without buildings and phone numbers. Somebody named twice counts once; `leftOut`
 * tells who.
 */
export function readPasted(text: string): PastedPerson[] {
  const people = new Map<string, PastedPerson>()
  for (const { name, said } of linesOf(text)) {
    if (!name || people.has(foldName(name))) continue
    const capacity = capacityOf(said)
    people.set(foldName(name), {
      name,
      capacity: capacity ?? (said ? 'other' : 'resident'),
      said,
      known: !said || capacity !== undefined,
    })
  }
  return [...people.values()]
}

/**
 * What of a pasted list becomes no person of its own: names that stand in it more than once, how often, and
 * how many lines have no name.
 */
export function leftOut(text: string): { twice: { name: string; times: number }[]; nameless: number } {
  const times = new Map<string, { name: string; times: number }>()
  let nameless = 0
  for (const { name } of linesOf(text)) {
    if (!name) nameless++
    else times.set(foldName(name), { name, times: (times.get(foldName(name))?.times ?? 0) + 1 })
  }
  const twice = [...times.values()].filter(({ times }) => times > 1)
  return { twice, nameless }
}

/**
 * The head of a list that was copied from a chat in which everybody adds their line, as “1. name building”.
 */
const RELAY = /^\s*#\s*接[龙龍]/
const RELAY_LINE = /^\s*(\d{1,4})\s*[.、．)）:：]\s*(\S.*)$/

/** Its head may be lost in copying: then lines that count upwards from one tell it. */
function isRelay(lines: string[]): boolean {
  if (lines.some((line) => RELAY.test(line))) return true
  const filled = lines.filter((line) => line.trim() !== '' && !line.includes('\t'))
  const numbers = filled.map((line) => Number(RELAY_LINE.exec(line)?.[1] ?? 0))
  const from = numbers.indexOf(1)
  const counted = from < 0 ? [] : numbers.slice(from)
  return counted.length > 1 && counted.every((number, n) => n === 0 || number > counted[n - 1]!)
}
/** What people add to their line that says nothing of their capacity: where they live, a phone number. */
const ASIDE = /\d\s*(?:栋|棟|幢|座|号|號|单元|單元|室|楼|樓)|^[+\d][\d-]{4,}$|^[A-Za-z]?\d[\w-]*$/

/** The numbered lines of a relay: first the name, then a capacity where one of the other words is one. */
function relayLines(text: string): { name: string; said: string }[] | undefined {
  const lines = text.replace(/\uFEFF/g, '').split(/\r\n?|\n/)
  if (!isRelay(lines)) return undefined
  return lines.flatMap((line) => {
    const words = RELAY_LINE.exec(line)?.[2]
      ?.split(/[\s,，;；、/|]+/)
      .filter((word) => word !== '')
    if (!words) return []
    const others = words.filter((word) => !ASIDE.test(word))
    const [name = '', ...rest] = others
    return [{ name: name.normalize('NFC'), said: rest.find((word) => capacityOf(word)) ?? rest.join(' ') }]
  })
}

/** The filled lines below the header, with name and capacity as they are written. */
function linesOf(text: string): { name: string; said: string }[] {
  const relay = relayLines(text)
  if (relay) return relay
  const rows = text
    .replace(/\uFEFF/g, '')
    .split(/\r\n?|\n/)
    .map(cellsOf)
    .filter((cells) => cells.some((cell) => cell !== ''))
  if (rows.length === 0) return []
  let nameAt = 0
  let capacityAt = 1
  const head = rows[0]!
  const headName = head.findIndex((cell) => NAME_HEADS.test(cell))
  if (headName >= 0) {
    rows.shift()
    nameAt = headName
    const headCapacity = head.findIndex((cell) => CAPACITY_HEADS.test(cell))
    capacityAt =
      headCapacity >= 0 ? headCapacity : head.findIndex((cell, i) => i !== nameAt && !NUMBER_HEADS.test(cell))
  } else if (rows.every(([first, second]) => /^\d+[.、)]?$/.test(first!) && second)) {
    nameAt = 1
    capacityAt = 2
  }
  return rows.map((cells) => ({ name: (cells[nameAt] ?? '').normalize('NFC'), said: cells[capacityAt] ?? '' }))
}

function cellsOf(line: string): string[] {
  const parts = line.includes('\t') ? line.split('\t') : splitCommas(line)
  return parts.map((cell) =>
    cell
      .trim()
      .replace(/^["“](.*)["”]$/, '$1')
      .trim(),
  )
}

/** Commas inside quotes belong to the cell; a quote without a partner is a sign like any other. */
function splitCommas(line: string): string[] {
  const cells: string[] = []
  let from = 0
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') {
      const partner = line.indexOf('"', at + 1)
      if (partner < 0) return [...cells, ...line.slice(from).split(/[,，;；、]/)]
      at = partner
    } else if (',，;；、'.includes(line[at]!)) {
      cells.push(line.slice(from, at))
      from = at + 1
    }
  }
  return [...cells, line.slice(from)]
}
