import type { Tree } from '../../core/meeting/meeting.ts'
import { TREES } from '../../core/meeting/meeting.ts'

export type Theme = 'light' | 'dark'

/**
 * The colours of a picture. `leaves` run from deep to pale; `number` is readable on paper and ground (≥
 * 4.5:1).
 */
export interface Palette {
  paper: string
  sun: string
  hill: string
  ground: string
  /** The ground farther down, and shadows on it. */
  soil: string
  grass: string
  ink: string
  quiet: string
  wood: string
  /** Lit side of the wood. */
  bark: string
  leaves: Record<Tree, readonly [string, string, string, string]>
  veins: Record<Tree, string>
  number: Record<Tree, string>
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    paper: '#f7f3e8',
    sun: '#e6b34a',
    hill: '#8f9a86',
    ground: '#efe7d3',
    soil: '#dccfb0',
    grass: '#b3a884',
    ink: '#22302a',
    quiet: '#5f594c',
    wood: '#5b4636',
    bark: '#8a6d55',
    leaves: {
      problem: ['#9e3b28', '#b5482f', '#d2694a', '#e08b63'],
      action: ['#1f6340', '#2e7d4f', '#4c9a63', '#79b47e'],
      vision: ['#c98a12', '#d99f2b', '#e8b650', '#efc670'],
    },
    veins: { problem: '#f3c3a6', action: '#cfe6cd', vision: '#8a5a06' },
    number: { problem: '#9e3b28', action: '#1f6340', vision: '#8a5a06' },
  },
  dark: {
    paper: '#14201b',
    sun: '#a9b8a4',
    hill: '#5d7a6c',
    ground: '#1b2a23',
    soil: '#101914',
    grass: '#3d5246',
    ink: '#f1ecdd',
    quiet: '#b9b29e',
    wood: '#a98e74',
    bark: '#cdb59a',
    leaves: {
      problem: ['#d2694a', '#e08b63', '#e9a583', '#f1c2a6'],
      action: ['#4c9a63', '#79b47e', '#98c79b', '#b9dab9'],
      vision: ['#e0a93b', '#efc670', '#f3d590', '#f7e3b4'],
    },
    veins: { problem: '#7c2f20', action: '#1a4f34', vision: '#8a5a06' },
    number: { problem: '#e08b63', action: '#79b47e', vision: '#efc670' },
  },
}

/**
 * System faces first (art direction): Songti or Noto Serif CJK for theme and tree names, the system sans for
 * the rest.
 */
export const SERIF =
  "'Songti SC', 'Songti TC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', STSong, SimSun, serif"
export const SANS =
  "system-ui, -apple-system, 'PingFang SC', 'PingFang TC', 'HarmonyOS Sans SC', MiSans, 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"

/** How much of the paper shows through a leaf that steps back. */
const PALE = 0.66

/** The palette of leaves that step back: opaque, so that overlapping leaves stay one shape. */
export function faded(palette: Palette): Palette {
  const leaves = {} as Palette['leaves']
  const veins = {} as Palette['veins']
  for (const tree of TREES) {
    const [a, b, c, d] = palette.leaves[tree]
    const pale = (colour: string) => mixed(colour, palette.paper, PALE)
    leaves[tree] = [pale(a), pale(b), pale(c), pale(d)]
    veins[tree] = pale(palette.veins[tree])
  }
  return { ...palette, leaves, veins }
}

/** Two colours (`#rrggbb`) mixed: `share` of the second. */
function mixed(first: string, second: string, share: number): string {
  const part = (colour: string, i: number) => parseInt(colour.slice(1 + i * 2, 3 + i * 2), 16)
  const parts = [0, 1, 2].map((i) => Math.round(part(first, i) * (1 - share) + part(second, i) * share))
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
