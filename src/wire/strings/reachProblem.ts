import type { ProblemRows } from './rows.ts'

/** What the rules of bulletins and chat groups refuse, in the person's language. */
export const REACH_PROBLEMS = {
  notASystem: {
    title: ['这里没有部门的系统', '這裡沒有部門的系統', 'No system can be there'],
    detail: [
      '地址以 https 开头，写到 /requests.xml 前面为止，不带问号。没有设。',
      '網址以 https 開頭，寫到 /requests.xml 前面為止，不帶問號。沒有設。',
      'The address begins with https and ends before /requests.xml, without a question mark. Nothing was set.',
    ],
  },
  systemNamed: {
    title: ['这个部门已经有了', '這個部門已經有了', 'This department has one'],
    detail: [
      '“{name}”已经设过系统，没有再设。改原来的那一个。',
      '「{name}」已經設過系統，沒有再設。改原來的那一個。',
      'There is a system for {name} already; nothing was set. Change that one.',
    ],
  },
  noSuchSystem: {
    title: ['没有这个系统', '沒有這個系統', 'No such system'],
    detail: [
      '可能别人刚刚去掉了。刷新看看。',
      '可能別人剛剛去掉了。重新載入看看。',
      'Somebody may have just taken it away. Load the page again.',
    ],
  },
  browserUnreached: {
    title: ['这台设备提醒不到', '這台裝置提醒不到', 'This device cannot be reached'],
    detail: [
      '浏览器厂商的服务没有接。没有记下。留个邮箱，或者换个浏览器。',
      '瀏覽器廠商的服務沒有接。沒有記下。留個信箱，或者換個瀏覽器。',
      'The service of the browser’s maker did not take it; nothing was kept. Leave an e-mail address, or take another browser.',
    ],
  },
  notARobot: {
    title: ['这不是机器人的地址', '這不是機器人的網址', 'No robot can be there'],
    detail: [
      '要从群机器人的设置里整个复制过来，以 https 开头。没有设。',
      '要從群機器人的設定裡整個複製過來，以 https 開頭。沒有設。',
      'Copy the whole address from the settings of the group’s robot; it begins with https. Nothing was set.',
    ],
  },
  noSuchHook: {
    title: ['没有这个程序', '沒有這個程式', 'No such program'],
    detail: [
      '可能已经停掉了。没有改动。',
      '可能已經停掉了。沒有改動。',
      'It may have been taken away. Nothing was changed.',
    ],
  },
  hooksFull: {
    title: ['程序太多了', '程式太多了', 'Too many programs'],
    detail: [
      '一个社区最多告诉 {most} 个程序，没有加。先停掉不用的。',
      '一個社區最多告訴 {most} 個程式，沒有加。先停掉不用的。',
      'At most {most} programs hear of a community; nothing was added. Take one away that is not used.',
    ],
  },
  noSuchGroup: {
    title: ['没有这个群', '沒有這個群', 'No such group'],
    detail: [
      '链接可能旧了，或者换了群主。请社区再给一个。',
      '連結可能舊了，或者換了群主。請社區再給一個。',
      'The link may be an old one, or somebody else keeps the group now. Ask the community for another.',
    ],
  },
  groupsFull: {
    title: ['群太多了', '群太多了', 'Too many groups'],
    detail: [
      '一个社区最多记 {most} 个群，没有加。先停掉不用的。',
      '一個社區最多記 {most} 個群，沒有加。先停掉不用的。',
      'A community has at most {most} groups; nothing was added. End one that is not used.',
    ],
  },
  groupOver: {
    title: ['这个群已经不用了', '這個群已經不用了', 'This is over'],
    detail: [
      '这个群已经停用，或者群主换了人，没有改动。',
      '這個群已經停用，或者群主換了人，沒有改動。',
      'The group has ended, or somebody else keeps it now. Nothing was changed.',
    ],
  },
  groupUnkept: {
    title: ['群主还没答应', '群主還沒答應', 'Nobody keeps it yet'],
    detail: [
      '群主点了同意才能往这个群发，没有发。把群主的链接给他。',
      '群主點了同意才能往這個群發，沒有發。把群主的連結給他。',
      'A bulletin goes only to groups whose keeper agreed; nothing was sent. Hand the keeper their link.',
    ],
  },
  bulletinMissing: {
    title: ['没有这份简报', '沒有這份簡報', 'No such bulletin'],
    detail: [
      '地址可能抄错了。从社区的页面再找一次。',
      '地址可能抄錯了。從社區的頁面再找一次。',
      'The address may be copied wrongly. Look for it again on the community’s page.',
    ],
  },
  bulletinStage: {
    title: ['这份简报现在改不了', '這份簡報現在改不了', 'Not possible with this bulletin now'],
    detail: [
      '它已经发出或撤回，没有改动。刷新看看走到哪一步。',
      '它已經發出或撤回，沒有改動。重新整理看看走到哪一步。',
      'It was sent or withdrawn meanwhile, and nothing was changed. Reload to see where it stands.',
    ],
  },
  noSuchSource: {
    title: ['没有这件事', '沒有這件事', 'Nothing to tell of'],
    detail: [
      '简报要说的这件事不在这个社区，或者还没公开，没有存。',
      '簡報要說的這件事不在這個社區，或者還沒公開，沒有存。',
      'What the bulletin tells of is not in this community, or not public yet. Nothing was kept.',
    ],
  },
  linesTooMany: {
    title: ['行数太多', '行數太多', 'Too many lines'],
    detail: [
      '图片上最多写 {most} 行，没有存。删掉几行再交。',
      '圖片上最多寫 {most} 行，沒有存。刪掉幾行再交。',
      'The picture has room for {most} lines; nothing was kept. Take some out and send it again.',
    ],
  },
  nothingWaits: {
    title: ['没有等着的简报', '沒有等著的簡報', 'Nothing waits'],
    detail: ['没有排队的简报，不用合并。', '沒有排隊的簡報，不用合併。', 'No bulletin waits for a digest.'],
  },
  weekFull: {
    title: ['这一周发够了', '這一週發夠了', 'The week is full'],
    detail: [
      '一周不多打扰，没有发。过几天再发，或者等下一期。',
      '一週不多打擾，沒有發。過幾天再發，或者等下一期。',
      'People are disturbed only so often a week; nothing was sent. The desk says from when there is room again.',
    ],
  },
} satisfies ProblemRows
