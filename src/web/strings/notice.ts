import type { Rows } from '../../wire/strings/rows.ts'

/** One public notice. */
export default {
  'notice.dates': ['{from} 至 {until}', '{from} 至 {until}', '{from} to {until}'],
  'notice.about': ['关于', '關於', 'About'],
  'notice.objections': ['意见和答复', '意見和答覆', 'Objections and answers'],
  'notice.noObjections': ['还没有意见。', '還沒有意見。', 'No objections so far.'],
  'notice.waits': ['等居委会答复。', '等居委會答覆。', 'Waits for an answer.'],
  'notice.answer': ['答复', '答覆', 'Answer'],
  'notice.object': ['有意见就写下来', '有意見就寫下來', 'Object to it'],
  'notice.objectHelp': [
    '不用留名。公示期内收，条条答复，写的和答的都在这里。',
    '不用留名。公示期內收，條條答覆，寫的和答的都在這裡。',
    'No name needed. Taken while the notice runs; each gets an answer here.',
  ],
  'notice.send': ['提交意见', '提交意見', 'Send'],
  'notice.sent': ['收到了。答复会写在下面。', '收到了。答覆會寫在下面。', 'Received. The answer will stand below.'],
  'notice.withdrawn': ['已撤回：{reason}', '已撤回：{reason}', 'Withdrawn: {reason}'],
} satisfies Rows
