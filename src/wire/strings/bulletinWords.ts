import type { Rows } from './rows.ts'

/** [T5] What a bulletin says before anybody has changed it. */
export const BULLETIN_WORDS = {
  meetingText: [
    '{community}要开会：{title}。时间：{when}。点开看议程，想说的现在就可以写。',
    '{community}要開會：{title}。時間：{when}。點開看議程，想說的現在就可以寫。',
    'A meeting in {community}: {title}, {when}. Open the link for the agenda, and write what you want to say.',
  ],
  where: ['地点：{place}', '地點：{place}', 'Where: {place}'],
  when: ['时间：{when}', '時間：{when}', 'When: {when}'],
  anyone: ['谁都可以来，不用登录', '誰都可以來，不用登入', 'Everybody is welcome; no account needed'],
  cardsTitle: ['{community}：随时可以写', '{community}：隨時可以寫', '{community}: write at any time'],
  cardsText: [
    '身边有什么问题、想做什么、盼着什么？{community}的三棵树一直开着，点开写一张卡，每一张都有回音。',
    '身邊有什麼問題、想做什麼、盼著什麼？{community}的三棵樹一直開著，點開寫一張卡，每一張都有回音。',
    'What is wrong, what would you do, what do you hope for? Write a card on the trees of {community}: each gets an answer.',
  ],
  recordText: [
    '{title}开完了，一共 {cards} 张卡片。大家说了什么、接下来做什么，点开看。',
    '{title}開完了，一共 {cards} 張卡片。大家說了什麼、接下來做什麼，點開看。',
    '{title} is over, with {cards} cards. Open the link to read what was said and what comes next.',
  ],
  cards: ['卡片：{cards} 张', '卡片：{cards} 張', 'Cards: {cards}'],
  decisionText: [
    '{number} 号事项定了：{title}。怎么做、谁来做、什么时候做完，点开看。',
    '{number} 號事項定了：{title}。怎麼做、誰來做、什麼時候做完，點開看。',
    'Decided: no. {number}, {title}. Open the link to see how, by whom and by when.',
  ],
  doneText: [
    '{number} 号事项办好了：{title}。您看办得行不行？点开说一声。',
    '{number} 號事項辦好了：{title}。您看辦得行不行？點開說一聲。',
    'Done: no. {number}, {title}. Is it as it should be? Open the link and say so.',
  ],
  matter: ['事项：{number} 号', '事項：{number} 號', 'Matter no. {number}'],
  noticeText: [
    '公示：{title}，到 {until} 为止。有意见的，点开就能提。',
    '公示：{title}，到 {until} 為止。有意見的，點開就能提。',
    'Public notice: {title}, until {until}. Whoever objects can say so by the link.',
  ],
  until: ['到 {until} 为止', '到 {until} 為止', 'Until {until}'],
  ballotText: [
    '投票开始了：{title}。手上有选票的，点开就能投；也可以投进票箱。',
    '投票開始了：{title}。手上有選票的，點開就能投；也可以投進票箱。',
    'Voting has begun: {title}. Whoever has a ballot can cast it by the link, or in the box.',
  ],
  resultText: [
    '投票结果出来了：{title}。点开看数字，谁都可以重数一遍。',
    '投票結果出來了：{title}。點開看數字，誰都可以重數一遍。',
    'The vote is counted: {title}. Open the link for the numbers; anybody can count again.',
  ],
  digestTitle: ['{community}这几天', '{community}這幾天', '{community}: these days'],
  digestText: [
    '{community}这几天有 {n} 件事，一次看完。',
    '{community}這幾天有 {n} 件事，一次看完。',
    '{community}: {n} things of these days, in one place.',
  ],
  more: ['还有 {n} 件', '還有 {n} 件', 'and {n} more'],
  heardAt: ['{place} · 敲门听到', '{place} · 敲門聽到', '{place} · heard at the door'],
} satisfies Rows
