import type { ProblemRows } from './rows.ts'

/** What can go wrong when the room is asked, in the words of whoever asks or answers. */
export const ROOM_PROBLEMS = {
  notThere: {
    title: ['还没有签到', '還沒有簽到', 'Not checked in'],
    detail: [
      '问的是在场的人。先签到，或者在协作台的名单上打个勾，再回答。',
      '問的是在場的人。先簽到，或者在協作台的名單上打個勾，再回答。',
      'The room is who is there. Check in, or have the desk tick them off, then answer.',
    ],
  },
  handsNotKept: {
    title: ['已经有人停止了', '已經有人停止了', 'It was closed before'],
    detail: [
      '第 {number} 问已经结束，这几个举手数还没有记进去。记下来，按“改举手数”，写明理由。',
      '第 {number} 問已經結束，這幾個舉手數還沒有記進去。記下來，按「改舉手數」，寫明理由。',
      'Question {number} was closed already, and these hands are not in it. Note them, press “Put hands right”, and say why.',
    ],
  },
  needsTwoCards: {
    title: ['要选两张不同的卡', '要選兩張不同的卡', 'Choose two different cards'],
    detail: [
      '问大家，要选同一棵树上的两张卡。重新选两张，再问。',
      '問大家，要選同一棵樹上的兩張卡。重新選兩張，再問。',
      'The room is asked about two cards of one tree. Choose two, then ask again.',
    ],
  },
  roomAsked: {
    title: ['一次只问一件事', '一次只問一件事', 'One question at a time'],
    detail: [
      '第 {number} 问还开着。先结束它，再问下一个。',
      '第 {number} 問還開著。先結束它，再問下一個。',
      'Question {number} is still open. Close it, then ask the next.',
    ],
  },
  noSuchRoomQuestion: {
    title: ['没有问过这个', '沒有問過這個', 'No such question'],
    detail: [
      '会上没有问过这个。看看大屏幕上现在问什么。',
      '會上沒有問過這個。看看大螢幕上現在問什麼。',
      'The room was not asked this. Look at the screen for what is asked now.',
    ],
  },
  roomClosed: {
    title: ['已经不再回答了', '已經不再回答了', 'Answers are closed'],
    detail: [
      '第 {number} 问已经结束，你这次的回答没有算进去。结果看大屏幕。',
      '第 {number} 問已經結束，你這次的回答沒有算進去。結果看大螢幕。',
      'Question {number} is closed, and this answer was not counted. The screen shows what came of it.',
    ],
  },
  roomOpen: {
    title: ['还在回答', '還在回答', 'Answers are still open'],
    detail: [
      '第 {number} 问还开着。结束它的时候一起记举手的人数。',
      '第 {number} 問還開著。結束它的時候一起記舉手的人數。',
      'Question {number} is still open. Enter the hands when you close it.',
    ],
  },
} satisfies ProblemRows
