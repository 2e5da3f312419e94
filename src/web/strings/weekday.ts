import type { Rows } from '../../wire/strings/rows.ts'

/** The days of the week, Sunday is 0. */
export default {
  'weekday.1': ['周一', '週一', 'Mon'],
  'weekday.2': ['周二', '週二', 'Tue'],
  'weekday.3': ['周三', '週三', 'Wed'],
  'weekday.4': ['周四', '週四', 'Thu'],
  'weekday.5': ['周五', '週五', 'Fri'],
  'weekday.6': ['周六', '週六', 'Sat'],
  'weekday.0': ['周日', '週日', 'Sun'],
} satisfies Rows
