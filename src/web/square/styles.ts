import meter from '../kit/meter.css?inline'
import tokens from '../kit/tokens.css?inline'
import { darkPictureStyle } from './darkPictures.ts'

const sheets = import.meta.glob<string>('./styles/*.css', { eager: true, query: '?inline', import: 'default' })

/**
 * A part of the pages' looks: a file of styles/, or the colours of pictures where the reader's device is
 * dark.
 */
export type Style =
  | 'api'
  | 'bulletin'
  | 'convention'
  | 'paperForm'
  | 'lastWave'
  | 'survey'
  | 'corrections'
  | 'counts'
  | 'darkPictures'
  | 'filters'
  | 'find'
  | 'halves'
  | 'home'
  | 'map'
  | 'matter'
  | 'matters'
  | 'meetings'
  | 'meter'
  | 'numbers'
  | 'poster'
  | 'receipt'
  | 'record'
  | 'round'
  | 'search'
  | 'stages'
  | 'steps'
  | 'subdistrict'
  | 'tables'
  | 'vote'

const sheet = (name: string): string =>
  name === 'darkPictures' ? darkPictureStyle() : name === 'meter' ? meter : (sheets[`./styles/${name}.css`] ?? '')

/** The style element of a page: what every page has, its own parts in their order, and how it prints. */
export const styleOf = (styles: readonly Style[]): string =>
  `<style>${[tokens, ...['base', ...styles, 'print'].map(sheet)].join('\n')}</style>`
