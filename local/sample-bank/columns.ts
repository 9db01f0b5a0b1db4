import type { CivilDate } from '../../functions/domain/civil-date.ts';
import type { Gender, Preference, Tier } from '../../functions/domain/client.ts';
import type { OfficerRole } from '../../functions/domain/roster.ts';
import type { SampleClient } from './client.ts';
import type { SampleHolding } from './holdings.ts';
import type { SampleManager, SampleOfficer, SampleUnit } from './roster.ts';

/** A table of the export: its columns in order, each with how a record fills it. */
export type Table<T> = { columns: readonly string[]; cells: (record: T) => string[] };

/** The words the sample bank's export uses, and the mapping translates back. */
export const WORDS = {
  gender: { female: '女', male: '男' } satisfies Record<Gender, string>,
  tier: { private: '私人银行', wealth: '财富', vip: '贵宾', ordinary: '普通' } satisfies Record<Tier, string>,
  preference: { 'hands-off': '少打扰', 'wants-information': '愿听资讯' } satisfies Record<Preference, string>,
  calendar: { lunar: '是', solar: '否' },
  role: {
    'line-manager': '直线管理人员',
    supervising: '主管部门经办',
    'supervising-head': '主管部门负责人',
    inspector: '检查组',
  } satisfies Record<OfficerRole, string>,
} as const;

function table<T>(cells: Record<string, (record: T) => string | undefined>): Table<T> {
  const fill = Object.values(cells);
  return { columns: Object.keys(cells), cells: (record) => fill.map((one) => one(record) ?? '') };
}

const day = (date: CivilDate | undefined) => date?.replaceAll('-', '');
const two = (number: number) => String(number).padStart(2, '0');

export const CLIENTS = table<SampleClient>({
  客户号: (client) => client.id,
  姓名: (client) => client.name,
  性别: (client) => client.gender && WORDS.gender[client.gender],
  手机: (client) => client.phone,
  地址: (client) => client.address,
  客户层级: (client) => WORDS.tier[client.tier],
  生日: ({ birthday }) => `${two(birthday.month)}-${two(birthday.day)}`,
  农历标志: ({ birthday }) => WORDS.calendar[birthday.calendar],
  开户日: (client) => day(client.openedOn),
  风险等级: (client) => client.tolerance && `C${client.tolerance}`,
  测评日: (client) => day(client.assessedOn),
  测评到期日: (client) => day(client.expiresOn),
  手机核实日: (client) => day(client.phoneVerifiedOn),
  地址核实日: (client) => day(client.addressVerifiedOn),
  最近联系日: (client) => day(client.contactOn),
  偏好: (client) => client.preference && WORDS.preference[client.preference],
  关注主题: (client) => client.topics.join('、'),
  活期余额: (client) => client.settlement.toFixed(2),
  客户经理号: (client) => client.managerId,
});

export const HOLDINGS = table<SampleHolding & { clientId: string }>({
  持有编号: (holding) => holding.id,
  客户号: (holding) => holding.clientId,
  产品类型: (holding) => holding.type,
  产品名称: (holding) => holding.name,
  金额: (holding) => holding.amount.toFixed(2),
  到期日: (holding) => day(holding.maturesOn),
  到期方式: (holding) => holding.atMaturity,
  产品风险等级: (holding) => holding.rating && `R${holding.rating}`,
  状态: (holding) => (holding.closed ? '已结清' : '正常'),
});

export const UNITS = table<SampleUnit>({
  机构号: (unit) => unit.id,
  机构名称: (unit) => unit.name,
  负责人编号: (unit) => unit.lineManagerId,
  主管部门: (unit) => unit.departmentId,
});

export const MANAGERS = table<SampleManager>({
  客户经理号: (manager) => manager.id,
  工号: (manager) => manager.employeeNo,
  姓名: (manager) => manager.name,
  邮箱: (manager) => manager.mail,
  机构号: (manager) => manager.unitId,
  代理人: (manager) => manager.deputyId,
  休假开始: (manager) => day(manager.leave?.from),
  休假结束: (manager) => day(manager.leave?.to),
});

export const OFFICERS = table<SampleOfficer>({
  人员编号: (officer) => officer.id,
  工号: (officer) => officer.employeeNo,
  姓名: (officer) => officer.name,
  岗位: (officer) => WORDS.role[officer.role],
  主管部门: (officer) => officer.departmentId,
  邮箱: (officer) => officer.mail,
  代理人: (officer) => officer.deputyId,
});
