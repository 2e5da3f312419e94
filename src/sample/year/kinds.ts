/** A kind of thing that people of the sample year write about. `{p}` is the place. All of it is invented. */
export interface Kind {
  category: string
  title: string
  /** What residents write, each in their own way. */
  cards: string[]
  /** What somebody proposes on the action tree. */
  action: string
  /** Urgency and importance, 1 to 4. */
  weight: [urgency: number, importance: number]
  reason: string
  office: string
  /** What is said when it is done. */
  done: string
}

/** What goes through the three teams. */
export interface MajorKind extends Kind {
  route: 'deliberation' | 'microProject' | 'ownersAssembly'
  receiver: string
  proposal: {
    title: string
    first: string
    second: string
    changed: string
    cost: number
    resources: string
    affected: string
  }
  alternative: { title: string; text: string; setAside: string }
  advice: { text: string; taken: boolean; why: string }[]
  offer: { organisation: string; kind: 'money' | 'space' | 'labour' | 'goods' | 'expertise'; text: string }
  tasks: string[]
  decision: string
}

const COMMITTEE = '榕埠社区居委会'
const PROPERTY = '望埠苑物业服务中心'
const PATROL = '禾渡街道综合执法队'
const CLEANING = '禾渡环卫站'

export const QUICK: readonly Kind[] = [
  {
    category: 'safety',
    title: '{p}路灯不亮',
    cards: [
      '{p}的路灯坏了好几天，下晚自习的孩子摸黑走。',
      '{p}晚上黑，前天有老人踩空。',
      '路灯一闪一闪，看着头晕，不如换新的。',
      '{p}天一黑就没人敢走。',
    ],
    action: '我家在{p}，灯坏了我来报，谁来修请留个名。',
    weight: [3, 2],
    reason: '夜里有人走，有摔伤的风险，换灯半天能做完。',
    office: COMMITTEE,
    done: '换了两盏灯，调了感应时间，当晚试亮过。',
  },
  {
    category: 'roads',
    title: '{p}井盖松动',
    cards: [
      '{p}的井盖一踩就响，夜里车过像打雷。',
      '井盖边上塌了一圈，小孩的脚能伸进去。',
      '{p}井盖高出路面，电动车过去要跳一下。',
    ],
    action: '先放个警示桩，修好再撤。',
    weight: [4, 2],
    reason: '有人可能掉下去，先围起来，当天换。',
    office: PATROL,
    done: '换了防响井圈，路面补平，站上去不晃不响。',
  },
  {
    category: 'environment',
    title: '{p}垃圾堆在桶外',
    cards: [
      '{p}的桶早上八点就满了，袋子堆一地。',
      '夏天味道太大，窗户不敢开。',
      '{p}有人把装修垃圾也倒在桶边。',
      '能不能晚上多收一趟？',
    ],
    action: '我们楼愿意轮流提醒，先从周末试。',
    weight: [2, 2],
    reason: '天热，影响整排住户，加一趟清运就能缓解。',
    office: CLEANING,
    done: '傍晚加收一趟，桶换成带盖的，装修垃圾另设点。',
  },
  {
    category: 'environment',
    title: '{p}下水堵了往外冒',
    cards: ['{p}一下雨污水就往外冒，要踮着脚走。', '一楼阿婆家门口全是脏水。', '{p}的沟里都是油，味道冲鼻子。'],
    action: '餐馆该装隔油池，大家一起盯。',
    weight: [4, 2],
    reason: '污水到了住户门口，今天就要疏通。',
    office: COMMITTEE,
    done: '疏通了两段管，清出三车淤泥，给三家餐馆装了隔油池。',
  },
  {
    category: 'noise',
    title: '{p}夜里太吵',
    cards: [
      '{p}半夜还有人唱歌，十二点都睡不着。',
      '烧烤摊收摊拖桌子，每天一点多。',
      '孩子要中考，{p}能不能十点以后安静一点？',
    ],
    action: '和老板们坐下来定个收摊时间。',
    weight: [3, 2],
    reason: '影响休息，先上门说，约定时间。',
    office: PATROL,
    done: '和五家店签了约定，十点半收外摆；巡查了七个晚上。',
  },
  {
    category: 'parking',
    title: '{p}电动车进楼道充电',
    cards: [
      '{p}有人把电动车推到楼道充电，吓人。',
      '飞线从三楼拉下来，雨天冒火花。',
      '想充电没地方，才拉线的，能不能装桩？',
    ],
    action: '楼长挨家说，先停一周看看。',
    weight: [4, 3],
    reason: '火灾危险，先清走，再想充电的办法。',
    office: PROPERTY,
    done: '收了七根飞线，装了阻车杆，临时充电点放在门岗旁。',
  },
  {
    category: 'facilities',
    title: '{p}长椅坏了',
    cards: ['{p}的长椅断了两根木条，老人没处坐。', '买菜回来走不动，想在{p}歇歇脚。', '椅子上的钉子翘起来，勾破裤子。'],
    action: '我会木工，给材料我就能修。',
    weight: [1, 2],
    reason: '老人每天要用，材料不贵。',
    office: COMMITTEE,
    done: '换了木条，多放一张有靠背的。谢谢木工陈师傅。',
  },
  {
    category: 'facilities',
    title: '{p}健身器材松了',
    cards: ['{p}的漫步机晃得厉害，差点摔下来。', '器材锈了，小孩爱爬，很危险。'],
    action: '贴一张报修电话，谁看到谁打。',
    weight: [3, 2],
    reason: '有人会受伤，先停用再修。',
    office: COMMITTEE,
    done: '紧了螺丝，换了轴承，拆了一台修不好的。',
  },
  {
    category: 'greenery',
    title: '{p}树枝挡住灯和窗',
    cards: ['{p}的树长到三楼窗里，虫子都进屋。', '树叶把路灯挡得严严实实。', '台风季要来了，{p}的大枝怕断下来。'],
    action: '修的时候留着鸟窝那一枝。',
    weight: [2, 2],
    reason: '台风前修完，避免断枝伤人。',
    office: '禾渡街道绿化所',
    done: '修了十一棵，留下了有鸟窝的那一枝。',
  },
  {
    category: 'environment',
    title: '{p}狗粪没人捡',
    cards: ['{p}每天早上都要看着脚下走。', '遛狗不牵绳，孩子被吓哭过。', '能不能放几个拾便袋的盒子？'],
    action: '养狗的邻居建个群，互相提醒。',
    weight: [1, 1],
    reason: '放盒子、贴提醒，成本很小。',
    office: COMMITTEE,
    done: '放了四个拾便袋盒，养狗的邻居自己管补袋。',
  },
  {
    category: 'elderly',
    title: '{p}楼梯没有扶手',
    cards: ['{p}楼梯又陡又滑，我八十了，下楼要倒着走。', '给{p}装条扶手吧，老人太多了。', '下雨天台阶上全是水。'],
    action: '先装一楼到二楼，看看好不好用。',
    weight: [3, 3],
    reason: '住着六位八十以上老人，扶手两天能装好。',
    office: PROPERTY,
    done: '装了两侧扶手和防滑条，阿婆试过，说高度合适。',
  },
  {
    category: 'safety',
    title: '{p}电线垂下来',
    cards: ['{p}的线垂到头顶，伸手就能摸到。', '搬家车把线扯断过一次。', '线乱成一团，不知道哪根有电。'],
    action: '请三家公司一起来理一次。',
    weight: [4, 2],
    reason: '有触电危险，先绑高，再理线。',
    office: PATROL,
    done: '剪掉废线四十米，其余抬高到三米五，贴了归属标签。',
  },
  {
    category: 'facilities',
    title: '{p}公厕没灯没纸',
    cards: ['{p}的公厕晚上没有灯。', '门锁坏了三个，女同志不敢进。', '地上总是湿的，老人怕滑。'],
    action: '门口挂个牌，写上谁管、电话多少。',
    weight: [2, 2],
    reason: '天天有人用，换灯换锁一天能做完。',
    office: CLEANING,
    done: '灯、锁、地垫都换了，门口挂了管护人和电话。',
  },
  {
    category: 'roads',
    title: '{p}路面坑洼积水',
    cards: ['{p}那个坑，下雨就是个塘。', '推婴儿车过{p}要抬起来。', '坑里的水半个月不干，长蚊子。'],
    action: '用砖先垫一条能走的道。',
    weight: [2, 2],
    reason: '补一车料就能平。',
    office: PATROL,
    done: '补了六个坑，做了一点坡，雨后看过不积水。',
  },
  {
    category: 'property',
    title: '{p}漏水到楼下',
    cards: ['{p}楼顶漏水，我家天花板发霉。', '水管接头滴了一个月，叫了三次没人来。'],
    action: '',
    weight: [3, 2],
    reason: '住户家里已经受损，先止水。',
    office: PROPERTY,
    done: '换了接头，做了防水层，三天后回看没有再漏。',
  },
  {
    category: 'children',
    title: '{p}放学时人车挤在一起',
    cards: ['{p}放学那二十分钟，孩子在车缝里钻。', '家长的车停两排，公交出不来。', '能不能有个人在{p}举牌？'],
    action: '我们几个爷爷可以轮流举牌。',
    weight: [3, 3],
    reason: '每天三百多个孩子，先派人疏导。',
    office: COMMITTEE,
    done: '放学时设步行带，七位志愿者轮流，连看两周没有堵。',
  },
]

export const MAJOR: readonly MajorKind[] = [
  {
    category: 'parking',
    title: '{p}停车乱，消防通道被占',
    cards: [
      '{p}晚上回来没地方停，绕三圈。',
      '消防通道上停满了车，救护车进不来。',
      '外面的车停在{p}一停就是一个月。',
      '划线可以，别把人行道也划掉。',
    ],
    action: '划线、留通道、晚上开放市场的停车场。',
    weight: [3, 4],
    reason: '牵涉三百多户和市场商户，要一起商量；消防通道是安全底线。',
    office: COMMITTEE,
    done: '划了三十二个车位，消防通道画了禁停网格，市场停车场晚七点后向居民开放。',
    route: 'deliberation',
    receiver: '',
    proposal: {
      title: '划线、留通道、错时共享',
      first: '沿街单侧划四十个车位，另一侧禁停，居民凭证停放。',
      second: '沿街单侧划三十二个车位，留足四米消防通道；市场停车场晚七点到早七点给居民用，登记车牌。',
      changed: '按消防建议少划八个车位，加了市场停车场错时开放，照顾没抢到车位的人。',
      cost: 46_000,
      resources: '划线施工、市场停车场、门岗两人',
      affected: '沿街住户三百一十户，市场商户六十四家',
    },
    alternative: {
      title: '全部收费，价高者得',
      text: '引入停车公司，按小时收费。',
      setAside: '老住户多，收费会把困难家庭挤出去；留作以后再议。',
    },
    advice: [
      { text: '四米是消防车的最小通行宽度，转弯处要五米。', taken: true, why: '第二版在转弯处少划了三个车位。' },
      { text: '建议同时装道闸。', taken: false, why: '道闸要业主大会同意，这次先不装，半年后看效果。' },
    ],
    offer: {
      organisation: '榕埠股份合作公司',
      kind: 'space',
      text: '市场停车场四十个车位，晚上七点到早上七点免费给登记的居民。',
    },
    tasks: ['划线和禁停网格', '市场停车场开放登记', '贴出停车约定，楼长逐户告知'],
    decision: '四成车位加错时共享，半年后评估一次。',
  },
  {
    category: 'market',
    title: '{p}流动摊占道',
    cards: [
      '{p}早上七点全是摊，人只能走车道。',
      '摊走了留一地菜叶和油。',
      '别一刀切，卖菜的阿姨也要吃饭。',
      '{p}买菜方便，就是太挤。',
    ],
    action: '给摊贩找个固定的早市，收摊自己扫干净。',
    weight: [2, 3],
    reason: '摊贩、商户、住户三方都有道理，要坐下来定规矩。',
    office: PATROL,
    done: '早市搬到旧码头空地，划了四十六个摊位，八点半前清场，街面让出来了。',
    route: 'deliberation',
    receiver: '',
    proposal: {
      title: '旧码头早市',
      first: '旧码头空地设早市，六点到九点，摊位抽签。',
      second: '旧码头空地设早市，六点到八点半，本社区困难家庭优先十个摊位，其余抽签，收摊自清，轮值检查。',
      changed: '按商户意见提早半小时收，按居民意见给困难家庭留摊位。',
      cost: 28_000,
      resources: '空地、水电、清运',
      affected: '摊贩五十多人，沿街商户二十二家，住户约六百户',
    },
    alternative: {
      title: '全部取缔',
      text: '加派巡查，一律不许摆。',
      setAside: '过去三年做过，人走摊回；也断了几十家人的生计。',
    },
    advice: [{ text: '早市要有排水口和灭火器。', taken: true, why: '写进了第二版的任务。' }],
    offer: { organisation: '埠头市场商户联合会', kind: 'goods', text: '遮阳棚二十顶、灭火器六只。' },
    tasks: ['空地平整、接水接电', '抽签和张榜', '第一个月每天清场检查'],
    decision: '早市试三个月，再开会看要不要留。',
  },
  {
    category: 'environment',
    title: '{p}背街小巷整治',
    cards: [
      '{p}墙皮掉，污水沟露着，走路要躲。',
      '背街没人管，一直这样。',
      '{p}要是干净了，孩子就能在门口玩。',
      '拆了雨棚，别忘了给我们补上。',
    ],
    action: '一条巷一条巷来，住户先定样子。',
    weight: [2, 4],
    reason: '涉及四十户门前，要逐户谈，也要钱。',
    office: COMMITTEE,
    done: '盖了沟，铺了砖，理了线，墙面由住户自己选了颜色。',
    route: 'deliberation',
    receiver: '',
    proposal: {
      title: '盖沟、铺砖、理线',
      first: '整条巷子统一铺砖、刷白墙，拆除违规雨棚。',
      second: '盖沟铺砖，统一做窄雨棚，墙面颜色由每栋住户自己定，施工分三段，每段不超过十天。',
      changed: '把“一律拆棚”改成“统一做窄棚”，分段施工不堵路。',
      cost: 180_000,
      resources: '街道专项资金、住户出工',
      affected: '四十一户，两家小店',
    },
    alternative: { title: '只刷墙', text: '先把墙刷白，见效快。', setAside: '沟不盖，味道还在，大家说那是做样子。' },
    advice: [{ text: '沟盖要能掀开清淤。', taken: true, why: '每五米做一块活动盖板。' }],
    offer: { organisation: '榕埠建材店', kind: 'goods', text: '透水砖按成本价，送两车沙。' },
    tasks: ['盖沟铺砖', '统一窄雨棚', '理线', '墙面选色'],
    decision: '分三段做，先做问题最重的一段。',
  },
  {
    category: 'safety',
    title: '{p}建集中充电棚',
    cards: ['{p}几百辆电动车，没一个正经充电的地方。', '建棚可以，离窗户远一点。', '充电贵不贵？外卖的也能用吗？'],
    action: '用空着的自行车棚改。',
    weight: [3, 4],
    reason: '楼道充电的根子在没地方充，要选址、要钱、要规则。',
    office: PROPERTY,
    done: '建了六十个充电位，带烟感和喷淋，电费张榜，楼道里不再有车。',
    route: 'microProject',
    receiver: '民生微实事本年度第二批',
    proposal: {
      title: '旧车棚改充电棚',
      first: '旧车棚改建八十个充电位，刷卡充电。',
      second: '旧车棚改建六十个充电位，离住宅窗户十二米，装烟感和喷淋，扫码和投币都行。',
      changed: '按消防和老人的意见减位、加投币口。',
      cost: 150_000,
      resources: '民生微实事资金、旧车棚',
      affected: '四百六十户，外卖骑手约三十人',
    },
    alternative: { title: '每栋楼门口装两个桩', text: '分散装，走几步就到。', setAside: '离窗户太近，消防不同意。' },
    advice: [{ text: '电价要公示，不许加价。', taken: true, why: '写进了运营约定。' }],
    offer: { organisation: '鸿达电力服务队', kind: 'labour', text: '义务接线和每季度检查一次。' },
    tasks: ['改建和消防设备', '公示电价和规则', '清理楼道车辆'],
    decision: '进民生微实事第二批，居民点单排第一。',
  },
  {
    category: 'property',
    title: '{p}加装电梯',
    cards: ['{p}没电梯，我爸三年没下过楼。', '一楼担心采光，能不能先看看图？', '谁出钱、出多少，说清楚。'],
    action: '同一个单元的先坐下来算一算。',
    weight: [1, 4],
    reason: '动的是共有部分，只能业主自己表决，社区帮忙牵头和协调。',
    office: PROPERTY,
    done: '电梯装好运行，一楼装了采光窗，分摊方案全部履行。',
    route: 'ownersAssembly',
    receiver: '本单元业主大会',
    proposal: {
      title: '外挂连廊式电梯',
      first: '加装一部外挂电梯，按楼层分摊，一楼二楼不出钱。',
      second: '加装一部外挂连廊式电梯，向后移一米二保采光，按楼层分摊，一楼得补偿，困难户可分期。',
      changed: '后移保采光，补偿一楼，分期照顾困难户。',
      cost: 420_000,
      resources: '业主分摊、政府补贴',
      affected: '本单元二十四户',
    },
    alternative: {
      title: '爬楼机',
      text: '社区买一台爬楼机共用。',
      setAside: '楼梯太窄转不过来，作为等电梯期间的过渡。',
    },
    advice: [{ text: '先做地勘，旁边有老水管。', taken: true, why: '地勘费由意向户先垫。' }],
    offer: { organisation: '沈知远工作室', kind: 'expertise', text: '免费做采光分析和分摊测算。' },
    tasks: ['地勘和报批', '分摊协议签字', '施工和验收'],
    decision: '业主大会表决通过，按第二版做。',
  },
  {
    category: 'elderly',
    title: '{p}办长者食堂',
    cards: [
      '一个人吃饭，做一顿吃三顿。',
      '{p}要是有个食堂，我们走得动就去。',
      '菜软一点，少盐，价钱别太高。',
      '送到家行不行？我腿不好。',
    ],
    action: '先用活动室试一个月，中午一餐。',
    weight: [2, 4],
    reason: '七十岁以上独居老人五十八位，需要长期办下去的办法。',
    office: COMMITTEE,
    done: '食堂开了，每天中午八十份，二十三位老人送到家，账每月贴出来。',
    route: 'deliberation',
    receiver: '',
    proposal: {
      title: '活动室午餐点',
      first: '活动室改厨房，自己做，一餐十五元。',
      second: '和两家餐馆合作送餐到活动室，一餐十二元，老人付八元，补四元，腿脚不便的由志愿者送。',
      changed: '自己做改成合作送餐，降低成本，加了送餐到家。',
      cost: 60_000,
      resources: '活动室、两家餐馆、志愿者二十人',
      affected: '七十岁以上老人二百一十位',
    },
    alternative: { title: '发餐券', text: '每人每月发餐券，自己去餐馆吃。', setAside: '走不动的老人用不上。' },
    advice: [
      { text: '每周请卫生站看一次菜单。', taken: true, why: '少盐少油，糖尿病另配一份。' },
      { text: '建议收押金防浪费。', taken: false, why: '老人觉得麻烦，改成前一天报餐。' },
    ],
    offer: { organisation: '望海楼酒家', kind: 'money', text: '每份补一元，一年约两万元。' },
    tasks: ['活动室水电改造', '和餐馆签约、定菜单', '招送餐志愿者', '每月贴账'],
    decision: '先办半年，账目每月公开。',
  },
  {
    category: 'children',
    title: '{p}四点半没人带孩子',
    cards: ['四点半放学，我们六点下班，孩子没处去。', '{p}有间空房，能不能给孩子写作业？', '我退休前是老师，可以来。'],
    action: '退休老师轮班，家长也出一个下午。',
    weight: [2, 3],
    reason: '有场地有人手，要把安全和责任说清楚。',
    office: COMMITTEE,
    done: '四点半课堂开了，二十八个孩子，六位退休老师轮班，接送签名。',
    route: 'deliberation',
    receiver: '',
    proposal: {
      title: '四点半课堂',
      first: '空房简单装修，放学到六点，志愿者看管。',
      second: '空房装修并装监控，放学到六点半，两位老师在场，接送签名，买意外险。',
      changed: '按家长意见延到六点半，按顾问意见加保险和双人在场。',
      cost: 38_000,
      resources: '空房、退休老师、保险',
      affected: '小学生约九十名',
    },
    alternative: { title: '请培训机构来办', text: '交给机构，家长付费。', setAside: '收费高，困难家庭用不起。' },
    advice: [{ text: '一定要两位成人同时在场。', taken: true, why: '排班表上写明。' }],
    offer: { organisation: '榕埠小学退休教师小组', kind: 'labour', text: '六位老师，每周各一个下午。' },
    tasks: ['装修和监控', '排班和接送办法', '买保险'],
    decision: '先收一到三年级，满员再排队。',
  },
  {
    category: 'greenery',
    title: '{p}空地建口袋公园',
    cards: [
      '{p}那块空地荒了五年，长草藏蛇。',
      '种几棵树，放几张椅子就好，别修喷泉。',
      '给孩子留一块沙坑。',
      '晚上要有灯，但别照进屋。',
    ],
    action: '居民认养，一家一块。',
    weight: [1, 3],
    reason: '用地和花费要走民生微实事，由居民点单。',
    office: COMMITTEE,
    done: '公园开了，十七户认养花圃，沙坑和长椅都是按大家画的图做的。',
    route: 'microProject',
    receiver: '民生微实事本年度第一批',
    proposal: {
      title: '树、椅子、沙坑',
      first: '硬化地面，做健身区和花坛。',
      second: '少硬化，多种树，沙坑一处、长椅十二张、矮灯八盏，花圃由居民认养。',
      changed: '按孩子画的图加了沙坑，把健身区改成树荫。',
      cost: 96_000,
      resources: '民生微实事资金、居民认养',
      affected: '周边约五百户',
    },
    alternative: { title: '改停车场', text: '划三十个车位。', setAside: '点单时支持公园的是停车场的三倍。' },
    advice: [{ text: '种本地榕和黄槿，好养活。', taken: true, why: '苗木表按建议改了。' }],
    offer: { organisation: '晚荔苗圃', kind: 'goods', text: '树苗四十株，包活一年。' },
    tasks: ['平整和种树', '沙坑长椅矮灯', '认养抽签'],
    decision: '居民点单第一名，按第二版做。',
  },
]

/** Why something goes to somebody else, is not accepted, or cannot be solved now. */
export const ELSEWHERE = [
  { name: '市水务集团热线', reason: '主管网归水务集团管，我们代为报修并跟到办完。', note: '已受理，排进本周抢修。' },
  { name: '区交警大队', reason: '信号灯和标线属交警权限。', note: '已现场查看，列入改造。' },
  { name: '供电局禾渡所', reason: '变压器归供电局，社区协助进场。', note: '接单，三日内上门。' },
  { name: '区城管局12345承办科', reason: '跨社区的主干道，由区里统一办。', note: '已转承办科，给了编号。' },
] as const
export const DECLINED = [
  '这是两户之间的租约纠纷，社区不能替法院判，已经介绍了街道调解室。',
  '卡里说的摊位在邻区，已经把联系方式告诉本人，并请对方社区接着办。',
  '要求公开邻居的个人信息，法律不允许；可以通过调解室当面说。',
] as const
export const EXPLAINED = [
  '这段路列入明年地铁施工范围，现在修了要再挖；先填平坑、设标志，施工后一并做。',
  '今年的维修资金已经用完，明年三月续筹后优先排。',
  '加建要占用消防登高面，消防部门不同意；明年换方案再议。',
] as const
export const CONTESTS: readonly string[] = [
  '弄了一半就走了，另一头还是老样子。',
  '当天是好了，第三天又跟从前一样，拍了照。',
  '我们这边没弄到，只弄了大门口那一段。',
  '来的人看了一眼就说好了，其实没动手。',
] as const
export const NOTES = [
  '已到现场看过，材料明天到。',
  '和住户约好周六上午。',
  '等雨停再做，先放了警示。',
  '施工队进场。',
] as const
export const VISIONS = [
  '晚上敢让孩子自己下楼买酱油。',
  '老人坐在门口，谁路过都能聊两句。',
  '街上干净，下雨不用踮脚。',
  '车有车的地方，人有人的地方。',
  '邻居见面叫得出名字。',
  '说了的事有回音，办了的事看得见。',
  '孩子放学有地方写作业，也有地方疯跑。',
  '榕树底下还能乘凉。',
] as const
