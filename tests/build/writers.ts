import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Problem } from '../../src/wire/problem.ts'
import type { GroveProcess } from './process.ts'

/**
 * A card as its writer knows it: what was sent (no two say the same), and the number that the server
 * acknowledged it with.
 */
export interface Kept {
  text: string
  number: number
}

/** Joins the sample's open meeting by phone; gives the token. Repeats while the server is away. */
export async function joinMeeting({ url, code }: GroveProcess): Promise<string> {
  const response = await fetch(`${url}/api/meetings/${code}/participants`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), key: randomBytes(16).toString('hex') }),
  })
  if (!response.ok) throw new Error(await response.text())
  return ((await response.json()) as { token: string }).token
}

/** Posts a card once. Undefined where nobody answered. */
export async function post(
  { url, code }: GroveProcess,
  token: string,
  id: string,
  text: string,
): Promise<{ number: number } | { problem: Problem } | undefined> {
  const response = await fetch(`${url}/api/meetings/${code}/commands`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': id,
      'accept-language': 'en',
    },
    body: JSON.stringify({ kind: 'postCard', id, tree: 'problem', text }),
  }).catch(() => undefined)
  // An answer that broke off is none.
  const body = await response?.json().catch(() => undefined)
  if (!response || !body) return undefined
  return response.ok ? (body as { number: number }) : { problem: body as Problem }
}

/**
 * Posts a card until it is acknowledged, however often the server dies meanwhile; `heard` gets every problem.
 * Throws where it is refused for good.
 */
export async function postUntilKept(
  grove: () => GroveProcess,
  token: string,
  id: string,
  text: string,
  heard: (problem: Problem) => void = () => {},
): Promise<number> {
  for (let attempt = 0; attempt < 3000; attempt++) {
    const answer = await post(grove(), token, id, text)
    if (answer && 'number' in answer) return answer.number
    if (answer) {
      heard(answer.problem)
      if (answer.problem.status < 500 && answer.problem.status !== 429) throw new Error(JSON.stringify(answer.problem))
    }
    await wait(100)
  }
  throw new Error('never acknowledged')
}

/** Cards as the public board shows them, by their id. */
export async function cardsOf({ url, code }: GroveProcess): Promise<Record<string, Kept>> {
  const { board } = (await (await fetch(`${url}/api/meetings/${code}`)).json()) as {
    board: { cards: Record<string, Kept> }
  }
  return board.cards
}

/** The process of the embedded database in a data folder; undefined where none has its lock. */
export function databaseProcess(folder: string): number | undefined {
  const file = join(folder, 'db/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

/**
 * How many acknowledged cards are missing or changed, and how many numbers were given, or texts kept, twice.
 */
export function losses(
  kept: ReadonlyMap<string, Kept>,
  found: Record<string, Kept>,
): { lost: number; doubled: number } {
  const cards = Object.values(found)
  const byNumber = new Map(cards.map(({ number, text }) => [number, text]))
  const lost = [...kept.values()].filter(({ text, number }) => byNumber.get(number) !== text)
  const ours = new Set([...kept.values()].map(({ text }) => text))
  const again = cards.filter(({ text }) => ours.has(text)).length - ours.size
  return { lost: lost.length, doubled: cards.length - byNumber.size + Math.max(again, 0) }
}
