/**
 * Short cards as they are written in a hall, by what they are about: made up after the method was finished,
 * to check it, and not tuned on.
 */
export const SHORT_CARDS: Readonly<Record<'zh' | 'en', readonly (readonly string[])[]>> = {
  zh: [
    ['楼下快递堆成山', '驿站关门太早拿不到件', '包裹老是被人拿错', '多装几个快递柜'],
    ['自来水发黄', '水压小，五楼洗不了澡', '三天两头停水', '早上水是浑的'],
    ['公交一小时才一班', '公交站没有雨棚', '末班车七点就没了', '能不能加开公交'],
    ['老鼠在垃圾房乱窜', '灭鼠药多久没放了', '厨房进老鼠', '老鼠咬断电线'],
    ['共享单车堆在门口', '单车乱放堵路', '共享单车没人收', '划个单车停放区'],
    ['小区没有母婴室', '喂奶找不到地方', '想要个母婴室', '活动中心加个喂奶的房间'],
    ['装修从早敲到晚', '中午电钻响个不停', '周末装修能不能停', '楼上装修吵得小孩睡不着'],
    ['门禁坏了谁都能进', '单元门关不上', '门禁卡刷不开', '大门门锁修一修'],
    ['想学用智能手机', '手机挂号我不会', '教老人用手机', '办个手机班吧'],
    ['图书室周末不开', '图书室的书太旧', '孩子没地方看书', '图书室晚上开到九点'],
    ['物业费涨得没道理', '物业费花哪去了要公开', '物业账目看不到', '交了物业费没人扫楼道'],
    ['楼上往下扔烟头', '高空抛物砸到车', '有人从楼上倒水', '装个朝上的摄像头防抛物'],
  ],
  en: [
    ['Parcels pile up in the lobby', 'My parcels get stolen', 'We need parcel lockers', 'Couriers just drop boxes'],
    [
      'The tap water is brown',
      'No water pressure on the fifth floor',
      'Water is cut off every week',
      'Dirty tap water',
    ],
    ['One bus an hour is not enough', 'The bus stop has no shelter', 'Last bus leaves at seven', 'More buses please'],
    ['Rats in the bin room', 'I saw a rat in the kitchen', 'Rats chew the cables', 'Nobody deals with the rats'],
    ['Drilling all weekend', 'Renovation noise at noon', 'Stop building works on Sundays', 'The drilling never ends'],
    [
      'The front door does not lock',
      'Door code is known to everyone',
      'Anyone can walk in the door',
      'Fix the entrance door',
    ],
    [
      'Teach seniors to use phones',
      'I cannot book a doctor by phone',
      'A smartphone class',
      'Help old people with phones',
    ],
    ['The library closes too early', 'Open the library on weekends', 'Library books are old', 'Kids want a library'],
    [
      'Where do the fees go',
      'Management fees are too high',
      'Publish the management accounts',
      'We pay fees for nothing',
    ],
    [
      'People throw cigarettes from balconies',
      'Things fall from windows',
      'A bottle fell on my car',
      'Falling objects again',
    ],
  ],
}
