import type { Gauge as Weight } from '../../pages/checks/weight.ts'
import { Bar } from '../flow.tsx'
import type { Screen } from '../screen.ts'

/** What the page costs a phone, beside what it may. */
export const Gauge = ({ screen: { t, f }, weight: { html, load, requests } }: { screen: Screen; weight: Weight }) => {
  const words = t.desk.gauge
  const kb = (bytes: number) => f.count(Math.round(bytes / 102.4) / 10)
  const lines = [
    { name: words.html, said: words.kb(kb(html.bytes), kb(html.most)), share: html.bytes / html.most },
    { name: words.load, said: words.kb(kb(load.bytes), kb(load.most)), share: load.bytes / load.most },
    { name: words.requests, said: words.of(requests.count, requests.most), share: requests.count / requests.most },
  ]
  return (
    <dl class="weights">
      {lines.map(({ name, said, share }) => (
        <div class={share > 1 ? 'over' : undefined}>
          <dt>{name}</dt>
          <dd>
            <Bar share={Math.min(1, share)} />
            <span>{share > 1 ? `${said} · ${words.over}` : said}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
