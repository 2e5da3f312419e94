import type { Rows } from './rows.ts'

/** The two lanes. */
export default {
  'lane.quick': ['小事马上办', '小事馬上辦', 'At once'],
  'lane.major': ['大事推动办', '大事推動辦', 'Pushed forward'],
} satisfies Rows
