import type { Rows } from '../../wire/strings/rows.ts'

/** What should be there before a team hands a matter on. */
export default {
  'check.cards': ['有卡', '有卡', 'cards'],
  'check.place': ['有地点', '有地點', 'a place'],
  'check.category': ['有类别', '有類別', 'a category'],
  'check.evidence': ['有凭据', '有憑據', 'evidence'],
  'check.calledBack': ['回访过', '回訪過', 'called back'],
  'check.proposal': ['有方案', '有方案', 'a proposal'],
  'check.alternative': ['有备选', '有備選', 'an alternative'],
  'check.cost': ['算了花费', '算了花費', 'cost or resources'],
  'check.affected': ['写明影响谁', '寫明影響誰', 'who is affected'],
  'check.adviceAnswered': ['建议都答复了', '建議都答覆了', 'advice answered'],
  'check.support': ['新版表过态', '新版表過態', 'support on the newest version'],
  'check.steps': ['程序走完', '程序走完', 'required steps done'],
  'check.advised': ['新版提过建议', '新版提過建議', 'advice on the newest version'],
} satisfies Rows
