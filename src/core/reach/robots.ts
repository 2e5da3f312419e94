import { utf8 } from '../plain/bytes.ts'

/** [T17] Whose robot stands in a group; `webhook` is any program that speaks Standard Webhooks. */
export const MAKERS = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const
export type Maker = (typeof MAKERS)[number]

/** [T19] works: it took what it was sent last. fails: it is tried again. dead: not until it is set anew. */
export const ROBOT_STATES = ['works', 'fails', 'dead'] as const
export type RobotState = (typeof ROBOT_STATES)[number]

/**
 * [T18] What its maker takes of a robot: so many messages within so many ms, of so many bytes. WeCom and
 * DingTalk publish 20 a minute, Feishu 100 a minute and 5 a second. Windows are two seconds longer here:
 * makers count when a message arrives.
 */
export const PACES: Record<Maker, { most: number; within: number; bytes: number }> = {
  wecom: { most: 20, within: 62_000, bytes: 2048 },
  dingtalk: { most: 20, within: 62_000, bytes: 2048 },
  feishu: { most: 5, within: 3_000, bytes: 20_000 },
  webhook: { most: 60, within: 60_000, bytes: 60_000 },
}

/** [T18] When a robot may be sent the next message; `sent`: its last ones, the earliest first. */
export function freeFrom(maker: Maker, sent: readonly number[], now: number): number {
  const { most, within } = PACES[maker]
  const lately = sent.filter((at) => at > now - within)
  return lately.length < most ? now : lately[lately.length - most]! + within
}

/** [T19] What a robot's answer means. `pause`: in ms, before it is sent anything more. */
export type Heard = { is: 'sent' } | { is: 'tooFast'; pause: number } | { is: 'refused' | 'failed'; why: string }

const MINUTE = 60_000
/** By maker: codes that ask for a pause, and those of a wrong address, secret or word: no try helps. */
const CODES: Record<Exclude<Maker, 'webhook'>, { tooFast: Record<number, number>; refused: readonly number[] }> = {
  wecom: { tooFast: { 45009: MINUTE, 45033: MINUTE }, refused: [93000, 93004, 93008, 40058] },
  dingtalk: { tooFast: { 130101: 10 * MINUTE, 410100: 10 * MINUTE }, refused: [300001, 300005, 310000, 400013] },
  feishu: { tooFast: { 9499: MINUTE, 11232: MINUTE }, refused: [19001, 19021, 19022, 19024] },
}

export function heardFrom(maker: Maker, status: number, text: string): Heard {
  if (status === 429 || (maker === 'webhook' && status === 503)) return { is: 'tooFast', pause: MINUTE }
  if (maker === 'webhook') {
    if (status >= 200 && status < 300) return { is: 'sent' }
    return { is: status === 410 ? 'refused' : 'failed', why: `HTTP ${status}` }
  }
  const code = codeIn(text)
  if (status !== 200 || code === undefined) return { is: 'failed', why: `HTTP ${status}` }
  if (code === 0) return { is: 'sent' }
  const { tooFast, refused } = CODES[maker]
  if (tooFast[code]) return { is: 'tooFast', pause: tooFast[code] }
  return { is: refused.includes(code) ? 'refused' : 'failed', why: String(code) }
}

function codeIn(text: string): number | undefined {
  try {
    const said = JSON.parse(text) as { errcode?: unknown; code?: unknown } | null
    const code = said?.errcode ?? said?.code
    return typeof code === 'number' ? code : undefined
  } catch {
    return undefined
  }
}

/** [T19] So often a bulletin is tried; then its keeper pastes it by hand. */
export const TRIES_MOST = 8

/** [T19] How long is waited after so many tries, in ms: two seconds, then four times as long each time. */
export const pauseAfter = (tries: number): number => 2000 * 4 ** (tries - 1)

/** [T18] A text and its link within so many bytes: of what is too long, the text gives way. */
export function fitting(text: string, link: string, bytes: number): string {
  const size = (said: string) => utf8(said).length
  const whole = `${text}\n${link}`
  if (size(whole) <= bytes) return whole
  const signs = Array.from(text)
  const cut = () => `${signs.join('')}…\n${link}`
  while (size(cut()) > bytes && signs.length > 0) signs.length -= 1
  return cut()
}
