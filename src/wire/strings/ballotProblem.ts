import type { RulesFault } from '../../core/ballot/rules.ts'
import type { Locale } from '../locale.ts'
import type { ProblemRows, Said } from './rows.ts'
import { inLocale } from './rows.ts'

/** What the rules of votes refuse, in the person's language. */
export const BALLOT_PROBLEMS = {
  voteMissing: {
    title: ['没有这场投票', '沒有這場投票', 'No such vote'],
    detail: [
      '地址或编号可能抄错了。从社区的页面再找一次。',
      '地址或編號可能抄錯了。從社區的頁面再找一次。',
      'The address or code may be copied wrongly. Look for it again on the community’s page.',
    ],
  },
  votesRules: {
    title: ['这样的规则不能封存', '這樣的規則不能封存', 'These rules cannot be sealed'],
    detail: [
      '{fault}没有保存；改好再封存。',
      '{fault}沒有儲存；改好再封存。',
      '{fault} Nothing was sealed: change it and seal again.',
    ],
  },
  voteSealed: {
    title: ['规则已经封存', '規則已經封存', 'The rules are sealed'],
    detail: [
      '封存以后，问题、规则和名册谁也改不了。确实有错，就说明理由作废，再办一场。',
      '封存以後，問題、規則和名冊誰也改不了。確實有錯，就說明理由作廢，再辦一場。',
      'Questions, rules and roll cannot be changed any more, by anyone. If something is wrong, give this vote up with a reason, and hold another.',
    ],
  },
  voteNotSealed: {
    title: ['还没有封存', '還沒有封存', 'Not sealed yet'],
    detail: [
      '先封存规则和名册，再做这一步。',
      '先封存規則和名冊，再做這一步。',
      'Seal the rules and the roll first, then do this.',
    ],
  },
  voteNotOpen: {
    title: ['投票还没开始', '投票還沒開始', 'Voting has not begun'],
    detail: [
      '你的票没有投出去。开始以后再投，选票一直有效。',
      '你的票沒有投出去。開始以後再投，選票一直有效。',
      'Your ballot was not cast. Cast it once voting has begun: it stays good.',
    ],
  },
  voteOver: {
    title: ['投票已经结束', '投票已經結束', 'Voting is over'],
    detail: [
      '现在投的不再计入。结果在这场投票的页面上。',
      '現在投的不再計入。結果在這場投票的頁面上。',
      'Nothing more is counted. The result stands on the page of this vote.',
    ],
  },
  voteNotOver: {
    title: ['投票还没结束', '投票還沒結束', 'The vote is not over'],
    detail: [
      '结束以后，这里可以下载全部选票（没有姓名），自己再数一遍。',
      '結束以後，這裡可以下載全部選票（沒有姓名），自己再數一遍。',
      'Once it is closed, all ballots, without persons, can be downloaded here and counted again.',
    ],
  },
  rollEmpty: {
    title: ['名册是空的', '名冊是空的', 'Nobody is on the roll'],
    detail: [
      '先填谁有投票权：从签到取，或粘贴名单。',
      '先填誰有投票權：從簽到取，或貼上名單。',
      'Say first who may vote: take the attendance, or paste a list.',
    ],
  },
  rollTooLong: {
    title: ['名册太长', '名冊太長', 'The roll is too long'],
    detail: ['最多 {most} 人。没有保存。', '最多 {most} 人。沒有儲存。', 'At most {most} fit. Nothing was kept.'],
  },
  areaMissing: {
    title: ['缺专有面积', '缺專有面積', 'Floor area is missing'],
    detail: [
      '名册第 {n} 行没有可用的面积。写成平方米，例如 89.34。',
      '名冊第 {n} 行沒有可用的面積。寫成平方米，例如 89.34。',
      'Line {n} of the roll has no usable area. Write it in square metres, as 89.34.',
    ],
  },
  nameMissing: {
    title: ['有一行没有姓名', '有一行沒有姓名', 'A line has no name'],
    detail: [
      '名册第 {n} 行没有姓名，没有保存。补上，或去掉这一行。',
      '名冊第 {n} 行沒有姓名，沒有儲存。補上，或去掉這一行。',
      'Line {n} of the roll has no name. Nothing was kept: add one, or take the line out.',
    ],
  },
  listedTwice: {
    title: ['名册上有两行一样', '名冊上有兩行一樣', 'Two lines are alike'],
    detail: [
      '第 {n} 行和前面一行的姓名、住处都一样，没有保存。一个人只列一次；真是两个人，写上能分清的住处。',
      '第 {n} 行和前面一行的姓名、住處都一樣，沒有儲存。一個人只列一次；真是兩個人，寫上能分清的住處。',
      'Line {n} has the same name and home as one before. Nothing was kept: list each person once; of two people, say what tells them apart.',
    ],
  },
  ownerTwice: {
    title: ['同一位业主列了两次', '同一位業主列了兩次', 'One owner is listed twice'],
    detail: [
      '第 {n} 行的业主就是第 {first} 行的那位，没有保存。有几套房的业主算一人，面积加在一起写一行；同名的两个人，在姓名里写上能分清的字。',
      '第 {n} 行的業主就是第 {first} 行的那位，沒有儲存。有幾套房的業主算一人，面積加在一起寫一行；同名的兩個人，在姓名裡寫上能分清的字。',
      'The owner in line {n} is the one in line {first}; nothing was kept. Who owns several flats is one head: one line, with all the floor area. Two people of one name need something in the name that tells them apart.',
    ],
  },
  serialEntered: {
    title: ['这张票已经收进来了', '這張票已經收進來了', 'This ballot has come in'],
    detail: [
      '它在已录的一叠里，不能作废，也不能退回。录错了，先撤下那一叠。',
      '它在已錄的一疊裡，不能作廢，也不能退回。錄錯了，先撤下那一疊。',
      'It lies in a heap that was entered, so it is neither voided nor given back. If that is wrong, drop the heap first.',
    ],
  },
  tooFewForSecret: {
    title: ['人太少，不能无记名', '人太少，不能無記名', 'Too few for a secret vote'],
    detail: [
      '名册不满 {least} 人，结果会说出每个人投了什么。没有封存：改成不是无记名，或举手。',
      '名冊不滿 {least} 人，結果會說出每個人投了什麼。沒有封存：改成不是無記名，或舉手。',
      'With fewer than {least} on the roll the result would say what each chose. Nothing was sealed: make it an open vote.',
    ],
  },
  tooFewToClose: {
    title: ['票太少，现在不能结束', '票太少，現在不能結束', 'Too few ballots to close'],
    detail: [
      '无记名的票不满 {least} 张，结果会说出每个人投了什么。再等等；等不来，就说明理由作废。',
      '無記名的票不滿 {least} 張，結果會說出每個人投了什麼。再等等；等不來，就說明理由作廢。',
      'With fewer than {least} secret ballots the result would say what each chose. Wait for more, or give the vote up with a reason.',
    ],
  },
  noSuchVoter: {
    title: ['名册上没有', '名冊上沒有', 'Not on the roll'],
    detail: [
      '名册上没有这个号，或者名册刚刚变了。看一看名册，再点一次。',
      '名冊上沒有這個號，或者名冊剛剛變了。看一看名冊，再點一次。',
      'The roll has no such number, or has just changed. Look at the roll and choose again.',
    ],
  },
  hasWay: {
    title: ['已经登记过', '已經登記過', 'Already noted'],
    detail: [
      '这个人已经领票，或已按举手计。一人一票，没有再登记。',
      '這個人已經領票，或已按舉手計。一人一票，沒有再登記。',
      'This person has a ballot already, or is counted by show of hands. One person, one ballot: nothing was changed.',
    ],
  },
  hasNoWay: {
    title: ['还没有登记', '還沒有登記', 'Not noted yet'],
    detail: ['这个人还没有领票。', '這個人還沒有領票。', 'This person has no ballot yet.'],
  },
  notThisWay: {
    title: ['规则里没有这个渠道', '規則裡沒有這個管道', 'The rules have no such door'],
    detail: [
      '封存的规则不收这种方式。换一种。',
      '封存的規則不收這種方式。換一種。',
      'The sealed rules do not take this. Choose another way.',
    ],
  },
  ballotsAreOut: {
    title: ['票已经投了', '票已經投了', 'The ballots are cast'],
    detail: [
      '发出的票都已投出，这一笔不能撤。',
      '發出的票都已投出，這一筆不能撤。',
      'All ballots that were handed out are cast, so this cannot be taken back.',
    ],
  },
  handsCounted: {
    title: ['已经数过举手', '已經數過舉手', 'Hands were counted'],
    detail: [
      '这个人可能已经举过手，不能再改发选票。',
      '這個人可能已經舉過手，不能再改發選票。',
      'This person may have raised their hand already, so they get no ballot.',
    ],
  },
  printedBeforeOpening: {
    title: ['投票已经开始', '投票已經開始', 'The vote is open'],
    detail: [
      '选票在开始以前做、打印和作废整批；开始以后不再做，也不再打印。',
      '選票在開始以前做、列印和作廢整批；開始以後不再做，也不再列印。',
      'Sets of ballots are made, printed and voided before the vote is open, and not after.',
    ],
  },
  setNotPrinted: {
    title: ['这批票不能再打印', '這批票不能再列印', 'This set is not printed again'],
    detail: [
      '每批选票只打印一次。打印丢了或坏了：两位同事各点一次，作废整批，再做一批新的。',
      '每批選票只列印一次。列印遺失或損壞：兩位同事各點一次，作廢整批，再做一批新的。',
      'Each set is printed once. If the print was lost, two of the staff void the set, each once; then make a new one.',
    ],
  },
  noSuchSerial: {
    title: ['没有这个票号', '沒有這個票號', 'No such serial'],
    detail: [
      '看看选票上的十五位数字，再输一次。你的票还在。',
      '看看選票上的十五位數字，再輸一次。你的票還在。',
      'Look at the fifteen digits on the ballot and type them again. Your ballot is still good.',
    ],
  },
  serialVoid: {
    title: ['这张票已作废', '這張票已作廢', 'This ballot is void'],
    detail: [
      '它是换过的废票，不能再投。请用新换的那张，或问工作人员。',
      '它是換過的廢票，不能再投。請用新換的那張，或問工作人員。',
      'It was replaced and cannot be cast. Use the new one, or ask at the desk.',
    ],
  },
  serialCast: {
    title: ['这张票已经投了', '這張票已經投了', 'This ballot is cast'],
    detail: ['已经投出的票不能作废。', '已經投出的票不能作廢。', 'A ballot that was cast is not voided.'],
  },
  needsAnother: {
    title: ['要另一个人来做', '要另一個人來做', 'Another person must do this'],
    detail: [
      '这件事要两个人，你已经做过你的一半。请另一位同事来：纸票另录一遍，选票由别人打印。',
      '這件事要兩個人，你已經做過你的一半。請另一位同事來：紙票另錄一遍，選票由別人列印。',
      'This takes two, and you have done your part. A colleague enters the heap again, or prints the ballots you made.',
    ],
  },
  notHandedOut: {
    title: ['这种票还没有发出', '這種票還沒有發出', 'No such ballot was handed out'],
    detail: [
      '投出的票不能比发出的多。请到签到处说明，票还在你手里。',
      '投出的票不能比發出的多。請到簽到處說明，票還在你手裡。',
      'No more ballots are counted than were handed out. Tell the desk; your ballot is still in your hand.',
    ],
  },
  doorClosed: {
    title: ['不收这个渠道', '不收這個管道', 'Not through this door'],
    detail: [
      '封存的规则不收这个渠道的票。没有计入。',
      '封存的規則不收這個管道的票。沒有計入。',
      'The sealed rules take no ballots this way. Nothing was counted.',
    ],
  },
  answersDoNotFit: {
    title: ['选择不对', '選擇不對', 'The choices do not fit'],
    detail: [
      '第 {question} 题没有选，或选得太多。看一看再交，票还没投。',
      '第 {question} 題沒有選，或選得太多。看一看再交，票還沒投。',
      'Question {question} has no choice, or too many. Look at it and send again: nothing was cast yet.',
    ],
  },
  tooManyHands: {
    title: ['举手的比在场的多', '舉手的比在場的多', 'More hands than people'],
    detail: [
      '数到 {hands} 只手，登记举手的只有 {present} 人。再数一次，或先登记。',
      '數到 {hands} 隻手，登記舉手的只有 {present} 人。再數一次，或先登記。',
      '{hands} hands were counted, but only {present} people are noted for a show of hands. Count again, or note them first.',
    ],
  },
  noSuchQuestion: {
    title: ['没有这个问题', '沒有這個問題', 'No such question'],
    detail: [
      '看看选票上的问题，再选一次。',
      '看看選票上的問題，再選一次。',
      'Look at the questions on the ballot and choose again.',
    ],
  },
  noSuchBatch: {
    title: ['没有这一叠', '沒有這一疊', 'No such heap'],
    detail: ['看看还有哪几叠没录完。', '看看還有哪幾疊沒錄完。', 'Look which heaps are still to be entered.'],
  },
  batchOver: {
    title: ['这一叠已经计入', '這一疊已經計入', 'This heap is counted'],
    detail: [
      '两个人录得一致，已经放进票箱；或者已经撤下。没有再计。',
      '兩個人錄得一致，已經放進票箱；或者已經撤下。沒有再計。',
      'Two people agreed and it is in the count, or it was dropped. Nothing was counted again.',
    ],
  },
  batchTotal: {
    title: ['张数不对', '張數不對', 'The number of papers differs'],
    detail: [
      '录了 {entered} 张，这一叠数过是 {counted} 张。录的还在页面上：再数一遍。',
      '錄了 {entered} 張，這一疊數過是 {counted} 張。錄的還在頁面上：再數一遍。',
      '{entered} were entered, but {counted} were counted in this heap. What you entered is still on the page: count again.',
    ],
  },
  serialTwice: {
    title: ['同一张票录了两次', '同一張票錄了兩次', 'One ballot twice'],
    detail: [
      '同一个票号出现两次。删掉一行再交。',
      '同一個票號出現兩次。刪掉一行再交。',
      'One serial stands there twice. Remove a line and send again.',
    ],
  },
  serialUnknown: {
    title: ['票号不对', '票號不對', 'A serial is wrong'],
    detail: [
      '第 {place} 张的票号不是这场投票的。对着票再看一遍。',
      '第 {place} 張的票號不是這場投票的。對著票再看一遍。',
      'The serial of paper {place} is not of this vote. Look at the paper again.',
    ],
  },
  thirdDiffers: {
    title: ['三个人录的都不一样', '三個人錄的都不一樣', 'All three differ'],
    detail: [
      '第 {place} 张和前两位录的都不同。三人一起看着票再定。',
      '第 {place} 張和前兩位錄的都不同。三人一起看著票再定。',
      'Paper {place} is unlike what either of the two entered. Look at it together, and decide then.',
    ],
  },
  batchesOpen: {
    title: ['还有没录完的选票', '還有沒錄完的選票', 'Heaps are still open'],
    detail: [
      '还有 {count} 叠没有录完。录完或撤下以后再结束。',
      '還有 {count} 疊沒有錄完。錄完或撤下以後再結束。',
      '{count} heaps are not finished. Finish or drop them, then close.',
    ],
  },
  tooManyBallots: {
    title: ['选票太多', '選票太多', 'Too many ballots'],
    detail: ['最多 {most} 张。没有保存。', '最多 {most} 張。沒有儲存。', 'At most {most} fit. Nothing was kept.'],
  },
} as const satisfies ProblemRows

/** Why rules cannot be sealed, as one sentence. */
const FAULTS: Record<RulesFault, Said> = {
  noQuestions: ['还没有问题。', '還沒有問題。', 'There is no question yet.'],
  tooManyQuestions: ['问题太多，最多二十个。', '問題太多，最多二十個。', 'There are more than twenty questions.'],
  tooFewOptions: ['选项至少两个。', '選項至少兩個。', 'A question has fewer than two options.'],
  tooManyOptions: ['选项太多，最多两百个。', '選項太多，最多兩百個。', 'A question has more than two hundred options.'],
  seatsDoNotFit: [
    '名额或最多可选的数目和选项对不上。',
    '名額或最多可選的數目和選項對不上。',
    'Seats, or how many may be chosen, do not fit the options.',
  ],
  noDoors: ['至少要有一个投票渠道。', '至少要有一個投票管道。', 'No door is open for ballots.'],
  noShare: [
    '门槛要写成分数，例如三分之二。',
    '門檻要寫成分數，例如三分之二。',
    'A threshold is no share, such as two thirds.',
  ],
  notTheLaw: [
    '正式表决的门槛由法律定，不能另设。',
    '正式表決的門檻由法律定，不能另設。',
    'The thresholds of a formal body are the law’s; others cannot be set.',
  ],
  subjectMissing: [
    '业主大会要先写明表决的是哪一类事项。',
    '業主大會要先寫明表決的是哪一類事項。',
    'Say first what the owners vote about.',
  ],
  areaIsNotSecret: [
    '按面积计票，看面积就知道是哪一户，不能叫无记名。',
    '按面積計票，看面積就知道是哪一戶，不能叫無記名。',
    'Where floor area counts, the area tells whose ballot it is: such a vote is not secret.',
  ],
  handsAreOpen: [
    '举手大家都看得见，不能叫无记名。',
    '舉手大家都看得見，不能叫無記名。',
    'Raised hands are seen by all: such a vote is not secret.',
  ],
  handsHaveNoArea: ['举手算不出面积。', '舉手算不出面積。', 'Hands have no floor area.'],
  optionsByHeads: ['选项题只按人数计。', '選項題只按人數計。', 'Questions with options are counted by heads alone.'],
  interimIsNotSecret: [
    '无记名投票中途不能显示票数。',
    '無記名投票中途不能顯示票數。',
    'A secret vote shows no results before its end.',
  ],
  questionsNamedAlike: ['每道题要有自己的号。', '每道題要有自己的號。', 'Each question needs a name of its own.'],
  noticeMissing: [
    '正式表决要写明哪一天通知的。',
    '正式表決要寫明哪一天通知的。',
    'Say on which day a formal vote was announced.',
  ],
  dishesByBallot: [
    '大盆菜要用选票点，一人一票，不能举手，也不能按面积。',
    '大盆菜要用選票點，一人一票，不能舉手，也不能按面積。',
    'Dishes are chosen by ballot, one for each voter: not by hands, nor by floor area.',
  ],
  decidesByLaw: [
    '决定事项的题，由正式的会议表决，只问赞成或反对。',
    '決定事項的題，由正式的會議表決，只問贊成或反對。',
    'A question that decides a step of a matter is asked of a formal body, for or against.',
  ],
  motionForOrAgainst: [
    '一次投票只决定一个动议，只问赞成或反对，赞成要比反对多才能通过。',
    '一次投票只決定一個動議，只問贊成或反對，贊成要比反對多才能通過。',
    'A vote decides one motion, asks for or against it, and carries it only with more for than against.',
  ],
}

export const faultSaid = (fault: RulesFault, locale: Locale): string => inLocale(FAULTS[fault], locale)
