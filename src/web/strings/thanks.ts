import type { Rows } from '../../wire/strings/rows.ts'

/** What the phone says when a card has arrived. */
export default {
  'thanks.title': ['第 {number} 号卡挂上树了', '第 {number} 號卡掛上樹了', 'Card {number} hangs on the tree'],
  'thanks.receipt': [
    '回执码，凭它随时查这张卡的下文：',
    '回執碼，憑它隨時查這張卡的下文：',
    'Your receipt shows at any time what became of the card:',
  ],
  'thanks.link': ['回执链接', '回執連結', 'Link to the receipt'],
  'thanks.read': ['看看大家写了什么', '看看大家寫了什麼', 'See what others wrote'],
  'thanks.another': ['再写一张', '再寫一張', 'Write another'],
  'thanks.copy': ['复制链接', '複製連結', 'Copy the link'],
  'thanks.copied': [
    '复制好了，可以粘贴给自己或家人',
    '複製好了，可以貼給自己或家人',
    'Copied. Paste it where you will find it again.',
  ],
  'thanks.notCopied': [
    '没能复制。长按上面的链接，自己选“拷贝”。',
    '沒能複製。長按上面的連結，自己選「拷貝」。',
    'That did not work. Hold the link above and choose Copy.',
  ],
} satisfies Rows
