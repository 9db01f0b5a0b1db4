import type { Agreement } from '../functions/domain/duty/evidence-field.ts';

/**
 * The texts that are signed by link. A signature names the version it stands under by the hash of all its languages: whoever changes a word makes a new
 * version, and what was signed before stays signed under the old one. Let the bank's own counsel read a text before it is used.
 */
export const agreements: readonly Omit<Agreement, 'hash'>[] = [
  {
    document: 'self-discipline',
    title: { 'zh-CN': '客户经理自律协议', en: 'Client manager’s self-discipline agreement' },
    text: {
      'zh-CN': `我是本行的客户经理。客户把钱和信任交给本行，先看到的是我。我自愿遵守以下约定。

一、客户的资金
1. 不占用、挪用、代管客户的资金，不让客户的资金经过我本人、亲友或我能控制的账户。
2. 不替客户保管存折、银行卡、U盾、印章和身份证件，不代客户签字、输入密码、操作手机银行或网上银行。
3. 存款、转账、购买和赎回，由客户本人按规定的方式办理；不让客户预先在空白单据上签字。

二、借贷与担保
4. 不向客户借款，不借款给客户，不与客户合伙投资，不为客户提供担保，也不请客户为我担保。
5. 不为客户之间或客户与他人的融资牵线，不充当资金掮客，不参与民间借贷、非法集资、套路贷和地下钱庄。
6. 不套取信用卡或贷款资金，不把自己的贷款用于约定以外的用途，负债不超过自己的偿还能力。

三、销售
7. 只销售本行的产品和本行批准代销的产品，不私自推介其他机构或个人的产品。
8. 先测评，后推介；不把超出客户风险承受能力的产品卖给客户；不承诺保本保收益，不隐瞒风险和费用。
9. 按规定录音录像，不诱导客户作答，不代客户填写风险测评。

四、单据与印章
10. 不伪造、变造、隐匿、销毁合同、凭证、流水、证明、签名和印章，不出具虚假证明。
11. 如实记录与客户的联系、谈话和走访，不补造记录。

五、账号与密码
12. 我的系统账号、密码、令牌和生物识别只由我使用，不交给他人；也不使用他人的。
13. 离开座位即锁定屏幕；不绕过授权和复核，不代替他人授权。

六、礼品与利益
14. 不向客户、合作机构和供应商索取或收受现金、有价证券、购物卡、回扣、旅游和其他好处，也不通过亲友收受。
15. 确实无法当场退回的礼品，在 5 个工作日内上交登记。

七、赌博与违法活动
16. 不参与任何形式的赌博，包括网络赌博、境外赌博和地下彩票；不吸毒，不参与传销和洗钱，不出租、出借、出售银行账户、银行卡和手机卡。
17. 不利用工作中得到的信息买卖证券，不参与超出自己承受能力的投机。

八、兼职与经商
18. 未经本行书面批准，不在外兼职取酬，不经商办企业，不担任其他单位的法定代表人、股东或实际控制人。
19. 配偶、父母、子女经营的企业与本行有业务往来的，如实申报并回避。

九、客户的信息
20. 只为工作查询客户信息；不打听、不外传、不买卖，不把客户资料拍照，或存入、发往个人的手机、邮箱和社交软件。
21. 调岗或离职时，交还全部客户资料，此后仍然保密。

十、报告
22. 我违反了以上任何一条，或有人要求、诱使我违反，在 2 个工作日内向直线管理人员报告。
23. 我或家庭发生大额负债、涉诉、被调查等可能影响履职的情况，在 5 个工作日内报告。
24. 发现同事有上述行为，向直线管理人员、主管部门或举报渠道报告；不打击、不排挤举报人。
25. 如实配合排查、检查和调查，不隐瞒，不串供。

十一、责任与期限
26. 违反本协议的，接受本行按规定作出的处理；造成损失的，依法承担责任；涉嫌犯罪的，由本行移送司法机关。
27. 本协议自签署之日起至本年度结束有效，次年重新签署；不减轻法律法规、监管规定、劳动合同和本行制度规定的任何义务。

我已逐条阅读以上内容，并理解其含义。`,
      en: `I am a client manager of this bank. Clients entrust the bank with their money, and I am the one they meet first. Of my own will I keep to the following.

I. Clients’ money
1. I do not use, divert or look after clients’ money, and let none of it pass through an account of mine, of my family or friends, or one I control.
2. I keep no client’s passbook, card, USB key, seal or identity document. I do not sign for clients, enter their passwords, or operate their mobile or online banking.
3. Clients deposit, transfer, buy and redeem themselves, in the way the rules lay down. I have nobody sign blank forms in advance.

II. Loans and guarantees
4. I borrow no money from clients and lend them none. I do not invest together with clients, guarantee for them, or have them guarantee for me.
5. I do not bring clients together with each other or with others for finance, act as a money broker, or take part in private lending, illegal fund-raising, predatory lending or underground banking.
6. I do not draw cash from credit cards or loans by sham transactions, use a loan of mine only for what was agreed, and owe no more than I can repay.

III. Selling
7. I sell only the bank’s own products and those it has approved for distribution, and recommend no products of other institutions or persons.
8. I assess first and recommend afterwards. I sell no product riskier than the client can bear, promise no principal or return, and hide no risk or charge.
9. I record sales as the rules require, do not lead clients to answers, and fill in no risk assessment for them.

IV. Documents and seals
10. I do not forge, alter, hide or destroy contracts, vouchers, statements, certificates, signatures or seals, and issue no false certificate.
11. I record contacts, talks and visits as they were, and make up none afterwards.

V. Accounts and passwords
12. My system accounts, passwords, tokens and biometrics are used by me alone. I hand them to nobody, and use nobody else’s.
13. I lock the screen when I leave my seat. I do not get round authorisation or review, and authorise in nobody else’s place.

VI. Gifts and advantages
14. I neither ask for nor accept cash, securities, gift cards, kickbacks, travel or other advantages from clients, partners or suppliers, nor through family or friends.
15. A gift that truly cannot be returned on the spot I hand in and register within 5 working days.

VII. Gambling and unlawful activities
16. I do not gamble in any form, online, abroad and underground lotteries included. I take no drugs, and have no part in pyramid selling or money laundering. I do not let, lend or sell bank accounts, cards or SIM cards.
17. I do not trade securities on what I learn at work, and do not speculate beyond my means.

VIII. Outside work and business
18. Without the bank’s written approval I take no paid work elsewhere, run no business, and am nobody’s legal representative, shareholder or actual controller.
19. If a business run by my spouse, parents or children deals with the bank, I declare it and stay out of it.

IX. Clients’ information
20. I look up clients’ information for work only. I do not pry into it, pass it on or trade in it, and do not photograph client files or store or send them on a phone, mailbox or messenger of my own.
21. When I change post or leave, I return every client file, and keep silent afterwards too.

X. Reporting
22. If I have broken any of these points, or am asked or tempted to, I report it to my line manager within 2 working days.
23. If I or my family run into heavy debt, a lawsuit, an investigation or anything else that may touch my work, I report it within 5 working days.
24. If I learn that a colleague does such things, I report it to my line manager, the supervising department or the whistleblowing channel. I do not retaliate against or shut out whoever reports.
25. I take part truthfully in screening, inspections and investigations, hide nothing, and agree no stories.

XI. Responsibility and term
26. If I break this agreement, I accept what the bank decides under its rules; I am liable by law for the loss caused; where a crime is suspected, the bank hands the matter to the judicial authorities.
27. This agreement holds from the day it is signed to the end of the year, and is signed anew the year after. It lessens no duty under laws, regulations, my employment contract or the bank’s rules.

I have read every point above and understand what it means.`,
    },
  },
];
