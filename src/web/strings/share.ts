import type { Rows } from '../../wire/strings/rows.ts'

/** What is shared of a meeting: links, codes, texts to paste. */
export default {
  'share.title': ['二维码与链接', '二維碼與連結', 'QR and links'],
  'share.qr': ['扫码加入的二维码', '掃碼加入的 二維碼', 'QR code to join'],
  'share.phoneLink': ['手机加入的链接', '手機加入的連結', 'Link for phones'],
  'share.phone': ['手机页面', '手機頁面', 'Phone page'],
  'share.poster': ['海报', '海報', 'Poster'],
  'share.csv': ['卡片表格 CSV', '卡片表格 CSV', 'Cards as CSV'],
  'share.ics': ['日历 ICS', '日曆 ICS', 'Calendar file'],
  'share.qrSvg': ['二维码 SVG（印多大都清楚）', '二維碼 SVG（印多大都清楚）', 'QR code as SVG (sharp at any size)'],
  'share.svg': ['三棵树 SVG', '三棵樹 SVG', 'Trees as SVG'],
  'share.png': ['三棵树 PNG', '三棵樹 PNG', 'Trees as PNG'],
  'share.text': ['发到群里的话', '發到群裡的話', 'Text for chat groups'],
  'share.invitation': [
    '【{community}议事会】{theme}\n时间：{when}\n地点：{place}\n打开链接就能写下你的想法，不用注册：\n{link}\n或输入六位码 {code}',
    '【{community}議事會】{theme}\n時間：{when}\n地點：{place}\n打開連結就能寫下你的想法，不用註冊：\n{link}\n或輸入六位碼 {code}',
    '{community}: {theme}\nWhen: {when}\nWhere: {place}\nOpen the link to write what you think, no account needed:\n{link}\nor type the code {code}',
  ],
} satisfies Rows
