const MAIL = /[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;
const WECHAT_OWN = /(?<![A-Za-z0-9])wxid_[\w-]+/gi;
const LABEL = String.raw`(?:微信|薇信|威信|企微|(?<![A-Za-z0-9])(?:we\s?chat|weixin|wx|vx|v信|qq))`;
const LINK = String.raw`(?:账号|帐号|号码|号|群|id|是|为|叫|[\s:：=])*`;
const ID = String.raw`(?:[A-Za-z][\w-]{3,}|\d{5,}(?!\s?(?:元(?![旦月宵])|万|亿|块|[¥￥])))`;
const LABELLED = new RegExp(`((?:${LABEL}${LINK})+)(?<![\\d])${ID}(?!\\d)`, 'gi');

/** The text without mail addresses, and without WeChat and QQ ids that stand after their label (微信号: …, wx …, QQ …). */
export function maskAddresses(text: string): string {
  return text.replace(MAIL, '…@…').replace(WECHAT_OWN, '…').replace(LABELLED, '$1…');
}
