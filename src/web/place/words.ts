import type point from '../strings/point.ts'
import type { Words } from '../kit/words.ts'

/** The words of whatever points at a place: on the phone and at the desk. */
export type PointWords = Words<keyof typeof point>
