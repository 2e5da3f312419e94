/**
 * A word without what does not tell words apart: spaces, brackets with their content, colons, stars, case,
 * width.
 */
export const bare = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)|[\s:*]/g, '')
