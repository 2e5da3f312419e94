import type { DeskKey } from '../../strings.ts'
import { t, tIfAny } from '../deskState.svelte.ts'

/** What a field of a form is called. */
export const labelOf = (form: string, { name, label }: { name: string; label?: DeskKey }): string =>
  label ? t(label) : (tIfAny(`field.${form}.${name}`) ?? tIfAny(`field.${name}`) ?? '')
