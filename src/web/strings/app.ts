import type { Rows } from '../../wire/strings/rows.ts'

/** What every page says: the name, saving. */
export default {
  'app.name': ['三棵树', '三棵樹', 'Grove'],
  'app.save': ['保存', '儲存', 'Save'],
} satisfies Rows
