import type { Rows } from '../../wire/strings/rows.ts'

/** Places. */
export default {
  'place.community': ['社区', '社區', 'Community'],
  'place.where': ['地点', '地點', 'Where'],
} satisfies Rows
