import type { SettingsFault } from '../../core/round/event.ts'
import type { Locale } from '../locale.ts'
import type { ProblemRows, Said } from './rows.ts'
import { inLocale } from './rows.ts'

/** What the rules of budget rounds refuse, in the person's language. */
export const ROUND_PROBLEMS = {
  roundMissing: {
    title: ['没有这一轮大盆菜', '沒有這一輪大盆菜', 'No such round'],
    detail: [
      '地址或编号可能抄错了。从社区的页面再找一次。',
      '地址或編號可能抄錯了。從社區的頁面再找一次。',
      'The address or code may be copied wrongly. Look for it again on the community’s page.',
    ],
  },
  roundStage: {
    title: ['这一步现在做不了', '這一步現在做不了', 'Not at this point of the round'],
    detail: [
      '这一轮已经走到别的步骤，没有改动。看看页面上写的是哪一步。',
      '這一輪已經走到別的步驟，沒有改動。看看頁面上寫的是哪一步。',
      'The round is at another step, and nothing was changed. Its page says which.',
    ],
  },
  roundSettings: {
    title: ['这样的规则办不了', '這樣的規則辦不了', 'A round cannot be held so'],
    detail: [
      '{fault}没有保存；改好再交。',
      '{fault}沒有儲存；改好再交。',
      '{fault} Nothing was saved: change it and send again.',
    ],
  },
  kindNotTaken: {
    title: ['这一轮不收这一类', '這一輪不收這一類', 'Not a kind of this round'],
    detail: [
      '看看这一轮收哪几类：工程、服务、货物。写的还在，没有交。',
      '看看這一輪收哪幾類：工程、服務、貨物。寫的還在，沒有交。',
      'Look which kinds it takes: works, services, goods. What you wrote is still here; it was not sent.',
    ],
  },
  projectsFull: {
    title: ['提议已经收满', '提議已經收滿', 'No more proposals fit'],
    detail: [
      '一轮最多收 {most} 个。写的还在；请告诉社区的工作人员。',
      '一輪最多收 {most} 個。寫的還在；請告訴社區的工作人員。',
      'A round takes {most} at most. What you wrote is still here; tell the community’s staff.',
    ],
  },
  noSuchProject: {
    title: ['没有这个项目', '沒有這個項目', 'No such project'],
    detail: ['编号可能抄错了。', '編號可能抄錯了。', 'The number may be copied wrongly.'],
  },
  projectOver: {
    title: ['这个提议已经收回或并入别的', '這個提議已經收回或併入別的', 'Taken back, or merged into another'],
    detail: ['没有改动。', '沒有改動。', 'Nothing was changed.'],
  },
  notPabulib: {
    title: ['这不是 Pabulib 文件', '這不是 Pabulib 檔案', 'This is no file of Pabulib'],
    detail: [
      '要有 META、PROJECTS、VOTES 三部分，用 UTF-8 写。没有留下。',
      '要有 META、PROJECTS、VOTES 三部分，用 UTF-8 寫。沒有留下。',
      'It needs the sections META, PROJECTS and VOTES, in UTF-8. Nothing was kept.',
    ],
  },
  filesFull: {
    title: ['已经有 {most} 个文件', '已經有 {most} 個檔案', 'There are {most} files already'],
    detail: ['先拿掉一个。', '先拿掉一個。', 'Take one away first.'],
  },
  notSplit: {
    title: ['没有拆开', '沒有拆開', 'It is not split'],
    detail: ['没有改动。', '沒有改動。', 'Nothing was changed.'],
  },
  partsOver: {
    title: ['拆出来的已经申请复核', '拆出來的已經申請覆核', 'A part asks for a second look'],
    detail: ['所以不能再合回去。', '所以不能再合回去。', 'So they cannot be put together again.'],
  },
  ownWork: {
    title: ['自己做的，由别人来记', '自己做的，由別人來記', 'Somebody else records this'],
    detail: [
      '立项和承办的人不记验收。请另一位同事来记。',
      '立項和承辦的人不記驗收。請另一位同事來記。',
      'Whoever took the project on or carries it out does not record that it is accepted. Ask a colleague.',
    ],
  },
  pictureConsent: {
    title: ['照片里的人要同意', '照片裡的人要同意', 'Who can be seen must agree'],
    detail: [
      '照片会给大家看。请先问过，再打勾。没有放上。',
      '照片會給大家看。請先問過，再打勾。沒有放上。',
      'Everybody will see the picture. Ask first, then tick. It was not put up.',
    ],
  },
  pictureGone: {
    title: ['照片不在了', '照片不在了', 'The picture is gone'],
    detail: [
      '同时有人换了照片。看一看，再放一次。',
      '同時有人換了照片。看一看，再放一次。',
      'Somebody else has changed it at once. Look, and put it up again.',
    ],
  },
  notScreenedOut: {
    title: ['不用申请复核', '不用申請覆核', 'There is nothing to look at again'],
    detail: [
      '只有没通过初审的提议才复核。',
      '只有沒通過初審的提議才覆核。',
      'A second look is for proposals that were screened out.',
    ],
  },
  appealedAlready: {
    title: ['已经申请过复核', '已經申請過覆核', 'Asked for already'],
    detail: [
      '一个提议只复核一次，结果会写在这里。',
      '一個提議只覆核一次，結果會寫在這裡。',
      'Each proposal is looked at again once; you read the result here.',
    ],
  },
  secondLookByAnother: {
    title: ['复核要换一个人', '覆核要換一個人', 'Somebody else looks at it again'],
    detail: [
      '初审是你做的，请同事复核。没有保存。',
      '初審是你做的，請同事覆核。沒有儲存。',
      'You screened it the first time: ask a colleague. Nothing was saved.',
    ],
  },
  screenedTwice: {
    title: ['已经复核过', '已經覆核過', 'It was looked at again already'],
    detail: ['复核的结果不再改。', '覆核的結果不再改。', 'The second look is the last.'],
  },
  aboveCap: {
    title: ['超过这一类的上限', '超過這一類的上限', 'Above the cap of its kind'],
    detail: [
      '这一类一个项目最多 {amount}。没有保存。',
      '這一類一個項目最多 {amount}。沒有儲存。',
      'A project of this kind may cost {amount} at most. Nothing was saved.',
    ],
  },
  notScreened: {
    title: ['还有提议没审', '還有提議沒審', 'Some proposals wait'],
    detail: [
      '还有 {count} 个没初审或没复核。都有了结果，才能封菜单。',
      '還有 {count} 個沒初審或沒覆核。都有了結果，才能封菜單。',
      '{count} wait for their screening or their second look. Freeze the menu when each has its answer.',
    ],
  },
  appealsOpen: {
    title: ['还能申请复核', '還能申請覆核', 'A second look can still be asked for'],
    detail: [
      '没上菜单的人，说好的天数还没到。到了再封。',
      '沒上菜單的人，說好的天數還沒到。到了再封。',
      'Whoever was screened out has the days that were set. Freeze the menu after them.',
    ],
  },
  costMissing: {
    title: ['还有项目没核价', '還有項目沒核價', 'Some costs are not checked'],
    detail: [
      '还有 {count} 个没核价。核完再封菜单。',
      '還有 {count} 個沒核價。核完再封菜單。',
      '{count} have no checked cost. Check them, then freeze the menu.',
    ],
  },
  menuTooShort: {
    title: ['菜太少', '菜太少', 'Too few dishes'],
    detail: [
      '至少 {least} 个项目通过初审，才有得选。',
      '至少 {least} 個項目通過初審，才有得選。',
      'A menu needs {least} projects at least.',
    ],
  },
  menuTooLong: {
    title: ['菜太多', '菜太多', 'Too many dishes'],
    detail: ['一张选票放不下超过 {most} 个。', '一張選票放不下超過 {most} 個。', 'A ballot holds {most} at most.'],
  },
  votePending: {
    title: ['投票还没有结束', '投票還沒有結束', 'Its vote is not over'],
    detail: [
      '先在投票页上结束或作废，再做这一步。',
      '先在投票頁上結束或作廢，再做這一步。',
      'Close it, or give it up, on its own page first.',
    ],
  },
  menuHangs: {
    title: ['菜单还在公示', '菜單還在公示', 'The menu hangs still'],
    detail: [
      '封存时说好的天数还没满，现在不能开始投票。',
      '封存時說好的天數還沒滿，現在不能開始投票。',
      'It hangs for as many days as were sealed; the vote cannot be opened yet.',
    ],
  },
  menuFrozen: {
    title: ['菜单已经封存', '菜單已經封存', 'The menu is frozen'],
    detail: [
      '这一轮的投票照封存的菜单和规则办，改不了，也不能另办一场。没有保存。',
      '這一輪的投票照封存的菜單和規則辦，改不了，也不能另辦一場。沒有儲存。',
      'The vote on a round is held on what was frozen: it is not changed, and there is no other. Nothing was saved.',
    ],
  },
  resultNotHung: {
    title: ['结果还没有公示', '結果還沒有公示', 'The result does not hang yet'],
    detail: [
      '先把结果贴上公示栏，再作决定。',
      '先把結果貼上公示欄，再作決定。',
      'Publish its notice first, then decide.',
    ],
  },
  otherDecider: {
    title: ['该由别的机构决定', '該由別的機構決定', 'Another body decides'],
    detail: [
      '规则封存时写明了由谁决定。没有保存。',
      '規則封存時寫明了由誰決定。沒有儲存。',
      'Who decides was sealed with the rules. Nothing was saved.',
    ],
  },
  notChosen: {
    title: ['这个项目没有选上', '這個項目沒有選上', 'It was not chosen'],
    detail: ['只有选上的项目才能这样做。', '只有選上的項目才能這樣做。', 'That is for chosen projects.'],
  },
  costWaits: {
    title: ['超出的价钱等着重新决定', '超出的價錢等著重新決定', 'Its cost waits for a decision'],
    detail: [
      '超出封存的比例，要先重新决定。',
      '超出封存的比例，要先重新決定。',
      'It costs more than the sealed share above what was frozen: that is decided anew first.',
    ],
  },
  notTakenOn: {
    title: ['还没有立项', '還沒有立項', 'Nobody has taken it on yet'],
    detail: ['先交给承办人，再做这一步。', '先交給承辦人，再做這一步。', 'Give it to its handler first.'],
  },
  drawnAlready: {
    title: ['验收的人已经抽好', '驗收的人已經抽好', 'The lot was drawn already'],
    detail: [
      '他们都说完、没通过，才能重抽。',
      '他們都說完、沒通過，才能重抽。',
      'It is drawn again only after they did not accept it.',
    ],
  },
  notDrawn: {
    title: ['没有抽到这个人', '沒有抽到這個人', 'Not one of those who were drawn'],
    detail: ['只有抽到的人才验收。', '只有抽到的人才驗收。', 'Only those whom the lot drew accept a project.'],
  },
  neighboursFull: {
    title: ['邻居说得够多了', '鄰居說得夠多了', 'Enough neighbours were heard'],
    detail: ['一次验收最多记 {most} 户。', '一次驗收最多記 {most} 戶。', '{most} are noted of one acceptance at most.'],
  },
  projectsOpen: {
    title: ['还有项目没验收', '還有項目沒驗收', 'Some projects are not accepted yet'],
    detail: ['还有 {count} 个。', '還有 {count} 個。', '{count} are left.'],
  },
  upkeepMissing: {
    title: ['还没说做好以后谁管', '還沒說做好以後誰管', 'Nobody looks after some projects yet'],
    detail: [
      '还有 {count} 个。写上单位，再办结。',
      '還有 {count} 個。寫上單位，再辦結。',
      '{count} are left. Say which organisation does, then close the round.',
    ],
  },
} satisfies ProblemRows

const FAULTS: Record<SettingsFault, Said> = {
  noMoney: ['钱数不对。', '錢數不對。', 'An amount is not right.'],
  noKind: ['至少收一类项目。', '至少收一類項目。', 'It takes no kind of project.'],
  dishes: ['一张票选几个，写得不对。', '一張票選幾個，寫得不對。', 'How many dishes a ballot has is not right.'],
  days: ['年份或天数不对。', '年份或天數不對。', 'The year, or a number of days, is not right.'],
  share: ['最低投票率不对。', '最低投票率不對。', 'The least turnout is no share.'],
  doors: [
    '投票渠道不对：至少一个，不能举手。',
    '投票管道不對：至少一個，不能舉手。',
    'It needs a door for ballots, and none for hands.',
  ],
  rule: ['计票规则里有数字不对。', '計票規則裡有數字不對。', 'A number of the rule for the count is not right.'],
  acceptors: [
    '验收人数或超支比例不对。',
    '驗收人數或超支比例不對。',
    'How many accept it, or the share above its cost, is not right.',
  ],
  lot: ['要写明抽签的数从哪里来。', '要寫明抽籤的數從哪裡來。', 'Say where the number for lots comes from.'],
}

export const settingsFaultSaid = (fault: SettingsFault, locale: Locale): string => inLocale(FAULTS[fault], locale)
