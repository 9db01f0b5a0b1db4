const COMPOUND = new Set(
  (
    '欧阳 上官 司马 诸葛 东方 尉迟 皇甫 公孙 慕容 令狐 长孙 宇文 司徒 鲜于 司空 端木 百里 呼延 夏侯 南宫 独孤 闻人 万俟 赫连 ' +
    '澹台 宗政 濮阳 申屠 太史 钟离 轩辕 淳于 单于 东郭 西门 南门 亓官 漆雕 乐正 拓跋 闾丘 第五 仲孙 颛孙 巫马 公冶 公羊 公良 ' +
    '公西 谷梁 榖梁 左丘 梁丘 完颜 耶律 纳兰 叶赫 那拉 达奚 夹谷 贺兰 羊舌 司寇 子车 壤驷 宰父 段干 东野 佟佳 太叔 仲长 即墨 ' +
    '歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 鮮于 呼延 獨孤 聞人 赫連 澹臺 濮陽 鍾離 軒轅 單于 東郭 西門 南門 亓官 樂正 閭丘 仲孫 顓孫 ' +
    '巫馬 穀梁 左丘 梁丘 完顏 納蘭 葉赫 達奚 夾谷 賀蘭 子車 壤駟 東野'
  ).split(' '),
);

/** Common ones; left out are those that are mostly everyday words (时, 和, 应, 付, 代, 花, 房, 平, 向, 连). */
const SINGLE = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜' +
    '范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛' +
    '伍韦申尤毕聂丛焦柏宁关莫祝柳苗凌霍阮尚甘耿包司左邢成游童欧路管辛裴卓翁阳肖闫覃骆詹靳齐梅岳涂滕舒单项' +
    '張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾範譚鄒陸顧龍萬錢湯喬賀賴龔龐蘭顏嚴溫魯韋畢聶叢寧關單項',
);

const PINYIN = new Set(
  (
    'wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng ' +
    'yu dong xiao cheng cao yuan deng fu shen zeng peng lv lyu su lu jiang cai jia ding wei xue ye yan pan du dai xia zhong ' +
    'tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei ' +
    'qian yin chang qiao lai gong pang wen niu ge ouyang sima zhuge shangguan'
  ).split(' '),
);

const PINYIN_WORD =
  /^((zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve)){1,3}$/i;

/** Whether the two Han characters are a compound surname (复姓) that people bear today, simplified or traditional. */
export function isCompoundSurname(text: string): boolean {
  return COMPOUND.has(text);
}

/** Whether the Han character is a common surname (单姓), simplified or traditional. */
export function isHanSurname(char: string): boolean {
  return SINGLE.has(char);
}

/** Whether the word is a common Chinese surname spelled in pinyin without tones. */
export function isPinyinSurname(word: string): boolean {
  return PINYIN.has(word.toLowerCase());
}

/** Whether the word can be read as one to three pinyin syllables. */
export function isPinyinWord(word: string): boolean {
  return word.length <= 18 && PINYIN_WORD.test(word);
}
