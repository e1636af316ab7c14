import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

interface Process {
  pid: number
  cpuS: number // used so far
}

/** The runtime that this process started last. */
export function workerd(): Process {
  const ours = runtimes()
  if (ours.length === 0) throw new Error('no workerd is running')
  return ours.at(-1)!
}

/** Seconds of processor that the runtimes of this process use while `work` goes on: what a busy machine changes least. */
export async function cpuOf<T>(work: () => Promise<T>): Promise<{ cpuS: number; result: T }> {
  const used = () => runtimes().reduce((sum, { cpuS }) => sum + cpuS, 0)
  const before = used()
  const result = await work()
  return { cpuS: used() - before, result }
}

function runtimes(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,time=,comm='], { encoding: 'utf8' }).split('\n')
  return lines
    .map(line => line.trim().split(/\s+/))
    .filter(([, parent, , command]) => Number(parent) === process.pid && command?.includes('workerd'))
    .map(([pid, , time]) => ({ pid: Number(pid), cpuS: ticksOf(Number(pid)) ?? secondsOf(time!) }))
}

const TICKS_PER_S = 100 // of what Linux tells, on every machine

/** Linux tells hundredths of a second, where ps tells seconds. */
function ticksOf(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return undefined
  const fields = readFileSync(file, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S
}

/** 'dd-hh:mm:ss', 'hh:mm:ss' or, on a Mac, 'mm:ss.cc'. */
function secondsOf(time: string): number {
  const [clock, days = '0'] = time.split('-').toReversed()
  return Number(days) * 86_400 + clock!.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
