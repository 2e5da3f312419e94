/** A name in the three languages of the pages. */
interface Name {
  hans: string
  hant: string
  en: string
}

/**
 * A kind of matter, and everyday words that point to it, Simplified and English; a phrase of two is written
 * with _ between them.
 */
export interface Kind {
  key: string
  name: Name
  words: string
}

export interface Category {
  key: string
  name: Name
  kinds: Kind[]
}

const name = (text: string): Name => {
  const [hans, hant, en] = text.split(' / ')
  return { hans: hans!, hant: hant!, en: en! }
}
const category = (key: string, names: string, kinds: [string, string, string][]): Category => ({
  key,
  name: name(names),
  kinds: kinds.map(([kind, called, words]) => ({ key: `${key}.${kind}`, name: name(called), words })),
})

/**
 * The categories a community begins with, of our own making, and short enough to be read once. A community
 * may change them; what its own history says soon weighs more than the words given here.
 */
export const DEFAULT_TAXONOMY: readonly Category[] = [
  category('traffic', '出行停车 / 出行停車 / Getting about and parking', [
    [
      'parking',
      '停车 / 停車 / Parking',
      '停车 车位 泊车 停车场 车库 乱停 占道停 挪车 僵尸车 划线 停车难 私家车 违停 parking parked to_park double_parking parking_space garage',
    ],
    [
      'ebike',
      '电动车 / 電動車 / E-bikes',
      '电动车 电瓶车 电单车 助力车 电驴 飞线 充电 充电桩 充电棚 充电柜 拉线充电 车棚 外卖车 ebike ebikes e_bike electric_bike scooter scooters charging charger',
    ],
    [
      'road',
      '道路与人行道 / 道路與人行道 / Roads and pavements',
      '路面 坑洼 坑坑洼洼 路烂 修路 人行道 盲道 井盖 断头路 塌陷 破损 pothole potholes pavement sidewalk road_surface uneven kerb',
    ],
    [
      'crossing',
      '路口与信号灯 / 路口與紅綠燈 / Crossings and signals',
      '红绿灯 斑马线 路口 过马路 交通灯 信号灯 人行横道 护栏 减速带 限速 crossing crosswalk zebra traffic_light traffic_signal speed_bump junction',
    ],
    [
      'bus',
      '公交地铁 / 公車捷運 / Public transport',
      '公交 公车 巴士 地铁 捷运 城铁 轻轨 站台 班车 线路 出租车 计程车 打车 bus metro subway taxi station',
    ],
    [
      'jam',
      '拥堵与限行 / 壅塞與限行 / Congestion',
      '拥堵 堵车 塞车 限行 高峰 大货车 渣土车 绕行 堵死 congestion jam traffic trucks truck',
    ],
  ]),
  category('clean', '环境卫生 / 環境衛生 / Cleanliness', [
    [
      'rubbish',
      '垃圾 / 垃圾 / Rubbish',
      '垃圾 垃圾桶 垃圾站 垃圾房 垃圾分类 清运 满溢 厨余 建筑垃圾 果皮箱 废品 rubbish recycling garbage trash litter bin bins waste',
    ],
    [
      'sweeping',
      '清扫保洁 / 清掃保潔 / Sweeping',
      '卫生 保洁 清扫 打扫 脏乱 脏乱差 扫地 环卫 后巷 背街小巷 dirty sweeping cleaning alley',
    ],
    ['toilet', '公厕 / 公廁 / Public toilets', '公厕 厕所 洗手间 卫生间 茅房 toilet toilets restroom bathroom'],
    [
      'drain',
      '排水内涝 / 排水內澇 / Drains and flooding',
      '下水道 排水 内涝 积水 堵塞 污水 水浸 水淹 淹水 化粪池 返水 雨水 drain drains sewer sewage flooding flood flooded puddle',
    ],
    [
      'pests',
      '蚊虫鼠害 / 蚊蟲鼠害 / Pests',
      '蚊子 蚊虫 老鼠 耗子 蟑螂 白蚁 消杀 灭鼠 灭蚊 mosquito mosquitoes rats cockroach pests',
    ],
    [
      'green',
      '绿化 / 綠化 / Greenery',
      '绿化 树木 大树 树枝 树太 树高 修树 剪树 草坪 花草 修剪 绿化带 公园 花坛 种树 种花 挡光 遮光 tree trees branches prune lawn grass flowers garden park green',
    ],
  ]),
  category('pollution', '噪声与污染 / 噪音與污染 / Noise and pollution', [
    [
      'noise',
      '噪声 / 噪音 / Noise',
      '噪音 噪声 扰民 吵 太吵 吵闹 睡不着 睡不好 音响 喇叭 广场舞 跳舞 大妈舞 分贝 喧哗 大声 嘈杂 noise noisy loud quiet sleep square_dance square_dancing speakers',
    ],
    [
      'works',
      '施工扰民 / 施工擾民 / Building works',
      '施工 工地 夜间施工 搅拌站 打桩 装修 扬尘 construction drilling dust',
    ],
    [
      'fumes',
      '油烟 / 油煙 / Cooking fumes',
      '油烟 烧烤 烟道 餐饮 饭店 排烟 呛 呛人 烟味 fumes barbecue smoke cooking_smell',
    ],
    [
      'air',
      '废气异味 / 廢氣異味 / Air',
      '废气 异味 臭气 臭味 臭 难闻 刺鼻 粉尘 雾霾 焚烧 化工厂 smell smelly stink air pollution',
    ],
    ['water', '河道水体 / 河道水體 / Rivers', '河道 河流 黑臭 排污 水质 水库 污染 湖水 river water quality'],
    ['light', '光与辐射 / 光與輻射 / Light and radiation', '光污染 刺眼 辐射 基站 变电站 高压线 glare radiation'],
  ]),
  category('order', '街面秩序 / 街面秩序 / Street order', [
    [
      'stalls',
      '摆摊占道 / 擺攤占道 / Street vending',
      '摆摊 摊贩 占道 流动摊 小贩 夜市 摊位 出摊 地摊 vendor vendors stalls vending hawkers',
    ],
    [
      'dogs',
      '养犬 / 養犬 / Dogs',
      '遛狗 养狗 狗 犬 狗屎 狗粪 犬只 牵绳 拴绳 流浪狗 宠物 dog dogs puppy leash lead_on pets',
    ],
    ['illegal', '违建 / 違建 / Unlawful building', '违建 违章 搭建 加建 拆违 私搭 违法建筑 illegal building'],
    ['ads', '广告张贴 / 廣告張貼 / Posters and signs', '小广告 广告牌 张贴 牛皮癣 招牌 横幅 advert posters'],
    [
      'shops',
      '店铺经营 / 店鋪經營 / Shops',
      '店铺 商铺 超市 门店 外摆 棋牌室 麻将馆 网吧 酒吧 shop shops market store',
    ],
    ['smoking', '吸烟 / 吸菸 / Smoking', '抽烟 吸烟 烟头 控烟 禁烟 smoking smokers cigarette'],
  ]),
  category('safety', '安全 / 安全 / Safety', [
    [
      'fire',
      '消防 / 消防 / Fire',
      '消防 火灾 起火 着火 消防通道 消防栓 灭火器 生命通道 堵塞通道 堆杂物 杂物 烟感 防火 fire fire_exit fire_lane extinguisher extinguishers smoke_alarm',
    ],
    [
      'lamp',
      '照明 / 照明 / Lighting',
      '路灯 灯坏 没有灯 没灯 照明 灯不亮 太黑 漆黑 黑漆漆 黑咕隆咚 黑灯瞎火 看不见路 楼道灯 声控灯 摸黑 昏暗 太暗 光线 streetlight streetlights street_light street_lamp lamp lamps lighting dark unlit',
    ],
    [
      'theft',
      '治安 / 治安 / Crime',
      '治安 偷窃 小偷 偷车 被偷 被盗 盗窃 诈骗 骗子 打架 斗殴 黄赌毒 赌博 监控 摄像头 保安 theft stolen thief crime camera cctv police',
    ],
    ['falling', '高空抛物 / 高空拋物 / Falling objects', '高空抛物 坠落 掉落 外墙 脱落 瓷砖掉 falling objects'],
    ['structure', '房屋安全 / 房屋安全 / Unsafe buildings', '危房 裂缝 开裂 倾斜 鉴定 坍塌 crack cracks unsafe'],
    ['leak', '漏水渗水 / 漏水滲水 / Leaks', '漏水 渗水 漏雨 渗漏 滴水 发霉 返潮 防水 leak leaks leaking damp mould'],
    ['gas', '燃气用电 / 瓦斯用電 / Gas and wiring', '燃气 煤气 天然气 电线 线路老化 漏电 私拉 乱拉 gas wiring wires'],
  ]),
  category('home', '小区物业 / 社區物業 / Estates', [
    ['service', '物业服务 / 物業服務 / Management', '物业 物业公司 物管 管家 不作为 不管 management'],
    ['fees', '物业收费 / 物業收費 / Fees', '物业费 收费 乱收费 涨价 公摊 管理费 fees fee charge'],
    ['owners', '业主组织 / 業主組織 / Owners', '业委会 业主委员会 业主大会 业主 维修基金 公共收益 owners committee'],
    ['lift', '电梯 / 電梯 / Lifts', '电梯 升降机 𨋢 加装电梯 困人 爬楼 爬楼梯 lift lifts elevator elevators'],
    [
      'utilities',
      '水电网 / 水電網 / Utilities',
      '停水 停电 自来水 水压 供电 电费 水费 宽带 网络 信号 outage electricity power broadband tap_water',
    ],
    [
      'parcels',
      '快递 / 包裹快遞 / Parcels',
      '快递 快递柜 快递员 驿站 包裹 取件 丰巢 parcel parcels courier couriers locker lockers delivery_box',
    ],
    ['renewal', '旧改加装 / 舊改 / Renewal', '旧改 老旧小区 改造 提质改造 翻新 管网 棚改 renovation renewal'],
  ]),
  category('housing', '住房与征收 / 住房與徵收 / Housing and land', [
    [
      'purchase',
      '购房交房 / 購屋交屋 / Buying a home',
      '开发商 楼盘 购房 买房 交房 预售 虚假宣传 精装 网签 退房 认筹 捆绑销售 房价 developer mortgage',
    ],
    ['title', '产权证 / 權狀 / Title deeds', '房产证 产权 不动产 办证 产权证 deed title'],
    ['clearance', '拆迁征收 / 拆遷徵收 / Clearance', '拆迁 征收 征地 补偿 安置 安置房 拆除 demolition compensation'],
    ['rent', '租住 / 租住 / Renting', '租房 出租 房东 群租 公租房 廉租房 押金 rent tenant landlord'],
    ['planning', '规划 / 規劃 / Planning', '规划 用地 容积率 采光 日照 配套 地块 planning'],
    ['village', '村务土地 / 村務土地 / Village land', '宅基地 村委会 村民 农田 耕地 集体 股份 分红 农村 village land'],
  ]),
  category('learning', '教育 / 教育 / Education', [
    [
      'admission',
      '入学 / 入學 / Admission',
      '入学 学位 学区 招生 划片 择校 幼升小 小升初 上学 admission school places',
    ],
    [
      'school',
      '学校管理 / 學校管理 / Schools',
      '学校 中学 小学 老师 教师 学生 补课 上课 班主任 校长 食堂 作业 school teacher teachers pupils',
    ],
    [
      'nursery',
      '幼儿园托育 / 幼兒園托育 / Nurseries',
      '幼儿园 托育 托儿所 托管 保育 早教 nursery kindergarten childcare',
    ],
    ['training', '培训机构 / 補習機構 / Tuition', '培训 培训班 培训机构 驾校 学费 退费 补习 tuition course training'],
    ['teachers', '教师待遇 / 教師待遇 / Teachers’ pay', '教师工资 职称 代课 编制 教龄 绩效'],
    ['exams', '考试学历 / 考試學歷 / Exams', '高考 中考 考试 毕业证 学历 大学 学院 成绩 exam degree university'],
  ]),
  category('health', '医疗健康 / 醫療健康 / Health', [
    ['clinic', '看病 / 看病 / Clinics', '医院 看病 门诊 医生 诊所 挂号 卫生院 社康 手术 医疗 hospital clinic doctor'],
    ['insurance', '医保 / 醫保 / Medical insurance', '医保 报销 新农合 合作医疗 农合 医药费 insurance'],
    ['food', '食品药品 / 食品藥品 / Food and medicine', '食品安全 过期 药品 保健品 药店 变质 food medicine'],
    ['family', '生育 / 生育 / Family', '计生 生育 二胎 准生证 独生子女 社会抚养费 产假 birth'],
    ['epidemic', '防疫 / 防疫 / Epidemics', '疫情 疫苗 口罩 核酸 隔离 传染病 接种 vaccine epidemic'],
    ['mind', '心理关怀 / 心理關懷 / Mental health', '心理 抑郁 精神病 精神障碍 mental health'],
  ]),
  category('work', '就业与保障 / 就業與保障 / Work and security', [
    ['wages', '工资 / 工資 / Wages', '工资 拖欠 欠薪 农民工 工程款 血汗钱 讨薪 加班 wages unpaid salary'],
    ['pension', '养老金 / 養老金 / Pensions', '养老金 养老保险 退休 退休金 社保 缴费 工龄 pension retirement'],
    [
      'job',
      '劳动关系 / 勞動關係 / Employment',
      '劳动合同 辞退 裁员 劳动局 工伤 仲裁 用人单位 就业 招聘 公积金 job employment',
    ],
    ['allowance', '救助低保 / 救助低保 / Allowances', '低保 贫困 补贴 困难 救助 扶贫 五保 津贴 allowance benefit'],
    ['veterans', '退役军人 / 退伍軍人 / Veterans', '退伍 退役 军人 转业 优抚 veteran veterans'],
    [
      'disability',
      '残疾与无障碍 / 身障與無障礙 / Disability',
      '残疾 轮椅 无障碍 坡道 盲人 残联 wheelchair ramp disabled access',
    ],
  ]),
  category('together', '邻里与公共生活 / 鄰里與公共生活 / Neighbours', [
    [
      'elders',
      '老人 / 長者 / Elders',
      '老人 老年人 老人家 长者 养老院 居家养老 敬老 独居 elderly elders seniors old_people',
    ],
    [
      'meals',
      '助餐 / 助餐 / Meals',
      '饭堂 食堂 助餐 送餐 长者饭堂 老年食堂 吃饭 做饭 午餐 盒饭 canteen meal meals lunch dining',
    ],
    ['children', '儿童 / 兒童 / Children', '孩子 小孩 小朋友 儿童 亲子 四点半 children child kids'],
    ['play', '游乐 / 遊樂 / Play', '滑梯 秋千 玩耍 游乐 儿童乐园 沙池 跷跷板 playground play swing swings slide'],
    [
      'space',
      '活动场地 / 活動場地 / Places to meet',
      '活动室 场地 活动中心 凉亭 图书室 球场 community_hall meeting_room library',
    ],
    [
      'seats',
      '座椅 / 座椅 / Seats',
      '凳子 长椅 座椅 椅子 长凳 石凳 坐的 歇脚 没处坐 没座位 bench benches seat seats seating to_sit',
    ],
    [
      'sport',
      '文体 / 文體 / Sport and culture',
      '健身 健身器材 锻炼 运动 篮球 羽毛球 乒乓球 跑步 文化 演出 舞蹈 唱歌 sport fitness',
    ],
    [
      'volunteers',
      '志愿互助 / 志工互助 / Volunteers',
      '志愿者 志愿 义工 志工 互助 邻里 帮忙 巡逻 义务 volunteer volunteers neighbours',
    ],
    ['conduct', '文明公约 / 文明公約 / Conduct', '文明 公约 素质 劝导 宣传 礼让 manners convention'],
  ]),
  category('service', '政务与消费 / 政務與消費 / Services', [
    ['office', '窗口办事 / 窗口辦事 / Public offices', '办事 窗口 办理 证明 审批 政务 手续 公示 公开 office permit'],
    ['register', '户籍 / 戶籍 / Registration', '户口 户籍 落户 迁户 身份证 居住证 上户 residence'],
    [
      'staff',
      '工作作风 / 工作作風 / Conduct of officials',
      '推诿 态度 干部 腐败 作风 不作为 踢皮球 举报 书记 official corruption',
    ],
    ['consumer', '消费纠纷 / 消費糾紛 / Consumers', '消费 退款 价格 欺诈 假货 质量 传销 售后 会员卡 refund consumer'],
    ['tourism', '旅游 / 旅遊 / Tourism', '旅游 景区 导游 门票 酒店 旅行社 tourist tourism'],
    [
      'business',
      '企业经营 / 企業經營 / Business',
      '企业 公司 税务 执照 贷款 投资 纳税 工商 非法集资 company tax licence',
    ],
  ]),
]
