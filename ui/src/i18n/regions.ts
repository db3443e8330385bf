/** Names of places without what every one of them ends in: as people say them, and short enough for a list. */

const PROVINCE = /(?:维吾尔|壮族|回族)?(?:自治区|特别行政区|省|市)$/;
/** Of the peoples that autonomous prefectures are named after. */
const PREFECTURE =
  /(?:(?:蒙古族?|藏族|羌族|彝族|白族|傣族|景颇族|傈僳族|哈尼族|壮族|苗族|侗族|布依族|土家族|朝鲜族|回族|哈萨克|柯尔克孜)+自治州|地区|林区|市)$/;

function short(name: string, ending: RegExp): string {
  const left = name.replace(ending, '');
  // A name of one character is none.
  return left.length < 2 ? name : left;
}

/** `广东省 佛山市` is `广东 佛山`, `上海市 上海市` is `上海`. */
export function shortRegion(region: string): string {
  const [province = '', ...rest] = region.split(' ').filter((part) => part !== '');
  const parts = [short(province, PROVINCE), ...rest.map((part) => short(part, PREFECTURE))];
  return parts.filter((part, at) => at === 0 || part !== parts[at - 1]).join(' ');
}
