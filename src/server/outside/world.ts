import { randomBytes } from 'node:crypto'
import type { Id } from '../../core/plain/id.ts'
import { makeId } from '../../core/plain/id.ts'

/** Clock and chance come from outside, so that a rehearsal can set them. */
export interface World {
  now(): number
  random(bytes: number): Buffer
}

export const realWorld: World = { now: () => Date.now(), random: (bytes) => randomBytes(bytes) }

/** A new UUIDv7. */
export const newId = (world: World): Id => makeId(world.now(), world.random(10))
