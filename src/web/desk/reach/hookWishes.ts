import { PUBLIC_KINDS } from '../../../core/reach/publicEvents.ts'
import type { HookList } from '../../../wire/reach.ts'
import { t } from '../deskState.svelte.ts'
import type { Field, Values } from '../form/form.ts'
import { text, whole } from '../form/form.ts'
import type { HookAsking } from './hooks.svelte.ts'

type Shown = HookList['items'][number]

const KIND_FIELDS: Field[] = PUBLIC_KINDS.map((kind): Field => ({
  kind: 'check',
  name: kind,
  label: `deskReach.hears.${kind}`,
  optional: true,
}))
/** None chosen is all. */
const typesIn = (values: Values): string[] => PUBLIC_KINDS.filter((kind) => values[kind]).map((kind) => `${kind}.*`)
/** How a form begins that shows which kinds a program hears, and what it hears besides. */
const kindsIn = (types: readonly string[]): Values =>
  Object.fromEntries(PUBLIC_KINDS.map((kind) => [kind, types.includes(`${kind}.*`)]))

export const addHookWish = (): HookAsking => ({
  title: t('deskReach.addHook'),
  hint: t('deskReach.addHookHelp'),
  about: 'hook',
  secret: true,
  fields: [{ kind: 'line', name: 'address', label: 'deskReach.hookAddress', most: 1000 }, ...KIND_FIELDS],
  start: { address: '', ...kindsIn([]) },
  build: (values) => ({ add: { address: text(values.address), types: typesIn(values) } }),
  did: () => t('deskReach.hookAdded'),
})

export const changeHookWish = ({ id, host, types }: Shown): HookAsking => ({
  title: t('deskReach.changeHook', { host }),
  hint: t('deskReach.changeHookHelp'),
  about: `hook.${id}`,
  fields: [{ kind: 'count', name: 'from', label: 'deskReach.hookFrom', optional: true }, ...KIND_FIELDS],
  start: { from: '', ...kindsIn(types) },
  build: (values) => {
    const chosen = typesIn(values)
    // Types that were set one by one, by the API, stay until kinds are chosen.
    const single = types.some((type) => !type.endsWith('.*'))
    return { of: id, change: { types: single && chosen.length === 0 ? null : chosen, from: whole(values.from) } }
  },
})

export const dropHookWish = ({ id, host }: Shown): HookAsking => ({
  title: t('deskReach.dropHook', { host }),
  hint: t('deskReach.dropHookHelp'),
  grave: true,
  about: `hookAway.${id}`,
  build: () => ({ of: id, change: null }),
})
