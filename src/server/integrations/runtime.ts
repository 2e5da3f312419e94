import { randomBytes } from 'node:crypto'
import type { Id } from '../../core/plain/id.ts'
import { makeId } from '../../core/plain/id.ts'

/** Clock and chance come from outside, so that a rehearsal can set them. */
export interface Runtime {
  now(): number
  random(bytes: number): Buffer
}

/**
 * Random bytes are drawn many at once: a draw costs more than anything that is done with it. What was handed
 * out is never handed out again.
 */
const POOL = 8192
let pool = Buffer.alloc(0)
let drawn = 0
function random(bytes: number): Buffer {
  if (bytes > POOL / 8) return randomBytes(bytes)
  if (drawn + bytes > pool.length) {
    pool = randomBytes(POOL)
    drawn = 0
  }
  return pool.subarray(drawn, (drawn += bytes))
}

export const systemRuntime: Runtime = { now: () => Date.now(), random }

/** A new random id. */
export const newId = (runtime: Runtime): Id => makeId(runtime.random(16))
