import type { Document, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/** What a bulletin says in one language, and where its code leads. */
export interface BulletinFacts {
  community: string
  said: { text: string; title: string; lines: readonly string[] }
  address: string
  /** One drawn tree (SVG); null where the community has none yet. */
  tree: string | null
  at: number
}

/** [T4] A bulletin as a picture for chat groups: five lines, a code, and one of the trees. */
export const bulletinPictureOf = (facts: BulletinFacts, language: Language): Document => ({
  ...bulletinOf(facts, language),
  paper: 'picture',
})

/** [T4] The same as a wall newspaper: a sheet of A3 that says the whole text too. */
export const bulletinWallOf = (facts: BulletinFacts, language: Language): Document => ({
  ...bulletinOf(facts, language, [{ kind: 'paragraph', text: [facts.said.text], source: 'community' }]),
  poster: true,
})

function bulletinOf(
  { community, said, address, tree, at }: BulletinFacts,
  { words, tag }: Language,
  more: Sourced[] = [],
): Document {
  const lines = said.lines.length ? said.lines : [said.text]
  return {
    title: said.title,
    language: tag,
    blocks: [
      { kind: 'title', issuer: community, text: said.title, source: 'community' },
      ...more,
      { kind: 'list', ordered: false, items: lines.map((line) => [line]), source: 'community' },
      ...(tree ? [{ kind: 'drawing', svg: tree, says: words('tree.all'), source: 'cards' } as const] : []),
      { kind: 'qr', address, says: words('document.scanBulletin'), source: 'community' },
    ],
    foot: said.title,
    at,
  }
}
