import type { Role } from '../core/place/place.ts'

export interface SamplePlaces {
  subdistrict: { slug: string; name: string }
  /** The first community has the meetings. */
  communities: { slug: string; name: string; grids: { name: string; buildings: string[] }[] }[]
  /** Staff. `place` is the slug of the subdistrict or of a community. */
  people: { name: string; email?: undefined; role: Role; place: string }[]
}

/**
 * An invented subdistrict with three communities and those who work there. Staff of the first sit in its
 * meetings too.
 */
export const sample: SamplePlaces = {
  subdistrict: { slug: 'hedu', name: '禾渡街道' },
  communities: [
    {
      slug: 'rongbu',
      name: '榕埠社区',
      grids: [
        { name: '渔灯里网格', buildings: ['渔灯里1栋', '渔灯里2栋', '渔灯里3栋', '渔灯里4栋', '渔灯里5栋'] },
        { name: '望埠苑网格', buildings: ['望埠苑A座', '望埠苑B座', '望埠苑C座'] },
        { name: '榕荫街网格', buildings: ['榕荫街8号', '榕荫街12号', '榕荫街20号', '榕荫街26号'] },
        { name: '三井巷网格', buildings: ['三井巷1号楼', '三井巷5号楼', '灯笼巷3号楼', '灯笼巷9号楼'] },
      ],
    },
    {
      slug: 'shilu',
      name: '石鹭社区',
      grids: [
        { name: '鹭滩网格', buildings: ['鹭滩新居1栋', '鹭滩新居2栋', '鹭滩新居3栋'] },
        { name: '石埗围网格', buildings: ['石埗围东排', '石埗围中排', '石埗围西排'] },
        { name: '机修厂网格', buildings: ['机修厂宿舍1栋', '机修厂宿舍2栋'] },
      ],
    },
    {
      slug: 'wanli',
      name: '晚荔社区',
      grids: [
        { name: '荔径网格', buildings: ['荔径小筑1座', '荔径小筑2座', '荔径小筑3座'] },
        { name: '桥尾网格', buildings: ['桥尾街2号', '桥尾街6号', '桥尾街15号'] },
        { name: '果场坡网格', buildings: ['果场坡1栋', '果场坡2栋', '果场坡3栋', '果场坡4栋'] },
      ],
    },
  ],
  people: [
    { name: '陆一舟', role: 'administrator', place: 'hedu' },
    { name: '谢文澜', role: 'officer', place: 'hedu' },
    { name: '方映红', role: 'coordinator', place: 'rongbu' },
    { name: '钟小满', role: 'facilitator', place: 'rongbu' },
    { name: '郭阿珍', role: 'spotter', place: 'rongbu' },
    { name: '温伯年', role: 'deliberator', place: 'rongbu' },
    { name: '沈知远', role: 'adviser', place: 'rongbu' },
    { name: '黎少聪', role: 'handler', place: 'rongbu' },
    { name: '石守田', role: 'oversight', place: 'rongbu' },
    { name: '罗建平', role: 'handler', place: 'rongbu' },
    { name: '庞志军', role: 'handler', place: 'rongbu' },
    { name: '符晓岚', role: 'facilitator', place: 'shilu' },
    { name: '唐美仪', role: 'coordinator', place: 'shilu' },
    { name: '古天成', role: 'spotter', place: 'shilu' },
    { name: '简志强', role: 'handler', place: 'shilu' },
    { name: '司徒小曼', role: 'facilitator', place: 'wanli' },
    { name: '区玉珍', role: 'coordinator', place: 'wanli' },
    { name: '关永胜', role: 'spotter', place: 'wanli' },
    { name: '欧阳海', role: 'handler', place: 'wanli' },
  ],
}
