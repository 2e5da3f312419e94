import type { Id } from '../../core/plain/id.ts'
import { wordsOf } from '../../core/register/register.ts'
import type { RegisterCommand } from '../../core/register/command.ts'
import type { EntrySaid } from '../../core/register/register.ts'
import { entryCode, guestMark, guestOf, invitationCode } from '../../server/register/code.ts'
import { Registers } from '../../server/register/registers.ts'
import type { RoundStageSet } from './rounds.ts'

const DAY = 86_400_000

/** Who is in the register of the year: what they offer, and what they are called. Numbers lead nowhere. */
const PEOPLE: [sort: EntrySaid['sort'], name: string, offers: string, when: string, where: string][] = [
  ['expert', '何工', '看得懂排水、路面和管线的图', '周三晚上', '社区办公室'],
  ['expert', '林律师', '公约、合同、邻里纠纷的法律问题', '每月第一个周六', '社区办公室'],
  ['expert', '苏老师', '小广场和楼道的设计，会画草图', '假期', '榕埠里'],
  ['craftsman', '陈师傅', '修路灯、修楼道的灯和电路', '周末', '一到六号楼'],
  ['craftsman', '阿贵', '木工，修桌椅、做花箱', '周日下午', '自己的铺子'],
  ['volunteer', '王阿姨', '陪老人看病，会说潮汕话', '工作日上午', '三号楼一带'],
  ['volunteer', '小吴', '教老人用手机', '周六上午', '图书角'],
  ['volunteer', '黄伯', '晚上巡楼、劝停车', '每天晚上八点', '望埠苑'],
  ['company', '榕埠建材店', '透水砖和沙按成本价', '提前三天说', '榕埠路'],
  ['company', '埠头市场商户联合会', '遮阳棚和桌椅可以借', '不开市的时候', '埠头市场'],
  ['room', '老年活动室', '三十个人的房间，有投影', '晚上和周末', '五号楼一层'],
  ['tool', '物业的高压水枪', '冲洗地面和沟', '用完当天还', '望埠苑物业'],
]
/** Whom the year asks: after so many days, who, and how many hours they gave. */
const ASKED = [
  [70, '陈师傅', 6],
  [96, '何工', 4],
  [130, '王阿姨', 12],
  [171, '小吴', 8],
  [205, '陈师傅', 3],
  [240, '林律师', 2],
  [288, '黄伯', 20],
  [331, '苏老师', 0],
] as const

/** Plans the register of a community's year: twelve entries, their consent, and who was asked for what. */
export function planRegister(
  { community, cast, committers, identity, id, plan }: Omit<RoundStageSet, 'ledger' | 'db'>,
  start: number,
): void {
  const registers = new Registers(committers)
  const key = identity.ticketKey
  const lead = { kind: 'staff', id: cast.coordinator } as const
  const idOf = (name: string): Id => id(`register ${name}`)
  const guest = (name: string) => guestOf(community, idOf(name), key)
  const say = (what: string, command: RegisterCommand, who: { kind: 'staff' | 'participant'; id: Id } = lead) =>
    registers.ask(community, { key: idOf(`${what} said`), command, actor: who, body: what })

  for (const [i, [sort, name, offers, when, where]] of PEOPLE.entries()) {
    // The last one still thinks about it when the year ends.
    const asked = start + (i === PEOPLE.length - 1 ? 350 : 28 + i * 2) * DAY
    const entry = idOf(name)
    const said = { sort, name, contact: `号码${i + 1}（示例）`, offers, when, where }
    const mark = guestMark(entryCode(community, entry, 1, key))
    plan(asked, () => say(`add ${name}`, { kind: 'addEntry', id: entry, offer: null, mark, said }))
    if (i === PEOPLE.length - 1) continue
    const how = i % 4 === 1 ? 'paper' : 'link'
    const until = asked + 700 * DAY
    const agrees = { kind: 'agree', entry, how, until, shown: i % 5 !== 2, words: wordsOf(said) } as const
    const who = how === 'paper' ? lead : ({ kind: 'participant', id: guest(name) } as const)
    plan(asked + 2 * DAY, () => say(`agree ${name}`, agrees, who))
  }

  for (const [days, name, hours] of ASKED) {
    const at = start + days * DAY
    const what = `${name} ${days}`
    const [entry, invitation] = [idOf(name), idOf(`invitation ${what}`)]
    const asks = { matter: null, proposal: null, asks: '这个月想请你来帮忙，时间你定。', until: at + 14 * DAY }
    const mark = guestMark(invitationCode(community, invitation, key))
    const invite = { kind: 'invite', id: invitation, entry, guest: guest(name), mark, ...asks } as const
    const reply = { kind: 'replyTo', invitation, says: hours ? 'yes' : 'no', reply: hours ? '好' : '在外地' } as const
    plan(at, () => say(`invite ${what}`, invite))
    plan(at + DAY, () => say(`reply ${what}`, reply, { kind: 'participant', id: guest(name) }))
    if (hours) plan(at + 9 * DAY, () => say(`thank ${what}`, { kind: 'thank', invitation, hours }))
  }
}
