import type { ProblemRows } from './rows.ts'

/**
 * What the ledger's rules refuse, in the person's language: what happened, whether the text is safe, what to
 * do next.
 */
export const LEDGER_PROBLEMS = {
  importUnreadable: {
    title: ['这个文件读不出来', '這個檔案讀不出來', 'The file cannot be read'],
    detail: [
      '请存成 CSV 或 Excel（xlsx）再传。文件还在你那里，什么都没有导入。',
      '請存成 CSV 或 Excel（xlsx）再傳。檔案還在你那裡，什麼都沒有匯入。',
      'Save it as CSV or Excel (xlsx) and send it again. Nothing was imported.',
    ],
  },
  importEmpty: {
    title: ['表里没有内容', '表裡沒有內容', 'Nothing in the sheet'],
    detail: [
      '第一行写列名，下面每行一件事。补上再传。',
      '第一行寫欄名，下面每行一件事。補上再傳。',
      'The first row names the columns, each row below is a matter. Add them and send it again.',
    ],
  },
  importKind: {
    title: ['这种文件读不了', '這種檔案讀不了', 'Not a kind of file that can be read'],
    detail: [
      '这是 {kind} 文件。用表格软件打开，另存为 Excel 工作簿（.xlsx）或 CSV 再传。什么都没有导入。',
      '這是 {kind} 檔案。用試算表軟體打開，另存為 Excel 活頁簿（.xlsx）或 CSV 再傳。什麼都沒有匯入。',
      'This is a file of the kind {kind}. Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) or CSV, and send that. Nothing was imported.',
    ],
  },
  importLocked: {
    title: ['文件有密码', '檔案有密碼', 'The file has a password'],
    detail: [
      '先在表格软件里去掉打开密码，存好再传。什么都没有导入。',
      '先在試算表軟體裡去掉開啟密碼，存好再傳。什麼都沒有匯入。',
      'Take the password off in your spreadsheet program, save it and send it again. Nothing was imported.',
    ],
  },
  importZipped: {
    title: ['这是压缩包', '這是壓縮檔', 'This is an archive'],
    detail: [
      '先解开，把里面的表格文件传上来。什么都没有导入。',
      '先解開，把裡面的試算表傳上來。什麼都沒有匯入。',
      'Unpack it and send the spreadsheet inside. Nothing was imported.',
    ],
  },
  importBadByte: {
    title: ['有一个字读不出来', '有一個字讀不出來', 'A character cannot be read'],
    detail: [
      '文件按 {encoding} 编码读，第 {line} 行第 {sign} 个字坏了。改好那里，或者另存为 Excel（xlsx）再传。什么都没有导入。',
      '檔案按 {encoding} 編碼讀，第 {line} 行第 {sign} 個字壞了。改好那裡，或者另存為 Excel（xlsx）再傳。什麼都沒有匯入。',
      'Read as {encoding}, the character {sign} of line {line} is broken. Mend it there, or save the file as Excel (xlsx), and send it again. Nothing was imported.',
    ],
  },
  importQuote: {
    title: ['引号不成对', '引號不成對', 'A quotation mark has no partner'],
    detail: [
      '从第 {line} 行开始的一格有引号没有配好，后面的行分不清。改好那里，或者另存为 Excel（xlsx）再传。什么都没有导入。',
      '從第 {line} 行開始的一格有引號沒有配好，後面的行分不清。改好那裡，或者另存為 Excel（xlsx）再傳。什麼都沒有匯入。',
      'A cell that begins on line {line} has a quotation mark too many or too few, so the rows after it cannot be told apart. Mend it, or save the file as Excel (xlsx), and send it again. Nothing was imported.',
    ],
  },
  importTooLarge: {
    title: ['文件太大或太复杂', '檔案太大或太複雜', 'The file is too large or too complex'],
    detail: [
      '把要导入的那张表复制到一个新的工作簿里，只粘贴数值，存好再传。什么都没有导入。',
      '把要匯入的那張表複製到一個新的活頁簿裡，只貼上值，存好再傳。什麼都沒有匯入。',
      'Copy the table into a new workbook, pasting values only, save it and send that. Nothing was imported.',
    ],
  },
  importBusy: {
    title: ['正在读别的文件', '正在讀別的檔案', 'Other files are being read'],
    detail: [
      '过一分钟再传一次。文件还在你那里，什么都没有导入。',
      '過一分鐘再傳一次。檔案還在你那裡，什麼都沒有匯入。',
      'Send it again in a minute. You still have the file, and nothing was imported.',
    ],
  },
  importAboveHeading: {
    title: ['在列名上面', '在欄名上面', 'Above the heading'],
    detail: ['在列名上面，不当作事项。', '在欄名上面，不當作事項。', 'Stands above the heading, so it is no matter.'],
  },
  importHeading: {
    title: ['列名', '欄名', 'Heading'],
    detail: ['当作列名。', '當作欄名。', 'Taken for the heading.'],
  },
  importHeadingAgain: {
    title: ['又是列名', '又是欄名', 'The heading again'],
    detail: ['又是一遍列名，不当作事项。', '又是一遍欄名，不當作事項。', 'The heading once more, so it is no matter.'],
  },
  importFormula: {
    title: ['公式没有结果', '公式沒有結果', 'A formula without a result'],
    detail: [
      '“{word}”是公式，文件里没有它的结果。用表格软件打开，存一次再传，或者改成数值。',
      '「{word}」是公式，檔案裡沒有它的結果。用試算表軟體打開，存一次再傳，或者改成值。',
      '“{word}” is a formula, and the file does not hold its result. Open it in a spreadsheet program and save it once, or write the value.',
    ],
  },
  importError: {
    title: ['这一格是错误值', '這一格是錯誤值', 'The cell holds an error'],
    detail: [
      '这一格是“{word}”。改好，或者空着。',
      '這一格是「{word}」。改好，或者空著。',
      'The cell says “{word}”. Mend it, or leave it empty.',
    ],
  },
  importTooMany: {
    title: ['一次太多了', '一次太多了', 'Too many at once'],
    detail: [
      '一个文件最多 {most} 行。分成几个文件再传，什么都没有导入。',
      '一個檔案最多 {most} 行。分成幾個檔案再傳，什麼都沒有匯入。',
      'A file holds at most {most} rows. Split it and send the parts. Nothing was imported.',
    ],
  },
  importNoTitle: {
    title: ['找不到事项这一列', '找不到事項這一欄', 'No column of matters'],
    detail: [
      '前 20 行里要有一行列名，其中一列叫“事项”“标题”或“内容”。改好列名再传。',
      '前 20 行裡要有一行欄名，其中一欄叫「事項」「標題」或「內容」。改好欄名再傳。',
      'One of the first 20 rows must name the columns, among them Matter, Title or Summary. Name it and send it again.',
    ],
  },
  importTwice: {
    title: ['有两列意思一样', '有兩欄意思一樣', 'Two columns mean the same'],
    detail: [
      '“{column}”和前面的一列说的是同一样。留一列再传。',
      '「{column}」和前面的一欄說的是同一樣。留一欄再傳。',
      '“{column}” means the same as a column before it. Keep one and send it again.',
    ],
  },
  importDate: {
    title: ['日期看不懂', '日期看不懂', 'Not a date'],
    detail: [
      '“{word}”不像日期。写成 2026-10-01 这样。',
      '「{word}」不像日期。寫成 2026-10-01 這樣。',
      '“{word}” does not read as a date. Write it like 2026-10-01.',
    ],
  },
  importWord: {
    title: ['这个词看不懂', '這個詞看不懂', 'Not a known word'],
    detail: [
      '“{word}”对不上。照导出的台账里的写法改，或者空着。',
      '「{word}」對不上。照匯出的台帳裡的寫法改，或者空著。',
      '“{word}” is not known here. Write it as an exported ledger does, or leave it empty.',
    ],
  },
  importNumber: {
    title: ['要写数字', '要寫數字', 'A number is needed'],
    detail: [
      '“{word}”不是一个整数。写成 1200、1,200 或 3万 这样，或者空着。',
      '「{word}」不是一個整數。寫成 1200、1,200 或 3萬 這樣，或者空著。',
      '“{word}” is no whole number. Write it like 1200 or 1,200, or leave it empty.',
    ],
  },
  importPerson: {
    title: ['没有这个承办人', '沒有這個承辦人', 'No such handler'],
    detail: [
      '这里没有叫“{word}”的工作人员。先添上，或者空着，由你先接。',
      '這裡沒有叫「{word}」的工作人員。先添上，或者空著，由你先接。',
      'Nobody called “{word}” works here. Appoint them, or leave it empty and it is yours first.',
    ],
  },
  importClosed: {
    title: ['这件事已经结了', '這件事已經結了', 'It is closed already'],
    detail: [
      '办结要有照片和回访，原来的台账里没有，所以不导入。删掉这一行再传。',
      '辦結要有照片和回訪，原來的台帳裡沒有，所以不匯入。刪掉這一行再傳。',
      'Closing needs a photo and a callback, which the old ledger lacks. Take the row out and send it again.',
    ],
  },
  noSuchMatter: {
    title: ['没有这件事', '沒有這件事', 'No such matter'],
    detail: [
      '这个社区的台账里没有这件事。看看编号对不对。',
      '這個社區的台帳裡沒有這件事。看看編號對不對。',
      'This community’s ledger has no such matter. Check the number.',
    ],
  },
  noCards: {
    title: ['还没有卡', '還沒有卡', 'No cards yet'],
    detail: [
      '一件事至少要有一张卡。先选卡，再立项。',
      '一件事至少要有一張卡。先選卡，再立項。',
      'A matter holds at least one card. Choose cards first.',
    ],
  },
  lastCard: {
    title: ['这是最后一张卡', '這是最後一張卡', 'The last card stays'],
    detail: [
      '一件事不能没有卡。可以并入另一件事，或者不予受理并说明理由。',
      '一件事不能沒有卡。可以併入另一件事，或者不予受理並說明理由。',
      'A matter is never emptied. Fold it into another matter, or decline it with a reason.',
    ],
  },
  notInThisStage: {
    title: ['现在这一步做不了', '現在這一步做不了', 'Not possible at this stage'],
    detail: [
      '这件事已经走到别的环节了。刷新页面，看看现在到哪一步。你写的还在。',
      '這件事已經走到別的環節了。重新整理頁面，看看現在到哪一步。你寫的還在。',
      'The matter is at another stage now. Reload the page to see where it is. What you wrote is still there.',
    ],
  },
  foldNotPossible: {
    title: ['不能并到那件事里', '不能併到那件事裡', 'Cannot be folded there'],
    detail: [
      '只能并入一件还在办、自己没有并入别处的事；并进来过别的事，要先分出来。',
      '只能併入一件還在辦、自己沒有併入別處的事；併進來過別的事，要先分出來。',
      'Fold it into a matter that is open and not folded itself. Matters folded into this one come out first.',
    ],
  },
  receiverMissing: {
    title: ['还没写交给谁', '還沒寫交給誰', 'Who receives it'],
    detail: [
      '写明交给哪个部门、热线或业主大会，再分流。你写的还在。',
      '寫明交給哪個部門、熱線或業主大會，再分流。你寫的還在。',
      'Name the department, hotline or assembly that receives it. What you wrote is still there.',
    ],
  },
  noSuchOwner: {
    title: ['这个人不在这里工作', '這個人不在這裡工作', 'Not working here'],
    detail: [
      '承办人要在本社区或街道有岗位，居务监督除外。换一个人，或者先给他加上岗位。',
      '承辦人要在本社區或街道有崗位，居務監督除外。換一個人，或者先給他加上崗位。',
      'A handler has a role in this community or above it, other than oversight. Choose someone else, or appoint them.',
    ],
  },
  dateNotLater: {
    title: ['日期要更晚', '日期要更晚', 'Choose a later day'],
    detail: [
      '只能往后改，而且要写理由。选一个更晚的日子。',
      '只能往後改，而且要寫理由。選一個更晚的日子。',
      'A due date only moves to a later day, with a reason. Choose another.',
    ],
  },
  noSuchProposal: {
    title: ['没有这个方案', '沒有這個方案', 'No such open proposal'],
    detail: [
      '这个方案没有了，或者已经定了。刷新页面再看。你写的还在。',
      '這個方案沒有了，或者已經定了。重新整理頁面再看。你寫的還在。',
      'It is gone or already decided. Reload the page. What you wrote is still there.',
    ],
  },
  noSuchVersion: {
    title: ['没有这一版', '沒有這一版', 'No such version'],
    detail: [
      '方案没有这一版。选一版再试。',
      '方案沒有這一版。選一版再試。',
      'The proposal has no such version. Choose one and try again.',
    ],
  },
  versionMeanwhile: {
    title: ['有人先写了新的一版', '有人先寫了新的一版', 'A newer version came before yours'],
    detail: [
      '现在是第 {number} 版，你看的是前一版。先看新的，再把你的话写进去。你写的还在，先抄下来。',
      '現在是第 {number} 版，你看的是前一版。先看新的，再把你的話寫進去。你寫的還在，先抄下來。',
      'It is version {number} by now, and yours began from an earlier one. Read it, then add what is yours. What you wrote is still there: copy it first.',
    ],
  },
  changeMissing: {
    title: ['还没写改了什么', '還沒寫改了什麼', 'What changed'],
    detail: [
      '新的一版要写改了什么、为什么改。你写的还在。',
      '新的一版要寫改了什麼、為什麼改。你寫的還在。',
      'A new version says what changed and why. What you wrote is still there.',
    ],
  },
  noSuchAdvice: {
    title: ['没有这条建议', '沒有這條建議', 'No such advice'],
    detail: [
      '刷新页面再看。你写的还在。',
      '重新整理頁面再看。你寫的還在。',
      'Reload the page. What you wrote is still there.',
    ],
  },
  adviceUnanswered: {
    title: ['还有建议没有答复', '還有建議沒有答覆', 'Advice without an answer'],
    detail: [
      '还有 {count} 条建议没有答复。每条写明采纳没有、为什么，再定方案。',
      '還有 {count} 條建議沒有答覆。每條寫明採納沒有、為什麼，再定方案。',
      '{count} pieces of advice wait. Say of each whether it is taken, and why; then decide.',
    ],
  },
  noSuchStep: {
    title: ['没有这个程序', '沒有這個程序', 'No such step'],
    detail: [
      '这个程序不在了，或者已经记下了。刷新页面再看。',
      '這個程序不在了，或者已經記下了。重新整理頁面再看。',
      'It is gone or already on record. Reload the page.',
    ],
  },
  stepMissing: {
    title: ['程序还没走完', '程序還沒走完', 'Required steps are open'],
    detail: [
      '还有 {count} 项必经程序没有记录或没有通过。走完再定方案。',
      '還有 {count} 項必經程序沒有記錄或沒有通過。走完再定方案。',
      '{count} required steps are not on record or did not pass. Then decide.',
    ],
  },
  stepOfOther: {
    title: ['表决的不是这一版', '表決的不是這一版', 'The steps passed for something else'],
    detail: [
      '有 {count} 项必经程序通过的是别的方案、别的版本，或者是重新分流以前的。要按这一版再走一遍，才能定。',
      '有 {count} 項必經程序通過的是別的方案、別的版本，或者是重新分流以前的。要按這一版再走一遍，才能定。',
      '{count} required steps passed for another proposal or version, or before the way was chosen anew. They must pass again for this one.',
    ],
  },
  notTheProposal: {
    title: ['和方案的话不一样', '和方案的話不一樣', 'These are not the proposal’s words'],
    detail: [
      '题目要写明是哪个方案、第几版，后面只能接那一版的原文。回到这件事，从这一步重新开始投票。',
      '題目要寫明是哪個方案、第幾版，後面只能接那一版的原文。回到這件事，從這一步重新開始投票。',
      'The question says which proposal and version it is on, and may only be followed by that version’s text. Begin the vote at the step of the matter again.',
    ],
  },
  ownersDecide: {
    title: ['要由业主大会决定', '要由業主大會決定', 'The owners decide'],
    detail: [
      '这是业主共有的事，议事会不能代替表决。先记下业主大会的表决。',
      '這是業主共有的事，議事會不能代替表決。先記下業主大會的表決。',
      'This is common property: no council votes in the owners’ place. Record the owners’ assembly first.',
    ],
  },
  voteImpossible: {
    title: ['票数对不上', '票數對不上', 'The numbers do not add up'],
    detail: [
      '票数要填齐：应到至少一人，到会不多于应到，三种票加起来不多于到会，通知不晚于开会那天。改一下再存。',
      '票數要填齊：應到至少一人，到會不多於應到，三種票加起來不多於到會，通知不晚於開會那天。改一下再存。',
      'Enter all numbers: somebody eligible, no more present than eligible, no more votes than present, and the notice not after the meeting. Correct them.',
    ],
  },
  stepVoting: {
    title: ['这一步正在投票', '這一步正在投票', 'This step is being voted on'],
    detail: [
      '投票 {vote} 正在决定这一步。等它结束，或者先作废它。你写的还在。',
      '投票 {vote} 正在決定這一步。等它結束，或者先作廢它。你寫的還在。',
      'Vote {vote} decides this step. Wait until it is closed, or give the vote up first. What you wrote is still there.',
    ],
  },
  stepCounted: {
    title: ['这一步由投票决定', '這一步由投票決定', 'This step was decided by a vote'],
    detail: [
      '票数来自投票 {vote}，不能再用手填。不信就把它的选票文件再数一遍。你写的还在。',
      '票數來自投票 {vote}，不能再用手填。不信就把它的選票檔案再數一遍。你寫的還在。',
      'Its numbers come from vote {vote} and are not entered by hand. If you doubt them, count its file again. What you wrote is still there.',
    ],
  },
  noticeTooShort: {
    title: ['留的天数不够', '留的天數不夠', 'Too short a notice'],
    detail: [
      '至少要 {least} 天。改一下日期再试。你写的还在。',
      '至少要 {least} 天。改一下日期再試。你寫的還在。',
      'It takes at least {least} days. Change the dates. What you wrote is still there.',
    ],
  },
  noSuchTask: {
    title: ['没有这项任务', '沒有這項任務', 'No such task'],
    detail: [
      '刷新页面再看。你写的还在。',
      '重新整理頁面再看。你寫的還在。',
      'Reload the page. What you wrote is still there.',
    ],
  },
  noSuchOffer: {
    title: ['没有这项资源', '沒有這項資源', 'No such offer'],
    detail: [
      '这项认领的资源没有了，或者撤回了。换一项。',
      '這項認領的資源沒有了，或者撤回了。換一項。',
      'The offer is gone or was withdrawn. Choose another.',
    ],
  },
  evidenceMissing: {
    title: ['还缺照片', '還缺照片', 'A photo is missing'],
    detail: [
      '办结要有说明和一张办完后的照片。补上照片再提交。你写的还在。',
      '辦結要有說明和一張辦完後的照片。補上照片再提交。你寫的還在。',
      'Done needs words and a photo of how it is now. Add it. What you wrote is still there.',
    ],
  },
  tasksOpen: {
    title: ['还有任务没做完', '還有任務沒做完', 'Tasks are open'],
    detail: [
      '还有 {count} 项任务没做完。做完再办结。你写的还在。',
      '還有 {count} 項任務沒做完。做完再辦結。你寫的還在。',
      '{count} tasks are not done yet. Finish them first. What you wrote is still there.',
    ],
  },
  ownCallback: {
    title: ['不能自己回访自己', '不能自己回訪自己', 'Somebody else calls back'],
    detail: [
      '回访要由承办人以外的人来做。请另一位同事回访。',
      '回訪要由承辦人以外的人來做。請另一位同事回訪。',
      'Whoever handled it cannot check it. Ask a colleague to call back.',
    ],
  },
  notAffected: {
    title: ['这张回执不在这件事里', '這張回執不在這件事裡', 'Not your matter here'],
    detail: [
      '写卡或附议过的人才能在这里答复。可以从社区页面写一张新卡。',
      '寫卡或附議過的人才能在這裡答覆。可以從社區頁面寫一張新卡。',
      'Those who wrote or endorsed one of its cards answer here. You can write a new card on the community’s page.',
    ],
  },
  answerStands: {
    title: ['用这张回执答过了', '用這張回執答過了', 'It was answered with this receipt'],
    detail: [
      '卡是别人代录的，回执别人也见过，所以答过的不能换。还没有解决，就写下来再反映；解决了，等工作人员回访时说。',
      '卡是別人代錄的，回執別人也見過，所以答過的不能換。還沒有解決，就寫下來再反映；解決了，等工作人員回訪時說。',
      'Somebody entered the card for you and has seen the receipt too, so an answer that was given stays. Not solved? Write what is missing. Solved after all? Say so when you are called back.',
    ],
  },
  lettersStand: {
    title: ['已经有确认过的邮箱', '已經有確認過的信箱', 'An address is confirmed already'],
    detail: [
      '什么也没有改。卡是别人代录的，回执别人也见过，所以凭回执不能换邮箱，也不能停。要换或停，点信里的链接；不是你的邮箱，请告诉社区。',
      '什麼也沒有改。卡是別人代錄的，回執別人也見過，所以憑回執不能換信箱，也不能停。要換或停，點信裡的連結；不是你的信箱，請告訴社區。',
      'Nothing was changed. Somebody else entered this card and has seen the receipt too, so the receipt alone neither changes nor ends the letters. Open the link in a letter to change or stop them; if the address is not yours, tell the community.',
    ],
  },
  notYourAnswer: {
    title: ['这要本人答', '這要本人答', 'This is theirs to answer'],
    detail: [
      '这张卡是工作人员代录的，你登录着工作人员的账号。请写卡的人用自己的手机打开回执；要问结果，用回访。',
      '這張卡是工作人員代錄的，你登入著工作人員的帳號。請寫卡的人用自己的手機打開回執；要問結果，用回訪。',
      'The card was entered at the desk, and you are signed in as staff. Let its author open the receipt on their own phone; to ask them yourself, call back.',
    ],
  },
  alreadyAnswered: {
    title: ['已经答复过了', '已經答覆過了', 'Already answered'],
    detail: [
      '这一条已经有答复。刷新页面再看。你写的还在。',
      '這一條已經有答覆。重新整理頁面再看。你寫的還在。',
      'It has an answer. Reload the page. What you wrote is still there.',
    ],
  },
  noSuchNotice: {
    title: ['没有这条公示', '沒有這條公示', 'No such notice'],
    detail: [
      '看看地址对不对，或者从社区页面找。',
      '看看網址對不對，或者從社區頁面找。',
      'Check the address, or look for it on the community’s page.',
    ],
  },
  periodNotYet: {
    title: ['这一期还没开始', '這一期還沒開始', 'This period has not begun'],
    detail: [
      '还没有可以公开的数字。等这个月或季度开始了再来，或者选早一点的。',
      '還沒有可以公開的數字。等這個月或季度開始了再來，或者選早一點的。',
      'There are no numbers to disclose. Come again once the month or quarter has begun, or choose an earlier one.',
    ],
  },
  noticeBackwards: {
    title: ['结束早于开始', '結束早於開始', 'It ends before it begins'],
    detail: [
      '公示的结束日在开始日之前。改一改日子再发。你写的还在。',
      '公示的結束日在開始日之前。改一改日子再發。你寫的還在。',
      'The last day is before the first. Change the days and publish again. What you wrote is still there.',
    ],
  },
  noticeNotYet: {
    title: ['公示期还没开始', '公示期還沒開始', 'The notice has not begun'],
    detail: [
      '{from} 起收意见。你写的还在，那天再提交。',
      '{from} 起收意見。你寫的還在，那天再提交。',
      'It takes objections from {from}. What you wrote is still there: send it then.',
    ],
  },
  noticeOver: {
    title: ['公示期已过', '公示期已過', 'The notice is over'],
    detail: [
      '这条公示不再收意见。你写的还在，可以从社区页面写一张卡。',
      '這條公示不再收意見。你寫的還在，可以從社區頁面寫一張卡。',
      'It takes no more objections. What you wrote is still there: you can send it as a card on the community’s page.',
    ],
  },
  noticeWithdrawn: {
    title: ['公示已撤回', '公示已撤回', 'The notice was withdrawn'],
    detail: [
      '这条公示已经撤回，原因写在公示页上。你写的还在，可以从社区页面写一张卡。',
      '這條公示已經撤回，原因寫在公示頁上。你寫的還在，可以從社區頁面寫一張卡。',
      'It was withdrawn; its page says why. What you wrote is still there: you can send it as a card on the community’s page.',
    ],
  },
  objectionsFull: {
    title: ['意见已经收满', '意見已經收滿', 'No room for more objections'],
    detail: [
      '这条公示这样收的意见已经有 {most} 条，不再收了。你写的还在，可以从社区页面写一张卡，也可以当面交给居委会。',
      '這條公示這樣收的意見已經有 {most} 條，不再收了。你寫的還在，可以從社區頁面寫一張卡，也可以當面交給居委會。',
      'The notice has {most} objections that came this way, and takes no more. What you wrote is still there: send it as a card on the community’s page, or hand it in.',
    ],
  },
  noticeRuns: {
    title: ['公示期还没到', '公示期還沒到', 'The notice still runs'],
    detail: [
      '提前揭下要写明原因；结果等公示期满再写。你写的还在。',
      '提前揭下要寫明原因；結果等公示期滿再寫。你寫的還在。',
      'To take it down before its last day, say why; state its result after. What you wrote is still there.',
    ],
  },
  codeOfAnother: {
    title: ['照片上是另一条公示', '照片上是另一條公示', 'This is another notice'],
    detail: [
      '照片里的二维码是别的公示的，照片没有存。找到这条公示的那张纸，对着它的二维码再拍一张。',
      '照片裡的二維碼是別的公示的，照片沒有存。找到這條公示的那張紙，對著它的二維碼再拍一張。',
      'The code in the photo is another notice’s, and the photo was not kept. Find this notice’s sheet and photograph its code.',
    ],
  },
  noSuchContest: {
    title: ['没有这一条', '沒有這一條', 'Nothing of this kind was said'],
    detail: ['刷新页面再看一看。', '重新整理頁面再看一看。', 'Load the page again and look.'],
  },
  notNamed: {
    title: ['没有写这个名字', '沒有寫這個名字', 'Nobody is named so'],
    detail: [
      '这个方案的表态里没有这个名字。照写着的那样填，再试一次。',
      '這個方案的表態裡沒有這個名字。照寫著的那樣填，再試一次。',
      'In how the team stands on this proposal nobody has that name. Write it as it stands there.',
    ],
  },
  wordsErased: {
    title: ['原话已经删除', '原話已經刪除', 'The words are erased'],
    detail: [
      '这段话已经彻底删除，没法重新公开。',
      '這段話已經徹底刪除，沒辦法重新公開。',
      'These words are gone for good and cannot be shown again.',
    ],
  },
  photoShown: {
    title: ['这张照片用过了', '這張照片用過了', 'This photo was used already'],
    detail: [
      '一模一样的照片已经用在公示上。张贴和揭下各拍一张，再拍一张传上来。你写的还在。',
      '一模一樣的照片已經用在公示上。張貼和揭下各拍一張，再拍一張傳上來。你寫的還在。',
      'A notice shows this very photo. Hanging and taking down each have a photo of their own: take one and send it. What you wrote is still there.',
    ],
  },
  codeUnread: {
    title: ['二维码没有读出来', '二維碼沒有讀出來', 'The code was not read'],
    detail: [
      '走近一些，正对着，光要够，再拍一张；实在读不出来，写明原因。你写的还在。',
      '走近一些，正對著，光要夠，再拍一張；實在讀不出來，寫明原因。你寫的還在。',
      'Go nearer, straight in front, with light, and take it again; or say why it cannot be read. What you wrote is still there.',
    ],
  },
  noSuchPosting: {
    title: ['没有这张张贴的公示', '沒有這張張貼的公示', 'No such hung sheet'],
    detail: [
      '刷新页面，看看贴在哪里。你写的还在。',
      '重新整理頁面，看看貼在哪裡。你寫的還在。',
      'Reload the page to see where it hangs. What you wrote is still there.',
    ],
  },
  slipEntered: {
    title: ['这张意见纸录过了', '這張意見紙錄過了', 'This slip was entered already'],
    detail: [
      '{slip} 号意见纸已经录入。看看纸上的号码，或者不写号码再存。你写的还在。',
      '{slip} 號意見紙已經錄入。看看紙上的號碼，或者不寫號碼再存。你寫的還在。',
      'Slip number {slip} has been entered. Check the number, or leave it out. What you wrote is still there.',
    ],
  },
  notHung: {
    title: ['还没有张贴满', '還沒有張貼滿', 'Its days on a board are not whole'],
    detail: [
      '没有张贴的照片，或者没有贴满就揭下了。先贴出来，拍一张照片。你写的还在。',
      '沒有張貼的照片，或者沒有貼滿就揭下了。先貼出來，拍一張照片。你寫的還在。',
      'There is no photo of the hung sheet, or it was taken down too soon. Hang it and photograph it first. What you wrote is still there.',
    ],
  },
  objectionsOpen: {
    title: ['还有意见没有答复', '還有意見沒有答覆', 'Objections wait for an answer'],
    detail: [
      '还有 {count} 条意见没有答复。答完再写结果。你写的还在。',
      '還有 {count} 條意見沒有答覆。答完再寫結果。你寫的還在。',
      '{count} objections have no answer yet. Answer them, then state the result. What you wrote is still there.',
    ],
  },
  resultStands: {
    title: ['结果已经写了', '結果已經寫了', 'Its result stands'],
    detail: [
      '这条公示已经写了结果，不再改动。刷新页面再看。你写的还在。',
      '這條公示已經寫了結果，不再改動。重新整理頁面再看。你寫的還在。',
      'The result was stated and is not changed any more. Reload the page. What you wrote is still there.',
    ],
  },
  noSuchObjection: {
    title: ['没有这条意见', '沒有這條意見', 'No such objection'],
    detail: [
      '刷新页面再看。你写的还在。',
      '重新整理頁面再看。你寫的還在。',
      'Reload the page. What you wrote is still there.',
    ],
  },
  noSuchZone: {
    title: ['没有这个时区', '沒有這個時區', 'No such time zone'],
    detail: [
      '系统不认识这个时区，还是用原来的。从列表里选一个再保存，比如 Asia/Shanghai。',
      '系統不認識這個時區，還是用原來的。從清單裡選一個再儲存，例如 Asia/Taipei。',
      'Grove knows no time zone of this name, and the one before still holds. Choose one from the list and save again, such as Europe/Berlin.',
    ],
  },
  noSuchMember: {
    title: ['没有这位成员', '沒有這位成員', 'No such member'],
    detail: [
      '这位成员已经不在队里。刷新页面再看。',
      '這位成員已經不在隊裡。重新整理頁面再看。',
      'They are no longer in the team. Reload the page.',
    ],
  },
} satisfies ProblemRows
