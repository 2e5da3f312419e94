import type { Rows } from '../../wire/strings/rows.ts'

/** The page of a problem. */
export default {
  'problem.written': ['你写的在这里，可以复制', '你寫的在這裡，可以複製', 'What you wrote is here, to be copied'],
  'problem.home': ['回到首页', '回到首頁', 'Back to the first page'],
  'problem.status': ['状态码 {status}', '狀態碼 {status}', 'Status {status}'],
} satisfies Rows
