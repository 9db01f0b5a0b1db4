import { isCompoundSurname, isHanSurname } from './surnames.ts';
import { beginsCommonWord, endsName, isNoGivenName } from './words-after-surname.ts';

const WHO =
  '爱人|太太|先生|丈夫|妻子|老公|老婆|配偶|儿子|女儿|父亲|母亲|爸爸|妈妈|岳父|岳母|女婿|儿媳|弟弟|哥哥|姐姐|妹妹|' +
  '朋友|同事|同学|联系人|受益人|担保人|合伙人';
const after = (who: string) =>
  new RegExp(
    `(?<before>(?:${who})(?:名叫|名字叫|叫|姓名|[ \\u3000:：(（“"])*)(?=(?<after>\\p{Script=Han}{2,7}))`,
    'gu',
  );
const AFTER = after(WHO);

/**
 * The text with people named right after a word of kinship or role (爱人李娟, 联系人：欧阳娜娜) left with their surname. Only what
 * begins with a common or compound surname counts as a name, and not where surname and next character begin an everyday word
 * (女儿高考, 朋友周五来) or a title follows (朋友李总). Where it cannot tell a name's end it takes the longer: two characters given.
 * `also`: further words after which somebody is named.
 */
export function maskPeople(text: string, also: readonly string[] = []): string {
  const named = also.length === 0 ? AFTER : after(`${WHO}|${also.join('|')}`);
  let masked = '';
  let done = 0;
  for (const { index, groups: { before = '', after = '' } = {} } of text.matchAll(named)) {
    const name = nameIn(after);
    const at = index + before.length;
    if (name === undefined || index < done) continue;
    masked += `${text.slice(done, at)}${name.surname}**`;
    done = at + name.length;
  }
  return masked + text.slice(done);
}

function nameIn(text: string): { surname: string; length: number } | undefined {
  const two = text.slice(0, 2);
  const surname = isCompoundSurname(two) && text.length > 2 ? two : text.slice(0, 1);
  if (surname.length === 1 && !isHanSurname(surname)) return undefined;
  const given = text.slice(surname.length);
  if (beginsCommonWord(text) || isNoGivenName(given)) return undefined;
  const length = given.length > 1 && !endsName(given.slice(1)) ? 2 : 1;
  return { surname, length: surname.length + length };
}
