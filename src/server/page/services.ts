import type { Tiles } from '../../wire/map.ts'
import type { JournalServices } from '../journal/services.ts'
import type { KeptPages } from './kept.ts'
import type { Renderer } from './renderer.ts'

/** The same, with what pages are made of. */
export interface PageServices extends JournalServices {
  render: Renderer
  pages: KeptPages
  /** [T45] What maps are made of; undefined where there are none. */
  tiles: Tiles | undefined
}
