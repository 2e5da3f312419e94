/** What XML says, without attributes: a text, or elements by name in their order. */
export interface Element {
  name: string
  text: string
  inside: Element[]
}

/** The text of an element inside; empty where there is none. */
export const textIn = (element: Element, name: string): string =>
  element.inside.find((one) => one.name === name)?.text.trim() ?? ''

/** All elements of a name, however deep. */
export function all(element: Element, name: string): Element[] {
  return element.inside.flatMap((one) => (one.name === name ? [one] : all(one, name)))
}

/**
 * [T37] What a department's system answered to a request. `refused` in its words; `dead`: something is set
 * wrong.
 */
export type Taken =
  | { is: 'taken'; reference: string }
  | { is: 'token'; token: string }
  | { is: 'refused'; why: string }
  | { is: 'dead'; why: string }
  /** It may be there: a person looks. */
  | { is: 'unsure'; why: string }
  | { is: 'failed'; why: string }

/** A number or token as it can be kept and asked for again: short, one word, no list; else empty. */
export const referenceIn = (text: string): string => (/^[^\s,\p{C}]{1,60}$/u.test(text) ? text : '')

/**
 * [T37] [T38] 2xx with a number, or a token for one. 400 and 422 are a department's no; what says that the
 * address, key or service is wrong is nobody's no; all else may pass.
 */
export function takenFrom(status: number, answer: Element | undefined): Taken {
  const error = answer && all(answer, 'error').map((one) => textIn(one, 'description'))[0]
  if (status >= 200 && status < 300) {
    const [request] = answer ? all(answer, 'request') : []
    const reference = request ? referenceIn(textIn(request, 'service_request_id')) : ''
    if (reference) return { is: 'taken', reference }
    const token = request ? referenceIn(textIn(request, 'token')) : ''
    return token ? { is: 'token', token } : { is: 'unsure', why: 'no service_request_id' }
  }
  const why = error || `HTTP ${status}`
  if (status === 400 || status === 422) return { is: 'refused', why }
  const passes = status === 408 || status === 425 || status === 429 || status >= 500
  return { is: passes ? 'failed' : 'dead', why }
}

/**
 * [T37] How long after it was waited for so long a token is asked for again, in ms: the longer the more
 * seldom.
 */
export const tokenPause = (waited: number): number => Math.min(3_600_000, 60_000 + waited / 4)

/** [T38] What a department's system says of a request, once. */
export interface Said {
  reference: string
  /** By which it is known again. */
  mark: string
  status: string
  words: string
}

/** [T38] What a list of requests says of each: its status with the notes on it. */
export const statusesIn = (answer: Element): Said[] =>
  all(answer, 'request').map((one) => {
    const [status, words] = [textIn(one, 'status').toLowerCase(), textIn(one, 'status_notes')]
    return { reference: textIn(one, 'service_request_id'), mark: `status ${status} ${words}`, status, words }
  })

/** [T38] What a list of updates says, as FixMyStreet's extension has it. */
export const updatesIn = (answer: Element): Said[] =>
  all(answer, 'request_update').map((one) => ({
    reference: textIn(one, 'service_request_id'),
    mark: `update ${textIn(one, 'update_id')}`,
    status: textIn(one, 'status').toLowerCase(),
    words: textIn(one, 'description'),
  }))

/** Statuses of FixMyStreet by which a department says that it is not theirs, or will not be done. */
const REFUSING = /^(not_councils_responsibility|not_responsible|no_further_action|unable_to_fix|rejected)$/
export const refuses = ({ status }: Said): boolean => REFUSING.test(status.replace(/[\s-]+/g, '_'))
export const closes = ({ status }: Said): boolean =>
  /^(closed|fixed|fixed_-_council|completed?)$/.test(status.replace(/\s+/g, '_'))
