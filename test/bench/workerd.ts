import { execFileSync } from 'node:child_process'

interface Process {
  pid: number
  cpuS: number // used so far
}

/** The runtime that this process started last. */
export function workerd(): Process {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,time=,comm='], { encoding: 'utf8' }).split('\n')
  const ours = lines
    .map(line => line.trim().split(/\s+/))
    .filter(([, parent, , command]) => Number(parent) === process.pid && command?.includes('workerd'))
    .map(([pid, , time]) => ({ pid: Number(pid), cpuS: secondsOf(time!) }))
  if (ours.length === 0) throw new Error('no workerd is running')
  return ours.at(-1)!
}

/** 'dd-hh:mm:ss', 'hh:mm:ss' or, on a Mac, 'mm:ss.cc'. */
function secondsOf(time: string): number {
  const [clock, days = '0'] = time.split('-').toReversed()
  return Number(days) * 86_400 + clock!.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
