/** Everyday words whose first character is also a surname, by their first two characters. */
const COMMON = new Set(
  (
    '高考 高中 高校 高级 高一 高二 高三 高血 高薪 高铁 高龄 高烧 高兴 高于 高位 高度 高等 马上 马来 马德 马虎 周一 周二 周三 周四 周五 周六 ' +
    '周日 周末 周内 周边 周转 周岁 周期 周年 周围 黄金 黄山 黄河 黄疸 张罗 张口 林业 何时 何况 何处 何地 许多 许久 方便 方案 方面 方式 方法 ' +
    '石家 石油 石材 金融 金额 金婚 金条 金饰 江苏 江西 江门 江南 江浙 白天 白内 白血 白银 白酒 白领 康复 康养 毛病 毛利 钱包 钱不 钱够 钱多 ' +
    '钱存 钱款 钱都 钱在 钱要 汤药 常年 常常 常住 常回 常去 常来 常驻 常问 常说 常州 常熟 武汉 武术 成都 成绩 成家 成立 成年 成为 成功 文化 ' +
    '文科 文件 文凭 文员 严重 严格 陆续 顾虑 顾家 顾不 顾客 关心 关注 关于 关系 安排 安家 安心 安徽 安全 安装 安享 温州 温哥 牛津 宁波 宁夏 ' +
    '宁愿 柏林 于是 于今 于明 于昨 于周 于下 于本 于上 于年 于月 任职 任教 任何 任性 任务 毕业 毕竟 万一 万元 万分 余额 余钱 余下 余款 施工 ' +
    '单位 单独 单身 单亲 曾经 曾在 曾任 曾问 曾说 曾是 曾有 曾想 申请 申购 甘肃 左右 左手 项目 尚未 尚有 尚在 夏天 夏令 夏季 沈阳 郑州 徐州 ' +
    '苏州 杭州 柳州 兰州 胡同 胡乱 田里 范围 陈旧 陈述 龙岩 游学 游泳 游玩 乔迁 贺卡 谢谢 谢绝 雷雨 程度 程序 童年 莫非 管理 管家 司机 路上 ' +
    '路过 路费 欧洲 欧元 韩国 韩语 阳台 阳历 舒服 舒适 辛苦 季度 季末 凌晨 祝福 祝寿 祝愿 董事 陶瓷 陶艺 罗马 钟点 ' +
    '馬上 週末 黃金 黃山 許多 張羅 嚴重 陸續 顧慮 關心 關於 單位 單身 畢業 項目 萬一 溫哥 寧波 韓國 錢包'
  ).split(' '),
);
const ON_A_DAY = /^于[一二三四五六七八九十]+[月号日]/u;

const TITLE =
  /^(?:女士|先生|小姐|太太|总|總|经理|老师|主任|医生|阿姨|叔叔|伯伯|大哥|大姐|哥|姐|某|局长|行长|处长|科长|老板|律师|董事)/u;
const PARTICLE = /^[的了是在要也不没沒就都把被给給让讓说說问問找到去已跟等过過着著这這那还還很最]/u;
const NEXT =
  /^(?:[想会會打买買卖賣存取换換转轉住需]|[和与](?:儿|女|父|母|爱|太|丈|妻|孩|我|他|她)|[明今昨][天年日早晚]|[下上本近][周月年期个]|来[电行访网银办存取咨问]|[回出][国来差院]|可[以能]|有[意事一]|准备|计划|考虑|希望|打算|电话|手机|微信|周[一二三四五六日末]|留学|生[日病]|同意|一[起同]|共同|刚|正在|身份|账|帐|名下|建议|表示|认为|觉得|喜欢|关心|联系|介绍|推荐|委托|亲自|反馈|公司|工作|单位|退休|移民|结婚|毕业)/u;

/** Whether a text that starts with a surname starts with an everyday word instead (高考, 周五, 安排). */
export function beginsCommonWord(text: string): boolean {
  return COMMON.has(text.slice(0, 2)) || ON_A_DAY.test(text);
}

/** Whether what follows a surname is no given name: a title (李总), or a particle or verb nobody is named with. */
export function isNoGivenName(text: string): boolean {
  return TITLE.test(text) || PARTICLE.test(text);
}

/** Whether what follows a given name's first character goes on with the sentence, so that the name ended there. */
export function endsName(text: string): boolean {
  return PARTICLE.test(text) || TITLE.test(text) || NEXT.test(text);
}
