import type { Words } from '../kit/words.ts'
import type { TreesKey } from '../strings.ts'
import type { Topic, Tree } from '../../core/meeting/meeting.ts'
import { TREES } from '../../core/meeting/meeting.ts'

/** The words that stand in a picture of the trees. */
export interface TreeWords {
  trees: Record<Tree, { name: string; subtitle: string }>
  /** So many people behind a topic, or behind either of its two sides, as short as it can be said. */
  people(topic: Pick<Topic, 'people' | 'sides'>): string
  /** So many topics whose names found no room. */
  more(count: number): string
  /** For readers who do not see the picture: what it is, and one sentence for each tree. */
  title: string
  describe(tree: Tree, cards: number, topics: number): string
}

/** Takes the words from a dictionary: keys of strings/tree.ts and strings/trees.ts. */
export function treeWords(t: Words<TreesKey>): TreeWords {
  const trees = {} as TreeWords['trees']
  for (const tree of TREES) trees[tree] = { name: t(`tree.${tree}`), subtitle: t(`trees.subtitle.${tree}`) }
  return {
    trees,
    people: ({ people, sides }) => t('trees.people', { count: sides ? sides.join('｜') : people }),
    more: (count) => t('trees.more', { count }),
    title: t('trees.picture'),
    describe: (tree, cards, topics) => t('trees.describe', { tree: trees[tree].name, cards, topics }),
  }
}
