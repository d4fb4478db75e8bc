import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** The command line of a running process; null when there is none (a zombie counts as none). */
export function commandOf(pid: number): string | null {
  if (process.platform !== "linux")
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim() || null;
  const file = `/proc/${pid}/cmdline`;
  try {
    return (existsSync(file) && readFileSync(file, "utf8").replaceAll("\0", " ").trim()) || null;
  } catch {
    return null;
  }
}

/** The running processes of a group, in order (zombies count as none). */
export function processesOfGroup(group: number): number[] {
  const found = groups().filter((row) => row.group === group && !row.state.startsWith("Z"));
  return found.map(({ pid }) => pid).toSorted((a, b) => a - b);
}

type Row = { pid: number; state: string; group: number };

function groups(): Row[] {
  if (process.platform !== "linux") {
    const lines = spawnSync("ps", ["-A", "-o", "pid=,state=,pgid="], { encoding: "utf8" }).stdout.trim().split("\n");
    return lines.map((line) => rowOf(line.trim().split(/\s+/)));
  }
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // The name of the program, in parentheses, may have anything in it.
      const [state = "", , group = ""] = readFileSync(`/proc/${name}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return [rowOf([name, state, group])];
    } catch {
      return []; // it has ended since
    }
  });
}

function rowOf([pid, state = "", group]: string[]): Row {
  return { pid: Number(pid), state, group: Number(group) };
}

/** Bytes of memory that a running process holds now. */
export function residentBytes(pid: number): number {
  const kilobytes =
    process.platform === "linux"
      ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
      : spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  return Number(kilobytes) * 1024;
}

/** Asks again every 20 ms; false when `limitMs` went by. */
export async function becomes(condition: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > deadline) return false;
    await wait(20);
  }
  return true;
}

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
