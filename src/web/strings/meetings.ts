import type { Rows } from '../../wire/strings/rows.ts'

/** Lists of meetings on public pages. */
export default {
  'meetings.open': ['正在开', '正在開', 'Under way'],
  'meetings.coming': ['就要开', '就要開', 'Coming up'],
  'meetings.grove': ['长成的林子', '長成的林子', 'The forest so far'],
  'meetings.groveHelp': [
    '每场会三棵树，一场挨着一场。结了果的，是已经确认办好的事。',
    '每場會三棵樹，一場挨著一場。結了果的，是已經確認辦好的事。',
    'Three trees from each meeting, side by side. Where a fruit hangs, a matter is confirmed.',
  ],
  'meetings.join': ['去参加', '去參加', 'Join'],
} satisfies Rows
