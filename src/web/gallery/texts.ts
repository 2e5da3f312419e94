const ALONE = {
  usual: '三井巷口的路灯坏了半个月，晚上看不清台阶',
  long: 'Donaudampfschifffahrtsgesellschaftskapitänskajütentürschlüsselanhänger'.repeat(3),
  characters: '长者食堂楼下电动车乱停堵住门口'.repeat(34).slice(0, 500),
  rightToLeft: 'مصباح الشارع مكسور منذ أسبوعين \u05d0\u05d5\u05e8 12, (abc) \u05e8\u05d7\u05d5\u05d1',
  emoji: '👨‍👩‍👧‍👦🏳️‍🌈👍🏽💡🚲'.repeat(12),
  markup: `<script>alert("x")</script><b onclick='y'>&amp;{name}</b> \`\${1}\` {{a|b}} %s`,
  digits: '9'.repeat(120),
  short: '1',
  empty: '',
} as const

/**
 * What people may write that pages are seldom tried with, by a word for each; `broad`: one after another,
 * each of those that may burst a page.
 */
export const TEXTS = {
  ...ALONE,
  broad: [ALONE.long, ALONE.characters, ALONE.digits, ALONE.emoji, ALONE.rightToLeft, ALONE.markup].join(' '),
} as const
export type TextName = keyof typeof TEXTS
