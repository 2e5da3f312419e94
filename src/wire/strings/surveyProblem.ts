import type { ProblemRows } from './rows.ts'

/** What the rules of a survey refuse, in the person's language. */
export const SURVEY_PROBLEMS = {
  surveyMissing: {
    title: ['没有这一次', '沒有這一次', 'No such survey'],
    detail: [
      '地址或编号可能抄错了。从社区的页面再找一次。',
      '地址或編號可能抄錯了。從社區的頁面再找一次。',
      'The address or code may be copied wrongly. Look for it again on the community’s page.',
    ],
  },
  surveyStage: {
    title: ['现在不收', '現在不收', 'Not now'],
    detail: [
      '还没开始，或者已经结束，没有计入。',
      '還沒開始，或者已經結束，沒有計入。',
      'It is not open, or it is closed already. Nothing was counted or changed.',
    ],
  },
  sheetsAreOut: {
    title: ['纸已经印了', '紙已經印了', 'Sheets are out'],
    detail: [
      '印出去的纸上是原来的问法。没有保存：先把印过的几批码作废，再改。',
      '印出去的紙上是原來的問法。沒有儲存：先把印過的幾批碼作廢，再改。',
      'Sheets that were made ask what it asked then. Nothing was saved: void their sets first.',
    ],
  },
  tooManyStatements: {
    title: ['问得太多', '問得太多', 'Too many sentences'],
    detail: [
      '自己加问的最多 {most} 句。没有保存，删掉几句再存。',
      '自己加問的最多 {most} 句。沒有保存，刪掉幾句再存。',
      '{most} of your own at most. Nothing was saved: take some out.',
    ],
  },
  statementTwice: {
    title: ['有一句写了两遍', '有一句寫了兩遍', 'One sentence stands twice'],
    detail: ['没有保存，删掉一句再存。', '沒有保存，刪掉一句再存。', 'Nothing was saved: take one of them out.'],
  },
  surveyHasNoCodes: {
    title: ['这一次不用码', '這一次不用碼', 'It has no codes'],
    detail: [
      '这一次没有发码，把码留空就行。',
      '這一次沒有發碼，把碼留空就行。',
      'This one is answered without a code: leave it empty.',
    ],
  },
  tooManyCodes: {
    title: ['一次做不了这么多', '一次做不了這麼多', 'Not so many codes'],
    detail: [
      '最多 {most} 个，至少一个。没有做。',
      '最多 {most} 個，至少一個。沒有做。',
      '{most} at most, and one at least. None was made.',
    ],
  },
  noSuchCodes: {
    title: ['没有这一批码', '沒有這一批碼', 'No such set of codes'],
    detail: ['没有改动，看看批号。', '沒有改動，看看批號。', 'Nothing was changed. Look at its number.'],
  },
  noSuchAnswerCode: {
    title: ['没有这个答题码', '沒有這個答題碼', 'No such code'],
    detail: [
      '对着纸上的十五位数字再看一遍。你选的都还在，没有计入。',
      '對著紙上的十五位數字再看一遍。你選的都還在，沒有計入。',
      'Look at the fifteen digits once more. What you chose is still here; nothing was counted.',
    ],
  },
  answersMissing: {
    title: ['还有没答的', '還有沒答的', 'Something is not answered'],
    detail: [
      '每一句都要选一个，说不清也算。没有计入，选的都还在。',
      '每一句都要選一個，說不清也算。沒有計入，選的都還在。',
      'Choose one for each sentence; “don’t know” is one. Nothing was counted, and what you chose is still here.',
    ],
  },
} satisfies ProblemRows
