import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { ProgramScope, ShownProgramKey } from '../../wire/programs.ts'
import type { OwnerDb } from '../database/scope.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import type { Runtime } from '../integrations/runtime.ts'
import { hashSecret, same } from '../secrets/token.ts'
import type { KeyRow } from './programs.store.ts'
import { demandKey, demandsKey, endKey, findKey, keepKey, KEYS_MOST, keysOf, keyUsed } from './programs.store.ts'

const KEY_BYTES = 24
const DAY = 24 * 3600_000
/** [R32] So many requests a minute each key makes at most. */
const A_MINUTE = 600

/** [R30] A program that showed its key: where it counts, and for what. */
export interface Program {
  id: Id
  place: Id
  scopes: readonly ProgramScope[]
}

/** What is asked of a new key. `until`: milliseconds since 1970; null: until somebody ends it. */
export interface NewKey {
  label: string
  scopes: readonly ProgramScope[]
  until: number | null
}

/**
 * [R30] Keys by which programs work in a place and those below it. They are the house's: of the owner of the
 * tables, of which requests may read none.
 */
export class ProgramKeys {
  private readonly perKey = limitOf(A_MINUTE, 60)

  constructor(
    private readonly owner: OwnerDb,
    private readonly runtime: Runtime,
  ) {}

  demanded(community: Id): Promise<boolean> {
    return demandsKey(this.owner, community)
  }

  demand(community: Id, demanded: boolean): Promise<void> {
    return demandKey(this.owner, community, demanded)
  }

  /**
   * Which program shows this key; undefined for what is none, or has ended. Refuses with `tooMany` one that
   * asks too often.
   */
  async called(token: string): Promise<Program | undefined> {
    const named = readToken(token)
    const row = named && (await findKey(this.owner, named.place, { id: named.id }))
    if (!row || !same(row.hash, hashOf(token)) || !this.counts(row)) return undefined
    await this.perKey(row.id)
    return this.used(row)
  }

  /** [T32] Whose key it is, by which requests are sent to a community; undefined for one that is none. */
  async holderOf(community: Id, key: string): Promise<Id | undefined> {
    const row = await findKey(this.owner, community, { hash: hashOf(key) })
    if (!row || !this.counts(row) || !scopesOf(row).includes('cards.write')) return undefined
    return this.used(row).id
  }

  async shown(place: Id): Promise<ShownProgramKey[]> {
    const rows = await keysOf(this.owner, place)
    return rows.map((row) => ({
      id: row.id,
      label: row.label,
      scopes: scopesOf(row),
      at: row.at,
      until: row.until,
      usedAt: row.used_at,
      endedAt: row.ended_at,
      by: row.made_by === null ? null : { id: row.made_by, name: row.maker ?? '' },
      endedBy: row.ended_by === null ? null : { id: row.ended_by, name: row.ender ?? '' },
    }))
  }

  /** Makes a key; what it is, is told to whoever asked alone. `by` null: whoever runs the machine. */
  async make(
    place: Id,
    by: Id | null,
    { id, secret }: { id: Id; secret: Buffer },
    { label, scopes, until }: NewKey,
  ): Promise<{ id: Id; key: string }> {
    const key = tokenOf(place, id, secret)
    const there = await findKey(this.owner, place, { id })
    // Asked for again, since the answer was lost, it is the same one.
    if (there?.label === label && there.scopes === scopes.join(' ') && there.ended_at === null) return { id, key }
    if (there) throw new ProblemError('idReused')
    const row = { community: place, id, label, hash: hashOf(key), scopes: scopes.join(' '), until, made_by: by }
    if (!(await keepKey(this.owner, { ...row, at: this.runtime.now() })))
      throw new ProblemError('outOfRange', { most: KEYS_MOST })
    return { id, key }
  }

  /** Ends a key at once; one that has ended stays as it is. */
  end(place: Id, id: Id, by: Id | null): Promise<boolean> {
    return endKey(this.owner, place, id, { at: this.runtime.now(), by })
  }

  private counts({ ended_at, until }: KeyRow): boolean {
    return ended_at === null && (until === null || this.runtime.now() < until)
  }

  private used(row: KeyRow): Program {
    const now = this.runtime.now()
    // To the day is enough to know which can be ended; and whoever asks does not wait for it.
    if (now - (row.used_at ?? 0) > DAY) void keyUsed(this.owner, row, now).catch(() => {})
    return { id: row.id, place: row.community, scopes: scopesOf(row) }
  }
}

const scopesOf = ({ scopes }: Pick<KeyRow, 'scopes'>) => scopes.split(' ') as ProgramScope[]
const hashOf = (key: string): string => hashSecret(`open311:${key}`)

/** By these letters a scanner of source code knows a key that was left in it. */
const MARK = 'grove_'
/** [R31] Names its place and itself, so that it is found without a search among all. */
const tokenOf = (place: Id, id: Id, secret: Buffer): string =>
  MARK +
  Buffer.concat([Buffer.from(`${place}${id}`.replaceAll('-', ''), 'hex'), secret.subarray(0, KEY_BYTES)]).toString(
    'base64url',
  )

export const isProgramKey = (token: string): boolean => token.startsWith(MARK)

function readToken(token: string): { place: Id; id: Id } | undefined {
  if (!isProgramKey(token) || token.length > 200) return undefined
  const bytes = Buffer.from(token.slice(MARK.length), 'base64url')
  if (bytes.length !== 32 + KEY_BYTES) return undefined
  const id = (at: number) => bytes.toString('hex', at, at + 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  const [place, key] = [id(0), id(16)]
  return isId(place) && isId(key) ? { place, id: key } : undefined
}
