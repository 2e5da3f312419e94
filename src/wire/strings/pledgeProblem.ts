import type { ProblemRows } from './rows.ts'

/** What can go wrong with pledges, in the words of whoever makes or reads them out. */
export const PLEDGE_PROBLEMS = {
  noSuchPledge: {
    title: ['没有这项认领', '沒有這項認領', 'No such pledge'],
    detail: [
      '会上没有这项认领。看看编号，再选一次。',
      '會上沒有這項認領。看看編號，再選一次。',
      'There is no such pledge here. Look at its number and choose again.',
    ],
  },
  notYourPledge: {
    title: ['这不是你认领的', '這不是你認領的', 'Not your pledge'],
    detail: ['只有认领的人自己能收回。', '只有認領的人自己能收回。', 'Only whoever made it takes it back.'],
  },
  pledgesUsed: {
    title: ['你认领得够多了', '你認領得夠多了', 'You have taken on enough'],
    detail: [
      '一个人最多同时认领 {most} 件。写的还在；收回一件，或者请协作者记。',
      '一個人最多同時認領 {most} 件。寫的還在；收回一件，或者請協作者記。',
      'Each person takes on {most} things at most. Your words are still there: take one back, or ask the facilitator.',
    ],
  },
  pledgesFull: {
    title: ['认领记满了', '認領記滿了', 'No room for more pledges'],
    detail: [
      '这场会最多记 {most} 项认领。写的还在，请告诉协作者。',
      '這場會最多記 {most} 項認領。寫的還在，請告訴協作者。',
      'This meeting takes {most} pledges at most. Your words are still there: tell the facilitator.',
    ],
  },
  pledgeOver: {
    title: ['这项认领已经不作数', '這項認領已經不作數', 'This pledge does not stand'],
    detail: [
      '第 {number} 项已经收回或划掉了。要认领，请重新写一项。',
      '第 {number} 項已經收回或劃掉了。要認領，請重新寫一項。',
      'Pledge {number} was taken back or dropped. To take it on, write a new one.',
    ],
  },
  pledgeCarried: {
    title: ['已经记进台账', '已經記進台帳', 'It is in the ledger'],
    detail: [
      '第 {number} 项认领已经记进台账。要变动，请统筹人在台账里改。',
      '第 {number} 項認領已經記進台帳。要變動，請統籌人在台帳裡改。',
      'Pledge {number} is in the ledger already. Ask the coordinator to change it there.',
    ],
  },
  pledgeNotTaken: {
    title: ['还没有当场念过', '還沒有當場唸過', 'Not read out yet'],
    detail: [
      '第 {number} 项要先当场念一遍、本人应下，才记进台账。',
      '第 {number} 項要先當場唸一遍、本人應下，才記進台帳。',
      'Pledge {number} is read out first, and whoever made it stands by it; then it goes into the ledger.',
    ],
  },
} satisfies ProblemRows
