/**
 * Signing in at the desk and one's own account: passkeys, sign-ins and their journal. Simplified Chinese is
 * written first.
 */
const rows: Record<string, readonly [hans: string, hant: string, en: string]> = {
  'account.title': ['我的账号', '我的帳號', 'My account'],
  'account.signInPasskey': ['用通行密钥登录', '用通行金鑰登入', 'Sign in with a passkey'],
  'account.signInOutside': ['用 {name} 登录', '用 {name} 登入', 'Sign in with {name}'],
  'account.email': ['你的邮箱', '你的信箱', 'Your e-mail'],
  'account.send': ['把数字寄给我', '把數字寄給我', 'Send me the code'],
  'account.sent': [
    '如果 {email} 登记过，信已经在路上。里面有六位数字，十分钟之内有效。',
    '如果 {email} 登記過，信已經在路上。裡面有六位數字，十分鐘之內有效。',
    'If {email} is on our list, a letter is on its way. It holds six digits, good for ten minutes.',
  ],
  'account.code': ['信里的六位数字', '信裡的六位數字', 'The six digits from the letter'],
  'account.enter': ['登录', '登入', 'Sign in'],
  'account.otherAddress': ['换一个邮箱，或再寄一次', '換一個信箱，或再寄一次', 'Another address, or send it again'],
  'account.noMail': [
    '这台服务器没有配置邮件。请统筹人或管理员给你一条登录链接。',
    '這台伺服器沒有設定郵件。請統籌人或管理員給你一條登入連結。',
    'This server sends no e-mail. Ask a coordinator or administrator for a sign-in link.',
  ],
  'account.link': [
    '有人给了你一次性登录链接？打开它就能进来。服务器启动时也会打印一条。',
    '有人給了你一次性登入連結？打開它就能進來。伺服器啟動時也會印出一條。',
    'Were you given a one-time link? Open it, and you are in. The server also prints one when it starts.',
  ],
  'account.or': ['或者', '或者', 'or'],
  'account.noPasskeysHere': [
    '通行密钥在这个地址用不了：浏览器只在 https 网址或者本机（localhost）上给用。',
    '通行金鑰在這個網址用不了：瀏覽器只在 https 網址或者本機（localhost）上給用。',
    'No passkeys at this address: browsers allow them only at an https address or on the machine itself (localhost).',
  ],
  'account.passkeysThere': [
    '通行密钥要在 {address} 上用。',
    '通行金鑰要在 {address} 上用。',
    'Passkeys work at {address}.',
  ],
  'account.noPasskeysInBrowser': [
    '这个浏览器不会用通行密钥。换一个新一点的，或者用邮箱、登录链接。',
    '這個瀏覽器不會用通行金鑰。換一個新一點的，或者用信箱、登入連結。',
    'This browser cannot use passkeys. Take a newer one, or use your e-mail or a sign-in link.',
  ],
  'account.passkeyNotDone': [
    '没有用成通行密钥，什么也没有改。可以再试一次。',
    '沒有用成通行金鑰，什麼也沒有改。可以再試一次。',
    'The passkey was not used, and nothing was changed. You can try again.',
  ],
  'account.passkeyThereAlready': [
    '这台设备上已经有你的通行密钥了。',
    '這台裝置上已經有你的通行金鑰了。',
    'This device already holds a passkey of yours.',
  ],
  'account.passkeys': ['通行密钥', '通行金鑰', 'Passkeys'],
  'account.passkeysHint': [
    '用指纹、面容或者开机密码登录，不用等信，断网的会场也行。',
    '用指紋、臉孔或者開機密碼登入，不用等信，斷網的會場也行。',
    'Sign in with your finger, face or screen lock. No letter to wait for, and it works in a hall without internet.',
  ],
  'account.addPasskey': ['在这台设备上加一把', '在這台裝置上加一把', 'Add one on this device'],
  'account.passkeyAdded': ['通行密钥加好了', '通行金鑰加好了', 'The passkey is added'],
  'account.noPasskeys': ['还没有。', '還沒有。', 'None yet.'],
  'account.passkeyMade': ['{created} 添加', '{created} 加入', 'Added {created}'],
  'account.passkeyUsed': [
    '{created} 添加，{used} 用过',
    '{created} 加入，{used} 用過',
    'Added {created}, last used {used}',
  ],
  'account.rename': ['改名', '改名', 'Rename'],
  'account.passkeyName': ['名字', '名字', 'Name'],
  'account.remove': ['删掉', '刪掉', 'Remove'],
  'account.removeTitle': ['删掉这把通行密钥', '刪掉這把通行金鑰', 'Remove this passkey'],
  'account.removeHint': [
    '用它登录的设备会马上退出。以后不能再用它进来。',
    '用它登入的裝置會馬上登出。以後不能再用它進來。',
    'Whatever was signed in with it ends at once, and it opens nothing any more.',
  ],
  'account.removed': ['通行密钥删掉了', '通行金鑰刪掉了', 'The passkey is removed'],
  'account.journal': ['登录记录', '登入記錄', 'Journal of sign-ins'],
  'account.journalHint': [
    '每次登录、每次被拒的尝试都记在这里。有不是你的，告诉统筹人。',
    '每次登入、每次被拒的嘗試都記在這裡。有不是你的，告訴統籌人。',
    'Every sign-in and every refused try is kept here. If one is not yours, tell your coordinator.',
  ],
  'account.journalOfPeople': [
    '这里的人什么时候、怎样登录，哪些尝试被拒。只有管理员和监督员看得到。',
    '這裡的人什麼時候、怎樣登入，哪些嘗試被拒。只有管理員和監督員看得到。',
    'When and how the people here signed in, and which tries were refused. Only administrators and oversight see it.',
  ],
  'account.journalNone': ['还没有记录。', '還沒有記錄。', 'Nothing yet.'],
  'account.in': ['进来了', '進來了', 'Signed in'],
  'account.nobody': ['不认识的人', '不認識的人', 'Somebody unknown'],
  'account.way.link': ['一次性链接', '一次性連結', 'One-time link'],
  'account.way.code': ['邮箱数字', '信箱數字', 'E-mail code'],
  'account.way.passkey': ['通行密钥', '通行金鑰', 'Passkey'],
  'account.way.outside': ['外部账号', '外部帳號', 'Outside account'],
  'account.refused.linkUsed': ['被拒：链接用过或过期', '被拒：連結用過或過期', 'Refused: link used or expired'],
  'account.refused.codeWrong': ['被拒：数字不对或过期', '被拒：數字不對或過期', 'Refused: wrong or old code'],
  'account.refused.passkeyRefused': ['被拒：密钥没有通过', '被拒：金鑰沒有通過', 'Refused: passkey not accepted'],
  'account.refused.addressUnknown': ['被拒：邮箱没有登记', '被拒：信箱沒有登記', 'Refused: address not known here'],
  'account.refused.addressUnproven': ['被拒：邮箱没有验证', '被拒：信箱沒有驗證', 'Refused: address not verified'],
  'account.refused.outsideRefused': ['被拒：没有从那边回来', '被拒：沒有從那邊回來', 'Refused: no valid way back'],
}

const column = (n: 0 | 1 | 2): Record<string, string> =>
  Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row[n]]))

export default { 'zh-Hans': column(0), 'zh-Hant': column(1), en: column(2) }
