/** What can be found. Without schemas, so that pages load nothing besides. */
export const KINDS = ['card', 'matter', 'notice'] as const
export type Kind = (typeof KINDS)[number]
