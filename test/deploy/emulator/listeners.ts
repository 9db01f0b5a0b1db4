import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LISTENING = '0A';
/** 127.0.0.1 and ::1 as the kernel writes them. */
const OWN = /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F)$/;

/** The addresses and ports, other than of this computer alone, on which a process and its children listen. Known on Linux only. */
export function listenersOutside(pid: number): string[] {
  if (!existsSync('/proc/self/net/tcp')) return [];
  const mine = new Set([pid, ...childrenOf(pid)].flatMap(socketsOf));
  return ['tcp', 'tcp6'].flatMap((table) => {
    const path = `/proc/${pid}/net/${table}`;
    const rows = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(1) : [];
    return rows.flatMap((row) => {
      const [, local = '', , state, , , , , , inode = ''] = row.trim().split(/\s+/);
      const [address = '', port = '0'] = local.split(':');
      const outside = state === LISTENING && mine.has(inode) && !OWN.test(address);
      return outside ? [`${address}:${Number.parseInt(port, 16)}`] : [];
    });
  });
}

function childrenOf(pid: number): number[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(path) ? readFileSync(path, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number) : [];
  return children.flatMap((child) => [child, ...childrenOf(child)]);
}

function socketsOf(pid: number): string[] {
  const directory = `/proc/${pid}/fd`;
  return readdirSync(directory).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${directory}/${fd}`))?.[1] ?? [];
    } catch {
      return [];
    }
  });
}
