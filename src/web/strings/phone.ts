import type { Rows } from '../../wire/strings/rows.ts'

/** The phone's frame: its views, and where the meeting stands. */
export default {
  'phone.views': ['页面', '頁面', 'Views'],
  'phone.write': ['写卡', '寫卡', 'Write'],
  'phone.read': ['看卡', '看卡', 'Read'],
  'phone.mine': ['我的卡', '我的卡', 'My cards'],
  'phone.offline': [
    '网络断了。你写的都在，连上后会自己发出去。',
    '網路斷了。你寫的都在，連上後會自己送出。',
    'No network. What you wrote is safe and will be sent by itself.',
  ],
  'phone.large': ['大字', '大字', 'Large type'],
  'phone.now': ['现在：{now}', '現在：{now}', 'Now: {now}'],
  'phone.calendar': ['加入日历', '加入日曆', 'Add to calendar'],
  'phone.record': ['会开完了，看公开记录', '會開完了，看公開記錄', 'The meeting has ended. Read the public record'],
  'phone.readRecord': ['看公开记录', '看公開記錄', 'Read the public record'],
  'phone.checkIn': ['我到了，签到', '我到了，簽到', 'I am here: check in'],
  'phone.largeSign': ['大', '大', 'A'],
  'phone.refused': ['{count} 张没送成', '{count} 張沒送成', '{count} not accepted'],
  'phone.left': ['大约还有 {minutes} 分钟', '大約還有 {minutes} 分鐘', 'about {minutes} {{minute|minutes}} left'],
  'phone.passed': ['已经 {minutes} 分钟', '已經 {minutes} 分鐘', '{minutes} {{minute|minutes}} so far'],
  'phone.present': ['✓ 你已签到', '✓ 你已簽到', '✓ you are checked in'],
  'phone.checkInWhy': [
    '按一下就算到场，不用填名字。',
    '按一下就算到場，不用填名字。',
    'One tap counts you as present. No name needed.',
  ],
  'phone.openTree': [
    '这棵树一直开着，什么时候都可以写。',
    '這棵樹一直開著，什麼時候都可以寫。',
    'This tree is always open: write whenever you like.',
  ],
  'phone.openTreeNew': [
    '这棵树已经收好，到今年的树上写',
    '這棵樹已經收好，到今年的樹上寫',
    'This tree is closed. Write on this year’s',
  ],
} satisfies Rows
