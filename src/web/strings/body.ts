import type { Rows } from '../../wire/strings/rows.ts'

/** Who meets formally. */
export default {
  'body.residentsMeeting': ['居民会议', '居民會議', 'Residents’ meeting'],
  'body.representativesMeeting': ['居民代表会议', '居民代表會議', 'Representatives’ meeting'],
  'body.ownersAssembly': ['业主大会', '業主大會', 'Owners’ assembly'],
  'body.about.assemblyRules': ['业主大会议事规则', '業主大會議事規則', 'Rules of procedure of the assembly'],
  'body.about.managementRules': ['管理规约', '管理規約', 'Management rules'],
  'body.about.committee': ['选举或更换业委会成员', '選舉或更換業委會成員', 'Electing or replacing committee members'],
  'body.about.manager': ['选聘或解聘物业', '選聘或解聘物業', 'Engaging or dismissing the property manager'],
  'body.about.useFund': ['使用维修资金', '使用維修資金', 'Using the maintenance fund'],
  'body.about.raiseFund': [
    '筹集维修资金（四分之三）',
    '籌集維修資金（四分之三）',
    'Raising the maintenance fund (three quarters)',
  ],
  'body.about.rebuild': ['改建、重建建筑（四分之三）', '改建、重建建築（四分之三）', 'Rebuilding (three quarters)'],
  'body.about.commonUse': [
    '改变共有部分用途或用来经营（四分之三）',
    '改變共有部分用途或用來經營（四分之三）',
    'Changing the use of common parts, or doing business with them (three quarters)',
  ],
  'body.about.other': ['其他共有和共同管理的大事', '其他共有和共同管理的大事', 'Other matters of common ownership'],
} satisfies Rows
