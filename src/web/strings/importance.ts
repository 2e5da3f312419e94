import type { Rows } from '../../wire/strings/rows.ts'

/** The degrees of importance. */
export default {
  'importance.1': ['一两户的方便', '一兩戶的方便', 'A convenience for a few'],
  'importance.2': ['一栋楼、一条巷', '一棟樓、一條巷', 'A building or a lane'],
  'importance.3': ['许多人的日常', '許多人的日常', 'The daily life of many'],
  'importance.4': ['关系整个社区', '關係整個社區', 'The whole community'],
} satisfies Rows
