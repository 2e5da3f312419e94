import type { Rows } from '../../wire/strings/rows.ts'

/** The page that counts a vote again without asking anybody. */
export default {
  'recount.title': ['把票再数一遍，把签再抽一遍', '把票再數一遍，把籤再抽一遍', 'Count a vote again, draw a lot again'],
  'recount.intro': [
    '这一页在你自己的设备上数，断了网也能用，文件不会发给谁。',
    '這一頁在你自己的裝置上數，斷了網也能用，檔案不會傳給誰。',
    'This page counts on your own device. It works without a network and sends your file to nobody.',
  ],
  'recount.file': [
    '选票或抽签的文件（从它的页面下载，.json）',
    '選票或抽籤的檔案（從它的頁面下載，.json）',
    'The ballots, or the lots (from their page, .json)',
  ],
  'recount.hash': [
    '投票页面上写的文件指纹（可不填，整行粘贴）',
    '投票頁面上寫的檔案指紋（可不填，整行貼上）',
    'The fingerprint of the file, as the vote’s page shows it (optional, paste all of it)',
  ],
  'recount.count': ['再数一遍', '再數一遍', 'Count again'],
  'recount.noFile': ['先选一个文件。', '先選一個檔案。', 'Choose the file first.'],
  'recount.lotsSame': ['再抽一遍，结果一样。', '再抽一遍，結果一樣。', 'Drawn again: the same comes of it.'],
  'recount.lotsOther': [
    '有的签对不上，见下面。',
    '有的籤對不上，見下面。',
    'Something else comes of some of them; see below.',
  ],
  'recount.lot.shape': [
    '这一签不完整，不可能是真的。',
    '這一籤不完整，不可能是真的。',
    'It is not whole, and cannot be.',
  ],
  'recount.lot.fixed': [
    '抽的和事先封存的不是一样东西。',
    '抽的和事先封存的不是一樣東西。',
    'What it was drawn from is not what was fixed before.',
  ],
  'recount.lot.drawn': ['再抽一遍，结果不一样。', '再抽一遍，結果不一樣。', 'Drawn again, something else comes of it.'],
  'recount.drawnAgain': ['再抽一遍', '再抽一遍', 'Drawn again'],
  'recount.notOurs': [
    '这不是选票或抽签的文件，或者不完整。请到它的页面再下载一次。',
    '這不是選票或抽籤的檔案，或者不完整。請到它的頁面再下載一次。',
    'This is not the file of a vote or of lots, or it is not whole. Download it again from its page.',
  ],
  'recount.cannotBe': [
    '这个文件不可能是真的，所以没有数：',
    '這個檔案不可能是真的，所以沒有數：',
    'This file cannot be what was cast, so nothing was counted:',
  ],
  'recount.otherFile': [
    '数出来了，但这不是那一个文件：指纹和你填的不一样。',
    '數出來了，但這不是那一個檔案：指紋和你填的不一樣。',
    'It was counted, but this is another file: its fingerprint is not the one you gave.',
  ],
  'recount.same': [
    '数好了，指纹也相同：这就是公布的那个文件。',
    '數好了，指紋也相同：這就是公布的那個檔案。',
    'Counted, and the fingerprint is the same: this is the file that was published.',
  ],
  'recount.compare': [
    '数好了。下面的结果和指纹，应当和投票的页面上一样。',
    '數好了。下面的結果和指紋，應當和投票的頁面上一樣。',
    'Counted. Result and fingerprint below must be those on the vote’s page.',
  ],
  'recount.at': ['第 {n} 题：', '第 {n} 題：', 'Question {n}: '],
  'recount.fault.rulesDoNotHold': [
    '按这样的规则不能投票。',
    '按這樣的規則不能投票。',
    'no vote can be held by such rules.',
  ],
  'recount.fault.nobodyEntitled': ['名册上没有人。', '名冊上沒有人。', 'nobody is on the roll.'],
  'recount.fault.moreThanRoll': [
    '能投的、领了票的或举手的，比名册上的人还多。',
    '能投的、領了票的或舉手的，比名冊上的人還多。',
    'more may vote, have a ballot or raise a hand than are on the roll.',
  ],
  'recount.fault.moreThanHandedOut': [
    '投的票比发出的还多。',
    '投的票比發出的還多。',
    'more ballots were cast than were handed out.',
  ],
  'recount.fault.doorNotOpen': [
    '有票从规则没有开的渠道来。',
    '有票從規則沒有開的管道來。',
    'ballots came through a door that the rules do not open.',
  ],
  'recount.fault.moreThanEntitled': ['参加的比能投的还多。', '參加的比能投的還多。', 'more took part than may vote.'],
  'recount.fault.moreThanDoors': [
    '票箱里的票比各渠道收到的还多。',
    '票箱裡的票比各管道收到的還多。',
    'more ballots lie in the urn than came in.',
  ],
  'recount.fault.answerDoesNotFit': [
    '有的选择不是这一题能选的。',
    '有的選擇不是這一題能選的。',
    'some answer is not one to this question.',
  ],
  'recount.fault.handsDoNotFit': ['举手的数不可能是这样。', '舉手的數不可能是這樣。', 'the hands cannot be so many.'],
} as const satisfies Rows
