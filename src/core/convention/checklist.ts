/** What a legality review looks at. Each point is looked at by a person; what is open blocks the vote. */
export const CHECKS = ['fines', 'rights', 'women', 'tenants', 'exposing', 'competence'] as const
export type Check = (typeof CHECKS)[number]

/** On what each point rests. Another country's list stands beside it. */
export const CHECK_SOURCES: Record<Check, string> = {
  // Only laws, regulations and rules of the state set penalties; other documents may not.
  fines: '《行政处罚法》第十六条',
  // What residents agree on must not contradict constitution, laws and regulations.
  rights: '《城市居民委员会组织法》（居民公约不得与宪法、法律、法规相抵触）',
  // Not because of being unmarried, married, divorced, widowed, or without a man in the household.
  women: '《妇女权益保障法》第五十六条',
  // Civil subjects are equal; who holds a residence permit has public services.
  tenants: '《民法典》第四条，《居住证暂行条例》第十二条',
  // Reputation, privacy, personal information.
  exposing: '《民法典》第一千零二十四条、第一千零三十二条，《个人信息保护法》第十三条',
  // Freedom of the person, the home; what owners decide together.
  competence: '《宪法》第三十七条、第三十九条，《民法典》第二百七十八条',
}
