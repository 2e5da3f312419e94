import type { Fruit } from '../../wire/meeting.ts'
import type { LayoutOptions } from './layout.ts'

/** What the trees have borne, as the drawing takes it; nothing where nothing is known of it. */
export const borne = (fruit: Fruit | undefined): Pick<LayoutOptions, 'fruit' | 'stars'> =>
  fruit ? { fruit: new Set(fruit.topics), stars: new Set(fruit.visions) } : {}
