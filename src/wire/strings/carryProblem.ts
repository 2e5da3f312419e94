import type { ProblemRows } from './rows.ts'

/** What can go wrong with a meeting that is carried home, in people's language: see problem.ts. */
export const CARRY_PROBLEMS = {
  carryVoteOpen: {
    title: ['还有投票没有结束', '還有投票沒有結束', 'A vote is under way'],
    detail: [
      '这次会有一场投票封存了、还没有截止。选票只在这台电脑上有效：先截止计票，或者说明理由作废，再带走会议。什么都没有丢。',
      '這次會有一場投票封存了、還沒有截止。選票只在這台電腦上有效：先截止計票，或者說明理由作廢，再帶走會議。什麼都沒有丟。',
      'A vote of this meeting is sealed or open. Its ballots are good here alone: close it, or give it up with a reason, then carry the meeting home. Nothing is lost.',
    ],
  },
  carryPhotosWait: {
    title: ['还有照片没有读完', '還有照片沒有讀完', 'Photos are still being read'],
    detail: [
      '这次会还有纸卡的照片在排队。等它们读完，或者在“纸卡”一页拿掉，再带走会议。什么都没有丢。',
      '這次會還有紙卡的照片在排隊。等它們讀完，或者在「紙卡」一頁拿掉，再帶走會議。什麼都沒有丟。',
      'Photos of printed cards wait in this meeting. Carry it home once they are read, or take them away on the desk’s page Paper. Nothing is lost.',
    ],
  },
  carryUnreadable: {
    title: ['不是带走的会议', '不是帶走的會議', 'No carried meeting'],
    detail: [
      '这个文件不是带走的会议。选在那台电脑上做好的那个（扩展名 .grove）。什么都没有带进来。',
      '這個檔案不是帶走的會議。選在那台電腦上做好的那個（副檔名 .grove）。什麼都沒有帶進來。',
      'This file is no meeting that was carried home. Choose the one that was made on the laptop (its name ends with .grove). Nothing was brought in.',
    ],
  },
  carryLocked: {
    title: ['口令不对', '口令不對', 'The passphrase does not open it'],
    detail: [
      '用做文件的人定的口令，一字不差，再试一次。什么都没有带进来。',
      '用做檔案的人定的口令，一字不差，再試一次。什麼都沒有帶進來。',
      'Try again with the passphrase that was chosen when the file was made, letter for letter. Nothing was brought in.',
    ],
  },
  carryChanged: {
    title: ['文件变了样', '檔案變了樣', 'The file is not as it was made'],
    detail: [
      '它和做好时不一样：可能没有拷完，也可能有人改过。在那台电脑上再做一份，重新拷来。什么都没有带进来。',
      '它和做好時不一樣：可能沒有拷完，也可能有人改過。在那台電腦上再做一份，重新拷來。什麼都沒有帶進來。',
      'It was cut off on its way, or changed. Make it again on the laptop, and copy it anew. Nothing was brought in.',
    ],
  },
  carryTooLarge: {
    title: ['文件太大', '檔案太大', 'The file is too large'],
    detail: [
      '这里带不进这么大的会议。请管服务器的人用命令 npx grove import-meeting 带进来。什么都没有带进来。',
      '這裡帶不進這麼大的會議。請管伺服器的人用命令 npx grove import-meeting 帶進來。什麼都沒有帶進來。',
      'It is larger than a page brings in. Whoever runs the server can do it with npx grove import-meeting. Nothing was brought in.',
    ],
  },
  carryUnsound: {
    title: ['文件里的内容对不上', '檔案裡的內容對不上', 'What is in it does not agree'],
    detail: [
      '文件里的会议前后不一致，或者是别的版本做的，所以不带进来。两边装同一个版本，再做一份；还是不行，请管那台电脑的人用 npx grove verify 查一查。',
      '檔案裡的會議前後不一致，或者是別的版本做的，所以不帶進來。兩邊裝同一個版本，再做一份；還是不行，請管那台電腦的人用 npx grove verify 查一查。',
      'The meeting in it contradicts itself, or another version of Grove wrote it; nothing was brought in. Install the same version on both and make the file again; if that does not help, let whoever runs the laptop look with npx grove verify.',
    ],
  },
  carryPicture: {
    title: ['有张图片不能用', '有張圖片不能用', 'A picture in it cannot be taken'],
    detail: [
      '里面有一张图片坏了，或者不是这里会存下的图片。什么都没有带进来。请管那台电脑的人用 npx grove verify 查一查。',
      '裡面有一張圖片壞了，或者不是這裡會存下的圖片。什麼都沒有帶進來。請管那台電腦的人用 npx grove verify 查一查。',
      'One of its pictures is broken, or is none that Grove keeps. Nothing was brought in. Let whoever runs the laptop look with npx grove verify.',
    ],
  },
  carryOtherKey: {
    title: ['不是你确认的那台电脑', '不是你確認的那台電腦', 'Not the laptop that you confirmed'],
    detail: [
      '文件是另一台电脑签的。重新选文件，核对上面的指纹，再确认。什么都没有带进来。',
      '檔案是另一台電腦簽的。重新選檔案，核對上面的指紋，再確認。什麼都沒有帶進來。',
      'Another laptop signed this file. Choose it again, compare the fingerprint that is shown, and confirm that. Nothing was brought in.',
    ],
  },
  carryElsewhere: {
    title: ['这场会议在别的社区', '這場會議在別的社區', 'The meeting is in another community'],
    detail: [
      '它已经带进了这里的另一个社区。一场会议只属于一个社区。什么都没有改动。',
      '它已經帶進了這裡的另一個社區。一場會議只屬於一個社區。什麼都沒有改動。',
      'It came to another community here already, and belongs to one alone. Nothing was changed.',
    ],
  },
  carryHeldHere: {
    title: ['这场会议就是在这里开的', '這場會議就是在這裡開的', 'This meeting was held here'],
    detail: [
      '它本来就在这里，不用带回来。带到别处后又在那边改过的，这里不再接收。什么都没有改动。',
      '它本來就在這裡，不用帶回來。帶到別處後又在那邊改過的，這裡不再接收。什麼都沒有改動。',
      'It is here already, and need not be brought. What was changed after it was carried elsewhere is not taken back here. Nothing was changed.',
    ],
  },
  carryTaken: {
    title: ['编号已经有人用了', '編號已經有人用了', 'A code or number is another’s here'],
    detail: [
      '里面的会议码、回执或编号，在这里已经属于别的会议，所以不带进来，免得弄混。什么都没有改动。',
      '裡面的會議碼、回執或編號，在這裡已經屬於別的會議，所以不帶進來，免得弄混。什麼都沒有改動。',
      'A code, a receipt or an id in it belongs to another meeting here, so that the two would be mistaken for each other. Nothing was brought in.',
    ],
  },
  carryChangedHere: {
    title: ['这里已经改过', '這裡已經改過', 'It was changed here since'],
    detail: [
      '这场会议上次带来之后，在这里改动过。两边都改，就分不清哪个算数，所以不再接收那边的。在那台电脑上改的，请在这里照着做一遍。',
      '這場會議上次帶來之後，在這裡改動過。兩邊都改，就分不清哪個算數，所以不再接收那邊的。在那台電腦上改的，請在這裡照著做一遍。',
      'The meeting was changed here after it came. Changed on both sides, nobody could say what holds, so this file is not taken. Do here what was done on the laptop. Nothing was changed.',
    ],
  },
  carryForked: {
    title: ['和上次带来的接不上', '和上次帶來的接不上', 'It does not continue what came before'],
    detail: [
      '那台电脑的记录和上次带来时的对不上：可能是恢复了旧的备份。什么都没有改动。',
      '那台電腦的記錄和上次帶來時的對不上：可能是恢復了舊的備份。什麼都沒有改動。',
      'The laptop’s log is another than when the meeting last came: an old backup may have been restored there. Nothing was changed.',
    ],
  },
} satisfies ProblemRows
