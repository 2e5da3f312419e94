import type { Rows } from '../../wire/strings/rows.ts'

/** What every form of the desk says. */
export default {
  'form.resumed': ['接着上次没提交的写。', '接著上次沒提交的寫。', 'Goes on from what you had not sent yet.'],
  'form.startOver': ['重新填', '重新填', 'Start over'],
  'form.stands': ['现在是这样：', '現在是這樣：', 'What is there now:'],
  'form.takeOver': ['用现在的', '用現在的', 'Take what is there'],
  'form.goOn': ['还是用我写的', '還是用我寫的', 'Keep what I wrote'],
  'form.optional': ['可不填', '可不填', 'optional'],
  'form.chooseFile': ['选文件', '選檔案', 'Choose a file'],
  'form.choosePicture': ['选照片', '選照片', 'Choose a picture'],
  'form.takePicture': ['拍照', '拍照', 'Take a picture'],
  'form.calendar': ['日历', '日曆', 'Calendar'],
  'form.dayExample': ['年-月-日', '年-月-日', 'year-month-day'],
  'form.noDay': ['写成这样：2026-12-30', '寫成這樣：2026-12-30', 'Write it like 2026-12-30'],
  'form.dayEarly': ['最早是 {day}', '最早是 {day}', '{day} is the first day possible'],
  'form.time': ['几点', '幾點', 'Time'],
  'form.noTime': ['写成这样：19:30', '寫成這樣：19:30', 'Write it like 19:30'],
  'form.over': [
    '写了 {length} 个字，最多 {most} 个。删短一点再提交，写的都还在。',
    '寫了 {length} 個字，最多 {most} 個。刪短一點再提交，寫的都還在。',
    '{length} characters, and {most} fit. Shorten it, then send it; your words are safe.',
  ],
  'form.signInAgain': [
    '写的都留在这台设备上。登录后回到这里，接着提交。',
    '寫的都留在這台裝置上。登入後回到這裡，接著提交。',
    'Your words are kept on this device. Sign in, come back here and send them.',
  ],
} satisfies Rows
