import type { Id } from '../../core/plain/id.ts'
import type { OwnerDb } from '../database/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Runtime } from '../integrations/runtime.ts'
import { hashSecret } from '../secrets/token.ts'
import type { ShownKey } from './keys.store.ts'
import { demandKey, demandsKey, dropKey, keepKey, keyOfHash, keysOf } from './keys.store.ts'

/** [T32] So many programs have a key of one community at most. */
const KEYS_MOST = 50
const KEY_BYTES = 24

/**
 * [T32] Keys by which programs send requests to a community. They work as the owner of the tables, of which
 * requests may read none.
 */
export class ProgramKeys {
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

  /** Whose key it is; undefined for one that is none of this community's. */
  holderOf(community: Id, key: string): Promise<Id | undefined> {
    return keyOfHash(this.owner, community, hashOf(key))
  }

  shown(community: Id): Promise<ShownKey[]> {
    return keysOf(this.owner, community)
  }

  /** Makes a key; what it is, is told to whoever asked alone. */
  async make(
    community: Id,
    { id, secret }: { id: Id; secret: Buffer },
    label: string,
  ): Promise<{ id: Id; key: string }> {
    const key = secret.subarray(0, KEY_BYTES).toString('base64url')
    const all = await this.shown(community)
    const there = all.find((one) => one.id === id)
    // Asked for again, since the answer was lost, it is the same one.
    if (there?.label === label) return { id, key }
    if (there) throw new ProblemError('idReused')
    if (all.length >= KEYS_MOST) throw new ProblemError('outOfRange', { most: KEYS_MOST })
    await keepKey(this.owner, community, { id, label, hash: hashOf(key), at: this.runtime.now() })
    return { id, key }
  }

  end(community: Id, id: Id): Promise<void> {
    return dropKey(this.owner, community, id)
  }
}

const hashOf = (key: string): string => hashSecret(`open311:${key}`)
