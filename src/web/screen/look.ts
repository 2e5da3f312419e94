import type { Palette, Theme } from '../tree/colours.ts'
import { PALETTES } from '../tree/colours.ts'

/** Light or dark: as the address says (`?dark`, `?light`), else as the device does. */
export function themeOf(query: string, darkDevice: boolean): Theme {
  const asked = new URLSearchParams(query)
  if (asked.has('dark')) return 'dark'
  if (asked.has('light')) return 'light'
  return darkDevice ? 'dark' : 'light'
}

/** The palette as the custom properties that all surfaces use. */
export function styleOf(theme: Theme): string {
  const { paper, ground, ink, quiet, wood, soil, number }: Palette = PALETTES[theme]
  const colours = { paper, ground, ink, quiet, wood, line: soil, ...number }
  return [`color-scheme:${theme}`, ...Object.entries(colours).map(([name, colour]) => `--${name}:${colour}`)].join(';')
}
