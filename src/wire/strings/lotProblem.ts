import type { ProblemRows } from './rows.ts'

/** What can go wrong with a lot, in the words of whoever announces or draws it. */
export const LOT_PROBLEMS = {
  noSuchLot: {
    title: ['没有这次抽签', '沒有這次抽籤', 'No such lot'],
    detail: [
      '这里没有宣布过这次抽签。看看大屏幕上现在抽什么。',
      '這裡沒有宣布過這次抽籤。看看大螢幕上現在抽什麼。',
      'This lot was not announced here. Look at the screen for what is drawn now.',
    ],
  },
  lotOpen: {
    title: ['一次只抽一签', '一次只抽一籤', 'One lot at a time'],
    detail: [
      '第 {number} 签已经宣布，还没有抽。先抽它，或者写明原因作废。',
      '第 {number} 籤已經宣布，還沒有抽。先抽它，或者寫明原因作廢。',
      'Lot {number} was announced and is not drawn yet. Draw it first, or give it up and say why.',
    ],
  },
  lotOver: {
    title: ['已经抽过或作废了', '已經抽過或作廢了', 'Drawn or given up already'],
    detail: [
      '第 {number} 签不能再抽：一次宣布只抽一次。',
      '第 {number} 籤不能再抽：一次宣布只抽一次。',
      'Lot {number} is not drawn again: what was announced once is drawn once.',
    ],
  },
  lotLost: {
    title: ['密封的字对不上了', '密封的字對不上了', 'The sealed word does not fit any more'],
    detail: [
      '宣布以后密钥换过，这次抽签抽不了。写明原因作废，再宣布一次。',
      '宣布以後金鑰換過，這次抽籤抽不了。寫明原因作廢，再宣布一次。',
      'The key was changed since it was announced, so it cannot be drawn. Give it up with that reason, and announce another.',
    ],
  },
  notCalled: {
    title: ['只填喊出来的数', '只填喊出來的數', 'Only the numbers that were called'],
    detail: [
      '填骰子的点数或者大家喊的数，用空格隔开，不能有别的字。',
      '填骰子的點數或者大家喊的數，用空格隔開，不能有別的字。',
      'Enter the dice, or the numbers that people called, with spaces between and nothing else.',
    ],
  },
  otherCalled: {
    title: ['屏幕上的数变了', '螢幕上的數變了', 'The numbers on the screen have changed'],
    detail: [
      '有人刚改过喊出来的数。看清屏幕，再抽。',
      '有人剛改過喊出來的數。看清螢幕，再抽。',
      'Somebody has just put the called numbers right. Read the screen, then draw.',
    ],
  },
  nobodyToDraw: {
    title: ['不够两个，不用抽', '不夠兩個，不用抽', 'Fewer than two: nothing to draw'],
    detail: [
      '至少要有两个号才抽签。先请人签到，或者先请人举手。',
      '至少要有兩個號才抽籤。先請人簽到，或者先請人舉手。',
      'A lot needs two numbers at least. Let people check in, or ask for the floor, first.',
    ],
  },
} satisfies ProblemRows
