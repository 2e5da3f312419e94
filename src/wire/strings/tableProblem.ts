import type { ProblemRows } from './rows.ts'

/** What can go wrong at tables, in the words of whoever sits there or at the desk. */
export const TABLE_PROBLEMS = {
  noTables: {
    title: ['现在没有分桌', '現在沒有分桌', 'There are no tables now'],
    detail: [
      '分桌没有开，或者已经收了。看看大屏幕。',
      '分桌沒有開，或者已經收了。看看大螢幕。',
      'Tables are not open, or are over. Look at the screen.',
    ],
  },
  noSuchTable: {
    title: ['没有这一桌', '沒有這一桌', 'No such table'],
    detail: [
      '没有第 {number} 桌。看看大屏幕上有哪几桌。',
      '沒有第 {number} 桌。看看大螢幕上有哪幾桌。',
      'There is no table {number}. The screen shows which there are.',
    ],
  },
  tablesStay: {
    title: ['桌子只能加，不能减', '桌子只能加，不能減', 'Tables are added, never taken away'],
    detail: [
      '已经有 {count} 桌，有人坐着。要少几桌，就请人换到别的桌。',
      '已經有 {count} 桌，有人坐著。要少幾桌，就請人換到別的桌。',
      'There are {count} tables. To have fewer, let people move to others.',
    ],
  },
  tableFull: {
    title: ['这一桌坐满了', '這一桌坐滿了', 'This table is full'],
    detail: [
      '第 {number} 桌坐满了，换一桌。',
      '第 {number} 桌坐滿了，換一桌。',
      'Table {number} is full. Take another.',
    ],
  },
  atNoTable: {
    title: ['先选一桌', '先選一桌', 'Take a seat first'],
    detail: [
      '还没有坐到哪一桌。先选桌号。',
      '還沒有坐到哪一桌。先選桌號。',
      'Nobody is seated yet who could do that. Choose a table first.',
    ],
  },
  roleTaken: {
    title: ['已经有人了', '已經有人了', 'Somebody does that already'],
    detail: [
      '第 {number} 桌这件事有人做了。要换人，请告诉协作者。',
      '第 {number} 桌這件事有人做了。要換人，請告訴協作者。',
      'Somebody at table {number} does that. To change it, tell the facilitator.',
    ],
  },
  notForTable: {
    title: ['由桌长或记录人来报', '由桌長或記錄人來報', 'The captain or the recorder does that'],
    detail: [
      '第 {number} 桌报哪两条，由桌长或记录人在手机上选。',
      '第 {number} 桌報哪兩條，由桌長或記錄人在手機上選。',
      'What table {number} proposes its captain or recorder chooses.',
    ],
  },
  twoProposals: {
    title: ['一桌最多报两条', '一桌最多報兩條', 'Two proposals a table'],
    detail: [
      '第 {number} 桌已经有两条。先去掉一条，再加。',
      '第 {number} 桌已經有兩條。先去掉一條，再加。',
      'Table {number} has two already. Take one back, then add another.',
    ],
  },
  notOfAll: {
    title: ['这一签不是所有在场的人', '這一籤不是所有在場的人', 'Not a lot of everybody here'],
    detail: [
      '抽签分桌，要先抽一次所有在场的人的次序，再按它分。',
      '抽籤分桌，要先抽一次所有在場的人的次序，再按它分。',
      'To deal people to tables, first draw a lot of all who are here, then use it.',
    ],
  },
} satisfies ProblemRows
