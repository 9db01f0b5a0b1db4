import type { Gender } from '../../functions/domain/client.ts';
import type { Draw } from './draw.ts';

const COMMON_SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'] as [string, ...string[]];

const TOWN = '云港市';
const DISTRICTS = ['东湖区', '西山区', '海州区', '高新区', '北塘区'] as const;
const ROADS = [
  '人民路',
  '解放路',
  '建设路',
  '中山路',
  '学府路',
  '滨河路',
  '长安街',
  '文化路',
  '迎宾大道',
  '青年路',
] as const;

/** A personal name, random and nobody's: two in three have one of the twenty commonest surnames. */
export function personName(draw: Draw, gender: Gender): string {
  const surname = draw.chance(0.65) ? draw.pick(COMMON_SURNAMES) : draw.faker.person.lastName();
  return surname + draw.faker.person.firstName(gender);
}

/** An address in a town that does not exist. */
export function address(draw: Draw): string {
  const house = `${draw.int(1, 280)}号${draw.int(1, 32)}栋${draw.int(1, 28)}0${draw.int(1, 4)}室`;
  return `${TOWN}${draw.pick(DISTRICTS)}${draw.pick(ROADS)}${house}`;
}

/** A phone number of the sample bank's own pattern: 199 0000 and four digits. */
export function phone(draw: Draw): string {
  return `1990000${String(draw.int(0, 9999)).padStart(4, '0')}`;
}
