import type { RoundDesk } from '../../../wire/round.ts'

/** Where the desk sees a proposal's picture, also while it waits; another picture is at another address. */
export const pictureAt = (
  { slug, round }: { slug: string; round: string },
  { n, picture }: Pick<RoundDesk['projects'][number], 'n' | 'picture'>,
): string => `/api/communities/${slug}/rounds/${round}/projects/${n}/photo.webp?of=${picture}`
