import { hanSurname, otherSurname } from './surname-of.ts';

const HAN = /\p{Script=Han}/u;
const GAP = String.raw`[\s\p{Cf}·•‧・⋅∙]*`;

/**
 * The text with the client's own name replaced: whole, however it is spaced, and the given name alone where it has two characters
 * or more. A given name that is also a word (平安) is replaced wherever it stands; a single character alone is left.
 */
export function maskOwnName(text: string, name: string | undefined, masked: string): string {
  const own = (name ?? '')
    .normalize('NFKC')
    .replace(/\(.*?(\)|$)/g, ' ')
    .replace(/[\p{Cf}\p{Nd}]/gu, '')
    .trim();
  if ([...own].length < 2) return text;
  const patterns = HAN.test(own) ? hanPatterns(own) : otherPatterns(own);
  return patterns.reduce((rest, pattern) => rest.replace(pattern, () => masked), text);
}

function hanPatterns(name: string): RegExp[] {
  const surname = hanSurname(name) ?? '';
  const joined = name.replace(/\s/g, '');
  const parts = /[·•‧・⋅∙.]/u.test(joined) ? joined.split(/[·•‧・⋅∙.]/u) : [joined.slice(surname.length)];
  return [joined, ...parts]
    .filter((part) => [...part].length > 1)
    .map(
      (part) =>
        new RegExp(
          [...part]
            .filter((char) => !/[·•‧・⋅∙.]/u.test(char))
            .map(escaped)
            .join(GAP),
          'gu',
        ),
    );
}

/** In other scripts the order of the words may be turned; a word alone counts only as it is written, lest verbs be eaten. */
function otherPatterns(name: string): RegExp[] {
  const surname = otherSurname(name);
  const words = name.split(/[\s,]+/).filter(Boolean);
  const whole = [words, words.toReversed()].map((order) => bounded(order.map(escaped).join('[\\s,]*'), 'giu'));
  const alone = words
    .filter((word) => word !== surname && /\p{L}{2}/u.test(word))
    .map((word) => bounded(escaped(word), 'gu'));
  return [...whole, ...alone];
}

const bounded = (pattern: string, flags: string) => new RegExp(`(?<![A-Za-z])${pattern}(?![A-Za-z])`, flags);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
