import { faker } from '@faker-js/faker/locale/zh_CN';

/** Everything random in the sample bank comes from here. */
export type Draw = {
  /** A whole number in `[least, most]`. */
  int(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<const T>(list: readonly [T, ...T[]]): T;
  faker: typeof faker;
};

const SEED = 20_260_101;

/**
 * The randomness of one part of the sample bank: the same stream for the same number, whatever else is drawn. They share one
 * generator, which the next call seeds anew: what draws from a stream must be done with it before anything else can draw.
 */
export function drawFor(family: 'book' | 'manager' | 'officer', number: number): Draw {
  faker.seed([SEED, family.charCodeAt(0), number]);
  return {
    int: (least, most) => faker.number.int({ min: least, max: most }),
    chance: (probability) => faker.number.float() < probability,
    pick: (list) => list[faker.number.int(list.length - 1)] ?? list[0],
    faker,
  };
}
