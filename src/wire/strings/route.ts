import type { Rows } from './rows.ts'

/** To whom a weighed matter goes. */
export default {
  'route.quickFix': ['马上办', '馬上辦', 'Quick fix'],
  'route.deliberation': ['议事队商议', '議事隊商議', 'Deliberation'],
  'route.microProject': ['民生微实事', '民生微實事', 'Micro-project'],
  'route.ownersAssembly': ['业主大会', '業主大會', 'Owners’ assembly'],
  'route.department': ['转部门或热线', '轉部門或熱線', 'Department or hotline'],
  'route.notAccepted': ['不受理', '不受理', 'Not accepted'],
} satisfies Rows
