import type { RegisterCommandInput } from '../../src/wire/register.ts'
import { id } from './grove.ts'
import type { Who } from './who.ts'
import { COORDINATORS } from './who.ts'

type Of<K extends RegisterCommandInput['kind']> = Omit<Extract<RegisterCommandInput, { kind: K }>, 'kind'>

export const AN_ENTRY = {
  sort: 'craftsman',
  name: '陈师傅',
  contact: '13800000000',
  offers: '修路灯、修电路',
  when: '周末',
  where: '三号楼',
} as const

/** A command of each kind that the schema takes, and the rules refuse where nobody is in the register. */
export const HARMLESS_TO_REGISTER: { [K in RegisterCommandInput['kind']]: Of<K> } = {
  addEntry: { id: id(), offer: null, said: { ...AN_ENTRY, name: '' } },
  describeEntry: { entry: id(), said: AN_ENTRY },
  renewLink: { entry: id() },
  agreeOnPaper: { entry: id(), until: 1, shown: false },
  strikeEntry: { entry: id() },
  invite: { id: id(), entry: id(), matter: null, proposal: null, asks: '', until: 1 },
  withdrawInvitation: { invitation: id() },
  thank: { invitation: id(), hours: 1 },
}

const BRINGERS: readonly Who[] = [...COORDINATORS, 'adviser']
/** Whom each command is let through for. */
export const MAY_SEND_TO_REGISTER: Record<RegisterCommandInput['kind'], readonly Who[]> = {
  addEntry: BRINGERS,
  describeEntry: BRINGERS,
  renewLink: BRINGERS,
  agreeOnPaper: BRINGERS,
  strikeEntry: BRINGERS,
  invite: BRINGERS,
  withdrawInvitation: BRINGERS,
  thank: BRINGERS,
}
