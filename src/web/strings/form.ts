import type { Rows } from '../../wire/strings/rows.ts'

/** What every form of the desk says. */
export default {
  'form.resumed': ['接着上次没提交的写。', '接著上次沒提交的寫。', 'Goes on from what you had not sent yet.'],
  'form.startOver': ['重新填', '重新填', 'Start over'],
  'form.optional': ['可不填', '可不填', 'optional'],
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
