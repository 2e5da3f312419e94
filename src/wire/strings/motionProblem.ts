import type { ProblemRows } from './rows.ts'

/** What can go wrong with motions and the floor, in the words of whoever moves, seconds or counts. */
export const MOTION_PROBLEMS = {
  noSuchMotion: {
    title: ['没有这个动议', '沒有這個動議', 'No such motion'],
    detail: [
      '会上没有这个动议。看看大屏幕上的编号，再选一次。',
      '會上沒有這個動議。看看大螢幕上的編號，再選一次。',
      'There is no such motion here. Look at its number on the screen and choose again.',
    ],
  },
  motionWaits: {
    title: ['你的动议还没有定', '你的動議還沒有定', 'Your motion is not decided yet'],
    detail: [
      '你提的 {number} 号动议还在会上。等它有了结果，或者先收回，再提下一个。写的还在。',
      '你提的 {number} 號動議還在會上。等它有了結果，或者先收回，再提下一個。寫的還在。',
      'Your motion {number} is still before the meeting. Wait for it, or withdraw it, then move the next. Your words are still there.',
    ],
  },
  motionsFull: {
    title: ['动议排满了', '動議排滿了', 'Enough motions wait'],
    detail: [
      '会上已有 {waiting} 个动议等着。有了结果再提。写的还在。',
      '會上已有 {waiting} 個動議等著。有了結果再提。寫的還在。',
      '{waiting} motions wait already. Move yours once some are decided. Your words are still there.',
    ],
  },
  motionsUsed: {
    title: ['你提过好几次了', '你提過好幾次了', 'You have proposed enough'],
    detail: [
      '一个人最多提 {most} 次，好让别人也能提。写的还在；还想说，请要发言。',
      '一個人最多提 {most} 次，好讓別人也能提。寫的還在；還想說，請要發言。',
      'Each person proposes {most} times at most, so that others can. Your words are still there: ask to speak.',
    ],
  },
  ownMotion: {
    title: ['自己的动议要别人附议', '自己的動議要別人附議', 'Somebody else seconds it'],
    detail: [
      '这个动议是你提的，要另一个人附议。',
      '這個動議是你提的，要另一個人附議。',
      'You moved it: another person has to second it.',
    ],
  },
  notSeconded: {
    title: ['还没有人附议', '還沒有人附議', 'Nobody has seconded it'],
    detail: [
      '{number} 号动议要先有人附议，才能讨论。',
      '{number} 號動議要先有人附議，才能討論。',
      'Motion {number} is discussed once somebody seconds it.',
    ],
  },
  motionRuns: {
    title: ['一次只议一件事', '一次只議一件事', 'One motion at a time'],
    detail: [
      '会上正在议 {number} 号动议。等它有了结果，再议下一个。',
      '會上正在議 {number} 號動議。等它有了結果，再議下一個。',
      'The meeting is at motion {number}. Take up the next once it is decided.',
    ],
  },
  notDiscussed: {
    title: ['现在没有议这个动议', '現在沒有議這個動議', 'It is not being discussed'],
    detail: [
      '{number} 号动议正在讨论的时候，才能修改或表决。',
      '{number} 號動議正在討論的時候，才能修改或表決。',
      'Motion {number} can be amended or put to the vote while it is discussed.',
    ],
  },
  amendmentWaits: {
    title: ['先定前一个修改', '先定前一個修改', 'An amendment waits already'],
    detail: [
      '{number} 号动议有一个修改还没有定。等它有了结果再提。写的还在。',
      '{number} 號動議有一個修改還沒有定。等它有了結果再提。寫的還在。',
      'An amendment of motion {number} is not decided. Propose yours after it. Your words are still there.',
    ],
  },
  sameWords: {
    title: ['和原来一样', '和原來一樣', 'Nothing is different'],
    detail: [
      '内容、谁来做、什么时候，都和现在的动议一样。改一改再提交。',
      '內容、誰來做、什麼時候，都和現在的動議一樣。改一改再提交。',
      'What, who and when are as in the motion. Change something, then send it.',
    ],
  },
  noAmendment: {
    title: ['没有等着的修改', '沒有等著的修改', 'No amendment waits'],
    detail: [
      '{number} 号动议没有要定的修改。',
      '{number} 號動議沒有要定的修改。',
      'Motion {number} has no amendment to decide on.',
    ],
  },
  otherAmendment: {
    title: ['换成别的修改了', '換成別的修改了', 'It is another amendment now'],
    detail: [
      '{number} 号动议的修改换过了。先看现在这个，再决定。',
      '{number} 號動議的修改換過了。先看現在這個，再決定。',
      'Another amendment to motion {number} waits by now. Read it, then decide.',
    ],
  },
  ownAmendment: {
    title: ['自己的修改要表决', '自己的修改要表決', 'Your own amendment is voted on'],
    detail: [
      '别人提的修改，你可以同意；自己提的，要大家表决。',
      '別人提的修改，你可以同意；自己提的，要大家表決。',
      'You can take somebody else’s amendment. Your own is put to the vote.',
    ],
  },
  notYourMotion: {
    title: ['不是你提的', '不是你提的', 'It is not yours'],
    detail: [
      '谁提的，谁才能收回，或者同意修改。',
      '誰提的，誰才能收回，或者同意修改。',
      'Only whoever moved it can withdraw it or take an amendment.',
    ],
  },
  motionVoted: {
    title: ['已经交付表决', '已經交付表決', 'It is being voted on'],
    detail: [
      '{number} 号动议正在表决，现在不能收回。',
      '{number} 號動議正在表決，現在不能收回。',
      'Motion {number} is being voted on and cannot be withdrawn now.',
    ],
  },
  motionBallots: {
    title: ['这个动议正在投票', '這個動議正在投票', 'A vote decides this motion'],
    detail: [
      '这个动议交给投票 {vote} 决定，票数由投票来记，不用手记。要改，先结束或放弃那次投票。',
      '這個動議交給投票 {vote} 決定，票數由投票來記，不用手記。要改，先結束或放棄那次投票。',
      'Vote {vote} decides this motion, and its numbers come from there. Close that vote, or give it up, first.',
    ],
  },
  notTheMotion: {
    title: ['和动议的话不一样', '和動議的話不一樣', 'These are not the motion’s words'],
    detail: [
      '动议的话改过了，或者题目里没有它的原话。回到会上，从动议那里重新开始投票。',
      '動議的話改過了，或者題目裡沒有它的原話。回到會上，從動議那裡重新開始投票。',
      'The motion has other words by now, or the question does not hold them. Begin the vote at the motion again.',
    ],
  },
  notPut: {
    title: ['还没有付表决', '還沒有付表決', 'It is not put to the vote'],
    detail: [
      '先把 {number} 号动议付表决，再记票数。',
      '先把 {number} 號動議付表決，再記票數。',
      'Put motion {number} to the vote first, then enter the count.',
    ],
  },
  motionCounted: {
    title: ['票数已经记了', '票數已經記了', 'It was counted before'],
    detail: [
      '{number} 号动议的票数已经记下。要改，写上理由，理由会记录在案。',
      '{number} 號動議的票數已經記下。要改，寫上理由，理由會記錄在案。',
      'Motion {number} has a count. To put it right, say why: it goes on record.',
    ],
  },
  moreThanHeads: {
    title: ['举手的比在场的多', '舉手的比在場的多', 'More hands than people'],
    detail: [
      '在场 {most} 人，举手加起来超过了。再数一次，或者先改在场人数。',
      '在場 {most} 人，舉手加起來超過了。再數一次，或者先改在場人數。',
      '{most} people are here, and more hands were entered. Count again, or put the head count right.',
    ],
  },
  motionOver: {
    title: ['这个动议已经有结果', '這個動議已經有結果', 'This motion is settled'],
    detail: [
      '{number} 号动议已经有结果，不能再这样做。要再议，提一个新的。',
      '{number} 號動議已經有結果，不能再這樣做。要再議，提一個新的。',
      'Motion {number} is settled. To come back to it, move a new one.',
    ],
  },
  notCarried: {
    title: ['动议没有通过', '動議沒有通過', 'It was not carried'],
    detail: [
      '{number} 号动议通过以后，才能列为事项或任务。',
      '{number} 號動議通過以後，才能列為事項或任務。',
      'Motion {number} becomes a matter or task once it is carried.',
    ],
  },
  dayPast: {
    title: ['日子已经过去', '日子已經過去', 'That day is over'],
    detail: [
      '“什么时候”要写今天以后的日子。写的还在，改一下再提交。',
      '「什麼時候」要寫今天以後的日子。寫的還在，改一下再提交。',
      'Choose a day that is still to come. Your words are still there.',
    ],
  },
  askedByPhone: {
    title: ['是自己在手机上要的', '是自己在手機上要的', 'They asked by phone'],
    detail: [
      '{number} 号是自己在手机上要发言的。要划掉，请协作者写上理由，理由会记录在案。',
      '{number} 號是自己在手機上要發言的。要劃掉，請協作者寫上理由，理由會記錄在案。',
      'Number {number} asked by phone. The facilitator can take them off the list with a reason, which goes on record.',
    ],
  },
  topicHasDots: {
    title: ['这个议题正在点票', '這個議題正在點票', 'Dots are given to this topic'],
    detail: [
      '点票开始以后，议题的名字和议题本身都不能再改，免得票记到别的话上。',
      '點票開始以後，議題的名字和議題本身都不能再改，免得票記到別的話上。',
      'Once dots were opened a topic keeps its name and stays, so that no dot counts for other words.',
    ],
  },
} satisfies ProblemRows
