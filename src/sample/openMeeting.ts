import type { AgendaKind, Capacity, Tree } from '../core/meeting/meeting.ts'

/**
 * One person's card in a sample. Numbers are indexes: of people in `by` and `endorsedBy`, of cards in
 * `links`.
 */
interface SampleCard {
  by: number
  tree: Tree
  text: string
  /** A place in words; may be empty. */
  where: string
  endorsedBy: number[]
  /**
   * An action names the problems it addresses, a vision the actions that serve it. May name later cards: link
   * when all stand.
   */
  links?: number[]
}

/**
 * An invented meeting, as data. Cards stand in order of arrival; the numbers behind `//` are their indexes.
 */
export interface SampleMeeting {
  theme: string
  place: string
  /** What comes next, told at the close. */
  next: string
  agenda: { kind: AgendaKind; minutes: number }[]
  people: { name: string; capacity: Capacity }[]
  cards: SampleCard[]
  topics: { tree: Tree; name: string; cards: number[] }[]
}

/**
 * The replay tool's meeting: 42 people, 12 problems, 11 actions, 9 visions. Places and persons are invented.
 */
export const openMeeting: SampleMeeting = {
  theme: '文明城市创建：从家门口这条路说起',
  place: '榕埠社区党群服务中心二楼议事厅',
  next: '今天的卡片由找茬队归并，十天之内张张有回话。小事马上办，大事由议事队拿方案、诸葛队提建议，办不了的写明原因。下一次议事会谈晒谷场晚上怎么用，开场先讲今天的卡片办到了哪一步。',
  agenda: [
    { kind: 'checkIn', minutes: 10 },
    { kind: 'briefing', minutes: 15 },
    { kind: 'cards', minutes: 20 },
    { kind: 'speaking', minutes: 30 },
    { kind: 'trees', minutes: 15 },
    { kind: 'framing', minutes: 10 },
    { kind: 'responses', minutes: 15 },
    { kind: 'close', minutes: 5 },
  ],
  people: [
    { name: '余振声', capacity: 'official' }, // 0
    { name: '谢文澜', capacity: 'official' }, // 1
    { name: '陆一舟', capacity: 'official' }, // 2
    { name: '麦炳坤', capacity: 'deputy' }, // 3
    { name: '方映红', capacity: 'committee' }, // 4
    { name: '钟小满', capacity: 'committee' }, // 5
    { name: '黎少聪', capacity: 'committee' }, // 6
    { name: '邬雪芬', capacity: 'committee' }, // 7
    { name: '沈知远', capacity: 'adviser' }, // 8
    { name: '罗建平', capacity: 'property' }, // 9
    { name: '覃丽华', capacity: 'property' }, // 10
    { name: '庞志军', capacity: 'property' }, // 11
    { name: '尹秋菊', capacity: 'property' }, // 12
    { name: '倪国梁', capacity: 'enterprise' }, // 13
    { name: '蔡佳颖', capacity: 'enterprise' }, // 14
    { name: '戴永盛', capacity: 'enterprise' }, // 15
    { name: '宋德厚', capacity: 'member' }, // 16
    { name: '卢春兰', capacity: 'member' }, // 17
    { name: '翟立新', capacity: 'member' }, // 18
    { name: '孟凡星', capacity: 'department' }, // 19
    { name: '贾晓棠', capacity: 'department' }, // 20
    { name: '郭阿珍', capacity: 'representative' }, // 21
    { name: '温伯年', capacity: 'representative' }, // 22
    { name: '区惠琼', capacity: 'representative' }, // 23
    { name: '莫家兴', capacity: 'representative' }, // 24
    { name: '冼桂花', capacity: 'representative' }, // 25
    { name: '石守田', capacity: 'representative' }, // 26
    { name: '曾丽君', capacity: 'representative' }, // 27
    { name: '何银娣', capacity: 'resident' }, // 28
    { name: '江海涛', capacity: 'resident' }, // 29
    { name: '叶婉婷', capacity: 'resident' }, // 30
    { name: '马小军', capacity: 'resident' }, // 31
    { name: '梁佩儀', capacity: 'resident' }, // 32
    { name: 'Daniel', capacity: 'resident' }, // 33
    { name: '冯水根', capacity: 'resident' }, // 34
    { name: '苏巧云', capacity: 'resident' }, // 35
    { name: '汤明哲', capacity: 'resident' }, // 36
    { name: '魏春生', capacity: 'resident' }, // 37
    { name: '丁一诺', capacity: 'resident' }, // 38
    { name: '阮红梅', capacity: 'resident' }, // 39
    { name: '白建业', capacity: 'resident' }, // 40
    { name: '柯志远', capacity: 'resident' }, // 41
  ],
  cards: [
    // 0
    {
      by: 21,
      tree: 'problem',
      text: '早上七点到九点，临时菜场门口的电动车一直停到盲道上。我送孙子上学，只能牵着他走机动车道。',
      where: '埠前路临时菜场门口',
      endorsedBy: [11, 18, 22, 23, 25, 27, 31, 33, 34, 35, 37, 38, 39, 40, 41],
    },
    // 1
    {
      by: 28,
      tree: 'problem',
      text: '垃圾桶满了没人倒，脏水流一地。我七十九了，上个月在那里滑了一跤，躺了十天。',
      where: '三井巷公厕旁',
      endorsedBy: [1, 9, 12, 18, 23, 26, 29, 30, 31, 32, 36, 37, 38, 39, 40, 41],
    },
    // 2
    {
      by: 15,
      tree: 'action',
      text: '我做水电的，可以带两个师傅先把坏灯修好。材料社区出，人工不收钱，下周末就能动手。',
      where: '三井巷',
      endorsedBy: [7, 9, 10, 21, 22, 24, 30, 32, 33, 34, 37, 38, 40, 41],
      links: [7, 15],
    },
    // 3
    {
      by: 30,
      tree: 'problem',
      text: '一到晚上六点，烧烤摊一字排开，婴儿车过不去。油烟直接飘进二楼我家，热天也不敢开窗。',
      where: '榕荫街12号楼下',
      endorsedBy: [4, 9, 10, 16, 18, 20, 22, 32, 33, 34, 35, 37, 39, 40],
    },
    // 4
    {
      by: 34,
      tree: 'vision',
      text: '吃完晚饭，我想一个人从三井巷走到晒谷场，一路有灯，累了有凳子坐，不用孩子陪。',
      where: '三井巷到晒谷场',
      endorsedBy: [1, 4, 10, 11, 15, 22, 23, 27, 28, 30, 31, 35, 37, 39, 40],
      links: [2, 29],
    },
    // 5
    {
      by: 40,
      tree: 'problem',
      text: '我坐轮椅，楼门口的坡道天天被车堵着。挪车电话打了没人接，有一回在雨里等了二十分钟。',
      where: '渔灯里3栋门前坡道',
      endorsedBy: [5, 9, 12, 13, 15, 21, 22, 25, 26, 30, 32, 35, 36, 37, 38, 39, 41],
    },
    // 6
    {
      by: 22,
      tree: 'action',
      text: '晒谷场晚上空着，划三十个摊位，六点摆到十点半，抽签定位子，垃圾自己带走，街面让出来走人。',
      where: '晒谷场',
      endorsedBy: [1, 9, 12, 17, 18, 20, 21, 24, 27, 28, 31, 33, 35],
      links: [3, 11, 18],
    },
    // 7
    {
      by: 41,
      tree: 'problem',
      text: '从巷口往里数，第三盏和第五盏灯坏了半年。我收夜班车一点钟回来，要打着手机照路。',
      where: '三井巷口往里',
      endorsedBy: [1, 8, 15, 21, 23, 24, 29, 31, 34, 36, 39, 40],
    },
    // 8
    {
      by: 23,
      tree: 'vision',
      text: '人行道还给走路的人。推婴儿车的、拄拐的、坐轮椅的，出门不用看车的脸色。',
      where: '埠前路',
      endorsedBy: [2, 4, 10, 13, 24, 29, 30, 34, 36, 37, 38, 39, 41],
      links: [10, 27],
    },
    // 9
    {
      by: 10,
      tree: 'problem',
      text: '小区登记的电动车有六百一十二辆，车棚只有二百四十个位。贴条、锁车都试过，车还是没处去。',
      where: '渔灯里车棚',
      endorsedBy: [3, 17, 24, 27, 28, 31, 34, 38],
    },
    // 10
    {
      by: 3,
      tree: 'action',
      text: '股份公司在路口有块空地，八百来平方米。可以先拿出来划三百个电动车位，免费停一年。',
      where: '埠前路与榕荫街路口',
      endorsedBy: [4, 9, 10, 17, 18, 21, 24, 29, 30, 33, 34, 35, 36, 37, 39, 40],
      links: [0, 5, 9],
    },
    // 11
    {
      by: 31,
      tree: 'problem',
      text: '我在这条街卖炒粉六年，不是想挡路。旧市场一围起来就没摊位了，罚过三回，第二天还得出摊。',
      where: '榕荫街中段',
      endorsedBy: [5, 10, 13, 20, 25, 30, 35, 38, 39],
    },
    // 12
    {
      by: 24,
      tree: 'vision',
      text: '榕荫街还是那么香，老街坊还吃得到那碗炒粉，只是路通了，脚底下不粘油。',
      where: '榕荫街',
      endorsedBy: [5, 10, 21, 28, 29, 32, 34, 35, 38, 39, 40, 41],
      links: [6, 19],
    },
    // 13
    {
      by: 32,
      tree: 'problem',
      text: '窄巷堆滿舊沙發和裝修泥頭，兩個月沒人清，老鼠大白天也跑出來。',
      where: '燈籠巷後面',
      endorsedBy: [7, 28, 30, 31, 33, 37, 40],
    },
    // 14
    {
      by: 12,
      tree: 'action',
      text: '垃圾桶从两个加到六个，早晚各收一次，收完拍照发楼栋群。哪天没收，大家一看就知道。',
      where: '三井巷、灯笼巷',
      endorsedBy: [3, 5, 7, 11, 16, 17, 27, 30, 36, 37, 39],
      links: [1],
    },
    // 15
    {
      by: 29,
      tree: 'problem',
      text: '夜里送单，巷子没灯，楼号牌也掉了，找一家要多绕十分钟。送的是老人的药，我也急。',
      where: '三井巷、渔灯里后排',
      endorsedBy: [12, 24, 27, 35, 36, 37, 38, 39, 41],
    },
    // 16
    {
      by: 7,
      tree: 'action',
      text: '请摊主、住户、城管坐到一起，定好几点摆、摆到哪条线、谁来扫，写下来贴街口，每月碰一次头。',
      where: '榕荫街口',
      endorsedBy: [5, 6, 9, 22, 29, 30, 33, 39],
      links: [3, 11, 18],
    },
    // 17
    {
      by: 27,
      tree: 'vision',
      text: '下夜班的姑娘一个人走回家，不用一路打电话壮胆。巷子亮堂，碰见的都是认得的人。',
      where: '',
      endorsedBy: [12, 16, 20, 22, 32, 33, 34, 37, 38, 39],
      links: [2],
    },
    // 18
    {
      by: 20,
      tree: 'problem',
      text: '榕荫街的摊，我们来了就收，走了又摆，一晚上来回四趟。光靠赶不行，得有个能摆的地方。',
      where: '榕荫街',
      endorsedBy: [22, 27, 30, 31, 36, 39],
    },
    // 19
    {
      by: 35,
      tree: 'action',
      text: '这条街十一家店商量过了，轮流当“街长”：门前自己扫，油烟机一个月洗一次，请街坊来看。',
      where: '榕荫街',
      endorsedBy: [4, 7, 8, 24, 27, 28, 33, 37, 38, 41],
      links: [3, 23],
    },
    // 20
    {
      by: 33,
      tree: 'problem',
      text: 'E-bikes ride on the pavement by the school gate at 4 pm. One hit my daughter’s bag.',
      where: '埠头小学北门',
      endorsedBy: [29, 30, 31, 36, 40],
    },
    // 21
    {
      by: 17,
      tree: 'vision',
      text: '邻里有话当面讲。停车摆摊的事先在楼下商量，不用打投诉电话，也不在群里吵。',
      where: '',
      endorsedBy: [6, 15, 21, 23, 27, 29, 34, 40],
      links: [16],
    },
    // 22
    {
      by: 16,
      tree: 'action',
      text: '三条后巷我们党员一人认一段，周六上午先把旧家具清出来，找不到主的请社区叫车拉走。',
      where: '三井巷、灯笼巷、榕荫街后巷',
      endorsedBy: [1, 7, 25, 29, 31, 33, 37, 39, 40],
      links: [1, 13],
    },
    // 23
    {
      by: 37,
      tree: 'problem',
      text: '后巷的下水口让饭店的油堵死了。我扫得再干净，一下雨脏水又翻上来，路过的人都捂着鼻子跑。',
      where: '榕荫街后巷',
      endorsedBy: [2, 4, 15, 16, 24, 28, 29, 32, 33, 38, 40],
    },
    // 24
    {
      by: 9,
      tree: 'action',
      text: '我们地下车库白天空着一半，愿意早七点到晚六点向隔壁渔灯里开放，一小时收多少大家来议。',
      where: '望埠苑地下车库',
      endorsedBy: [12, 22, 30, 33, 35, 36, 39],
      links: [9],
    },
    // 25
    {
      by: 38,
      tree: 'vision',
      text: '我弟弟自己走路上学，盲道是空的，车都停在线里，奶奶在家不用惦记。',
      where: '渔灯里到埠头小学',
      endorsedBy: [4, 9, 17, 22, 23, 24, 30, 31, 33],
      links: [10, 26],
    },
    // 26
    {
      by: 39,
      tree: 'action',
      text: '放学那一小时，家长轮流站岗，请交警带一带。校门口五十米推车走，不骑进来。',
      where: '埠头小学北门',
      endorsedBy: [8, 17, 22, 25, 27, 28, 31, 32],
      links: [0, 20],
    },
    // 27
    {
      by: 36,
      tree: 'action',
      text: '车棚里画格子、标上号，再装一排充电柜。哪格空着，楼栋群里轮流报，我可以做个小表格。',
      where: '渔灯里车棚',
      endorsedBy: [8, 22, 24, 30, 33, 39],
      links: [5, 9],
    },
    // 28
    {
      by: 26,
      tree: 'vision',
      text: '我们提的事件件有回话：办了的贴照片，办不了的讲清楚为什么，大家心里就顺了。',
      where: '社区公告栏',
      endorsedBy: [3, 4, 9, 12, 16, 18, 23, 29, 38, 40, 41],
      links: [16, 29],
    },
    // 29
    {
      by: 2,
      tree: 'action',
      text: '街道来约路灯和供电单位，夜里一起走一遍。坏一盏记一盏，写明哪天修好，单子贴在巷口。',
      where: '三井巷、灯笼巷',
      endorsedBy: [16, 24, 28, 33, 37],
      links: [7],
    },
    // 30
    {
      by: 32,
      tree: 'vision',
      text: '後巷乾淨到可以曬被、擺兩盆花。親戚過來飲茶，我敢帶他們慢慢走一圈。',
      where: '燈籠巷',
      endorsedBy: [16, 24, 26, 34, 35, 39],
      links: [14, 22],
    },
    // 31
    {
      by: 18,
      tree: 'vision',
      text: '老榕树底下白天有人下棋，晚上有人跳舞，小孩满地跑，外地来的也当这里是家。',
      where: '晒谷场老榕树下',
      endorsedBy: [],
    },
  ],
  topics: [
    { tree: 'problem', name: '车没处停', cards: [0, 5, 9] },
    { tree: 'problem', name: '后巷又脏又臭', cards: [1, 13, 23] },
    { tree: 'problem', name: '摊子占了路', cards: [3, 11, 18] },
    { tree: 'problem', name: '巷子黑难认门', cards: [7, 15] },
    { tree: 'action', name: '摊有去处有规矩', cards: [6, 16, 19] },
    { tree: 'action', name: '腾出地方停车', cards: [10, 24, 27] },
    { tree: 'action', name: '后巷有人管', cards: [14, 22] },
    { tree: 'action', name: '先把灯修好', cards: [2, 29] },
    { tree: 'vision', name: '夜里走得安心', cards: [4, 17] },
    { tree: 'vision', name: '路还给走路的人', cards: [8, 25] },
    { tree: 'vision', name: '热闹也干净', cards: [12, 30] },
    { tree: 'vision', name: '有事坐下来商量', cards: [21, 28] },
  ],
}
