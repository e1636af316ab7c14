import type { Used } from './counted.ts'
import { countingHost } from './counting-host.ts'
import { SECRETS, signedIn } from './host.ts'
import type { Asked } from './scale-probe.ts'
import { workerd } from './workerd.ts'

/** What was used, and the CPU of the whole runtime meanwhile: the Worker, and the simulators of D1, R2 and the queue. */
export type Spent = Used & { cpuMs: number }

/** The product of scale-probe.ts on the state of another host. */
export async function scaleHost(stateFolder: string) {
  const { url, stop } = await countingHost(stateFolder, SECRETS, { source: 'test/bench/scale-probe.ts' })
  const spent = async (work: () => Promise<Used>): Promise<Spent> => {
    const before = workerd().cpuS
    const used = await work()
    return { ...used, cpuMs: (workerd().cpuS - before) * 1000 }
  }
  const tell = (asked: Asked) =>
    spent(async () => {
      const answer = await fetch(`${url}/scale`, { method: 'POST', body: JSON.stringify(asked) })
      if (!answer.ok) throw new Error(`${asked.do}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Used
    })
  const cookie = await signedIn(url)
  /** A question of the team's, `times` over: what the one in the middle used, with the mean CPU. */
  const ask = async (path: string, times: number, body?: object): Promise<Spent> => {
    const answers: Used[] = []
    const { cpuMs } = await spent(async () => {
      for (let i = 0; i < times; i++) answers.push(await answerTo(url + path, cookie, body))
      return answers[0]!
    })
    return { ...answers.toSorted((a, b) => a.d1Ms - b.d1Ms)[times >> 1]!, requests: 1, cpuMs: cpuMs / times }
  }
  return { tell, ask, stop }
}

export type ScaleHost = Awaited<ReturnType<typeof scaleHost>>

async function answerTo(url: string, cookie: string, body?: object): Promise<Used> {
  const answer = await fetch(url, {
    headers: { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}`, Cookie: cookie },
    redirect: 'manual',
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${text.slice(0, 500)}`)
  return JSON.parse(answer.headers.get('x-used')!) as Used
}
