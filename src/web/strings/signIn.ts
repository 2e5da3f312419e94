import type { Rows } from '../../wire/strings/rows.ts'

/** Signing in, on the public page and at the desk. */
export default {
  'signIn.title': ['工作人员登录', '工作人員登入', 'Staff sign in'],
  'signIn.description': [
    '社区工作人员从这里登录。参加会议不用登录。',
    '社區工作人員從這裡登入。參加會議不用登入。',
    'Community staff sign in here. Taking part in a meeting needs no account.',
  ],
  'signIn.email': ['你的邮箱', '你的信箱', 'Your e-mail'],
  'signIn.emailHelp': [
    '我们寄给你六位数字，填上就能登录，不用记密码。',
    '我們寄給你六位數字，填上就能登入，不用記密碼。',
    'We send you six digits that sign you in. There is no password to remember.',
  ],
  'signIn.send': ['把数字寄给我', '把數字寄給我', 'Send me the code'],
  'signIn.sendAgain': ['再寄一次', '再寄一次', 'Send it again'],
  'signIn.code': ['信里的六位数字', '信裡的六位數字', 'The six digits from the letter'],
  'signIn.outside': ['用 {name} 登录', '用 {name} 登入', 'Sign in with {name}'],
  'signIn.app.wecom': ['企业微信', '企業微信', 'WeCom'],
  'signIn.app.dingtalk': ['钉钉', '釘釘', 'DingTalk'],
  'signIn.passkey': ['用通行密钥登录', '用通行金鑰登入', 'Sign in with a passkey'],
  'signIn.sent': ['去收件箱看看', '去收件箱看看', 'Look in your inbox'],
  'signIn.sentDetail': [
    '如果这个邮箱登记过，信已经寄出，几分钟内会到。没有收到，看看垃圾邮件，或者再寄一次。',
    '如果這個信箱登記過，信已經寄出，幾分鐘內會到。沒有收到，看看垃圾郵件，或者再寄一次。',
    'If this address is on our list, a letter is on its way and arrives within minutes. If not, look in your spam folder or send it again.',
  ],
  'signIn.noEmail': ['用一次性链接登录', '用一次性連結登入', 'Sign in with a one-time link'],
  'signIn.noEmailDetail': [
    '这台服务器没有配置邮件。请社区的统筹人在协作台“人员与角色”里给你一个链接；第一次登录，链接印在启动服务器的窗口里。',
    '這台伺服器沒有設定郵件。請社區的統籌人在協作台「人員與角色」裡給你一個連結；第一次登入，連結印在啟動伺服器的視窗裡。',
    'This server sends no e-mail. Ask your community’s coordinator for a link from “People and roles” at the desk. For the very first sign-in, the link is printed in the window where the server was started.',
  ],
  'signIn.hello': ['你好，', '你好，', 'Hello, '],
  'signIn.linkDetail': [
    '按一下就登录。这个链接只能用一次。',
    '按一下就登入。這個連結只能用一次。',
    'Press once to sign in. This link works one time.',
  ],
  'signIn.enter': ['登录', '登入', 'Sign in'],
  'signIn.linkOver': [
    '这个链接用过了，或者过期了',
    '這個連結用過了，或者過期了',
    'This link was used already or has expired',
  ],
  'signIn.linkOverDetail': ['要一个新的就行。', '要一個新的就行。', 'Just ask for a new one.'],
  'signIn.again': ['要一个新链接', '要一個新連結', 'Get a new link'],
} satisfies Rows
