/**
 * What people in a hall mean, and how they put it: invented, in three scripts, some in one word. For tests of
 * gathering and search.
 */
export const WORDINGS: readonly { meant: string; cards: readonly string[] }[] = [
  {
    meant: '路灯坏了',
    cards: [
      '三井巷的路灯坏了半年没人修',
      '巷子里路灯不亮，晚上走路害怕',
      '三井巷晚上太黑，路燈壞了好幾盞',
      '路灯',
      '下夜班回来一路摸黑，路灯该修了',
      'The street lights in the alley are broken, it is too dark at night',
    ],
  },
  {
    meant: '电动车乱停',
    cards: [
      '电动车乱停在人行道上，老人走不过去',
      '人行道被电瓶车占了，轮椅过不去',
      '電動車亂停亂放，堵住盲道',
      '菜场门口电动车停得乱七八糟',
      'E-bikes parked all over the pavement',
      '电动车太多没地方停，能不能划车位',
    ],
  },
  {
    meant: '垃圾没人收',
    cards: [
      '垃圾桶满了没人倒，臭得很',
      '公厕旁边垃圾桶总是满的',
      '垃圾清運太慢，桶滿了流髒水',
      '后巷垃圾堆成山，没人清理',
      'Rubbish bins overflow every weekend',
      '垃圾！！！',
    ],
  },
  {
    meant: '烧烤摊占道油烟',
    cards: [
      '晚上烧烤摊占道，油烟飘进家里',
      '榕荫街烧烤油烟太大，不敢开窗',
      '燒烤檔的油煙薰得二樓住不了人',
      '夜宵摊摆到路中间，婴儿车过不去',
      '烧烤摊太吵太呛，半夜还在营业',
    ],
  },
  {
    meant: '广场舞噪音',
    cards: [
      '广场舞音响太大，孩子没法写作业',
      '晚上跳广场舞的喇叭吵到十点',
      '廣場舞噪音擾民，能不能小聲一點',
      'Square dancing is too loud in the evening',
      '跳舞的音响声音能不能调小',
    ],
  },
  {
    meant: '电梯老坏',
    cards: [
      '3栋电梯三天两头坏，老人下不了楼',
      '电梯又停了，爬了十二楼',
      '電梯老是壞，物業不修',
      '电梯困人两次了，物业也不换',
      'Lift in block 3 keeps breaking down',
    ],
  },
  {
    meant: '遛狗不牵绳',
    cards: [
      '遛狗不牵绳，吓到小孩',
      '狗屎没人捡，遛狗的人没素质',
      '有人養大狗不拴繩子',
      '小区里狗太多，到处是狗粪',
      '遛狗',
    ],
  },
  {
    meant: '幼儿园学位不够',
    cards: [
      '公办幼儿园学位太少，孩子上不了',
      '幼儿园不够，要去隔壁街道上学',
      '幼兒園學位緊張',
      '希望在小区建一所公办幼儿园',
    ],
  },
  {
    meant: '给老人一个食堂',
    cards: [
      '建一个长者饭堂，独居老人吃饭难',
      '希望有老人食堂，中午能吃口热的',
      '長者飯堂什麼時候開',
      '给老人送餐，做个助餐点',
    ],
  },
  {
    meant: '晒谷场健身',
    cards: [
      '晒谷场装些健身器材',
      '在晒谷场放几样健身器材和凳子',
      '曬穀場晚上空著，可以做成健身的地方',
      '晒谷场建个小公园，给大家锻炼身体',
    ],
  },
]

/** All cards with what they mean, in an order that mixes the things. */
export const wordedCards = WORDINGS.flatMap(({ meant, cards }, thing) =>
  cards.map((text, way) => ({ id: `${way}${thing}`, text, meant })),
).sort((a, b) => (a.id < b.id ? -1 : 1))
