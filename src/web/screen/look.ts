import type { Palette, Theme } from '../tree/colours.ts'
import { PALETTES } from '../tree/colours.ts'

/** Light or dark: as the address says (`?dark`, `?light`), else as the device does. */
export function themeOf(query: string, darkDevice: boolean): Theme {
  const asked = new URLSearchParams(query)
  if (asked.has('dark')) return 'dark'
  if (asked.has('light')) return 'light'
  return darkDevice ? 'dark' : 'light'
}

/** Borders, as in kit/tokens.css. */
const LINES: Record<Theme, string> = { light: '#d9cfb6', dark: '#33453b' }

/** The palette as the custom properties that all surfaces use. */
export function styleOf(theme: Theme): string {
  const { paper, ground, ink, quiet, wood, number }: Palette = PALETTES[theme]
  const colours = { paper, ground, ink, quiet, wood, line: LINES[theme], ...number }
  return [`color-scheme:${theme}`, ...Object.entries(colours).map(([name, colour]) => `--${name}:${colour}`)].join(';')
}
