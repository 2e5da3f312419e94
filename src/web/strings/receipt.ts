import type { Rows } from '../../wire/strings/rows.ts'

/** A receipt's page. */
export default {
  'receipt.title': ['第 {number} 号卡', '第 {number} 號卡', 'Card no. {number}'],
  'receipt.description': [
    '一张议题卡的回执：看它后来怎么样了。',
    '一張議題卡的回執：看它後來怎麼樣了。',
    'The receipt of a topic card: see what became of it.',
  ],
  'receipt.code': ['回执', '回執', 'Receipt'],
  'receipt.youWrote': ['你写的', '你寫的', 'What you wrote'],
  'receipt.became': ['后来怎么样了', '後來怎麼樣了', 'What became of it'],
  'receipt.cut': ['剪成了两张', '剪成了兩張', 'Cut in two'],
  'receipt.cutDetail': [
    '这张卡说了两件事，协作者按你的原话剪成了两张。这张回执两张都管。',
    '這張卡說了兩件事，協作者按你的原話剪成了兩張。這張回執兩張都管。',
    'This card said two things, so the facilitator cut it in two, in your own words. This receipt is good for both.',
  ],
  'receipt.heard': ['收到了', '收到了', 'Received'],
  'receipt.heardDetail': [
    '{time} 挂上了{tree}，编为第 {number} 号。',
    '{time} 掛上了{tree}，編為第 {number} 號。',
    'On {time} it went up on the {tree} as no. {number}.',
  ],
  'receipt.edited': ['之后你改过它。', '之後你改過它。', 'You edited it afterwards.'],
  'receipt.endorsed': ['{n} 人附议', '{n} 人附議', '{n} {{person endorses|people endorse}} it'],
  'receipt.endorsedNone': ['还没有人附议', '還沒有人附議', 'No endorsement yet'],
  'receipt.gathered': ['归进了议题', '歸進了議題', 'Gathered into a topic'],
  'receipt.gatheredDetail': [
    '那里有 {cards} 张卡，{people} 人关心。你的原话一字没动。',
    '那裡有 {cards} 張卡，{people} 人關心。你的原話一字沒動。',
    'It holds {cards} {{card|cards}}, with {people} {{person|people}} behind it. Your words are unchanged.',
  ],
  'receipt.loose': ['还没有归进议题', '還沒有歸進議題', 'Not gathered into a topic yet'],
  'receipt.looseOver': ['单独记在会议记录里。', '單獨記在會議記錄裡。', 'It stands on its own in the record.'],
  'receipt.looseOpen': [
    '协作者会把说同一件事的卡放到一起。',
    '協作者會把說同一件事的卡放到一起。',
    'The facilitator puts cards that say the same thing together.',
  ],
  'receipt.meetingOpen': ['会正在开', '會正在開', 'The meeting is under way'],
  'receipt.meetingOver': ['会开完了', '會開完了', 'The meeting is over'],
  'receipt.meetingComing': ['会还没有开始', '會還沒有開始', 'The meeting has not started yet'],
  'receipt.live': ['看这场会的三棵树', '看這場會的三棵樹', 'See the three trees of this meeting'],
  'receipt.hidden': ['协作者收起了这张卡', '協作者收起了這張卡', 'The facilitator has hidden this card'],
  'receipt.hiddenDetail': [
    '别人现在看不到它，你写的话还在。',
    '別人現在看不到它，你寫的話還在。',
    'Others cannot see it now. Your words are kept.',
  ],
  'receipt.unread': [
    '这张卡先挂出了手写的照片，文字还没有录。录好以后，照片就不再公开。',
    '這張卡先掛出了手寫的照片，文字還沒有錄。錄好以後，照片就不再公開。',
    'This card hangs as a picture of its handwriting: nobody has read it yet. Once its words stand, the picture is shown no more.',
  ],
  'receipt.blank': [
    '纸上没有写字，卡片收回了',
    '紙上沒有寫字，卡片收回了',
    'Nothing was written on it, so it was taken back',
  ],
  'receipt.blankDetail': [
    '如果你写了字，请到会场工作台说一声，编号不变，马上补上。',
    '如果你寫了字，請到會場工作台說一聲，編號不變，馬上補上。',
    'If you did write something, tell the desk: it gets its words under the same number.',
  ],
  'receipt.withdrawn': ['你撤回了这张卡', '你撤回了這張卡', 'You withdrew this card'],
  'receipt.withdrawnDetail': [
    '别人看不到它了，编号还留着。',
    '別人看不到它了，編號還留著。',
    'Others no longer see it. Its number is kept.',
  ],
  'receipt.withdraw': ['撤回这张卡', '撤回這張卡', 'Withdraw this card'],
  'receipt.withdrawAsk': [
    '撤回以后，别人看不到你写的话，附议也不再算。这一步退不回来。',
    '撤回以後，別人看不到你寫的話，附議也不再算。這一步退不回來。',
    'Others will no longer see your words, and endorsements no longer count. This cannot be undone.',
  ],
  'receipt.withdrawConfirm': ['确定撤回', '確定撤回', 'Yes, withdraw it'],
  'receipt.keep': [
    '收好这一页的网址，或者记下回执码。谁拿着它，谁就能看。',
    '收好這一頁的網址，或者記下回執碼。誰拿著它，誰就能看。',
    'Keep the address of this page, or note the receipt code. Whoever holds it can see this.',
  ],
  'receipt.proof': ['留一份证明', '留一份證明', 'Keep a proof'],
  'receipt.proofWhy': [
    '证明文件说明这张卡被收下时就是这些话。以后谁说没有收到，你不用问谁，自己就能核对。',
    '證明檔案說明這張卡被收下時就是這些話。以後誰說沒有收到，你不用問誰，自己就能核對。',
    'The proof file shows that the card was accepted with these words. Should anyone deny it, you can check by yourself.',
  ],
  'receipt.proofFile': ['下载证明文件', '下載證明檔案', 'Download the proof file'],
  'receipt.proofPage': [
    '下载核对用的页面（不连网也能用）',
    '下載核對用的頁面（不連網也能用）',
    'Download the page that checks it (works without a network)',
  ],
} satisfies Rows
