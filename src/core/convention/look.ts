import { foldText } from '../alike/text/fold.ts'
import type { Check } from './checklist.ts'

/** Words in a clause that a reviewer should look at, and under which point. It only points. */
export interface Pointer {
  check: Check
  words: string
}

interface Sign {
  check: Check
  what: RegExp
  /** Where the clause says that just this is not done, it is fair. */
  unless?: RegExp
}

/** 不得对任何人罚款: a denial right before, with nothing between but what belongs to it. */
const DENIED =
  /(?:不得|不能|不可|不准|不许|不会|不要|不|禁止|严禁|无权|没有权力|勿)(?:对[^ ]{1,10}|向[^ ]{1,10}|以[^ ]{1,6}|因[^ ]{1,8}|再|搞|用|予|作|实行|进行|采取|通过|任何形式的|任何|收取|收|设|变相|擅自|私自|随意|要求|让|把[^ ]{1,10})*$/
/** 不因结婚、离婚…: whatever is named after it makes no difference. */
const ALL_ALIKE = /(?:不因|不论|无论|不管|不以|不看|不分|不得因|不得以|不能因)[^。]{0,16}$/
const BARRED = '(?:不得|不能|不准|不许|不可以|禁止|谢绝|无权|不予|不再|不享受|不算|不参加|没有资格|除外|靠后|减半|少分)'

const SIGNS: readonly Sign[] = [
  { check: 'fines', what: /罚[款金没钱单]|处罚|处以|罚\d|罚[一二三四五六七八九十百千两]/, unless: DENIED },
  { check: 'fines', what: /没收|违约金|滞纳金/, unless: DENIED },
  { check: 'fines', what: /扣[^ ]{0,8}(?:元|钱|押金|分红|工资|奖金|福利|保证金)/, unless: DENIED },
  { check: 'fines', what: /[交缴收][^ ]{0,6}(?:保证金|押金)/, unless: DENIED },
  {
    check: 'rights',
    what: /(?:取消|剥夺|停止|暂停|停发|扣除)[^ ]{0,10}(?:资格|选举|投票|表决|分红|补助|福利|低保|救助|待遇|权利|服务)/,
    unless: DENIED,
  },
  { check: 'rights', what: /停水|停电|断水|断电|停气|断网/, unless: DENIED },
  { check: 'rights', what: /(?:不得|不准|不许|禁止|不要)[^ ]{0,6}(?:上访|信访|投诉|举报|起诉|参选|投票|12345)/ },
  { check: 'rights', what: /(?:不得|不能|不予|不给|拒绝)[^ ]{0,6}(?:开证明|出具证明|办证|盖章|办理手续|入学|上学)/ },
  {
    check: 'women',
    what: new RegExp(
      `(?:外嫁|出嫁|嫁出|离婚|离异|丧偶|守寡|未婚|改嫁|入赘|上门女婿|结婚)[^。]{0,16}(?:${BARRED}|取消|迁出|搬出|失去|收回)`,
    ),
    unless: ALL_ALIKE,
  },
  { check: 'women', what: new RegExp(`(?:妇女|女性|女儿|女方|媳妇)[^ ]{0,10}${BARRED}`) },
  { check: 'women', what: /(?:男丁|男性|男方|男户主)[^ ]{0,8}(?:才|优先|为准|代表)/ },
  {
    check: 'tenants',
    what: new RegExp(
      `(?:租户|租客|租房|承租|外来|外地|非本地|非户籍|本地户籍的?以外|没有本地户籍|无本地户籍|暂住)[^。]{0,14}(?:${BARRED}|另交|另收|加收|多交|加倍)`,
    ),
    unless: /(?:不得|不能|不准|禁止|不)(?:对|向|让|要求)$|(?:不论|无论|不管|不因|不分)[^。]{0,12}$/,
  },
  { check: 'exposing', what: /曝光|示众|黑榜|黑名单|通报批评|点名批评|点名通报|上墙公布/, unless: DENIED },
  {
    check: 'exposing',
    what: /(?:公布|张贴|公开|公示|发到|发在|贴出|晒出|播放|播出)[^ ]{0,14}(?:姓名|名字|照片|头像|门牌|房号|身份证|住址|监控|隐私|名单|个人信息|家庭电话|本人电话)/,
    unless: DENIED,
  },
  { check: 'competence', what: /(?:强制|强行)[^ ]{0,6}(?:拆|搬|清|带|进|检查|收|拖)/, unless: DENIED },
  { check: 'competence', what: /拘留|扣押|扣留|搜查|搜身|关禁闭|限制[^ ]{0,4}自由/, unless: DENIED },
  { check: 'competence', what: /[进入](?:户|屋|门|家)[^ ]{0,3}(?:检查|清查)/, unless: DENIED },
  {
    check: 'competence',
    what: /(?:物业费|停车费|维修资金|管理费)[^ ]{0,8}(?:涨|上调|提高|改为|定为|调到)/,
    unless: DENIED,
  },
  {
    check: 'competence',
    what: /(?:吊销|注销)[^ ]{0,6}(?:执照|证|许可)|驱逐|赶出|逐出|勒令[^ ]{0,4}搬/,
    unless: DENIED,
  },
  { check: 'competence', what: /(?:收回|征收|征用)[^ ]{0,8}(?:房|土地|车位|铺)/, unless: DENIED },
]
/** Whoever is shown was asked. */
const ASKED_FIRST = /同意|征得|问过/

/**
 * [C7] A first look at a clause, in Simplified or Traditional characters: what a reviewer should look at. A
 * clause without a pointer is not thereby lawful, nor one with a pointer unlawful.
 */
export function pointersIn(text: string): Pointer[] {
  const pointers: Pointer[] = []
  for (const sentence of text.split(/[。；;！!\n]/)) {
    const folded = foldText(sentence)
    for (const { check, what, unless } of SIGNS) {
      const found = what.exec(folded)
      if (!found || unless?.test(folded.slice(0, found.index))) continue
      if (check === 'exposing' && ASKED_FIRST.test(folded)) continue
      if (!pointers.some((one) => one.check === check)) pointers.push({ check, words: found[0] })
    }
  }
  return pointers
}
