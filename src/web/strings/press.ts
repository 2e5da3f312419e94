import type { Rows } from '../../wire/strings/rows.ts'

/** The text of a meeting for the press. Each sentence is true by itself, however small the meeting was. */
export default {
  'press.title': ['新闻稿：{theme}', '新聞稿：{theme}', 'Press text: {theme}'],
  'press.met': [
    '{day}，{community}召开议事会，主题是“{theme}”。',
    '{day}，{community}召開議事會，主題是「{theme}」。',
    '{community} held a meeting on {day}. Its theme was “{theme}”.',
  ],
  'press.metAt': [
    '{day}，{community}在{place}召开议事会，主题是“{theme}”。',
    '{day}，{community}在{place}召開議事會，主題是「{theme}」。',
    '{community} held a meeting on {day}, at {place}. Its theme was “{theme}”.',
  ],
  'press.meets': [
    '{day}，{community}的议事会开始，主题是“{theme}”，会还没有结束。',
    '{day}，{community}的議事會開始，主題是「{theme}」，會還沒有結束。',
    'A meeting of {community} began on {day} and has not ended yet. Its theme is “{theme}”.',
  ],
  'press.meetsAt': [
    '{day}，{community}的议事会在{place}开始，主题是“{theme}”，会还没有结束。',
    '{day}，{community}的議事會在{place}開始，主題是「{theme}」，會還沒有結束。',
    'A meeting of {community} began on {day}, at {place}, and has not ended yet. Its theme is “{theme}”.',
  ],
  'press.willMeet': [
    '{community}的议事会定于 {day} 召开，主题是“{theme}”。',
    '{community}的議事會定於 {day} 召開，主題是「{theme}」。',
    '{community} will hold a meeting on {day}. Its theme is “{theme}”.',
  ],
  'press.willMeetAt': [
    '{community}的议事会定于 {day} 在{place}召开，主题是“{theme}”。',
    '{community}的議事會定於 {day} 在{place}召開，主題是「{theme}」。',
    '{community} will hold a meeting on {day}, at {place}. Its theme is “{theme}”.',
  ],
  'press.asSigned': [
    '以上数字以 {day} 签定的会议纪要为准。',
    '以上數字以 {day} 簽定的會議紀要為準。',
    'These are the numbers of the minutes signed on {day}.',
  ],
  'press.people': ['签到 {n} 人。', '簽到 {n} 人。', '{n} {{person|people}} signed in.'],
  'press.heads': ['现场清点 {n} 人。', '現場清點 {n} 人。', '{n} {{person was|people were}} counted in the hall.'],
  'press.cards': [
    '写下的议题卡共 {n} 张：问题 {problem} 张，行动 {action} 张，愿景 {vision} 张。',
    '寫下的議題卡共 {n} 張：問題 {problem} 張，行動 {action} 張，願景 {vision} 張。',
    '{n} {{card was|cards were}} written: {problem} on problems, {action} on actions, {vision} on visions.',
  ],
  'press.noCards': ['没有人写下议题卡。', '沒有人寫下議題卡。', 'Nobody wrote a card.'],
  'press.topic': ['“{name}”（{n} 人）', '「{name}」（{n} 人）', '“{name}” ({n} {{person|people}})'],
  'press.topicOfSides': [
    '“{name}”（两面，{n} 人和 {other} 人）',
    '「{name}」（兩面，{n} 人和 {other} 人）',
    '“{name}” (two sides, {n} and {other} people)',
  ],
  'press.topics': [
    '卡片归成 {n} 个议题，按关心的人数是：{list}。',
    '卡片歸成 {n} 個議題，按關心的人數是：{list}。',
    'They were gathered into {n} {{topic|topics}}, by the people behind each: {list}.',
  ],
  'press.topicsFirst': [
    '卡片归成 {n} 个议题，关心的人最多的是：{list}。',
    '卡片歸成 {n} 個議題，關心的人最多的是：{list}。',
    'They were gathered into {n} topics. Most people stand behind {list}.',
  ],
  'press.quote': [
    '{tree}上附议最多的一张卡（{n} 人附议）写着：“{text}”。',
    '{tree}上附議最多的一張卡（{n} 人附議）寫著：「{text}」。',
    '{tree}: the card that most people endorsed ({n}) says “{text}”.',
  ],
  'press.matters': [
    '截至{day}，其中 {cards} 张卡列入 {n} 件事项：{list}。',
    '截至{day}，其中 {cards} 張卡列入 {n} 件事項：{list}。',
    'As of {day}, {cards} of them {{is|are}} part of {n} {{matter|matters}}: {list}.',
  ],
  'press.stage': ['{stage} {n} 件', '{stage} {n} 件', '{stage}: {n}'],
  'press.noMatters': [
    '截至{day}，还没有卡列入事项。',
    '截至{day}，還沒有卡列入事項。',
    'As of {day}, no card has become part of a matter.',
  ],
  'press.open': [
    '还有 {n} 张问题卡没有列入事项。',
    '還有 {n} 張問題卡沒有列入事項。',
    '{n} problem {{card is|cards are}} not part of a matter yet.',
  ],
  'press.decided': [
    '已有 {n} 件事项定下方案。',
    '已有 {n} 件事項定下方案。',
    'A proposal has been decided for {n} {{matter|matters}}.',
  ],
  'press.next': ['下一步：{text}', '下一步：{text}', 'What comes next: {text}'],
  'press.usual.record': [
    '会议记录和每张卡的原话，任何人都可以扫下面的二维码查看，不用注册。',
    '會議記錄和每張卡的原話，任何人都可以掃下面的二維碼查看，不用註冊。',
    'Anyone can read the record and every card in its own words by scanning the code below; no account is needed.',
  ],
  'press.usual.receipt': [
    '每张卡都有编号和回执，写卡的人凭回执可以看到它走到了哪一步。',
    '每張卡都有編號和回執，寫卡的人憑回執可以看到它走到了哪一步。',
    'Each card has a number and a receipt, with which its author can see how far it has come.',
  ],
  'press.usual.ledger': [
    '列入的事项由谁负责、几时到期、办得怎样，都在社区的公开台账上，过期未办的也不隐去。',
    '列入的事項由誰負責、幾時到期、辦得怎樣，都在社區的公開台帳上，過期未辦的也不隱去。',
    'Who answers for a matter, when it is due and what was done stands in the public ledger of the community; what is overdue is shown too.',
  ],
  'press.usual.contest': [
    '办完的事项要由没有经手的人回访；居民认为没有解决的，可以在事项页面上提出。',
    '辦完的事項要由沒有經手的人回訪；居民認為沒有解決的，可以在事項頁面上提出。',
    'Whether a matter is solved is checked by somebody who did not do the work, and residents can say on its page that it is not.',
  ],
  'press.usual.names': [
    '参加议事会不必留名，卡上不显示是谁写的。',
    '參加議事會不必留名，卡上不顯示是誰寫的。',
    'Nobody has to give a name to take part, and no card shows who wrote it.',
  ],
  'press.usual.way': [
    '议事会的做法是：参加的人用手机或纸写下议题卡，卡挂到三棵树上，内容相同的归成一个议题。',
    '議事會的做法是：參加的人用手機或紙寫下議題卡，卡掛到三棵樹上，內容相同的歸成一個議題。',
    'At a meeting, people write cards by phone or on paper; the cards hang on three trees, and those that say the same become one topic.',
  ],
  'press.usual.trees': [
    '问题树收看到的问题，行动树收能做的事，愿景树收想要的生活。',
    '問題樹收看到的問題，行動樹收能做的事，願景樹收想要的生活。',
    'The problem tree takes the problems that people see, the action tree what can be done, the vision tree the life they hope for.',
  ],
  'press.usual.openTree': [
    '没有开会的时候，在社区的公开页面上也可以写卡。',
    '沒有開會的時候，在社區的公開頁面上也可以寫卡。',
    'Between meetings, cards can be written on the public page of the community.',
  ],
  'press.usual.counts': [
    '文中的数字都按会议记录和台账统计。',
    '文中的數字都按會議記錄和台帳統計。',
    'Every number in this text is counted from the record and the ledger.',
  ],
} satisfies Rows
