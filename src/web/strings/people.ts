import type { Rows } from '../../wire/strings/rows.ts'

/** Who has which role, giving and taking roles, and the record of it. */
export default {
  'people.place': ['哪里', '哪裡', 'Where'],
  'people.appointTitle': ['请人来办事', '請人來辦事', 'Appoint somebody'],
  'people.appointHint': [
    '加上之后会给一条一次性登录链接，亲手交给本人。',
    '加上之後會給一條一次性登入連結，親手交給本人。',
    'You then get a one-time sign-in link to hand over yourself.',
  ],
  'people.role': ['角色', '角色', 'Role'],
  'people.email': ['邮箱（可不填）', '信箱（可不填）', 'E-mail (optional)'],
  'people.add': ['给这个角色', '給這個角色', 'Give this role'],
  'people.none': ['这里还没有人有角色。', '這裡還沒有人有角色。', 'Nobody has a role here yet.'],
  'people.newLink': ['新登录链接', '新登入連結', 'New sign-in link'],
  'people.linkTitle': ['给 {name} 的登录链接', '給 {name} 的登入連結', 'Sign-in link for {name}'],
  'people.linkHint': [
    '只能用一次，一天之内有效。亲手交给本人；关掉这里就看不到了。',
    '只能用一次，一天之內有效。親手交給本人；關掉這裡就看不到了。',
    'It works once, within a day. Hand it over yourself; it is not shown again.',
  ],
  'people.revoke': ['收回', '收回', 'Take away'],
  'people.revokeTitle': ['收回 {name} 的角色：{role}', '收回 {name} 的角色：{role}', 'Take “{role}” away from {name}'],
  'people.revokeHint': [
    '马上生效，开着的页面也会停。以前办过的事都留着，收回这件事记在任免记录里。',
    '馬上生效，開著的頁面也會停。以前辦過的事都留著，收回這件事記在任免記錄裡。',
    'It ends at once, on open pages too. What was done before stays, and the record of appointments notes it.',
  ],
  'people.revokeLast': [
    '{name} 在这里没有别的角色了。别处也没有的话，所有登录会一起结束。',
    '{name} 在這裡沒有別的角色了。別處也沒有的話，所有登入會一起結束。',
    '{name} has no other role here. With none elsewhere either, all their sign-ins end too.',
  ],
  'people.revoked': ['收回了', '收回了', 'The role was taken away'],
  'people.end': ['结束全部登录', '結束全部登入', 'End all sign-ins'],
  'people.endTitle': ['结束 {name} 的全部登录', '結束 {name} 的全部登入', 'End all sign-ins of {name}'],
  'people.endHint': [
    '手机丢了、链接给错人了，就用这个。所有设备马上退出；通行密钥、外部账号、没用过的链接都不能再用。角色还在：给一条新链接，或者用邮箱数字，就能再进来。',
    '手機丟了、連結給錯人了，就用這個。所有裝置馬上登出；通行金鑰、外部帳號、沒用過的連結都不能再用。角色還在：給一條新連結，或者用信箱數字，就能再進來。',
    'For a lost phone, or a link in the wrong hands. Every device is signed out at once; passkeys, outside accounts and unused links stop working. The roles stay: a new link, or a code by e-mail, lets them in again.',
  ],
  'people.ended': ['全部登录已结束', '全部登入已結束', 'All sign-ins have ended'],
  'people.record': ['任免记录', '任免記錄', 'Record of appointments'],
  'people.recordHint': [
    '谁给了、收回了什么角色，谁发了登录链接、结束了登录。改不了，也删不掉。',
    '誰給了、收回了什麼角色，誰發了登入連結、結束了登入。改不了，也刪不掉。',
    'Who gave or took which role, handed a link, or ended sign-ins. Nothing here can be changed or removed.',
  ],
  'people.what.granted': ['得到角色：{role}', '得到角色：{role}', 'was given “{role}”'],
  'people.what.revoked': ['被收回角色：{role}', '被收回角色：{role}', 'lost “{role}”'],
  'people.what.linkHanded': ['得到一条登录链接', '得到一條登入連結', 'was given a sign-in link'],
  'people.what.signInsEnded': ['全部登录被结束', '全部登入被結束', 'had all sign-ins ended'],
  'people.by': ['由 {name} 办', '由 {name} 辦', 'by {name}'],
  'people.byGrove': ['安装时', '安裝時', 'when Grove was set up'],
} satisfies Rows
