import { WORDS } from './columns.ts';

/** Translates the export's words back into the domain's. */
const back = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).map(([domain, exported]) => [exported, domain]));

const date = (column: string) => ({ column, date: 'YYYYMMDD' });
const yuan = (column: string) => ({ column, money: { currency: 'CNY', unit: 'yuan' } });

/** The mapping file of the sample bank: how its export is read, as a bank would write it for its own. */
export const SAMPLE_MAPPING = {
  about: 'The sample bank: five UTF-8 CSV files with Chinese headers, dates as YYYYMMDD, amounts in yuan.',
  files: [
    {
      name: 'units_{YYYYMMDD}.csv',
      yields: [
        {
          record: 'unit',
          fields: { id: '机构号', name: '机构名称', lineManagerId: '负责人编号', departmentId: '主管部门' },
        },
      ],
    },
    {
      name: 'officers_{YYYYMMDD}.csv',
      yields: [
        {
          record: 'officer',
          fields: {
            id: '人员编号',
            employeeNo: '工号',
            name: '姓名',
            role: { column: '岗位', values: back(WORDS.role) },
            departmentId: '主管部门',
            mail: '邮箱',
            deputyId: '代理人',
          },
        },
      ],
    },
    {
      name: 'managers_{YYYYMMDD}.csv',
      yields: [
        {
          record: 'manager',
          fields: {
            id: '客户经理号',
            employeeNo: '工号',
            name: '姓名',
            mail: '邮箱',
            unitId: '机构号',
            deputyId: '代理人',
            leaveFrom: date('休假开始'),
            leaveTo: date('休假结束'),
          },
        },
      ],
    },
    {
      name: 'clients_{YYYYMMDD}.csv',
      yields: [
        {
          record: 'client',
          fields: {
            id: '客户号',
            managerId: '客户经理号',
            name: '姓名',
            gender: { column: '性别', values: back(WORDS.gender) },
            phone: '手机',
            address: '地址',
            tier: { column: '客户层级', values: back(WORDS.tier) },
            birthdayCalendar: { column: '农历标志', values: back(WORDS.calendar) },
            birthday: { column: '生日', date: 'MM-DD' },
            openedOn: date('开户日'),
            riskTolerance: '风险等级',
            riskAssessedOn: date('测评日'),
            riskExpiresOn: date('测评到期日'),
            phoneVerifiedOn: date('手机核实日'),
            addressVerifiedOn: date('地址核实日'),
            bankContactOn: date('最近联系日'),
            preference: { column: '偏好', values: back(WORDS.preference) },
            topics: '关注主题',
            settlement: yuan('活期余额'),
          },
        },
      ],
    },
    {
      name: 'holdings_{YYYYMMDD}.csv',
      yields: [
        {
          record: 'holding',
          fields: {
            id: '持有编号',
            clientId: '客户号',
            kind: {
              column: '产品类型',
              values: {
                定期存款: 'deposit',
                大额存单: 'deposit',
                理财: 'wealth',
                国债: 'bond',
                基金: 'fund',
                保险: 'insurance',
                贷款: 'loan',
              },
            },
            name: '产品名称',
            amount: yuan('金额'),
            maturesOn: date('到期日'),
            atMaturity: { column: '到期方式', values: { 自动转存: 'renews', 到期转活期: 'idle' } },
            riskRating: '产品风险等级',
            closed: { column: '状态', values: { 正常: 'no', 已结清: 'yes' } },
          },
        },
      ],
    },
  ],
};
