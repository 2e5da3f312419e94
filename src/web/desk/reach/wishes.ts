import type { BulletinSource, BulletinWords } from '../../../core/reach/bulletin.ts'
import type { Maker } from '../../../core/reach/robots.ts'
import { MAKERS } from '../../../core/reach/robots.ts'
import type { ReachDesk } from '../../../wire/reach.ts'
import { t } from '../deskState.svelte.ts'
import type { Field } from '../form/form.ts'
import { text, whole } from '../form/form.ts'
import type { ReachAsking } from './book.svelte.ts'
import { GROUP_FIELDS, NO_WORDS, SETTING_FIELDS, valuesOf, WORD_FIELDS, wordsIn } from './forms.ts'

type Listed = ReachDesk['bulletins'][number]
type Group = ReachDesk['groups'][number]

const WHY: Field = { kind: 'line', name: 'why', label: 'field.why', most: 200 }

/** `propose`: the words that it could begin with, which may come late. */
export const draftWish = (source: BulletinSource, propose: () => Promise<BulletinWords | undefined>): ReachAsking => ({
  title: t('deskReach.draft'),
  hint: t('deskReach.draftHelp'),
  about: `draft.${source.kind}.${source.ref}`,
  fields: WORD_FIELDS,
  start: valuesOf(NO_WORDS),
  late: async () => {
    const words = await propose()
    return words && valuesOf(words)
  },
  build: (values) => ({ draft: { source, words: wordsIn(values) } }),
  did: () => t('deskReach.drafted'),
})

export const changeWish = ({ code, words }: Listed): ReachAsking => ({
  title: t('deskReach.change'),
  about: `change.${code}`,
  fields: WORD_FIELDS,
  start: valuesOf(words),
  build: (values) => ({ of: code, command: { kind: 'describeBulletin', words: wordsIn(values) } }),
})

export const sendWish = ({ code }: Listed, view: ReachDesk): ReachAsking => ({
  title: t('deskReach.send'),
  hint: t(view.fullUntil === null ? 'deskReach.sendHelp' : 'deskReach.sendWaits', {
    n: view.groups.filter(({ state }) => state === 'kept').length,
  }),
  about: `send.${code}`,
  build: () => ({ of: code, command: { kind: 'sendBulletin', groups: null } }),
})

export const correctWish = ({ code, words }: Listed): ReachAsking => ({
  title: t('deskReach.correct'),
  hint: t('deskReach.correctHelp'),
  about: `correct.${code}`,
  fields: [WHY, ...WORD_FIELDS],
  start: { why: '', ...valuesOf(words) },
  build: (values) => ({
    of: code,
    command: { kind: 'correctBulletin', words: wordsIn(values), why: text(values.why) },
  }),
})

export const withdrawWish = ({ code }: Listed): ReachAsking => ({
  title: t('deskReach.withdraw'),
  hint: t('deskReach.withdrawHelp'),
  grave: true,
  about: `withdraw.${code}`,
  fields: [WHY],
  start: { why: '' },
  build: (values) => ({ of: code, command: { kind: 'withdrawBulletin', why: text(values.why) } }),
})

export const groupWish = (place: ReachDesk['places'][number]): ReachAsking => ({
  title: t('deskReach.addGroup', { place: place.name }),
  hint: t('deskReach.addHelp'),
  about: `group.${place.id}`,
  fields: GROUP_FIELDS,
  start: { name: '', keeper: '' },
  build: ({ name, keeper }, newId) => ({
    tiers: { kind: 'addGroup', id: newId(), place: place.id, name: text(name), keeper: text(keeper) },
  }),
})

export const keeperWish = ({ id, name }: Group): ReachAsking => ({
  title: t('deskReach.newKeeper', { name }),
  hint: t('deskReach.newKeeperHelp'),
  about: `keeper.${id}`,
  fields: GROUP_FIELDS.slice(1),
  start: { keeper: '' },
  build: ({ keeper }) => ({ tiers: { kind: 'askKeeper', group: id, keeper: text(keeper) } }),
})

const ROBOT_FIELDS: Field[] = [
  { kind: 'choice', name: 'maker', label: 'deskReach.robotMaker', options: MAKERS, words: 'deskReach.maker' },
  { kind: 'line', name: 'address', label: 'deskReach.robotAddress', most: 1000 },
  { kind: 'line', name: 'secret', label: 'deskReach.robotSecret', most: 200, optional: true },
]

export const robotWish = ({ id, name, robot }: Group): ReachAsking => ({
  title: t('deskReach.robotOf', { name }),
  hint: t('deskReach.robotHelp'),
  about: `robot.${id}`,
  secret: true,
  fields: ROBOT_FIELDS,
  start: { maker: robot?.maker ?? MAKERS[0], address: '', secret: '' },
  build: ({ maker, address, secret }) => ({
    robot: id,
    set: { maker: maker as Maker, address: text(address), secret: text(secret) },
  }),
})

export const robotAwayWish = ({ id, name }: Group): ReachAsking => ({
  title: t('deskReach.robotAway', { name }),
  hint: t('deskReach.robotAwayHelp'),
  about: `robotAway.${id}`,
  build: () => ({ robot: id, set: null }),
})

export const endWish = ({ id, name }: Group): ReachAsking => ({
  title: t('deskReach.endGroup', { name }),
  hint: t('deskReach.endHelp'),
  grave: true,
  about: `end.${id}`,
  build: () => ({ tiers: { kind: 'endGroup', group: id } }),
})

export const settingsWish = ({ settings }: ReachDesk): ReachAsking => ({
  title: t('deskReach.settings'),
  hint: t('deskReach.settingsHelp'),
  about: 'settings',
  fields: SETTING_FIELDS,
  start: { ...settings },
  build: (values) => {
    const number = (name: string) => whole(values[name]) ?? 0
    const [quietFrom, quietUntil, mostAWeek] = [number('quietFrom'), number('quietUntil'), number('mostAWeek')]
    return { tiers: { kind: 'setReach', settings: { quietFrom, quietUntil, mostAWeek } } }
  },
})
