import type { Rows } from '../../wire/strings/rows.ts'

/** Pointing at a place on the community's plan, on the phone. */
export default {
  'point.point': ['在图上指一指', '在圖上指一指', 'Point at the plan'],
  'point.again': ['换一个地方', '換一個地方', 'Point elsewhere'],
  'point.remove': ['不指了', '不指了', 'Remove the point'],
  'point.set': ['地方指好了', '地方指好了', 'The place is set'],
  'point.how': [
    '点一下图。用键盘：方向键移，回车定。',
    '點一下圖。用鍵盤：方向鍵移，Enter 定。',
    'Press the plan. By keyboard: arrows move, Enter sets.',
  ],
  'point.at': ['离左边 {x}%，离上边 {y}%', '離左邊 {x}%，離上邊 {y}%', '{x} % from the left, {y} % from the top'],
  'point.closer': ['放大', '放大', 'Larger'],
  'point.wider': ['缩小', '縮小', 'Smaller'],
  'point.done': ['就是这里', '就是這裡', 'It is here'],
  'point.back': ['不改', '不改', 'Go back'],
} satisfies Rows
