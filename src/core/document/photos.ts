import type { MeetingPhoto, Minutes } from '../minutes/minutes.ts'
import type { Evidence } from '../ledger/sheet.ts'
import type { Board } from '../meeting/meeting.ts'
import type { Picture, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/**
 * [N12] The photos of a meeting that everyone may see: who is seen agreed. With minutes that are signed stand
 * those that were there when they were.
 */
export const shownPhotos = ({ photos, signedAt }: Pick<Minutes, 'photos' | 'signedAt'>): MeetingPhoto[] =>
  photos.filter(({ consent, at }) => consent && (signedAt === null || at <= signedAt))

/** Photos of a meeting, each with what it shows. */
export const pictures = (photos: readonly MeetingPhoto[], { code }: Board, { words }: Language): Sourced[] =>
  photos.map(({ file, scene }) => {
    const says = words(`minutes.scene.${scene}`)
    return {
      kind: 'picture',
      album: 'meeting',
      photo: file,
      address: `/m/${code}/files/${file}`,
      says,
      source: 'notes',
    }
  })

/** [L34] The photos of what was done, before and after, with their day. */
export const evidencePictures = (
  evidence: readonly Pick<Evidence, 'at' | 'before' | 'after'>[],
  { words, day }: Language,
): Sourced[] =>
  evidence.flatMap(({ at, before, after }) =>
    [['before', before] as const, ['after', after] as const].flatMap(([which, photo]): Sourced[] => {
      if (photo === null) return []
      const says = `${words(`matter.${which}`)} · ${day(at)}`
      const picture: Picture = { kind: 'picture', album: 'matter', photo, address: `/photos/${photo}.webp`, says }
      return [{ ...picture, source: 'ledger' }]
    }),
  )
