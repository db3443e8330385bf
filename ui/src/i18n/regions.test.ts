import { expect, it } from 'vitest';
import { shortRegion } from './regions';

it.each([
  ['广东省 佛山市', '广东 佛山'],
  ['上海市 上海市', '上海'],
  ['重庆 重庆市', '重庆'],
  ['新疆维吾尔自治区 巴音郭楞蒙古自治州', '新疆 巴音郭楞'],
  ['广西壮族自治区 南宁市', '广西 南宁'],
  ['湖北省 恩施土家族苗族自治州', '湖北 恩施'],
  ['新疆维吾尔自治区 阿克苏地区', '新疆 阿克苏'],
  ['内蒙古自治区 兴安盟', '内蒙古 兴安盟'],
  ['香港特别行政区', '香港'],
  ['吉林省 吉林市', '吉林'],
  ['浙江 杭州', '浙江 杭州'],
  ['California Los Angeles', 'California Los Angeles'],
  ['', ''],
])('%s is said %s', (region, said) => {
  expect(shortRegion(region)).toBe(said);
});
