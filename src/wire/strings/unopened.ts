import { wordsUnder } from './rows.ts'

const words = wordsUnder('unopened', {
  'unopened.page': [
    '这一页还没有打开。等一会儿还是这样，请更新浏览器，或者换一个浏览器，打开同一个网址。',
    '這一頁還沒有打開。等一會兒還是這樣，請更新瀏覽器，或者換一個瀏覽器，打開同一個網址。',
    'This page has not opened. If it stays like this, update the browser, or open the same address in another one.',
  ],
  'unopened.hall': [
    '在微信里，点右上角的“⋯”，选“在浏览器打开”。也可以写在纸卡上交给工作人员，或者到签到处请人帮忙。',
    '在微信裡，點右上角的「⋯」，選「在瀏覽器打開」。也可以寫在紙卡上交給工作人員，或者到簽到處請人幫忙。',
    'In WeChat, tap “⋯” at the top right and open it in the browser. You can also write on a paper card and hand it to staff, or ask at the check-in.',
  ],
})

/**
 * What a page says that its script could not draw: too old a browser, no script, or a network that broke off.
 */
export const UNOPENED = words.page

/** The same for residents: the ways that need no phone. */
export const UNOPENED_IN_HALL = words.hall
