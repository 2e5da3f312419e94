import type { ProblemRows } from './rows.ts'

/** What the rules of minutes refuse, in the person's language. */
export const MINUTES_PROBLEMS = {
  voteCounted: {
    title: ['这是系统数出来的', '這是系統數出來的', 'This was counted'],
    detail: [
      '票数来自投票 {vote}，不能用手改，也不能删。不信就把它的选票文件再数一遍。',
      '票數來自投票 {vote}，不能用手改，也不能刪。不信就把它的選票檔案再數一遍。',
      'The numbers come from vote {vote}: they are neither changed nor removed by hand. If you doubt them, count its file again.',
    ],
  },
  noSuchVote: {
    title: ['没有这次表决', '沒有這次表決', 'No such vote'],
    detail: [
      '可能已被删去。看看最新的纪要，需要就重新记一次。',
      '可能已被刪去。看看最新的紀要，需要就重新記一次。',
      'It may have been removed. Look at the minutes as they are now, and record it again if it is missing.',
    ],
  },
  carriedWithoutMore: {
    title: ['赞成不比反对多，怎么通过的？', '贊成不比反對多，怎麼通過的？', 'Carried without more for it?'],
    detail: [
      '赞成 {for}，反对 {against}。要记“通过”，请写明依据哪条规则；不然改结果。数字还在表里。',
      '贊成 {for}，反對 {against}。要記「通過」，請寫明依據哪條規則；不然改結果。數字還在表裡。',
      '{for} for, {against} against. To record it as carried, say by which rule; or change the result. The numbers are still in the form.',
    ],
  },
  notOfItem: {
    title: ['这一栏属于整场会议', '這一欄屬於整場會議', 'This is said of the whole meeting'],
    detail: [
      '它不分议程。你写的还在；请不带议程再存一次。',
      '它不分議程。你寫的還在；請不帶議程再存一次。',
      'It does not belong to one agenda item. What you wrote is still there: save it again without the item.',
    ],
  },
  noVotesCast: {
    title: ['没有一张票', '沒有一張票', 'Nobody voted'],
    detail: [
      '赞成、反对、弃权都是 0，就没有结果。填上票数，或把结果改成“未定”。填的还在表里。',
      '贊成、反對、棄權都是 0，就沒有結果。填上票數，或把結果改成「未定」。填的還在表裡。',
      'For, against and abstained are all 0, so there is no result. Enter the votes, or choose “left open”. What you entered is still in the form.',
    ],
  },
  lostWithMore: {
    title: ['赞成的更多，为什么没有通过？', '贊成的更多，為什麼沒有通過？', 'Not carried with more for it?'],
    detail: [
      '赞成 {for}，反对 {against}。要记“未通过”，请写明依据哪条规则，例如需三分之二同意；不然改结果。数字还在表里。',
      '贊成 {for}，反對 {against}。要記「未通過」，請寫明依據哪條規則，例如需三分之二同意；不然改結果。數字還在表裡。',
      '{for} for, {against} against. To record it as not carried, say by which rule, such as two thirds needed; or change the result. The numbers are still in the form.',
    ],
  },
  roundJustOpened: {
    title: ['校订刚刚开始', '校訂剛剛開始', 'The round has just begun'],
    detail: [
      '到场的人至少要有 {least} 小时看草稿。过了再截止；什么都没有改。',
      '到場的人至少要有 {least} 小時看草稿。過了再截止；什麼都沒有改。',
      'Those present need at least {least} {{hour|hours}} to read the draft. End it after that; nothing was changed.',
    ],
  },
  notSignedYet: {
    title: ['纪要还没有签定', '紀要還沒有簽定', 'The minutes are not signed yet'],
    detail: [
      '签字页人人看得到，所以先在“校订与签定”里签定，再传。文件还在你那里。',
      '簽字頁人人看得到，所以先在「校訂與簽定」裡簽定，再傳。檔案還在你那裡。',
      'Everybody sees the signed sheet, so sign the minutes here first, then upload it. The file is still with you.',
    ],
  },
  pdfNoPhoto: {
    title: ['这里只收照片', '這裡只收照片', 'Only photos go here'],
    detail: [
      '你传的是 PDF。照片请用 JPEG 或 PNG；签字页的 PDF 请传到“签字件”那一栏。文件还在你那里。',
      '你傳的是 PDF。照片請用 JPEG 或 PNG；簽字頁的 PDF 請傳到「簽字件」那一欄。檔案還在你那裡。',
      'This is a PDF. Upload a photo as JPEG or PNG; a PDF of the signed page goes where the signed copy is attached. The file is still with you.',
    ],
  },
  moreCastThanThere: {
    title: ['票数多于人数', '票數多於人數', 'More votes than people'],
    detail: [
      '赞成、反对、弃权共 {cast} 票，在场或应表决的只有 {there} 人。数字还在表里，核对后再存。',
      '贊成、反對、棄權共 {cast} 票，在場或應表決的只有 {there} 人。數字還在表裡，核對後再存。',
      'For, against and abstained are {cast} together, of {there} who could vote. The numbers are still in the form: check them and save again.',
    ],
  },
  morePresentThanEntitled: {
    title: ['到场多于应表决', '到場多於應表決', 'More present than entitled'],
    detail: [
      '到场 {present} 人，应表决 {entitled} 人。数字还在表里，核对后再存。',
      '到場 {present} 人，應表決 {entitled} 人。數字還在表裡，核對後再存。',
      'Present {present}, entitled {entitled}. The numbers are still in the form: check them and save again.',
    ],
  },
  minutesFull: {
    title: ['已经满了', '已經滿了', 'There is no room for more'],
    detail: [
      '这里最多 {most} 条。你写的还在，请并入已有的一条，或交给会务。',
      '這裡最多 {most} 條。你寫的還在，請併入已有的一條，或交給會務。',
      'There can be {most} here. What you wrote is still there: add it to one that exists, or hand it to the desk.',
    ],
  },
  minutesSigned: {
    title: ['纪要已经签定', '紀要已經簽定', 'The minutes are signed'],
    detail: [
      '签定后文字不再改动。你写的还在这台设备上；要改，先开新一轮校订。',
      '簽定後文字不再改動。你寫的還在這台裝置上；要改，先開新一輪校訂。',
      'From the signing on the text stays. What you wrote is still on this device; to change it, open a new round of corrections first.',
    ],
  },
  meetingCarried: {
    title: ['会议已经带走了', '會議已經帶走了', 'The meeting was carried home'],
    detail: [
      '这场会议已经交给带去的那台服务器，这里不再改动。你写的还没有保存。在那边继续；要是还得在这里改，先在会议设置里收回。',
      '這場會議已經交給帶去的那台伺服器，這裡不再改動。你寫的還沒有保存。在那邊繼續；要是還得在這裡改，先在會議設定裡收回。',
      'It goes on at the server to which it was carried, and is not changed here. What you wrote is not saved yet: go on there, or, if it must be changed here, take the meeting back first, in its settings.',
    ],
  },
  meetingNotOver: {
    title: ['会议还没有结束', '會議還沒有結束', 'The meeting is not over'],
    detail: [
      '先结束会议，再送校订、签定或带走。记下的都在。',
      '先結束會議，再送校訂、簽定或帶走。記下的都在。',
      'Close the meeting first, then send the draft round, sign it, or carry it home. What was written is kept.',
    ],
  },
  correctionsOpen: {
    title: ['校订还没有到期', '校訂還沒有到期', 'Corrections are still open'],
    detail: [
      '到场的人还可以提意见。页面上写着到哪一天，到期后再试。',
      '到場的人還可以提意見。頁面上寫著到哪一天，到期後再試。',
      'Those present may still send remarks; the page says until when. Try again after that.',
    ],
  },
  noCorrections: {
    title: ['这份纪要还没有送出校订', '這份紀要還沒有送出校訂', 'The draft has not been sent round'],
    detail: [
      '等会务送出草稿后再来。你写的还在。',
      '等會務送出草稿後再來。你寫的還在。',
      'Come back when the desk has sent the draft round. What you wrote is still there.',
    ],
  },
  correctionsOver: {
    title: ['校订已经到期', '校訂已經到期', 'Corrections are over'],
    detail: [
      '收意见的日子过了。你写的还在；要紧的话，请告诉会务。',
      '收意見的日子過了。你寫的還在；要緊的話，請告訴會務。',
      'The time for remarks is over. What you wrote is still there; tell the desk if it matters.',
    ],
  },
  notPresent: {
    title: ['这场会没有记你到场', '這場會沒有記你到場', 'You are not noted as present'],
    detail: [
      '草稿给到场的人看和提意见。你写的还在；你在场的话，请会务给你补上到场。',
      '草稿給到場的人看和提意見。你寫的還在；你在場的話，請會務給你補上到場。',
      'The draft is for those who were there. What you wrote is still there; if you were present, ask the desk to tick you.',
    ],
  },
  roundTooShort: {
    title: ['校订的时间太短', '校訂的時間太短', 'The round is too short'],
    detail: [
      '到场的人至少要有 {least} 小时看草稿。选晚一点再送出；什么都没有改。',
      '到場的人至少要有 {least} 小時看草稿。選晚一點再送出；什麼都沒有改。',
      'Those present need at least {least} {{hour|hours}} to read the draft. Choose a later time; nothing was changed.',
    ],
  },
  roundTooLong: {
    title: ['校订的日子太远', '校訂的日子太遠', 'The round is too long'],
    detail: [
      '校订最多开 {most} 天，不然一直签不了。选近一点的日子；什么都没有改。',
      '校訂最多開 {most} 天，不然一直簽不了。選近一點的日子；什麼都沒有改。',
      'A round lasts at most {most} days, or nobody could sign. Choose an earlier day; nothing was changed.',
    ],
  },
  wordsTooShort: {
    title: ['只有一个字，无法抹去', '只有一個字，無法抹去', 'One character is too little'],
    detail: [
      '至少写 {least} 个字：单个字分不清是不是别的词。写全再试；什么都没有改。',
      '至少寫 {least} 個字：單個字分不清是不是別的詞。寫全再試；什麼都沒有改。',
      'Write at least {least} characters: one alone cannot be told from parts of other words. Nothing was changed.',
    ],
  },
  noSuchSentence: {
    title: ['草稿里没有这句话', '草稿裡沒有這句話', 'No such sentence in the draft'],
    detail: [
      '草稿可能已换成新的一轮。你写的还在，重新打开草稿再选一句。',
      '草稿可能已換成新的一輪。你寫的還在，重新打開草稿再選一句。',
      'The draft may be of a new round by now. What you wrote is still there: open the draft again and choose a sentence.',
    ],
  },
  noSuchRemark: {
    title: ['没有这条意见', '沒有這條意見', 'No such remark'],
    detail: [
      '它不属于这一轮校订。看看最新的列表。',
      '它不屬於這一輪校訂。看看最新的列表。',
      'It is not of this round of corrections. Look at the list as it is now.',
    ],
  },
  remarksUnanswered: {
    title: ['还有意见没有回复', '還有意見沒有回覆', 'Some remarks have no answer'],
    detail: [
      '还有 {count} 条意见没有说采纳与否。逐条回复后再签定。',
      '還有 {count} 條意見沒有說採納與否。逐條回覆後再簽定。',
      '{count} {{remark waits|remarks wait}} for an answer, taken or not and why. Answer them, then sign.',
    ],
  },
  noSuchFile: {
    title: ['没有这个文件', '沒有這個檔案', 'No such file'],
    detail: [
      '它不属于这次会议，或已撤下。请重新上传。',
      '它不屬於這次會議，或已撤下。請重新上傳。',
      'It is not of this meeting, or was taken back. Upload it again.',
    ],
  },
  notAPdf: {
    title: ['打不开这个 PDF', '打不開這個 PDF', 'This PDF does not open'],
    detail: [
      '它不是完整的 PDF，没有页，或加了密码。请重新扫描，或传签字页的照片（JPEG、PNG）。文件还在你那里。',
      '它不是完整的 PDF，沒有頁，或加了密碼。請重新掃描，或傳簽字頁的照片（JPEG、PNG）。檔案還在你那裡。',
      'It is no whole PDF, has no page, or is locked. Scan the sheet again, or upload a photo of it (JPEG, PNG). The file is still with you.',
    ],
  },
  pdfActive: {
    title: ['这个 PDF 不只是纸面', '這個 PDF 不只是紙面', 'This PDF holds more than paper'],
    detail: [
      '里面有脚本、动作、附件、影音或电子表单，看的人打开时可能会运行，所以没有保存。请把它打印成新的 PDF 再传，或传签字页的照片。文件还在你那里。',
      '裡面有指令碼、動作、附件、影音或電子表單，看的人打開時可能會執行，所以沒有儲存。請把它列印成新的 PDF 再傳，或傳簽字頁的照片。檔案還在你那裡。',
      'It holds a script, an action, an attached file, film, sound or a form, which may run when somebody opens it, so it was not kept. Print it as a new PDF and upload that, or a photo of the signed sheet. The file is still with you.',
    ],
  },
  scanTooLarge: {
    title: ['文件太大', '檔案太大', 'The file is too large'],
    detail: [
      '这里最多 {most} MB。把扫描调成 150 dpi 灰度，或分几份传。文件还在你那里。',
      '這裡最多 {most} MB。把掃描調成 150 dpi 灰階，或分幾份傳。檔案還在你那裡。',
      'At most {most} MB fit here. Scan in grey at 150 dpi, or send it in parts. The file is still with you.',
    ],
  },
} satisfies ProblemRows
