import { expect, test } from 'vitest'
import type { Check } from './checklist.ts'
import { CHECKS } from './checklist.ts'
import { pointersIn } from './look.ts'

const UNFAIR: readonly [string, Check][] = [
  ['乱停电动车的，每次罚款五十元。', 'fines'],
  ['高空抛物不听劝的，处以二百元罚金。', 'fines'],
  ['楼道堆放的杂物一律没收。', 'fines'],
  ['装修前要交两千元文明保证金。', 'fines'],
  ['亂扔垃圾者罰款一百元。', 'fines'],
  ['违反公约的家庭，取消当年的福利和分红。', 'rights'],
  ['欠物业费三个月的，停水停电。', 'rights'],
  ['居民有意见先找社区，不得投诉到12345。', 'rights'],
  ['不配合垃圾分类的住户，社区不予开证明。', 'rights'],
  ['外嫁女户口还在社区的，不再参加分配。', 'women'],
  ['妇女离婚后应当迁出，不能继续使用车位。', 'women'],
  ['每户由男户主代表投票。', 'women'],
  ['租户不得使用小区的活动室。', 'tenants'],
  ['外来人员停车加倍收费，另交管理押金。', 'tenants'],
  ['没有本地户籍的居民不参加表决。', 'tenants'],
  ['对不文明的人，在公示栏张贴照片和姓名。', 'exposing'],
  ['屡教不改的列入黑名单并在群里曝光。', 'exposing'],
  ['社区可以强行拆掉阳台上的晾衣架。', 'competence'],
  ['治安队每月入户检查出租屋。', 'competence'],
  ['从明年起物业费统一上调两成。', 'competence'],
]

const FAIR = [
  '电动自行车停在划线的车棚里，不在楼道里充电。',
  '有人乱停，邻居先好好提醒，谁也不得罚款。',
  '公共的东西弄坏了，照价修好。',
  '借用活动室登记就行，不收押金。',
  '有意见可以找社区，也可以打12345，谁也不拦。',
  '任何人不得停水停电逼人交费。',
  '妇女不因结婚、离婚、丧偶失去任何权利。',
  '租户和业主一样参加议事，一样表决。',
  '不得对租户另收任何费用。',
  '无论本地人还是外地人，见面互相问好。',
  '提醒时对事不对人，不公布任何人的姓名和照片。',
  '活动照片要先问过照片里的人，才张贴出来。',
  '公示栏公布值班电话和账目。',
  '志愿者上门看望老人，先约时间，主人同意才进门。',
  '发现违章搭建，告诉城管部门来处理。',
  '晚上十点以后，不大声唱歌、不搬家具。',
  '狗要牵好，粪便随手清理。',
  '消防通道不堆东西，堵了请打119。',
  '孩子在院子里玩，大人轮流照看。',
  '垃圾分好再投，大件的预约清运。',
]

test('[C7] twenty clauses of the kinds of the checklist are caught, each under its point', () => {
  expect(UNFAIR).toHaveLength(20)
  expect(new Set(UNFAIR.map(([, check]) => check))).toEqual(new Set(CHECKS))
  for (const [clause, check] of UNFAIR)
    expect([clause, pointersIn(clause).map((one) => one.check)]).toEqual([clause, expect.arrayContaining([check])])
})

test('[C7] twenty fair ones are not', () => {
  expect(FAIR).toHaveLength(20)
  for (const clause of FAIR) expect([clause, pointersIn(clause)]).toEqual([clause, []])
})
