import type { Open311Desk } from '../../../wire/open311.ts'
import type { ProgramScope, ShownProgramKey } from '../../../wire/programs.ts'
import { t } from '../deskState.svelte.ts'
import type { Field } from '../form/form.ts'
import { text, whole } from '../form/form.ts'
import type { Open311Asking } from './book.svelte.ts'

type System = Open311Desk['systems'][number]

export const doorWish = (demandsKey: boolean): Open311Asking => ({
  title: t(demandsKey ? 'deskOpen311.demand' : 'deskOpen311.admit'),
  ...(demandsKey ? { hint: t('deskOpen311.demandHelp') } : {}),
  about: 'door',
  build: () => ({ demandsKey }),
})

export const keyWish = (): Open311Asking => ({
  title: t('deskOpen311.addKey'),
  hint: t('deskKeys.help'),
  about: 'key',
  fields: [
    { kind: 'line', name: 'label', label: 'deskOpen311.label', most: 60 },
    ...SCOPES.map((name): Field => ({ kind: 'check', name, label: `deskKeys.scope.${name}`, optional: true })),
    { kind: 'count', name: 'days', label: 'deskKeys.days', most: DAYS_MOST, optional: true },
  ],
  start: { label: '', 'cards.write': true, days: A_YEAR },
  ready: (ticked) => SCOPES.some((name) => ticked[name] === true),
  build: ({ label, days, ...ticked }) => {
    const scopes = SCOPES.filter((name) => ticked[name] === true)
    return { label: text(label), scopes, days: whole(days) }
  },
})

/** As wire/programs.ts has them, which brings its schemas along. */
const SCOPES: readonly ProgramScope[] = ['cards.write', 'ledger.read', 'hooks.set']
const [A_YEAR, DAYS_MOST] = [365, 730]

export const endKeyWish = ({ id, label }: ShownProgramKey): Open311Asking => ({
  title: t('deskOpen311.endKeyOf', { label }),
  grave: true,
  about: `endKey.${id}`,
  build: () => ({ endKey: id }),
})

const FIELDS: Field[] = [
  { kind: 'line', name: 'name', label: 'deskOpen311.name', most: 60 },
  { kind: 'line', name: 'endpoint', label: 'deskOpen311.address', most: 1000 },
  { kind: 'line', name: 'service', label: 'deskOpen311.service', most: 200 },
  { kind: 'line', name: 'jurisdiction', label: 'deskOpen311.jurisdiction', most: 200, optional: true },
  { kind: 'line', name: 'key', label: 'deskOpen311.apiKey', most: 500, optional: true },
  { kind: 'check', name: 'updates', label: 'deskOpen311.updates', optional: true },
]

export const systemWish = (system: System | null): Open311Asking => ({
  title: system ? t('deskOpen311.changeOf', { name: system.name }) : t('deskOpen311.add'),
  hint: t('deskOpen311.changeHelp'),
  about: `system.${system?.id ?? ''}`,
  secret: true,
  fields: FIELDS,
  start: {
    name: system?.name ?? '',
    endpoint: system?.endpoint ?? '',
    service: system?.service ?? '',
    jurisdiction: system?.jurisdiction ?? '',
    key: '',
    updates: system?.updates ?? false,
  },
  build: ({ name, endpoint, service, jurisdiction, key, updates }) => ({
    system: system?.id ?? null,
    set: {
      name: text(name),
      endpoint: text(endpoint),
      service: text(service),
      jurisdiction: text(jurisdiction),
      key: text(key),
      updates: updates === true,
    },
  }),
})

export const dropWish = ({ id, name }: System): Open311Asking => ({
  title: t('deskOpen311.dropOf', { name }),
  hint: t('deskOpen311.dropHelp'),
  grave: true,
  about: `drop.${id}`,
  build: () => ({ dropSystem: id }),
})
