import type { Rows } from '../../wire/strings/rows.ts'

/** Pledges at the desk. */
export default {
  'deskPledge.new': ['有人认领', '有人認領', 'A pledge from the hall'],
  'deskPledge.newText': [
    '写做什么、拿什么做、什么时候以前。单位可以写名字；个人不写名字，大屏幕上只有身份。',
    '寫做什麼、拿什麼做、什麼時候以前。單位可以寫名字；個人不寫名字，大螢幕上只有身份。',
    'What, with what, by when. Name an organisation; do not name a person: the screen shows a capacity only.',
  ],
  'deskPledge.entered': ['记下了，第 {number} 项', '記下了，第 {number} 項', 'Noted as number {number}'],
  'deskPledge.take': ['念过了，应下', '唸過了，應下', 'Read out and taken'],
  'deskPledge.takeBack': ['本人收回', '本人收回', 'Taken back'],
  'deskPledge.drop': ['不记…', '不記…', 'Do not take…'],
  'deskPledge.dropText': [
    '写明理由，会记进纪要；不写人的名字。',
    '寫明理由，會記進紀要；不寫人的名字。',
    'Your reason goes into the minutes; name nobody.',
  ],
  'deskPledge.dropExample': ['念了没有人应', '唸了沒有人應', 'Nobody stood by it when it was read out'],
  'deskPledge.offer': ['记为资源认领…', '記為資源認領…', 'Make it an offer…'],
  'deskPledge.offerText': [
    '会进台账，谁都看得到。写单位的名字；个人写身份，比如“三号楼居民”。',
    '會進台帳，誰都看得到。寫單位的名字；個人寫身份，比如「三號樓居民」。',
    'It goes into the ledger, for all to see. Name the organisation; for a person their capacity, such as “a resident of building 3”.',
  ],
  'deskPledge.offered': ['记进台账的资源认领了', '記進台帳的資源認領了', 'It is an offer in the ledger'],
  'deskPledge.empty': [
    '还没有人认领。手机上能写，会上有人开口，也可以在这里记。',
    '還沒有人認領。手機上能寫，會上有人開口，也可以在這裡記。',
    'Nobody has taken anything on yet: by phone, or enter here what is said.',
  ],
  'deskPledge.reason': ['没有记下的理由：{reason}', '沒有記下的理由：{reason}', 'Not taken: {reason}'],
  'deskPledge.key': ['有人认领', '有人認領', 'enter a pledge from the hall'],
} satisfies Rows
