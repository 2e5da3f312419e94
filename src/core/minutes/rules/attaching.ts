import { refuse } from '../../plain/refuse.ts'
import type { MinutesFacts } from '../command.ts'
import type { MinutesRefusal } from '../event.ts'
import type { MeetingPhoto, Minutes } from '../minutes.ts'
import type { EventRules, Rules } from '../rule.ts'
import { WORDLESS } from '../rule.ts'

const SCANS_MOST = 20
const PHOTOS_MOST = 12

export const attaching: Rules<'attachScan' | 'takeBackScan' | 'addPhoto' | 'noteConsent' | 'takeBackPhoto'> = {
  // [N11] The signed sheets stand beside the signed text: before the signing there are none.
  attachScan({ minutes, command: { file }, now, facts }) {
    if (minutes.scans.some((scan) => scan.file === file)) return []
    const { type } = fileFor('scan', facts)
    if (minutes.signedAt === null) return refuse<MinutesRefusal>({ refused: 'notSignedYet' })
    if (minutes.scans.length >= SCANS_MOST) return refuse<MinutesRefusal>({ refused: 'minutesFull', most: SCANS_MOST })
    return [{ kind: 'scanAttached', scan: { file, type, at: now } }]
  },

  takeBackScan: ({ minutes, command: { file } }) =>
    minutes.scans.some((scan) => scan.file === file) ? [{ kind: 'scanTakenBack', file }] : [],

  // [N12] A photo of the meeting says what it shows, and whether those who are seen agreed.
  addPhoto({ minutes, command: { file, scene, consent }, now, facts }) {
    const standing = minutes.photos.find((photo) => photo.file === file)
    const same = standing?.scene === scene && standing.consent === consent
    if (standing) return same ? [] : refuse<MinutesRefusal>({ refused: 'idTaken' })
    const { width, height } = fileFor('photo', facts)
    if (minutes.photos.length >= PHOTOS_MOST)
      return refuse<MinutesRefusal>({ refused: 'minutesFull', most: PHOTOS_MOST })
    return [{ kind: 'photoAdded', photo: { file, scene, consent, width, height, at: now } }]
  },

  noteConsent({ minutes, command: { file, consent } }) {
    return photoIn(minutes, file).consent === consent ? [] : [{ kind: 'consentNoted', file, consent }]
  },

  takeBackPhoto: ({ minutes, command: { file } }) =>
    minutes.photos.some((photo) => photo.file === file) ? [{ kind: 'photoTakenBack', file }] : [],
}

export const attached: EventRules<'scanAttached' | 'scanTakenBack' | 'photoAdded' | 'consentNoted' | 'photoTakenBack'> =
  {
    scanAttached: { effect: ({ scans }, { scan }) => void scans.push({ ...scan }), ...WORDLESS },
    scanTakenBack: {
      effect(minutes, { file }) {
        minutes.scans = minutes.scans.filter((scan) => scan.file !== file)
      },
      ...WORDLESS,
    },
    photoAdded: { effect: ({ photos }, { photo }) => void photos.push({ ...photo }), ...WORDLESS },
    consentNoted: {
      effect: (minutes, { file, consent }) => void (photoIn(minutes, file).consent = consent),
      ...WORDLESS,
    },
    photoTakenBack: {
      effect(minutes, { file }) {
        minutes.photos = minutes.photos.filter((photo) => photo.file !== file)
      },
      ...WORDLESS,
    },
  }

const fileFor = (use: 'scan' | 'photo', { file }: MinutesFacts): NonNullable<MinutesFacts['file']> =>
  file?.for === use ? file : refuse<MinutesRefusal>({ refused: 'noSuchFile' })

const photoIn = ({ photos }: Minutes, file: string): MeetingPhoto =>
  photos.find((photo) => photo.file === file) ?? refuse<MinutesRefusal>({ refused: 'noSuchFile' })
