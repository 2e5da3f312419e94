import type { Rows } from '../../wire/strings/rows.ts'

/** The three trees. */
export default {
  'tree.problem': ['问题树', '問題樹', 'Problem tree'],
  'tree.action': ['行动树', '行動樹', 'Action tree'],
  'tree.vision': ['愿景树', '願景樹', 'Vision tree'],
  'tree.problem.short': ['问题', '問題', 'Problem'],
  'tree.action.short': ['行动', '行動', 'Action'],
  'tree.vision.short': ['愿景', '願景', 'Vision'],
  'tree.problem.hint': ['哪里让你不方便、不放心', '哪裡讓你不方便、不放心', 'What troubles you or does not work'],
  'tree.action.hint': [
    '可以怎么做，谁能出一份力',
    '可以怎麼做，誰能出一份力',
    'What could be done, and who can lend a hand',
  ],
  'tree.vision.hint': ['你希望这里变成什么样', '你希望這裡變成什麼樣', 'What you hope this place becomes'],
  'tree.all': ['三棵树', '三棵樹', 'The three trees'],
} satisfies Rows
