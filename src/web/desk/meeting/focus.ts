import type { Focus } from '../../../core/meeting/meeting.ts'

/** A focus as the value of a select's option: `trees`, `tree:problem`, `topic:ID`, `card:ID`, `agenda`,
 * `floor`, `rules`, `dots`, `motions`, `room`, `pledges`, `lots`, `tables`. */
export function focusValue(focus: Focus): string {
  if (focus.kind === 'tree') return `tree:${focus.tree}`
  if (focus.kind === 'topic') return `topic:${focus.topic}`
  if (focus.kind === 'card') return `card:${focus.card}`
  return focus.kind
}

/** The focus that such a value stands for. */
export function focusOf(value: string): Focus {
  const [kind, what = ''] = value.split(':')
  if (kind === 'tree') return { kind, tree: what as 'problem' | 'action' | 'vision' }
  if (kind === 'topic') return { kind, topic: what }
  if (kind === 'card') return { kind, card: what }
  return isStage(kind) ? { kind } : { kind: 'trees' }
}

const STAGES = ['agenda', 'floor', 'rules', 'dots', 'motions', 'room', 'pledges', 'lots', 'tables'] as const
const isStage = (kind: string | undefined): kind is (typeof STAGES)[number] =>
  (STAGES as readonly (string | undefined)[]).includes(kind)
