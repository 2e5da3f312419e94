import type { ProblemRows } from './rows.ts'

/** What the rules of a convention refuse, in the person's language. */
export const CONVENTION_PROBLEMS = {
  conventionMissing: {
    title: ['没有这一份公约', '沒有這一份公約', 'No such convention'],
    detail: [
      '地址或编号可能抄错了。从社区的页面再找一次。',
      '地址或編號可能抄錯了。從社區的頁面再找一次。',
      'The address or code may be copied wrongly. Look for it again on the community’s page.',
    ],
  },
  conventionStage: {
    title: ['这一步现在做不了', '這一步現在做不了', 'Not at this point of the convention'],
    detail: [
      '公约已经走到别的步骤，没有改动。看看页面上写的是哪一步。',
      '公約已經走到別的步驟，沒有改動。看看頁面上寫的是哪一步。',
      'It is at another step, and nothing was changed. Its page says which.',
    ],
  },
  conventionSettings: {
    title: ['这样办不了', '這樣辦不了', 'It cannot be made so'],
    detail: [
      '公示要 1 到 60 天；至少有一个投票的渠道；不记名就不能举手。没有保存，改好再交。',
      '公示要 1 到 60 天；至少有一個投票的管道；不記名就不能舉手。沒有儲存，改好再交。',
      'A draft hangs from 1 to 60 days; there is a way to vote; who votes in secret shows no hands. Nothing was saved.',
    ],
  },
  editionNotInForce: {
    title: ['前一份还没有生效', '前一份還沒有生效', 'The edition is not in force'],
    detail: [
      '只有同一个地方已经公布、生效的公约，才能这样做。',
      '只有同一個地方已經公布、生效的公約，才能這樣做。',
      'It takes a convention of the same place that is published and in force.',
    ],
  },
  noSuchArticle: {
    title: ['没有这一条', '沒有這一條', 'No such article'],
    detail: [
      '编号可能抄错了，或者这一条已经删去。写的还在。',
      '編號可能抄錯了，或者這一條已經刪去。寫的還在。',
      'The number may be copied wrongly, or the article was left out. What you wrote is still here.',
    ],
  },
  noRulesBelow: {
    title: ['这里标不了', '這裡標不了', 'Not here'],
    detail: [
      '只有楼栋、小区自己的规约才能标；全社区也要先有施行的公约。没有标。',
      '只有樓棟、社區自己的規約才能標；全社區也要先有施行的公約。沒有標。',
      'Only rules of an estate or building are marked, against a convention that is in force. Nothing was marked.',
    ],
  },
  articlesFull: {
    title: ['放不下了', '放不下了', 'No more fit'],
    detail: [
      '最多 {most} 个。写的还在。',
      '最多 {most} 個。寫的還在。',
      '{most} at most. What you wrote is still here.',
    ],
  },
  noArticles: {
    title: ['还没有一条', '還沒有一條', 'There is no article yet'],
    detail: ['先写上条文，再送审。', '先寫上條文，再送審。', 'Write the articles first.'],
  },
  commentsFull: {
    title: ['意见已经收满', '意見已經收滿', 'No more comments fit'],
    detail: [
      '最多放得下 {most} 条。写的还在；请告诉社区的工作人员：答复一些，就有位置。',
      '最多放得下 {most} 條。寫的還在；請告訴社區的工作人員：答覆一些，就有位置。',
      'There is room for {most}. What you wrote is still here; tell the community’s staff: answers make room.',
    ],
  },
  noSuchComment: {
    title: ['没有这条意见', '沒有這條意見', 'No such comment'],
    detail: ['编号可能抄错了。', '編號可能抄錯了。', 'The number may be copied wrongly.'],
  },
  noSuchSource: {
    title: ['没有这张卡片', '沒有這張卡片', 'No such card'],
    detail: [
      '看看议事会的编号和卡片的号码，要是本社区的。',
      '看看議事會的編號和卡片的號碼，要是本社區的。',
      'Look at the meeting’s code and the card’s number: both are of this community.',
    ],
  },
  notInText: {
    title: ['条文里还没有', '條文裡還沒有', 'It is not in the text yet'],
    detail: [
      '说“采纳”之前，先按这条意见改条文，再写是哪一条。答复还在。',
      '說「採納」之前，先按這條意見改條文，再寫是哪一條。答覆還在。',
      'Before you say that it was taken, change the article, and say which. Your answer is still here.',
    ],
  },
  commentsOpen: {
    title: ['还有意见没有答复', '還有意見沒有答覆', 'Comments wait for an answer'],
    detail: [
      '还有 {count} 条。每一条都答复了，才能走下一步。',
      '還有 {count} 條。每一條都答覆了，才能走下一步。',
      '{count} of them. Everything is answered before this step.',
    ],
  },
  checksOpen: {
    title: ['合法性审查还没做完', '合法性審查還沒做完', 'The legality review is not done'],
    detail: [
      '还有 {count} 项没有通过。逐项看过，都没问题，才出意见。',
      '還有 {count} 項沒有通過。逐項看過，都沒問題，才出意見。',
      '{count} points are not clear. The opinion comes once all are.',
    ],
  },
  reviewMissing: {
    title: ['还没有合法性审查的意见', '還沒有合法性審查的意見', 'There is no legal opinion yet'],
    detail: ['先做合法性审查。', '先做合法性審查。', 'The legality review comes first.'],
  },
  streetMissing: {
    title: ['街道还没有同意', '街道還沒有同意', 'The subdistrict has not agreed'],
    detail: [
      '街道审核同意以后，草案才能公示。',
      '街道審核同意以後，草案才能公示。',
      'A draft hangs once the subdistrict agrees.',
    ],
  },
  draftNotHung: {
    title: ['草案还没有公示完', '草案還沒有公示完', 'The draft has not hung to its end'],
    detail: [
      '草案要挂满公示的天数；撤下的要重新公示。',
      '草案要掛滿公示的天數；撤下的要重新公示。',
      'It hangs for its days; one that was taken down is hung anew.',
    ],
  },
  draftTooLong: {
    title: ['草案太长，一张公示放不下', '草案太長，一張公示放不下', 'The draft is too long for its notice'],
    detail: [
      '条文共 {length} 字，公示最多 {most} 字，要整篇公示。缩短、合并或者删去几条，再送审。',
      '條文共 {length} 字，公示最多 {most} 字，要整篇公示。縮短、合併或者刪去幾條，再送審。',
      'It has {length} characters and hangs whole; a notice holds {most}. Shorten, join or leave out articles, then send it to review.',
    ],
  },
  articlesToVote: {
    title: ['条数太多，一张票放不下', '條數太多，一張票放不下', 'Too many articles for a ballot'],
    detail: [
      '逐条表决最多 {most} 条。退回起草，改成整篇表决，或者并几条。',
      '逐條表決最多 {most} 條。退回起草，改成整篇表決，或者併幾條。',
      'A ballot asks {most} articles at most. Take it back to drafting: vote on the whole, or join some.',
    ],
  },
  otherVote: {
    title: ['投的不是这份文本', '投的不是這份文本', 'That vote was on something else'],
    detail: [
      '这次投票的题目或规则和封存的文本不一样，不算数。',
      '這次投票的題目或規則和封存的文本不一樣，不算數。',
      'Its questions or rules are not those of the sealed text, so it decides nothing.',
    ],
  },
  textSealed: {
    title: ['公约的投票改不了', '公約的投票改不了', 'The vote on a convention is sealed'],
    detail: [
      '题目和规则随公约文本封存了。要改，先把这次投票作废，再退回起草。',
      '題目和規則隨公約文本封存了。要改，先把這次投票作廢，再退回起草。',
      'Its questions follow the sealed text. Give the vote up, and take the text back to drafting.',
    ],
  },
  reviewNotYet: {
    title: ['还没到一年一看的时候', '還沒到一年一看的時候', 'The yearly review is not due'],
    detail: [
      '施行满一年，自己会打开。',
      '施行滿一年，自己會打開。',
      'It opens by itself when the text has been in force for a year.',
    ],
  },
  articlesToReview: {
    title: ['还有几条没看', '還有幾條沒看', 'Some articles were not looked at'],
    detail: [
      '还有 {count} 条没写留、改还是删。',
      '還有 {count} 條沒寫留、改還是刪。',
      'Say of {count} more whether to keep, change or drop them.',
    ],
  },
} satisfies ProblemRows
