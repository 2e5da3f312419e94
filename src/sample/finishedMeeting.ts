import type { SampleMeeting } from './openMeeting.ts'

/**
 * A meeting of the same community some weeks earlier: 26 people, 10 problems, 9 actions, 7 visions. All
 * invented.
 */
export const finishedMeeting: SampleMeeting = {
  theme: '旧埠市场重建，左邻右舍怎么办',
  place: '榕埠社区党群服务中心二楼议事厅',
  next: '今天的卡片七天之内张张有回话，贴在临时菜场门口，也发到楼栋群。夜里停工的时间由施工队和三位楼栋代表这周商定，定了就公示。下一次议事会谈文明城市创建和身边的环境，想先写的现在就可以写。',
  agenda: [
    { kind: 'checkIn', minutes: 10 },
    { kind: 'briefing', minutes: 10 },
    { kind: 'cards', minutes: 15 },
    { kind: 'speaking', minutes: 35 },
    { kind: 'trees', minutes: 15 },
    { kind: 'framing', minutes: 10 },
    { kind: 'responses', minutes: 20 },
    { kind: 'close', minutes: 5 },
  ],
  people: [
    { name: '谢文澜', capacity: 'official' }, // 0
    { name: '麦炳坤', capacity: 'deputy' }, // 1
    { name: '方映红', capacity: 'committee' }, // 2
    { name: '钟小满', capacity: 'committee' }, // 3
    { name: '邬雪芬', capacity: 'committee' }, // 4
    { name: '罗建平', capacity: 'property' }, // 5
    { name: '庞志军', capacity: 'property' }, // 6
    { name: '章启明', capacity: 'enterprise' }, // 7
    { name: '岑少芬', capacity: 'enterprise' }, // 8
    { name: '倪国梁', capacity: 'enterprise' }, // 9
    { name: '宋德厚', capacity: 'member' }, // 10
    { name: '卢春兰', capacity: 'member' }, // 11
    { name: '贾晓棠', capacity: 'department' }, // 12
    { name: '沈知远', capacity: 'adviser' }, // 13
    { name: '郭阿珍', capacity: 'representative' }, // 14
    { name: '温伯年', capacity: 'representative' }, // 15
    { name: '冼桂花', capacity: 'representative' }, // 16
    { name: '莫家兴', capacity: 'representative' }, // 17
    { name: '何银娣', capacity: 'resident' }, // 18
    { name: '冯水根', capacity: 'resident' }, // 19
    { name: '马小军', capacity: 'resident' }, // 20
    { name: '苏巧云', capacity: 'resident' }, // 21
    { name: '叶婉婷', capacity: 'resident' }, // 22
    { name: '简福来', capacity: 'resident' }, // 23
    { name: '梁佩儀', capacity: 'resident' }, // 24
    { name: '江海涛', capacity: 'resident' }, // 25
  ],
  cards: [
    // 0
    {
      by: 18,
      tree: 'problem',
      text: '菜场搬到路那头，我走过去要二十五分钟，中间没有一张凳子，菜也提不回来。',
      where: '埠前路临时菜场',
      endorsedBy: [1, 6, 7, 9, 10, 13, 15, 16, 19, 20, 21, 22, 23],
    },
    // 1
    {
      by: 22,
      tree: 'problem',
      text: '夜里十一点还在打桩，孩子刚睡下又惊醒，第二天上课直打瞌睡。',
      where: '旧埠市场工地北侧',
      endorsedBy: [2, 6, 8, 9, 13, 15, 18, 19, 20, 21, 23, 24],
    },
    // 2
    {
      by: 9,
      tree: 'action',
      text: '我公司有两台小巴，早上八点半从渔灯里开到临时菜场，接送老人，先开三个月。',
      where: '渔灯里门口',
      endorsedBy: [3, 4, 11, 14, 15, 17, 19, 20, 21, 22, 23, 25],
      links: [0],
    },
    // 3
    {
      by: 23,
      tree: 'problem',
      text: '我在旧市场卖鱼十九年。新市场怎么分摊、租金多少，到今天没有一句准话，心里没底。',
      where: '旧埠市场',
      endorsedBy: [3, 4, 11, 14, 15, 16, 18, 20, 21, 22],
    },
    // 4
    {
      by: 18,
      tree: 'vision',
      text: '我盼着下楼走五分钟就买到菜，碰见老姐妹站着聊两句，比吃药管用。',
      where: '旧埠市场',
      endorsedBy: [6, 9, 10, 11, 14, 15, 16, 17, 19, 20, 25],
      links: [2, 9],
    },
    // 5
    {
      by: 19,
      tree: 'problem',
      text: '渣土车六点不到就倒车，嘀嘀响，整栋楼跟着醒。洒水车来得少，路上一层黄泥。',
      where: '灯笼巷口',
      endorsedBy: [3, 14, 16, 18, 21, 22, 23, 24, 25],
    },
    // 6
    {
      by: 7,
      tree: 'action',
      text: '夜里十点以后不打桩，中午十二点到两点也停。真要赶工，提前三天贴告示，写上我的电话。',
      where: '旧埠市场工地',
      endorsedBy: [3, 10, 14, 17, 18, 19, 20, 21, 22, 24, 25],
      links: [1, 5],
    },
    // 7
    {
      by: 15,
      tree: 'problem',
      text: '去菜场要绕围挡，拐角没灯也没镜子。骑车的和走路的，这个月撞过两回。',
      where: '灯笼巷口围挡拐角',
      endorsedBy: [0, 7, 11, 14, 20, 22, 23, 25],
    },
    // 8
    {
      by: 17,
      tree: 'vision',
      text: '新市场开门那天，老摊主都在，还是那个喊声。地是干的，鱼腥味不上楼。',
      where: '旧埠市场',
      endorsedBy: [5, 6, 10, 13, 18, 19, 20, 21, 22, 25],
      links: [9, 24],
    },
    // 9
    {
      by: 8,
      tree: 'action',
      text: '新摊位先给老摊主。租金和分摊的办法先贴出来听意见，听完再定。',
      where: '旧埠市场',
      endorsedBy: [5, 9, 10, 11, 14, 16, 19, 20, 23, 25],
      links: [3, 10],
    },
    // 10
    {
      by: 20,
      tree: 'problem',
      text: '原来六十八个摊，临时菜场只有四十个位。我没抽中，只好推车到榕荫街卖炒粉。',
      where: '埠前路临时菜场',
      endorsedBy: [1, 6, 10, 11, 18, 23, 24],
    },
    // 11
    {
      by: 6,
      tree: 'problem',
      text: '围挡外那排一楼，窗台一天擦三遍还是灰。投诉都打到物业，可我们手里没有施工时间表。',
      where: '渔灯里1栋至3栋',
      endorsedBy: [14, 19, 20, 22, 23, 24, 25],
    },
    // 12
    {
      by: 3,
      tree: 'action',
      text: '沿路放六张长凳，菜场门口放一台公平秤，再铺一段防滑垫，社区出钱，这个月就办。',
      where: '埠前路',
      endorsedBy: [10, 11, 13, 14, 15, 17, 19, 21, 25],
      links: [0, 14, 16],
    },
    // 13
    {
      by: 2,
      tree: 'vision',
      text: '往后哪家动工，先到楼下打声招呼。邻居不用投诉也有人管，见面还能点个头。',
      where: '',
      endorsedBy: [11, 13, 14, 15, 19, 21, 22, 25],
      links: [6, 18],
    },
    // 14
    {
      by: 16,
      tree: 'problem',
      text: '搬了地方，菜价也跟着涨，菜心一斤贵了一块五。好几位老人家改成两天买一回。',
      where: '埠前路临时菜场',
      endorsedBy: [5, 6, 13, 15, 18, 19, 20, 25],
    },
    // 15
    {
      by: 5,
      tree: 'action',
      text: '围挡拐角装两盏灯、一面转角镜，物业先垫钱。装好请骑手来骑一遍，看还差什么。',
      where: '灯笼巷口围挡拐角',
      endorsedBy: [8, 9, 13, 18, 19, 21, 22, 24],
      links: [7],
    },
    // 16
    {
      by: 24,
      tree: 'problem',
      text: '臨時菜場只有一條通道，推車的和走路的擠在一起，落雨天地上全是水。',
      where: '埠前路臨時菜場',
      endorsedBy: [8, 14, 15, 16, 19, 23],
    },
    // 17
    {
      by: 21,
      tree: 'vision',
      text: '一楼买菜，二楼坐下来吃碗粉，楼上楼下的邻居都是回头客。',
      where: '旧埠市场',
      endorsedBy: [3, 6, 14, 16, 18, 23, 24],
      links: [9],
    },
    // 18
    {
      by: 14,
      tree: 'action',
      text: '楼栋里推三个人，每周一跟工地碰头：洒几次水、几点停工，记在本子上给大家看。',
      where: '渔灯里',
      endorsedBy: [1, 3, 8, 11, 13, 15, 21, 22, 23],
      links: [1, 5, 11],
    },
    // 19
    {
      by: 25,
      tree: 'problem',
      text: '凌晨四点送菜的货车堵在门口，喇叭一响整条街都醒，我们电动车也出不去。',
      where: '埠前路东段',
      endorsedBy: [4, 13, 14, 19, 22],
    },
    // 20
    {
      by: 11,
      tree: 'action',
      text: '党员和邻居搭个伴，谁去买菜先在楼栋群里喊一声，顺手给走不动的老人带一份。',
      where: '',
      endorsedBy: [3, 6, 15, 17, 21, 22, 24],
      links: [0, 14],
    },
    // 21
    {
      by: 16,
      tree: 'vision',
      text: '出了家门一路平，推个小车就到市场。八十岁也能自己挑菜，自己拉回来。',
      where: '渔灯里到旧埠市场',
      endorsedBy: [6, 8, 10, 11, 13, 18, 19, 20, 25],
      links: [12, 15],
    },
    // 22
    {
      by: 12,
      tree: 'action',
      text: '送菜的车改到五点半以后进，在路东头卸货，不按喇叭。头两周我们早上来守。',
      where: '埠前路东段',
      endorsedBy: [5, 6, 18, 21, 25],
      links: [19],
    },
    // 23
    {
      by: 13,
      tree: 'vision',
      text: '市场里留一面墙，贴街坊的话和答复。改了什么、没改什么，买菜的时候顺便看。',
      where: '旧埠市场入口',
      endorsedBy: [10, 14, 17, 21, 22, 25],
      links: [18, 24],
    },
    // 24
    {
      by: 10,
      tree: 'action',
      text: '每类摊主推一个人，跟运营方坐下来谈三次，谈成什么样都写下来，贴在菜场门口。',
      where: '社区议事厅',
      endorsedBy: [6, 8, 13, 14, 21, 25],
      links: [3, 10],
    },
    // 25
    {
      by: 1,
      tree: 'vision',
      text: '市场是大家的，挣了钱拿一份出来，每年给街坊办一件看得见的事。',
      where: '',
      endorsedBy: [6, 13, 19, 21],
    },
  ],
  topics: [
    { tree: 'problem', name: '买菜远又贵', cards: [0, 14, 16] },
    { tree: 'problem', name: '工地又吵又灰', cards: [1, 5, 11] },
    { tree: 'problem', name: '摊位没有准话', cards: [3, 10] },
    { tree: 'action', name: '帮老人买上菜', cards: [2, 12, 20] },
    { tree: 'action', name: '跟工地约时间', cards: [6, 18] },
    { tree: 'action', name: '摊位先讲清楚', cards: [9, 24] },
    { tree: 'vision', name: '走几步就到', cards: [4, 21] },
    { tree: 'vision', name: '还是那个老味道', cards: [8, 17] },
    { tree: 'vision', name: '动工先打招呼', cards: [13, 23] },
  ],
}
