import type { Rows } from '../../wire/strings/rows.ts'

/** What is weighed. */
export default {
  'triage.urgency': ['急不急', '急不急', 'Urgency'],
  'triage.importance': ['重不重', '重不重', 'Importance'],
} satisfies Rows
