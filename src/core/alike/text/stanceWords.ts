/**
 * Words that say what somebody wants, Simplified and English. They come from the language, not from any set
 * of cards: `|` parts them, Latin ones are whole words.
 */

/** Somebody is against what follows. Longer ones first. */
export const AGAINST =
  '不同意|不赞成|不支持|不希望|不应该|不需要|不允许|反对|拒绝|抵制|不要|不能|不应|不该|不许|不准|不想|不愿|不必|不用|不可|无需|别|勿|' +
  'do not agree|do not support|do not want|not in favour of|should not|must not|^do not|^not|no need|no to|against|oppose|object to|disagree|reject|^stop|no more'
/** Somebody is for what follows. */
export const FOR =
  '能否|可否|应该|需要|希望|建议|要求|必须|支持|赞成|同意|欢迎|最好|尽快|赶紧|要|应|该|请|盼|求|想|' +
  'should|must|need|want|please|agree|support|in favour of|would like|hope|wish|let us|yes to|welcome'
/** Of both, those that say an opinion: who is against something speaks to those who are for it. */
export const OPINION =
  '不同意|不赞成|不支持|不希望|反对|拒绝|抵制|支持|赞成|同意|do not agree|do not support|not in favour of|no to|against|oppose|object to|disagree|reject|support|agree|in favour of|yes to'
/** Words in which a character of these stands for something else. */
export const OTHERWISE =
  '特别|分别|级别|性别|区别|个别|差别|告别|类别|识别|别人|别的|别墅|别处|不过|不但|不仅|不断|不少|不错|不好意思|对不起|了不起|主要|重要|次要|要是|只要|应急|对应|反应|供应|响应|适应|应用|该死|无障碍|无人机|没关系|开放时间|开放日'
/** Turns of phrase, and plainer ones that say the same. */
export const TURNS: readonly [RegExp, string][] = [
  [/能不能|可不可以|是否可以|是不是可以/g, '能否'],
  [/不反对|没意见|没有意见/g, '同意'],
  [/不([^ ]{1,4}?)不(行|可|成)/g, '要$1'],
  [/(同意|支持|赞成|建议|希望|要求|应该|请)不(?![同赞支希应需允要能许准想愿必用可])/g, '不要'],
  [/\bagree not to\b/g, 'against'],
  [/\b(not against|no objection to|do not mind)\b/g, 'support'],
]
/** A denial of a denial. */
export const DOUBLY = new RegExp(
  `(没|无|并非|不是|不会|\\b(nobody|none|never|no one|not|no) )([^ ]{0,4}|[a-z]{0,8} )(${AGAINST.replace(/\^/g, '')})` +
    `|(${AGAINST.replace(/\^/g, '')})[^ ]{0,2} ?(不|没|not )`,
)
/** Who speaks, before a word of side, and what closes a sentence. */
export const SUBJECT =
  '我们|咱们|你们|他们|她们|我家|全家|大家|本人|居民|业主|我|咱|你|他|她|都|也|坚决|完全|的|了|啊|呀|吧|呢|哦|哈|i|we|all|totally|strongly|do|am|are'
/** Not so. */
export const NEGATION = '没有|不|没|未|无|not|no|never|without'
/** What degree is complained of. */
export const TOO = '太|过于|过|偏|嫌|too|so'
/** What degree is asked for: before the word, and after it. */
export const MORE_OF = '不够|不太|更|再|尽量|要|调|放|弄|not'
export const SOMEWHAT = '一点|点|一些|些|enough'

/** One of two ends of a scale, and words that ask for it. */
interface End {
  /** How something is: a wish only with a word of degree (太早, too early; 早一点, earlier). */
  is: string
  /** What is to be done: a wish by itself (延长, keep). */
  do: string
}

const end = (is: string, does = ''): End => ({ is, do: does })

/** Scales on which one wants more and another less. Which end comes first has no meaning. */
export const SCALES: readonly { key: string; ends: readonly [End, End] }[] = [
  {
    key: 'many',
    ends: [
      end('多|much|many|more', '增加|增设|增多|加装|添置|多设|多装|多放|多种|increase|add'),
      end('少|little|few|fewer|less', '减少|减掉|少设|少装|少放|少种|reduce|cut back'),
    ],
  },
  {
    key: 'kept',
    ends: [
      end('', '保留|保住|留下|留着|留住|保护|keep|save|preserve|retain'),
      end('', '拆除|拆掉|拆走|拆了|砍|移走|取消|撤|remove|cut down|demolish|scrap|abolish|tear down|take away'),
    ],
  },
  {
    key: 'allowed',
    ends: [
      end('', '允许|准许|放开|开放|allow|permit|open'),
      end('', '禁止|严禁|封闭|封掉|关闭|ban|forbid|prohibit|close|shut'),
    ],
  },
  {
    key: 'early',
    ends: [end('早|early|earlier', '提前|提早'), end('晚|迟|late|later', '推迟|延后|推后|postpone|delay')],
  },
  { key: 'long', ends: [end('长|久|long|longer', '延长|extend'), end('短|short|shorter', '缩短|shorten')] },
  { key: 'loud', ends: [end('响|吵|闹|大声|loud|louder|noisy'), end('安静|静|小声|quiet|quieter')] },
  { key: 'bright', ends: [end('亮|bright|brighter'), end('暗|黑|dark|darker|dim')] },
  { key: 'high', ends: [end('高|high|higher', '提高|上调|raise'), end('低|矮|low', '降低|下调|lower')] },
  { key: 'dear', ends: [end('贵|expensive|dear|costly', '涨价|加价'), end('便宜|cheap|cheaper', '降价|减价')] },
  { key: 'fast', ends: [end('快|fast|faster', '加快|speed up'), end('慢|slow|slower', '放慢|减速|slow down')] },
  {
    key: 'big',
    ends: [end('大|big|bigger|large|larger', '扩大|扩建|enlarge'), end('小|small|smaller', '缩小|shrink')],
  },
  { key: 'wide', ends: [end('宽|wide|wider', '加宽|拓宽|widen'), end('窄|narrow|narrower', '收窄')] },
  { key: 'warm', ends: [end('热|hot|hotter|warm|warmer'), end('冷|cold|colder|cool|cooler')] },
  { key: 'strict', ends: [end('严|strict|stricter'), end('松|lax|loose|looser')] },
  { key: 'far', ends: [end('远|far|further'), end('近|near|nearer|closer')] },
]
