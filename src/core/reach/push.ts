import { utf8 } from '../plain/bytes.ts'

/** [T50] What messages to a browser are encrypted for (RFC 8291), in base64url. */
export interface PushKeys {
  p256dh: string
  auth: string
}

/** What a browser is told at once: each thing by itself, with where it leads. */
export interface PushMessage {
  told: PushedThing[]
  /** Where all of it is ended with one tap; empty where nothing is to be ended. */
  stop: string
  words: { stop: string; stopped: string }
}
export interface PushedThing {
  title: string
  body: string
  url: string
  /** What is told again under the same one takes the place of what stands there. */
  tag: string
}

/** An uncompressed point of P-256 is 65 bytes, the secret beside it 16. */
const [POINT, SECRET] = [/^B[\w-]{86}$/, /^[\w-]{22}$/]

/** Keys as a browser hands them out; undefined where they cannot be. */
export function pushKeysIn(p256dh: string, auth: string): PushKeys | undefined {
  const [point, secret] = [p256dh, auth].map((text) => text.replace(/={1,2}$/, ''))
  return POINT.test(point!) && SECRET.test(secret!) ? { p256dh: point!, auth: secret! } : undefined
}

/** Push services take 4,096 bytes, of which encryption needs about a hundred. */
const BYTES_MOST = 3800
/** So many things stand by themselves; a phone that shows more shows none. */
const THINGS_MOST = 4
const TITLE_MOST = 80
const BODY_MOST = 140

const cut = (text: string, most: number): string => {
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}

/** [T51] A message that push services take: what has no room in it is one thing more, as `rest` says it. */
export function fittedPush(message: PushMessage, rest: (things: number) => PushedThing): PushMessage {
  const { told } = message
  const short = told.map((one) => ({ ...one, title: cut(one.title, TITLE_MOST), body: cut(one.body, BODY_MOST) }))
  for (let shown = Math.min(short.length, THINGS_MOST); ; shown--) {
    const left = short.length - shown
    const fitted = { ...message, told: [...short.slice(0, shown), ...(left > 0 ? [rest(left)] : [])] }
    if (shown === 0 || utf8(JSON.stringify(fitted)).length <= BYTES_MOST) return fitted
  }
}
