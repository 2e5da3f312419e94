import type { Tree } from '../../core/meeting/meeting.ts'
import { TREES } from '../../core/meeting/meeting.ts'

/** The words that stand in a picture of the trees. */
export interface TreeWords {
  trees: Record<Tree, { name: string; subtitle: string }>
  /** So many people behind a topic, as short as it can be said. */
  people(count: number): string
  /** So many topics whose names found no room. */
  more(count: number): string
  /** For readers who do not see the picture: what it is, and one sentence for each tree. */
  title: string
  describe(tree: Tree, cards: number, topics: number): string
}

/** Takes the words from a dictionary: keys of strings/common.ts and strings/screen.ts. */
export function treeWords(t: (key: string, args?: Record<string, string | number>) => string): TreeWords {
  const trees = {} as TreeWords['trees']
  for (const tree of TREES) trees[tree] = { name: t(`tree.${tree}`), subtitle: t(`tree.${tree}.subtitle`) }
  return {
    trees,
    people: (count) => t('tree.people', { count }),
    more: (count) => t('tree.more', { count }),
    title: t('tree.picture'),
    describe: (tree, cards, topics) => t('tree.describe', { tree: trees[tree].name, cards, topics }),
  }
}
