import type { Rows } from './rows.ts'

/** The usual categories of matters; a community's own are written as they stand. */
export default {
  'category.environment': ['环境卫生', '環境衛生', 'Environment'],
  'category.roads': ['道路', '道路', 'Roads'],
  'category.parking': ['停车', '停車', 'Parking'],
  'category.safety': ['安全', '安全', 'Safety'],
  'category.facilities': ['公共设施', '公共設施', 'Facilities'],
  'category.property': ['物业和房屋', '物業和房屋', 'Property'],
  'category.market': ['市场和摊点', '市場和攤點', 'Market'],
  'category.noise': ['噪声', '噪聲', 'Noise'],
  'category.elderly': ['老人', '老人', 'Elders'],
  'category.children': ['孩子', '孩子', 'Children'],
  'category.greenery': ['绿化', '綠化', 'Greenery'],
  'category.rules': ['公约和管理', '公約和管理', 'Rules'],
  'category.none': ['未分类', '未分類', 'No category'],
} satisfies Rows
