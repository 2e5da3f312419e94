import type { Rows } from '../../wire/strings/rows.ts'

/** The whole history of a matter, where a receipt would say it otherwise or not at all. */
export default {
  'told.proposalWritten': [
    '方案“{title}”写了第 {n} 版',
    '方案「{title}」寫了第 {n} 版',
    'Proposal “{title}”, version {n}',
  ],
  'told.proposalSetAside': ['一个方案没有采用', '一個方案沒有採用', 'A proposal was set aside'],
  'told.adviceGiven': ['诸葛队提了建议', '諸葛隊提了建議', 'Advice was given'],
  'told.adviceAnswered.true': ['采纳了一条建议', '採納了一條建議', 'Advice was taken'],
  'told.adviceAnswered.false': ['没有采纳一条建议', '沒有採納一條建議', 'Advice was not taken'],
  'told.supportRecorded': ['议事队表态', '議事隊表態', 'The deliberation team took a stand'],
  'told.stepRequired': ['要求先走：{step}', '要求先走：{step}', 'Required first: {step}'],
  'told.stepDropped': ['取消一项程序', '取消一項程序', 'A required step was dropped'],
  'told.stepDroppedKind': ['取消一项程序：{step}', '取消一項程序：{step}', 'A required step was dropped: {step}'],
  'told.stepPut': ['交给投票 {code} 决定', '交給投票 {code} 決定', 'Put to vote {code}'],
  'told.stepFreed': [
    '投票作废了，这一步没有决定',
    '投票作廢了，這一步沒有決定',
    'The vote was given up; the step waits again',
  ],
  'told.stepCorrected': ['更正：{reason}', '更正：{reason}', 'Corrected: {reason}'],
  'told.stepRecorded.vote': ['表决结果记下了', '表決結果記下了', 'The result of a vote is on record'],
  'told.stepRecorded.true': ['程序走完，通过', '程序走完，通過', 'A required step passed'],
  'told.stepRecorded.false': ['程序走完，未通过', '程序走完，未通過', 'A required step did not pass'],
  'told.taskPlanned': ['加了一项任务：{title}', '加了一項任務：{title}', 'A task was added: {title}'],
  'told.taskMoved': [
    '任务改到 {date}，由{office}做',
    '任務改到 {date}，由{office}做',
    'A task moved to {date}, with {office}',
  ],
  'told.taskReported': ['任务做到 {n}%', '任務做到 {n}%', 'A task is {n}% done'],
  'told.offerAttached': ['用上了认领的资源', '用上了認領的資源', 'An offer serves a task'],
  'told.offerDetached': ['不再用那项资源', '不再用那項資源', 'An offer no longer serves a task'],
  'told.calledBack': ['回访没有联系上', '回訪沒有聯繫上', 'A callback reached nobody'],
  'told.answersChanged': [
    '写卡或附议的人作了回答',
    '寫卡或附議的人作了回答',
    'Somebody who wrote or endorsed answered',
  ],
  'told.authorLookedUp': ['查看过一位作者的联系方式', '查看過一位作者的聯繫方式', 'An author’s contact was looked up'],
  'told.contestHidden': [
    '一条“没解决”的原话收起了',
    '一條「沒解決」的原話收起了',
    'The words of a contest were hidden',
  ],
  'told.contestShown': [
    '一条“没解决”的原话重新公开',
    '一條「沒解決」的原話重新公開',
    'The words of a contest were shown again',
  ],
  'told.supportersUnnamed': ['表态的名字去掉了', '表態的名字去掉了', 'Somebody is no longer named'],
  'told.matterDescribed': ['改了标题或说明', '改了標題或說明', 'Its description was changed'],
  'told.cardsAdded': ['加进 {n} 张卡', '加進 {n} 張卡', '{n} {{card|cards}} added'],
  'told.cardsAdded.byResident': [
    '有居民不认同结果，写了一张卡，加了进来',
    '有居民不認同結果，寫了一張卡，加了進來',
    'A resident who does not agree wrote a card, and it was added',
  ],
  'told.cardsRemoved': ['拿出 {n} 张卡', '拿出 {n} 張卡', '{n} {{card|cards}} taken out'],
  'told.matterOpened': [
    '立为事项，收了 {n} 张卡',
    '立為事項，收了 {n} 張卡',
    'Became a matter, with {n} {{card|cards}}',
  ],
} satisfies Rows
