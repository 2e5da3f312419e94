import type { ProblemRows } from './rows.ts'

/** What the rules of the register refuse, in the person's language. */
export const REGISTER_PROBLEMS = {
  noSuchEntry: {
    title: ['资源簿里没有', '資源簿裡沒有', 'Not in the register'],
    detail: [
      '这一条已经到期、被收回或者删掉了。刷新页面看看现在还有谁。',
      '這一條已經到期、被收回或者刪掉了。重新整理頁面看看現在還有誰。',
      'It has lapsed, was taken back or struck. Load the page again to see who is there.',
    ],
  },
  noSuchInvitation: {
    title: ['链接不能用了', '連結不能用了', 'This link has ended'],
    detail: [
      '它已经到期、被收回，或者抄得不全。请问给你链接的人。',
      '它已經到期、被收回，或者抄得不全。請問給你連結的人。',
      'It has lapsed, was taken back, or is copied in part. Ask whoever gave it to you.',
    ],
  },
  registerFull: {
    title: ['满了', '滿了', 'Full'],
    detail: [
      '最多 {most} 个，没有加上。先把不再需要的去掉。',
      '最多 {most} 個，沒有加上。先把不再需要的去掉。',
      'There can be {most}, and nothing was added. Take away what is not needed first.',
    ],
  },
  entryNotAgreed: {
    title: ['本人还没同意', '本人還沒同意', 'No consent yet'],
    detail: [
      '要先由本人用链接或在纸上同意，才能请。把链接发给本人。',
      '要先由本人用連結或在紙上同意，才能請。把連結發給本人。',
      'Nobody is invited before they agreed, by link or on paper. Hand them the link.',
    ],
  },
  entryReworded: {
    title: ['内容改过了', '內容改過了', 'The words have changed'],
    detail: [
      '你打开页面以后，居委会改了内容，所以还没算你同意。新的内容在下面，看一看再定。',
      '你打開頁面以後，居委會改了內容，所以還沒算你同意。新的內容在下面，看一看再定。',
      'They were changed after you opened the page, so nothing was agreed to. The new ones stand below: read them first.',
    ],
  },
  untilOutOfRange: {
    title: ['日子不对', '日子不對', 'Not this day'],
    detail: [
      '选今天以后的一天：同意最长两年，邀请最长三个月。没有保存。',
      '選今天以後的一天：同意最長兩年，邀請最長三個月。沒有儲存。',
      'Choose a day to come: two years at most for consent, three months for an invitation. Nothing was saved.',
    ],
  },
  alreadyInvited: {
    title: ['已经请过了', '已經請過了', 'Invited already'],
    detail: [
      '为这件事已经请了，链接还有效。把同一个链接再发一次就行。',
      '為這件事已經請了，連結還有效。把同一個連結再發一次就行。',
      'They hold a link for this matter that is still good. Send it once more.',
    ],
  },
} satisfies ProblemRows
