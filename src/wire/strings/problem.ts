import { i18nString } from 'typesafe-i18n'
import type { Locale } from '../plain.ts'
import { CARRY_PROBLEMS } from './carryProblem.ts'
import { BALLOT_PROBLEMS } from './ballotProblem.ts'
import { REACH_PROBLEMS } from './reachProblem.ts'
import { CONVENTION_PROBLEMS } from './conventionProblem.ts'
import { SURVEY_PROBLEMS } from './surveyProblem.ts'
import { REGISTER_PROBLEMS } from './registerProblem.ts'
import { ROUND_PROBLEMS } from './roundProblem.ts'
import { LEDGER_PROBLEMS } from './ledgerProblem.ts'
import { MOTION_PROBLEMS } from './motionProblem.ts'
import { PLEDGE_PROBLEMS } from './pledgeProblem.ts'
import { LOT_PROBLEMS } from './lotProblem.ts'
import { TABLE_PROBLEMS } from './tableProblem.ts'
import { ROOM_PROBLEMS } from './roomProblem.ts'
import { MINUTES_PROBLEMS } from './minutesProblem.ts'
import type { ProblemRows } from './rows.ts'
import { inLocale } from './rows.ts'

/**
 * Everything that can go wrong for a person, in their language: what happened, whether the text is safe, what
 * to do next. Keys are the codes of problem details; those of core's refusals among them.
 */
export const PROBLEMS = {
  textEmpty: {
    title: ['还没有写内容', '還沒有寫內容', 'Nothing written yet'],
    detail: [
      '这里没有能读到的字。写好再提交。',
      '這裡沒有能讀到的字。寫好再提交。',
      'There is nothing here that can be read. Write it, then send it.',
    ],
  },
  textTooLong: {
    title: ['写得太长了', '寫得太長了', 'Too long'],
    detail: [
      '现在有 {length} 个字，最多 {most} 个。原文还在，删短一些再提交。',
      '現在有 {length} 個字，最多 {most} 個。原文還在，刪短一些再提交。',
      'It has {length} characters; {most} fit. Your text is still there: shorten it and send it again.',
    ],
  },
  textBroken: {
    title: ['文字坏了', '文字壞了', 'Broken text'],
    detail: [
      '这段文字里有无法保存的符号。原文还在，重新输入那几个字再提交。',
      '這段文字裡有無法保存的符號。原文還在，重新輸入那幾個字再提交。',
      'The text holds characters that cannot be kept. It is still there: type those characters again and send it.',
    ],
  },
  outOfRange: {
    title: ['数字不对', '數字不對', 'Number out of range'],
    detail: [
      '这个数字或日期不在可用的范围里。改一下再提交。',
      '這個數字或日期不在可用的範圍裡。改一下再提交。',
      'That number or date is not possible here. Change it and try again.',
    ],
  },
  meetingNotOpen: {
    title: ['会还没开始', '會還沒開始', 'Not open yet'],
    detail: [
      '这次会还没有开放。你写的还在，开放后再提交。',
      '這次會還沒有開放。你寫的還在，開放後再提交。',
      'This meeting is not open yet. What you wrote is still there: send it once it opens.',
    ],
  },
  meetingClosed: {
    title: ['会已经结束', '會已經結束', 'The meeting has ended'],
    detail: [
      '这次会已经结束，不再收卡。你写的还在，可以带到下一次会。',
      '這次會已經結束，不再收卡。你寫的還在，可以帶到下一次會。',
      'It takes no more cards. What you wrote is still there: bring it to the next meeting.',
    ],
  },
  cardsNotYet: {
    title: ['还没到收卡的时间', '還沒到收卡的時間', 'Cards are not taken yet'],
    detail: [
      '收卡的时间还没到。你写的还在，到时再提交。',
      '收卡的時間還沒到。你寫的還在，到時再提交。',
      'The time for cards has not come. What you wrote is still there: send it then.',
    ],
  },
  cardsOver: {
    title: ['收卡时间已过', '收卡時間已過', 'Cards are no longer taken'],
    detail: [
      '收卡的时间已经过了。你写的还在，可以带到下一次会。',
      '收卡的時間已經過了。你寫的還在，可以帶到下一次會。',
      'The time for cards is over. What you wrote is still there: bring it to the next meeting.',
    ],
  },
  treeClosed: {
    title: ['这棵树先停一停', '這棵樹先停一停', 'This tree is closed for now'],
    detail: [
      '协作者暂时关上了这棵树。你写的还在，换一棵树，或等它再开。',
      '協作者暫時關上了這棵樹。你寫的還在，換一棵樹，或等它再開。',
      'The facilitator has closed it. Your text is still there: choose another tree, or wait until it opens.',
    ],
  },
  notJoined: {
    title: ['还没有加入', '還沒有加入', 'Not joined'],
    detail: [
      '请用开会时用的那部手机打开；还没有加入的，先扫码加入这次会。你写的还在。',
      '請用開會時用的那部手機打開；還沒有加入的，先掃碼加入這次會。你寫的還在。',
      'Open this on the phone with which you joined the meeting; if you have not joined, join first. What you wrote is still there.',
    ],
  },
  notInHall: {
    title: ['先从会场进来', '先從會場進來', 'Come in through the hall'],
    detail: [
      '这次会只请到场的人参加。扫一扫会场大屏幕上的码，或者输入上面的数字。你写的还在。',
      '這次會只請到場的人參加。掃一掃會場大螢幕上的碼，或者輸入上面的數字。你寫的還在。',
      'This meeting is for those who are in the hall. Scan the code on the big screen there, or type the number beside it. What you wrote is still there.',
    ],
  },
  wrongNumber: {
    title: ['没能进入会场', '沒能進入會場', 'That is not the number now'],
    detail: [
      '数字不对，它每分钟换一次，可能刚刚换了。看一眼大屏幕，再输一次现在的数字。你写的还在。',
      '數字不對，它每分鐘換一次，可能剛剛換了。看一眼大螢幕，再輸一次現在的數字。你寫的還在。',
      'It changes every minute, so it may have just changed. Look at the big screen and type the number it shows now. What you wrote is still there.',
    ],
  },
  tokenExpired: {
    title: ['加入的凭证过期了', '加入的憑證過期了', 'Your ticket has expired'],
    detail: [
      '再加入一次就好，不用重写。你写的还在。',
      '再加入一次就好，不用重寫。你寫的還在。',
      'Join again; there is no need to write again. What you wrote is still there.',
    ],
  },
  personErased: {
    title: ['你已经按要求被删掉了', '你已經按要求被刪掉了', 'You were erased, as was asked'],
    detail: [
      '这里不再留着你的名字和话，原来的凭证也不能再用。写的字还在你手里：要再参加，重新加入就好。',
      '這裡不再留著你的名字和話，原來的憑證也不能再用。寫的字還在你手裡：要再參加，重新加入就好。',
      'Your name and words are no longer here, and what you held opens nothing more. What you wrote just now is still with you: to take part again, join anew.',
    ],
  },
  noSuchPaper: {
    title: ['没有这张纸卡', '沒有這張紙卡', 'No such printed card'],
    detail: [
      '这次会没有印过这个编号或编码的卡。可能是别的会的卡，或者打错了：对照卡上的编号再输一次。写的内容还在。',
      '這次會沒有印過這個編號或編碼的卡。可能是別的會的卡，或者打錯了：對照卡上的編號再輸一次。寫的內容還在。',
      'No card with this number or code was printed for this meeting. It may be another meeting’s, or mistyped: compare it with the card. What was written is still there.',
    ],
  },
  paperTooManyPages: {
    title: ['这份扫描页数太多', '這份掃描頁數太多', 'Too many pages'],
    detail: [
      '它有 {count} 页，一次最多读 {most} 页。分成几份再传；已经读过的卡不会重复。',
      '它有 {count} 頁，一次最多讀 {most} 頁。分成幾份再傳；已經讀過的卡不會重複。',
      'It has {count} pages; {most} are read at once. Send it in parts: cards that were read already are not doubled.',
    ],
  },
  paperPdfBroken: {
    title: ['这份 PDF 打不开', '這份 PDF 打不開', 'This PDF cannot be opened'],
    detail: [
      '文件不完整、加了密码，或者不是扫描件。重新扫描一次，或者直接拍照上传。没有留下任何内容，也没有丢失已录入的卡。',
      '檔案不完整、加了密碼，或者不是掃描件。重新掃描一次，或者直接拍照上傳。沒有留下任何內容，也沒有丟失已錄入的卡。',
      'It is incomplete, locked with a password, or no scan. Scan again, or take photos instead. Nothing of it was kept, and no card that was entered is lost.',
    ],
  },
  ballotTooLong: {
    title: ['这张选票一页放不下', '這張選票一頁放不下', 'This ballot does not fit a page'],
    detail: [
      '选项太多，印不成能拍照读的选票。用“打印”那一种，由两个人分别录入。',
      '選項太多，印不成能拍照讀的選票。用「列印」那一種，由兩個人分別輸入。',
      'It has too many options for a paper that is read from photos. Print the plain ones; two people enter them.',
    ],
  },
  paperTooLong: {
    title: ['这个文件读不出来', '這個檔案讀不出來', 'This file is too much to read'],
    detail: [
      '读它太费时间，已经停下，没有留下任何内容。照片：靠近一些、少放几张卡再拍一次。扫描：分成几份再传。也可以直接录入。',
      '讀它太費時間，已經停下，沒有留下任何內容。照片：靠近一些、少放幾張卡再拍一次。掃描：分成幾份再傳。也可以直接錄入。',
      'Reading it was stopped, and nothing of it was kept. A photo: take it closer, with fewer cards in it. A scan: send it in parts. Or type the cards in.',
    ],
  },
  paperQueueFull: {
    title: ['排队的照片太多了', '排隊的照片太多了', 'Too many photos wait'],
    detail: [
      '这次会已有 {waiting} 张照片在等着读，这一张没有收下。等读完一些，过半分钟再传；照片还在你的手机或电脑里。',
      '這次會已有 {waiting} 張照片在等著讀，這一張沒有收下。等讀完一些，過半分鐘再傳；照片還在你的手機或電腦裡。',
      '{waiting} photos of this meeting wait to be read, and this one was not taken. Send it again in half a minute; it is still on your device.',
    ],
  },
  paperPicturesFull: {
    title: ['这次会的纸卡照片存满了', '這次會的紙卡照片存滿了', 'This meeting holds no more pictures of cards'],
    detail: [
      '一次会最多存 {most} 张纸卡照片，这一张没有收下。照片都已在桌面上，请直接录入剩下的卡。',
      '一次會最多存 {most} 張紙卡照片，這一張沒有收下。照片都已在桌面上，請直接錄入剩下的卡。',
      'A meeting keeps {most} pictures of cards at most, and this photo was not taken. All earlier ones are there; type in the cards that are left.',
    ],
  },
  paperFull: {
    title: ['这次会的卡印够了', '這次會的卡印夠了', 'Enough cards are printed'],
    detail: [
      '这次会最多印 {most} 张。先用印好的；真不够，把参加的人列进名单，每人可印 10 张。',
      '這次會最多印 {most} 張。先用印好的；真不夠，把參加的人列進名單，每人可印 10 張。',
      'At most {most} cards are printed for this meeting. Use those that there are; where they are too few, list who takes part: ten are printed for each.',
    ],
  },
  paperUsed: {
    title: ['这张纸卡已经上树', '這張紙卡已經上樹', 'This printed card is on a tree already'],
    detail: [
      '它已经是 {number} 号卡，没有重复录入。内容不一样的话，可能有人复印了空白卡：给这一张换一个备用编号。',
      '它已經是 {number} 號卡，沒有重複錄入。內容不一樣的話，可能有人複印了空白卡：給這一張換一個備用編號。',
      'It is card {number} already, and was not entered twice. If it says something else, somebody may have copied an empty card: give this one a spare number.',
    ],
  },
  notYetRead: {
    title: ['这张卡还没有人读出文字', '這張卡還沒有人讀出文字', 'Nobody has read this card yet'],
    detail: [
      '{number} 号卡现在挂的是手写的照片。先在“纸卡”一页把字录下来，再修改或剪开。没有任何改动。',
      '{number} 號卡現在掛的是手寫的照片。先在「紙卡」一頁把字錄下來，再修改或剪開。沒有任何改動。',
      'Card {number} hangs as a picture of its handwriting. Give it its words at the desk, under Paper; then it can be changed or cut. Nothing has changed.',
    ],
  },
  notToCompare: {
    title: ['这张卡不用再看一遍', '這張卡不用再看一遍', 'This card is not to be read again'],
    detail: [
      '只有照片里的纸卡、而且抽到的，才给第二个人看。没有任何改动。',
      '只有照片裡的紙卡、而且抽到的，才給第二個人看。沒有任何改動。',
      'Only cards from photos that were drawn are shown to a second person. Nothing has changed.',
    ],
  },
  comparesOwn: {
    title: ['要换一个人看', '要換一個人看', 'Somebody else must look'],
    detail: [
      '录入这张卡的人和写卡的人，都不能自己核对。请另一位同事用自己的账号来看。',
      '錄入這張卡的人和寫卡的人，都不能自己核對。請另一位同事用自己的帳號來看。',
      'Whoever entered or wrote this card does not check it. Ask a colleague to look, signed in as themselves.',
    ],
  },
  comparedAlready: {
    title: ['这张卡已经有人核对过', '這張卡已經有人核對過', 'This card was checked already'],
    detail: [
      '另一位同事已经看过。接着看下一张。',
      '另一位同事已經看過。接著看下一張。',
      'A colleague has read it, or said which reading is right. Go on with the next one.',
    ],
  },
  openTreeStays: {
    title: ['随时写的树一直开着', '隨時寫的樹一直開著', 'The open tree stays open'],
    detail: [
      '它每年由系统换一次，不能手动结束、归档或关上。可以收起卡片，也可以把卡片归到议题里。',
      '它每年由系統換一次，不能手動結束、歸檔或關上。可以收起卡片，也可以把卡片歸到議題裡。',
      'Grove itself plants a new one each year; nobody ends, archives or closes it by hand. You can hide cards and gather them into topics.',
    ],
  },
  noSuchCard: {
    title: ['找不到这张卡', '找不到這張卡', 'No such card'],
    detail: [
      '这次会里没有这张卡。刷新页面看看。',
      '這次會裡沒有這張卡。重新整理頁面看看。',
      'This meeting has no such card. Reload the page and look again.',
    ],
  },
  needsTwoSides: {
    title: ['两面都要有卡', '兩面都要有卡', 'Both sides need a card'],
    detail: [
      '一个议题分两面，每一面至少要有一张卡。留一张在这一面，再分。',
      '一個議題分兩面，每一面至少要有一張卡。留一張在這一面，再分。',
      'A topic of two sides has a card on each. Leave one on this side, then try again.',
    ],
  },
  noSuchTopic: {
    title: ['找不到这个议题', '找不到這個議題', 'No such topic'],
    detail: [
      '它可能已经被拆开。刷新页面看看。',
      '它可能已經被拆開。重新整理頁面看看。',
      'It may have been dissolved. Reload the page and look again.',
    ],
  },
  noSuchParticipant: {
    title: ['找不到这位参与者', '找不到這位參與者', 'No such participant'],
    detail: [
      '签到名单里没有这个人。先把人加进名单。',
      '簽到名單裡沒有這個人。先把人加進名單。',
      'This person is not on the list. Add them first.',
    ],
  },
  noSuchAgendaItem: {
    title: ['找不到这项议程', '找不到這項議程', 'No such agenda item'],
    detail: [
      '议程可能改过。刷新页面看看。',
      '議程可能改過。重新整理頁面看看。',
      'The agenda may have changed. Reload the page and look again.',
    ],
  },
  notOnPaper: {
    title: ['这张卡不是写在纸上的', '這張卡不是寫在紙上的', 'This card was not written on paper'],
    detail: [
      '它没有格子可以勾。要不要写出名字，由写卡的人在自己的手机上说。',
      '它沒有格子可以勾。要不要寫出名字，由寫卡的人在自己的手機上說。',
      'It has no boxes. Whether they are named, its author says on their own phone.',
    ],
  },
  noCallWanted: {
    title: ['这张卡没有要回电话', '這張卡沒有要回電話', 'Nobody asked for a call on this card'],
    detail: [
      '格子没有勾，或者后来改过了。刷新页面看看现在的名单。',
      '格子沒有勾，或者後來改過了。重新整理頁面看看現在的名單。',
      'The box is not ticked, or was changed since. Reload the page for the list as it is now.',
    ],
  },
  notYourCard: {
    title: ['这不是你的卡', '這不是你的卡', 'Not your card'],
    detail: [
      '只有写卡的人能改它或撤回它。',
      '只有寫卡的人能改它或撤回它。',
      'Only its author can change or withdraw it.',
    ],
  },
  authorPointed: {
    title: ['写卡的人自己指过地方', '寫卡的人自己指過地方', 'Its author pointed at a place'],
    detail: [
      '那个地方留着，这里改不了。',
      '那個地方留著，這裡改不了。',
      'That place stays; it cannot be changed here.',
    ],
  },
  hasPhone: {
    title: ['这个人自己有手机', '這個人自己有手機', 'This person has a phone of their own here'],
    detail: [
      '请本人用自己的手机写、改、撤回。别人代不了。纸上的话还在纸上。',
      '請本人用自己的手機寫、改、撤回。別人代不了。紙上的話還在紙上。',
      'They write, change and withdraw with it themselves; nobody does it for them. What stands on paper is still on paper.',
    ],
  },
  askedAlready: {
    title: ['已经问过了', '已經問過了', 'The author has been asked'],
    detail: [
      '有一个问题还没有回答，或者这张卡已经问过 {most} 次。没有再问。',
      '有一個問題還沒有回答，或者這張卡已經問過 {most} 次。沒有再問。',
      'A question waits for its answer, or {most} were asked about this card already. Nothing more was asked.',
    ],
  },
  noSuchAuthorQuestion: {
    title: ['没有这个问题', '沒有這個問題', 'No such question'],
    detail: [
      '它随卡一起撤回了，或者问的是别人。没有保存回答。',
      '它隨卡一起撤回了，或者問的是別人。沒有保存回答。',
      'It went with its card, or somebody else is asked. The answer was not kept.',
    ],
  },
  answeredAlready: {
    title: ['已经回答过了', '已經回答過了', 'This was answered already'],
    detail: [
      '先前的回答还在，这一次没有保存。',
      '先前的回答還在，這一次沒有保存。',
      'The answer from before stands; this one was not kept.',
    ],
  },
  otherName: {
    title: ['这些存根写的不是同一个人', '這些存根寫的不是同一個人', 'These stubs are of people with different names'],
    detail: [
      '名单或到场名单里，它们是两个名字。没有改动。请核对存根，或先改名单。',
      '名單或到場名單裡，它們是兩個名字。沒有改動。請核對存根，或先改名單。',
      'Two names stand on the list for them. Nothing was changed. Look at the stubs again, or mend the list first.',
    ],
  },
  ownCard: {
    title: ['这是你自己的卡', '這是你自己的卡', 'This is your own card'],
    detail: [
      '你写的卡已经算了你一份，请别人来附议。',
      '你寫的卡已經算了你一份，請別人來附議。',
      'You already count for it. Endorsements come from others.',
    ],
  },
  dotsClosed: {
    title: ['现在不点票', '現在不點票', 'No dots are given now'],
    detail: [
      '点票还没开始，或者已经停了。已经给出的点都算数。',
      '點票還沒開始，或者已經停了。已經給出的點都算數。',
      'Dots have not been opened, or are closed. Those that were given count.',
    ],
  },
  dotsOver: {
    title: ['点票已经公布', '點票已經公布', 'The dots are shown'],
    detail: [
      '结果已经给大家看了，不能再开。',
      '結果已經給大家看了，不能再開。',
      'Everyone has seen the counts, so they stay closed.',
    ],
  },
  tooManyDots: {
    title: ['点数多了', '點數多了', 'Too many dots'],
    detail: [
      '每人一共 {most} 点。没有记下，收回几点再给。',
      '每人一共 {most} 點。沒有記下，收回幾點再給。',
      'Each person has {most} {{dot|dots}} in all. Nothing was noted: take some back and give them again.',
    ],
  },
  hasStickers: {
    title: ['已经拿了贴纸', '已經拿了貼紙', 'They have stickers'],
    detail: [
      '这位拿了贴纸，贴在墙上就算。一个人的点只给一次。',
      '這位拿了貼紙，貼在牆上就算。一個人的點只給一次。',
      'Whoever took stickers gives their dots on the wall: each person gives once.',
    ],
  },
  dotsGiven: {
    title: ['已经在手机上给过', '已經在手機上給過', 'They gave theirs already'],
    detail: [
      '这位的点已经给了，不再发贴纸。要用贴纸，请他先在手机上收回。',
      '這位的點已經給了，不再發貼紙。要用貼紙，請他先在手機上收回。',
      'Their dots are given, so no stickers. To use stickers they take theirs back first.',
    ],
  },
  dotsNotCounted: {
    title: ['还不到数贴纸的时候', '還不到數貼紙的時候', 'Not yet'],
    detail: [
      '先停止点票，再数墙上的贴纸。没有记下。',
      '先停止點票，再數牆上的貼紙。沒有記下。',
      'Close the dots first, then count the stickers. Nothing was noted.',
    ],
  },
  moreThanHanded: {
    title: ['贴纸比发出去的多', '貼紙比發出去的多', 'More stickers than were handed out'],
    detail: [
      '一共只发出去 {most} 张贴纸。没有记下，请再数一遍，或者先记下还发给了谁。',
      '一共只發出去 {most} 張貼紙。沒有記下，請再數一遍，或者先記下還發給了誰。',
      'Only {most} {{sticker|stickers}} were handed out. Nothing was noted: count again, or note first who else got some.',
    ],
  },
  countStands: {
    title: ['已经数过', '已經數過', 'Counted before'],
    detail: [
      '之前记的是 {number} 张。要改，写上理由，理由会记录在案。',
      '之前記的是 {number} 張。要改，寫上理由，理由會記錄在案。',
      'It was noted as {number}. To put another number, say why: it goes on record.',
    ],
  },
  rulesAdopted: {
    title: ['规则已经通过', '規則已經通過', 'The rules were adopted'],
    detail: [
      '会上已经通过了规则。要改，写上理由，理由会记录在案。你填的还在。',
      '會上已經通過了規則。要改，寫上理由，理由會記錄在案。你填的還在。',
      'The meeting has adopted its rules. To change them, say why: it goes on record. What you filled in is still there.',
    ],
  },
  floorClosed: {
    title: ['现在不排发言', '現在不排發言', 'No list of speakers now'],
    detail: [
      '主持人还没有开始排发言，或者已经停了。想说的先写成卡，或者等主持人开始。',
      '主持人還沒有開始排發言，或者已經停了。想說的先寫成卡，或者等主持人開始。',
      'The chair has not opened the list of speakers, or has closed it. Write it on a card, or wait until it opens.',
    ],
  },
  turnsUsed: {
    title: ['你的发言次数用完了', '你的發言次數用完了', 'You have had your turns'],
    detail: [
      '这次会上每人发言 {turns} 次，你的都用过了。还要说，请向主持人举手，由主持人决定。',
      '這次會上每人發言 {turns} 次，你的都用過了。還要說，請向主持人舉手，由主持人決定。',
      'Everybody speaks {turns} {{time|times}} in this meeting, and you have. To say more, raise your hand: the chair decides.',
    ],
  },
  floorFull: {
    title: ['排队的人太多', '排隊的人太多', 'The list is full'],
    detail: [
      '已经有 {waiting} 位在等发言。等前面的人说完再排，或者写成卡。',
      '已經有 {waiting} 位在等發言。等前面的人說完再排，或者寫成卡。',
      '{waiting} {{person|people}} wait for the floor. Ask again when some have spoken, or write a card.',
    ],
  },
  notWaiting: {
    title: ['这个号不在等发言', '這個號不在等發言', 'This number does not wait'],
    detail: [
      '{number} 号已经说过，或者收回了。名单已是最新，请再选一位。',
      '{number} 號已經說過，或者收回了。名單已是最新，請再選一位。',
      'Number {number} has spoken, or took it back. The list is up to date now: choose again.',
    ],
  },
  notNext: {
    title: ['还没轮到这个号', '還沒輪到這個號', 'It is not this number’s turn'],
    detail: [
      '按会议规则下一位是 {number} 号。要让别人先说，写上理由，理由会记录在案；次数用完的人也要有理由。',
      '按會議規則下一位是 {number} 號。要讓別人先說，寫上理由，理由會記錄在案；次數用完的人也要有理由。',
      'By the rules number {number} is next. To let somebody else speak, or somebody who has had their turns, say why: it goes on record.',
    ],
  },
  alreadyEndorsed: {
    title: ['已经有人附议', '已經有人附議', 'Already endorsed'],
    detail: [
      '有人附议之后，卡就不能再改，免得改了别人同意的话。可以撤回，再写一张。',
      '有人附議之後，卡就不能再改，免得改了別人同意的話。可以撤回，再寫一張。',
      'Once somebody has endorsed a card its words stay as they are. You can withdraw it and write another.',
    ],
  },
  cardWithdrawn: {
    title: ['卡已撤回', '卡已撤回', 'Withdrawn'],
    detail: ['写卡的人已经撤回了这张卡。', '寫卡的人已經撤回了這張卡。', 'Its author has withdrawn this card.'],
  },
  cardCut: {
    title: ['卡已剪成两张', '卡已剪成兩張', 'Cut in two'],
    detail: [
      '这张卡说了两件事，已剪成第 {first} 张和第 {second} 张。请对其中一张操作。',
      '這張卡說了兩件事，已剪成第 {first} 張和第 {second} 張。請對其中一張操作。',
      'This card said two things and was cut in two: no. {first} and no. {second}. Please use one of those.',
    ],
  },
  cutWasUndone: {
    title: ['已并回原卡', '已併回原卡', 'Whole again'],
    detail: [
      '这半张卡已并回第 {whole} 张。请对第 {whole} 张操作。',
      '這半張卡已併回第 {whole} 張。請對第 {whole} 張操作。',
      'This half went back into card no. {whole}. Please use that card.',
    ],
  },
  notItsWords: {
    title: ['不是原卡的字', '不是原卡的字', 'Not the card’s words'],
    detail: [
      '每半张只能用原卡上连着的字，中间只能整句略去，不能添字，也不能整张照抄。请改好再剪，原卡没有变。',
      '每半張只能用原卡上連著的字，中間只能整句略去，不能添字，也不能整張照抄。請改好再剪，原卡沒有變。',
      'Each half may hold only runs of the card’s words: none added, only whole clauses left out between, and not all of them. The card is unchanged; correct the halves and cut again.',
    ],
  },
  halfChanged: {
    title: ['不能并回', '不能併回', 'Cannot be undone'],
    detail: [
      '第 {number} 张在剪开后改过、收起或撤回了，所以两半不再并回。两张卡都照旧。',
      '第 {number} 張在剪開後改過、收起或撤回了，所以兩半不再併回。兩張卡都照舊。',
      'Card no. {number} was changed, hidden or withdrawn since the cut, so the halves stay two cards. Both are as they were.',
    ],
  },
  cardHidden: {
    title: ['卡已收起', '卡已收起', 'Hidden'],
    detail: [
      '协作者收起了这张卡，理由：{reason}',
      '協作者收起了這張卡，理由：{reason}',
      'The facilitator has hidden this card. The reason: {reason}',
    ],
  },
  otherTree: {
    title: ['不在同一棵树', '不在同一棵樹', 'Another tree'],
    detail: [
      '一个议题只能收同一棵树上的卡。',
      '一個議題只能收同一棵樹上的卡。',
      'A topic gathers cards of one tree only.',
    ],
  },
  linkNotPossible: {
    title: ['这两张卡连不上', '這兩張卡連不上', 'These cannot be linked'],
    detail: [
      '行动可以连到它回应的问题，愿景可以连到实现它的行动。',
      '行動可以連到它回應的問題，願景可以連到實現它的行動。',
      'An action can name problems it addresses; a vision can name actions that serve it.',
    ],
  },
  stageNotPossible: {
    title: ['现在不能这样做', '現在不能這樣做', 'Not possible now'],
    detail: [
      '这次会现在的阶段不允许这一步。刷新页面看看。',
      '這次會現在的階段不允許這一步。重新整理頁面看看。',
      'The meeting is at another stage. Reload the page and look again.',
    ],
  },
  cardsHang: {
    title: ['已经有卡片了', '已經有卡片了', 'There are cards'],
    detail: [
      '树上已经贴过卡片，写的人有回执，要查得到。这次会不能退回草稿；不开了，就结束它。',
      '樹上已經貼過卡片，寫的人有回執，要查得到。這次會不能退回草稿；不開了，就結束它。',
      'Cards were put up, and who wrote them follows them by receipt. The meeting cannot be a draft again; if it is not held, close it.',
    ],
  },
  idTaken: {
    title: ['编号已被用过', '編號已被用過', 'Id already taken'],
    detail: [
      '这个编号已经有了别的内容。换一个编号再试。',
      '這個編號已經有了別的內容。換一個編號再試。',
      'Something else has this id. Try again with a new one.',
    ],
  },
  changedMeanwhile: {
    title: ['有人先改过了', '有人先改過了', 'Somebody changed it meanwhile'],
    detail: [
      '你看的已经不是现在的样子。先看现在是什么，再决定。你写的还在。',
      '你看的已經不是現在的樣子。先看現在是什麼，再決定。你寫的還在。',
      'It is not as you read it any more. See what is there now, then decide. What you wrote is still there.',
    ],
  },
  idReused: {
    title: ['同一编号，内容不同', '同一編號，內容不同', 'Same id, other content'],
    detail: [
      '这个编号之前提交过别的内容。那次的已保存，这次的没有。换一个编号再提交。',
      '這個編號之前提交過別的內容。那次的已保存，這次的沒有。換一個編號再提交。',
      'This id was used for something else, which is kept; this was not. Send it again with a new id.',
    ],
  },
  noSuchMeeting: {
    title: ['找不到这次会', '找不到這次會', 'No such meeting'],
    detail: [
      '没有这个会议码。看看屏幕上的六位会议码，再输一次。',
      '沒有這個會議碼。看看螢幕上的六位會議碼，再輸一次。',
      'No meeting has this code. Look at the six characters on the screen and type them again.',
    ],
  },
  placeStays: {
    title: ['不能移到那里', '不能移到那裡', 'It cannot stand there'],
    detail: [
      '社区可以换街道，楼栋可以在本社区的网格之间换；网格不能离开它的社区。',
      '社區可以換街道，樓棟可以在本社區的網格之間換；網格不能離開它的社區。',
      'A community can go to another subdistrict, and a building to another grid of its community. A grid stays in its community.',
    ],
  },
  placeNameTaken: {
    title: ['这里已经有同名的', '這裡已經有同名的', 'This name is taken here'],
    detail: [
      '同一个地方下面，两处不能同名。换一个名字再试。',
      '同一個地方下面，兩處不能同名。換一個名字再試。',
      'Two places right below the same one cannot have one name. Choose another.',
    ],
  },
  placesFull: {
    title: ['一次太多了', '一次太多了', 'Too many at once'],
    detail: [
      '一个地方下面最多 {most} 处，一次最多贴 {most} 行。分开来加。',
      '一個地方下面最多 {most} 處，一次最多貼 {most} 行。分開來加。',
      'Right below one place there can be {most}, and {most} rows can be pasted at once. Add them in parts.',
    ],
  },
  noSuchPlace: {
    title: ['找不到这个社区', '找不到這個社區', 'No such community'],
    detail: [
      '没有这个地址。从首页重新找一找。',
      '沒有這個地址。從首頁重新找一找。',
      'Nothing is at this address. Start again from the home page.',
    ],
  },
  noSuchReceipt: {
    title: ['找不到这张回执', '找不到這張回執', 'No such receipt'],
    detail: [
      '没有这个回执码。对照存根上的字母再输一次。纸卡要等录入以后才看得到，可以晚些再来。',
      '沒有這個回執碼。對照存根上的字母再輸一次。紙卡要等錄入以後才看得到，可以晚些再來。',
      'No card has this receipt. Compare the letters and type them again. A paper card can be seen once it has been entered, so come back later.',
    ],
  },
  noSuchPhoto: {
    title: ['找不到这张照片', '找不到這張照片', 'No such photo'],
    detail: [
      '照片不在了，或者不是你为这里带来的。写的字还在，重新选一张照片再试。',
      '照片不在了，或者不是你為這裡帶來的。寫的字還在，重新選一張照片再試。',
      'It is gone, or you did not bring it for this. What you wrote is still there: choose the photo again.',
    ],
  },
  noSuchPerson: {
    title: ['找不到这个人', '找不到這個人', 'No such person'],
    detail: [
      '名单里没有这个人。刷新页面看看。',
      '名單裡沒有這個人。重新整理頁面看看。',
      'Nobody here has this id. Reload the page and look again.',
    ],
  },
  noSuchAddress: {
    title: ['没有这个页面', '沒有這個頁面', 'Nothing here'],
    detail: [
      '这个地址下什么也没有。从首页重新找一找。',
      '這個地址下什麼也沒有。從首頁重新找一找。',
      'There is no page at this address. Start again from the home page.',
    ],
  },
  malformed: {
    title: ['请求看不懂', '請求看不懂', 'Not understood'],
    detail: [
      '发来的内容格式不对（{where}：{why}）。没有保存。改好格式再发。',
      '發來的內容格式不對（{where}：{why}）。沒有保存。改好格式再發。',
      'The request is not in the right form ({where}: {why}). Nothing was kept. Mend it and send it again.',
    ],
  },
  tooLarge: {
    title: ['太大了', '太大了', 'Too large'],
    detail: [
      '最多 {most} MB。没有保存。文字还在，换小一点的再试。',
      '最多 {most} MB。沒有保存。文字還在，換小一點的再試。',
      'At most {most} MB fit. It was not kept; your text is still there. Try a smaller one.',
    ],
  },
  notAnImage: {
    title: ['不是照片', '不是照片', 'Not a photo'],
    detail: [
      '这个文件不能当照片用。文字还在，换一张照片再试。',
      '這個檔案不能當照片用。文字還在，換一張照片再試。',
      'This file cannot be used as a photo. Your text is still there. Try another picture.',
    ],
  },
  photoHeic: {
    title: ['这里打不开 HEIC 照片', '這裡打不開 HEIC 照片', 'HEIC photos cannot be opened here'],
    detail: [
      '文字还在。请存成 JPEG 再试：给照片截个图，或者在手机的相机设置里选“兼容性最佳”。',
      '文字還在。請存成 JPEG 再試：給照片截個圖，或者在手機的相機設定裡選「最相容」。',
      'Your text is still there. Save the photo as JPEG and try again: take a screenshot of it, or choose “Most Compatible” in your phone’s camera settings.',
    ],
  },
  photoTooManyPixels: {
    title: ['照片尺寸太大', '照片尺寸太大', 'The photo has too many pixels'],
    detail: [
      '最多 {most} 百万像素。文字还在，给照片截个图，或者缩小以后再试。',
      '最多 {most} 百萬像素。文字還在，給照片截個圖，或者縮小以後再試。',
      'At most {most} megapixels fit. Your text is still there: take a screenshot of the photo, or make it smaller, and try again.',
    ],
  },
  photoCutOff: {
    title: ['照片不完整', '照片不完整', 'The photo is not whole'],
    detail: [
      '文件只到一半，或者坏了。文字还在，重新选这张照片，或者换一张再试。',
      '檔案只到一半，或者壞了。文字還在，重新選這張照片，或者換一張再試。',
      'The file breaks off or is damaged. Your text is still there: choose the photo again, or another one.',
    ],
  },
  notSignedIn: {
    title: ['还没有登录', '還沒有登入', 'Not signed in'],
    detail: [
      '这里要工作人员登录。用一次性登录链接登录后再试。',
      '這裡要工作人員登入。用一次性登入連結登入後再試。',
      'This needs a staff sign-in. Use your one-time link, then try again.',
    ],
  },
  notAllowed: {
    title: ['你的角色不能这样做', '你的角色不能這樣做', 'Not for your role'],
    detail: [
      '这一步属于别的角色。请社区统筹人来做。',
      '這一步屬於別的角色。請社區統籌人來做。',
      'Another role does this. Ask the community’s coordinator.',
    ],
  },
  linkUsed: {
    title: ['登录链接已失效', '登入連結已失效', 'The link no longer works'],
    detail: [
      '这条链接用过了，或者过期了。请再要一条。',
      '這條連結用過了，或者過期了。請再要一條。',
      'It was used before, or it has expired. Ask for another.',
    ],
  },
  codeWrong: {
    title: ['数字不对，或者过期了', '數字不對，或者過期了', 'Wrong code, or too late'],
    detail: [
      '看一看信里的六位数字，再填一次；填错三次要重新要一封。这个邮箱要先由统筹人登记过。',
      '看一看信裡的六位數字，再填一次；填錯三次要重新要一封。這個信箱要先由統籌人登記過。',
      'Look at the six digits in the letter and type them again; after three wrong tries, ask for a new letter. A coordinator must have entered this address first.',
    ],
  },
  passkeyRefused: {
    title: ['通行密钥没有通过', '通行金鑰沒有通過', 'The passkey was not accepted'],
    detail: [
      '没有登录，什么也没有改。再试一次；还是不行，用邮箱或者登录链接。',
      '沒有登入，什麼也沒有改。再試一次；還是不行，用信箱或者登入連結。',
      'Nothing was changed. Try once more; if it stays so, use your e-mail or a sign-in link.',
    ],
  },
  passkeyElsewhere: {
    title: ['这个地址用不了通行密钥', '這個網址用不了通行金鑰', 'No passkeys at this address'],
    detail: [
      '浏览器只在 https 网址或者本机（localhost）上给用。用邮箱或者登录链接进来。',
      '瀏覽器只在 https 網址或者本機（localhost）上給用。用信箱或者登入連結進來。',
      'Browsers allow them only at an https address or on the machine itself (localhost). Use your e-mail or a sign-in link.',
    ],
  },
  noSuchPasskey: {
    title: ['没有这把通行密钥', '沒有這把通行金鑰', 'No such passkey'],
    detail: [
      '它可能已经删掉了。刷新页面看一看。',
      '它可能已經刪掉了。重新整理頁面看一看。',
      'It may have been removed already. Load the page again.',
    ],
  },
  appUnknown: {
    title: ['这个{name}还没有加上', '這個{name}還沒有加上', 'Your {name} is not added yet'],
    detail: [
      '先用别的办法登录，到“我的登录”里把{name}加上，以后就能用它登录。',
      '先用別的辦法登入，到「我的登入」裡把{name}加上，以後就能用它登入。',
      'Sign in another way once and add {name} under your sign-ins; from then on it lets you in.',
    ],
  },
  addressUnknown: {
    title: ['这里还不认识你', '這裡還不認識你', 'Not known here yet'],
    detail: [
      '{name} 证明了你的邮箱，可这个邮箱在 Grove 里没有登记。请社区统筹人把它加到你的名字下。',
      '{name} 證明了你的信箱，可這個信箱在 Grove 裡沒有登記。請社區統籌人把它加到你的名字下。',
      '{name} vouched for your e-mail address, but nobody in Grove has it. Ask your community’s coordinator to add you with it.',
    ],
  },
  addressUnproven: {
    title: ['邮箱还没有验证', '信箱還沒有驗證', 'Address not verified'],
    detail: [
      '{name} 没有证明这个邮箱是你的，所以没有登录。先在那边验证邮箱，再来一次。',
      '{name} 沒有證明這個信箱是你的，所以沒有登入。先在那邊驗證信箱，再來一次。',
      '{name} does not vouch that the e-mail address is yours, so you were not signed in. Verify it there, then try again.',
    ],
  },
  outsideRefused: {
    title: ['没有登录成', '沒有登入成', 'Not signed in'],
    detail: [
      '从 {name} 回来的路上断了，或者你在那边取消了。再试一次，或者用邮箱、登录链接。',
      '從 {name} 回來的路上斷了，或者你在那邊取消了。再試一次，或者用信箱、登入連結。',
      'The way back from {name} broke off, or you cancelled there. Try again, or use your e-mail or a sign-in link.',
    ],
  },
  outsideAway: {
    title: ['{name} 现在连不上', '{name} 現在連不上', '{name} does not answer'],
    detail: [
      '过一会儿再试，或者用邮箱、登录链接进来。',
      '過一會兒再試，或者用信箱、登入連結進來。',
      'Try again in a while, or come in by e-mail or a sign-in link.',
    ],
  },
  crossSite: {
    title: ['来自别的网站', '來自別的網站', 'From another site'],
    detail: [
      '这个请求来自别的网站，没有执行。从 Grove 自己的页面再试一次。',
      '這個請求來自別的網站，沒有執行。從 Grove 自己的頁面再試一次。',
      'This came from another website and was not carried out. Try again from Grove’s own pages.',
    ],
  },
  nothingChosen: {
    title: ['还没有选', '還沒有選', 'Nothing chosen'],
    detail: [
      '办好了没有？选一个再提交，还没有记下。',
      '辦好了沒有？選一個再提交，還沒有記下。',
      'Is it solved or not? Choose one, then send it. Nothing was noted yet.',
    ],
  },
  ownAppointment: {
    title: ['不能给自己角色', '不能給自己角色', 'Not for yourself'],
    detail: [
      '角色要由别人给。请另一位管理员来办。',
      '角色要由別人給。請另一位管理員來辦。',
      'A role is given by somebody else. Ask another administrator.',
    ],
  },
  watchesItself: {
    title: ['监督的人不能兼做', '監督的人不能兼做', 'Whoever watches does nothing else here'],
    detail: [
      '居务监督不能在自己监督的地方再有别的角色。先收回一个，再给另一个。',
      '居務監督不能在自己監督的地方再有別的角色。先收回一個，再給另一個。',
      'Oversight goes with no other role in the place that it watches. Take the one away before you give the other.',
    ],
  },
  unwatched: {
    title: ['那里没有人监督', '那裡沒有人監督', 'Nobody watches there'],
    detail: [
      '这个社区现在有居务监督。要移去的街道还没有，先请管理机器的人在那里任命一位。',
      '這個社區現在有居務監督。要移去的街道還沒有，先請管理機器的人在那裡任命一位。',
      'This community has oversight above it, and the subdistrict has none. Whoever runs the machine appoints one there first.',
    ],
  },
  lastAdministrator: {
    title: ['这是最后一位管理员', '這是最後一位管理員', 'The last administrator stays'],
    detail: [
      '这里总要有一位管理员。先请另一位当管理员，再收回这一个。',
      '這裡總要有一位管理員。先請另一位當管理員，再收回這一個。',
      'Somebody must be able to appoint here. Make somebody else administrator first, then take this role away.',
    ],
  },
  addressDiffers: {
    title: ['邮箱和登记的不一样', '信箱和登記的不一樣', 'Another address is on record'],
    detail: [
      '这个人登记的是另一个邮箱，登录的信会寄到那里。问清楚本人的邮箱，再填一次。',
      '這個人登記的是另一個信箱，登入的信會寄到那裡。問清楚本人的信箱，再填一次。',
      'Letters to sign in go to another address for this person. Ask them for theirs, and enter it.',
    ],
  },
  nameThere: {
    title: ['这里已经有一位 {name}', '這裡已經有一位 {name}', '{name} is known here'],
    detail: [
      '有人用这个名字在这里有过角色。是同一个人，就给那个人加角色；是同名的另一个人，就说明是另一个人。还没有给角色。',
      '有人用這個名字在這裡有過角色。是同一個人，就給那個人加角色；是同名的另一個人，就說明是另一個人。還沒有給角色。',
      'Somebody of that name has or had a role here. Say whether it is the same person, or another of the same name. No role was given yet.',
    ],
  },
  addressTaken: {
    title: ['这个邮箱是另一个人的', '這個信箱是另一個人的', 'Somebody else has this address'],
    detail: [
      '一个邮箱只能属于一个人。如果两个名字是同一个人，把两个人并成一个。什么都没有改。',
      '一個信箱只能屬於一個人。如果兩個名字是同一個人，把兩個人併成一個。什麼都沒有改。',
      'An address belongs to one person. If the two are the same person, join them. Nothing was changed.',
    ],
  },
  addressBroken: {
    title: ['邮箱写得不对', '信箱寫得不對', 'Not an e-mail address'],
    detail: [
      '这不像一个邮箱地址，还没有存下。看一看 @ 前后，再填一次。',
      '這不像一個電子信箱，還沒有存下。看一看 @ 前後，再填一次。',
      'It was not kept. Check what stands before and after the @, then enter it again.',
    ],
  },
  linkEnded: {
    title: ['这条链接已经用不上了', '這條連結已經用不上了', 'This link has ended'],
    detail: [
      '可能已经停了邮件，或者换了邮箱。要再收邮件，到回执页上重新填一次。',
      '可能已經停了郵件，或者換了信箱。要再收郵件，到回執頁上重新填一次。',
      'Letters were stopped, or go to another address. To get them again, enter your address on the receipt page.',
    ],
  },
  tooMany: {
    title: ['慢一点', '慢一點', 'A little slower'],
    detail: [
      '你这里发得太快了。内容还在，过 {seconds} 秒会再试。',
      '你這裡發得太快了。內容還在，過 {seconds} 秒會再試。',
      'Too much came from here at once. It is still there: try again in {seconds} seconds.',
    ],
  },
  tooBusy: {
    title: ['现在送来的太多', '現在送來的太多', 'Too much arrives just now'],
    detail: [
      '这一份没有保存。写的字还在，过 {seconds} 秒再试。',
      '這一份沒有保存。寫的字還在，過 {seconds} 秒再試。',
      'This was not kept. What you wrote is still there: try again in {seconds} seconds.',
    ],
  },
  documentBusy: {
    title: ['正在做别的文件', '正在做別的文件', 'Other documents are being made'],
    detail: ['过一分钟再按一次。', '過一分鐘再按一次。', 'Ask again in a minute.'],
  },
  documentFailed: {
    title: ['文件没有做成', '文件沒有做成', 'The document could not be made'],
    detail: [
      '数据都在，没有丢。再按一次；还不行，请告诉管理员。',
      '資料都在，沒有丟。再按一次；還不行，請告訴管理員。',
      'Nothing is lost. Ask again; if it fails again, tell your administrator.',
    ],
  },
  letterheadUnreadable: {
    title: ['打不开这个文件', '打不開這個檔案', 'This file cannot be read'],
    detail: [
      '它不是完好的 Word 文件（.docx）。在 Word 或 WPS 里打开，另存为 .docx 再传。{names}',
      '它不是完好的 Word 檔案（.docx）。在 Word 或 WPS 裡打開，另存為 .docx 再傳。{names}',
      'It is no sound Word file (.docx). Open it in Word or WPS, save it as .docx, and send it again. {names}',
    ],
  },
  letterheadTooLarge: {
    title: ['这个文件太大', '這個檔案太大', 'This file is too large'],
    detail: [
      '信头文件解开后太大。把图片缩小再传，原来的信头没有变。',
      '信頭檔案解開後太大。把圖片縮小再傳，原來的信頭沒有變。',
      'It unpacks to too much. Make its pictures smaller and send it again; the letterhead in use has not changed.',
    ],
  },
  letterheadTooDeep: {
    title: ['这个文件套得太深', '這個檔案套得太深', 'This file is nested too deep'],
    detail: [
      '表格、文本框一层套一层，超过了 200 层：{names}。把信头重新排一遍，另存为 .docx 再传，原来的信头没有变。',
      '表格、文字方塊一層套一層，超過了 200 層：{names}。把信頭重新排一遍，另存為 .docx 再傳，原來的信頭沒有變。',
      'Tables and boxes stand in each other more than 200 levels deep: {names}. Lay the letterhead out anew, save it as .docx, and send it again; the one in use has not changed.',
    ],
  },
  letterheadMacros: {
    title: ['里面有宏', '裡面有巨集', 'There are macros in it'],
    detail: [
      '带宏的文件不收：{names}。另存为不带宏的 .docx 再传。',
      '帶巨集的檔案不收：{names}。另存為不帶巨集的 .docx 再傳。',
      'Files with macros are not taken: {names}. Save it as .docx without macros and send it again.',
    ],
  },
  letterheadEmbedded: {
    title: ['里面嵌着别的文件', '裡面嵌著別的檔案', 'Another file is embedded in it'],
    detail: [
      '嵌入的对象和控件不收：{names}。把它删掉，或者换成图片，再传。',
      '嵌入的物件和控制項不收：{names}。把它刪掉，或者換成圖片，再傳。',
      'Embedded objects and controls are not taken: {names}. Delete them, or put a picture in their place, and send it again.',
    ],
  },
  letterheadOutside: {
    title: ['里面引用了外面的东西', '裡面引用了外面的東西', 'It refers to something outside'],
    detail: [
      '打开时会去取外面的内容：{names}。把图片嵌进文件，断开链接的模板和域，再传。',
      '打開時會去取外面的內容：{names}。把圖片嵌進檔案，斷開連結的範本和功能變數，再傳。',
      'Whoever opens it would fetch {names}. Put pictures into the file, unlink templates and fields, and send it again.',
    ],
  },
  letterheadPlaceholders: {
    title: ['占位符不对', '佔位符不對', 'The placeholders are not right'],
    detail: [
      '不认识的打问号，缺少的没有问号，正文只能有一处：{names}。可以用 title、issuer、note、@body，各在花括号里。',
      '不認識的打問號，缺少的沒有問號，正文只能有一處：{names}。可以用 title、issuer、note、@body，各在花括號裡。',
      'Unknown ones have a question mark, missing ones have none, and the body stands once: {names}. There are title, issuer, note and @body, each in braces.',
    ],
  },
  letterheadBraces: {
    title: ['占位符的括号不对', '佔位符的括號不對', 'Braces of a placeholder are not right'],
    detail: [
      '这里的花括号有多有少，或者没有单独成段：{names}。每个占位符一对花括号，@body 单独占一段，再传。',
      '這裡的花括號有多有少，或者沒有單獨成段：{names}。每個佔位符一對花括號，@body 單獨佔一段，再傳。',
      'A brace too many or too few, or not in a paragraph of its own: {names}. Each placeholder has one pair of braces, and @body a paragraph to itself. Mend it and send it again.',
    ],
  },
  noRoom: {
    title: ['存不下了', '存不下了', 'No room to keep it'],
    detail: [
      '服务器的磁盘满了，刚才的没有保存。内容还在你的手机或电脑上，有地方了就能发出。',
      '伺服器的磁碟滿了，剛才的沒有保存。內容還在你的手機或電腦上，有地方了就能發出。',
      'The disk of the server is full and this was not kept. It is still on your phone or computer, and can be sent once there is room.',
    ],
  },
  notKept: {
    title: ['这会儿没存上', '這會兒沒存上', 'Not kept just now'],
    detail: [
      '系统出了问题，刚才的没有保存。内容还在，过一会儿再试。',
      '系統出了問題，剛才的沒有保存。內容還在，過一會兒再試。',
      'Something failed on our side and this was not kept. It is still there: try again in a moment.',
    ],
  },
  ...LEDGER_PROBLEMS,
  ...BALLOT_PROBLEMS,
  ...ROUND_PROBLEMS,
  ...REACH_PROBLEMS,
  ...CONVENTION_PROBLEMS,
  ...SURVEY_PROBLEMS,
  ...REGISTER_PROBLEMS,
  ...MOTION_PROBLEMS,
  ...PLEDGE_PROBLEMS,
  ...ROOM_PROBLEMS,
  ...LOT_PROBLEMS,
  ...TABLE_PROBLEMS,
  ...MINUTES_PROBLEMS,
  ...CARRY_PROBLEMS,
} satisfies ProblemRows

export type ProblemCode = keyof typeof PROBLEMS
export const PROBLEM_CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]

/** One reader of templates a language: each template is taken apart once. */
const readers = new Map<Locale, ReturnType<typeof i18nString>>()

function sayIn(locale: Locale): ReturnType<typeof i18nString> {
  const say = readers.get(locale) ?? i18nString(locale, {})
  readers.set(locale, say)
  return say
}

/** Title and detail of a problem; `facts` fill the gaps. */
export function explain(
  code: ProblemCode,
  locale: Locale,
  facts: Record<string, unknown>,
): { title: string; detail: string } {
  const { title, detail } = PROBLEMS[code]
  const say = sayIn(locale)
  return { title: say(inLocale(title, locale), facts as never), detail: say(inLocale(detail, locale), facts as never) }
}
