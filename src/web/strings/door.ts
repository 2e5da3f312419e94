import type { Rows } from '../../wire/strings/rows.ts'

/** Joining from the hall on the phone. */
export default {
  'door.ask': ['你在会场吗？', '你在會場嗎？', 'Are you in the hall?'],
  'door.ask.why': [
    '扫一扫大屏幕上的码，就进来了。不方便扫，就输入数字。',
    '掃一掃大螢幕上的碼，就進來了。不方便掃，就輸入數字。',
    'Scan the code on the big screen and you are in. If you cannot scan, type the number.',
  ],
  'door.late': ['这个码过时了', '這個碼過時了', 'That code is too old'],
  'door.late.why': [
    '码每半分钟换一次，免得不在场的人进来。再扫一次大屏幕，或者输入数字。',
    '碼每半分鐘換一次，免得不在場的人進來。再掃一次大螢幕，或者輸入數字。',
    'It changes every half minute, so that only those in the hall come in. Scan again, or type the number.',
  ],
  'door.number': ['大屏幕上的六位数字', '大螢幕上的六位數字', 'Six digits on the big screen'],
  'door.enter': ['进入会场', '進入會場', 'Come in'],
  'door.empty': [
    '先输入大屏幕上的六位数字。',
    '先輸入大螢幕上的六位數字。',
    'Type the six digits on the big screen first.',
  ],
  'door.meanwhile': [
    '还没进来也可以看卡、先写好，手机会替你存着。',
    '還沒進來也可以看卡、先寫好，手機會替你存著。',
    'Until then you can read, and write ahead: your phone keeps it.',
  ],
  'door.short': ['进来以后再挂', '進來以後再掛', 'Come in first'],
  'door.in': [
    '进来了。会议一开始就可以挂卡。',
    '進來了。會議一開始就可以掛卡。',
    'You are in. Once the meeting opens, you can hang up your card.',
  ],
  'door.offline': [
    '没连上网。数字每分钟会换，连上后输入新的。',
    '沒連上網路。數字每分鐘會換，連上後輸入新的。',
    'No network just now. The number changes every minute: type the new one once you are connected.',
  ],
} satisfies Rows
